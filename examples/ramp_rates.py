"""A ramp up and down: when each motor unit joins, how fast it fires, and that it leaves at less than it joined.

Run: python examples/ramp_rates.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from myospasm import build_person, record
from myospasm.run import run
from myospasm.signs import delta_f_of

RAMP = ["Ramp the contraction from 0 % to 50 % over 10 s", "Ramp the contraction from 50 % to 0 % over 10 s"]


def main(folder: Path) -> None:
    person = build_person("adult", {"soleus": 60, "tibialis_anterior": 10})
    recording = record(run(person, ["Rest for 1 s", *RAMP, "Rest for 2 s"]))
    units = {name: times for name, times in recording.truth.items() if "soleus" in name and times.size > 20}
    found = delta_f_of(units)
    print(f"{len(units)} units of soleus fired; delta F", found and f"{found['delta_f']:.1f} pps")
    figure, panel = plt.subplots(figsize=(7, 3.5), layout="constrained")
    for number, times in enumerate(units.values()):
        rate = 1 / np.diff(times)
        panel.plot(times[1:], rate, ".", ms=3, color=plt.get_cmap("viridis")(number / len(units)))
    force = next(i for i, c in enumerate(recording.channels) if c.label == "ankle torque")
    torque = recording.samples[force] / recording.samples[force].max() * 15
    panel.plot(np.arange(torque.size) / recording.rate, torque, color="0.7", zorder=0, label="torque, scaled")
    panel.set(xlabel="time (s)", ylabel="discharges per second, small units dark", ylim=(0, 35))
    panel.legend(frameon=False)
    figure.savefig(folder / "ramp_rates.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
