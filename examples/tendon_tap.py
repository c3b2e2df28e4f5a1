"""The ankle jerk: harder and harder taps on the Achilles tendon, and the calf's answers (how far off: see Chon1996).

Run: python examples/tendon_tap.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from myospasm import build_person
from myospasm.instruments.surface_emg import BellyTendon
from myospasm.run import run

DEPTHS = [0.1, 0.2, 0.5, 1.0]  # mm


def main(folder: Path) -> None:
    taps = ". ".join(f"Tap the tendon by {depth} mm. Rest for 1 s" for depth in DEPTHS)
    trace = run(build_person("adult", {"soleus": 60}), f"Hold the ankle at neutral. Rest for 1 s. {taps}.")
    recording = BellyTendon("soleus").record(trace)
    time = recording.start + np.arange(recording.samples.shape[1]) / recording.rate
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2), layout="constrained")
    pull = trace["pull"].values[:, 0]
    begins = np.flatnonzero((pull[1:] > 0) & (pull[:-1] == 0)) / 1000
    for begin, depth in zip(begins, DEPTHS, strict=True):
        near = (time > begin) & (time < begin + 0.1)
        print(f"a tap of {depth} mm: {np.ptp(recording.samples[0, near]):.2f} mV")
        left.plot(1000 * (time[near] - begin), recording.samples[0, near], label=f"{depth} mm")
        right.plot(trace["torque"].values[round(1000 * begin) : round(1000 * begin) + 400, 0])
    left.set(xlabel="ms after the hammer", ylabel="EMG of soleus (mV)")
    right.set(xlabel="ms after the hammer", ylabel="ankle torque (N m)")
    left.legend(frameon=False)
    figure.savefig(folder / "tendon_tap.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
