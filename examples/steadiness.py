"""A weak and a stronger force held on a screen by the elbow's flexors: how much each trembles.

Run: python examples/steadiness.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt

from myospasm import build_person
from myospasm.run import run
from myospasm.signs.force import steadiness

LEVELS = (5, 15, 30, 50)
HOLD, PAUSE, BEGIN = 10.0, 3.0, 7.0


def main(folder: Path) -> None:
    holds = "".join(f"Match {p} % of the maximal force for {HOLD:g} s. Rest for {PAUSE:g} s. " for p in LEVELS)
    person = build_person("adult", {"biceps_brachii": 100, "brachialis": 60})
    trace = run(person, f"Rest for 1 s. Contract at 100 % for 3 s. Rest for 3 s. {holds}")
    shown = 100 * trace["share"].values[:, 0].astype(float)
    ends = [BEGIN + HOLD + k * (HOLD + PAUSE) for k in range(len(LEVELS))]
    found = [steadiness(shown, 1000.0, end - 6.0, end, detrended=True) for end in ends]
    for level, value in zip(LEVELS, found, strict=True):
        print(f"at {level} % of the maximum the force trembles by {value:.1f} %")
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3), width_ratios=(3, 1), layout="constrained")
    left.plot(trace["time"].values, shown, color="0.2", lw=0.6)
    left.set(ylabel="force (% of maximum)", xlabel="time (s)", ylim=(0, 105))
    right.plot(LEVELS, found, "o-", color="#d55e00")
    right.set(ylabel="coefficient of variation (%)", xlabel="target (%)", ylim=(0, None))
    figure.savefig(folder / "steadiness.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
