"""The cramp threshold frequency of the foot: which train of shocks leaves a cramp behind, and in whom.

Run: python examples/threshold_sweep.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt

from myospasm import build_person, threshold_sweep

FOOT = {"abductor_hallucis": 43}
FREQUENCIES = [8, 12, 16, 20, 24, 28]


def main(folder: Path) -> None:
    figure, panel = plt.subplots(figsize=(6, 3.5), layout="constrained")
    for name, said in {"cramp_prone_adult": "who cramps easily", "adult": "who rarely cramps"}.items():
        sweep = threshold_sweep(build_person(name, FOOT), FREQUENCIES, rest=20.0)
        print(f"{name}: threshold {sweep.threshold():g} Hz")
        for frequency, units, seconds in zip(*sweep, strict=True):
            print(f"  {frequency:3g} Hz left {units:2} units firing for {seconds:4.1f} s")
        panel.plot(sweep.frequencies, sweep.seconds, "o-", label=said)
    panel.set(xlabel="150 shocks at this frequency (Hz)", ylabel="seconds that units fire afterwards")
    panel.axhline(20, color="0.8", lw=1, label="as long as was watched", zorder=0)
    panel.legend(frameon=False)
    figure.savefig(folder / "threshold_sweep.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
