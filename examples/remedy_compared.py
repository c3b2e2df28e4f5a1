"""The same cramp left alone and stretched: what a remedy does is the difference between two runs of one person.

Run: python examples/remedy_compared.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from myospasm import build_person
from myospasm.run import run

CALF = {"medial_gastrocnemius": 40, "soleus": 40, "tibialis_anterior": 20}
BEGIN = ["Hold the ankle at 30 deg plantar flexion", "Contract at 100 % for 5 s", "Rest for 10 s"]
WAYS = {"left alone": ["Rest for 15 s"], "stretched after 10 s": ["Stretch by 45 deg in 2 s", "Rest for 13 s"]}


def main(folder: Path) -> None:
    person = build_person("cramp_prone_adult", CALF)
    figure, panel = plt.subplots(figsize=(7, 3.2), layout="constrained")
    for name, then in WAYS.items():
        trace = run(person, [*BEGIN, *then])
        calf = trace["muscle_of_unit"].values[trace["fiber_spike_unit"].values] < 2
        counts, edges = np.histogram(trace["fiber_spike_time"].values[calf], np.arange(0, 30.1, 0.5))
        panel.step(edges[:-1], counts / 0.5 / 80, where="post", label=name)
        print(f"{name}: {counts[-10:].sum()} impulses in the last 5 s")
    panel.set(xlabel="time (s)", ylabel="impulses per unit and second", xlim=(0, 30))
    panel.axvspan(0, 5, color="0.92", label="asked for")
    panel.legend(frameon=False)
    figure.savefig(folder / "remedy_compared.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
