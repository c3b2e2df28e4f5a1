"""Eight people who cramp easily do the same: no two cramp alike and some not at all; each has numbers of their own.

Run: python examples/cohort.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from myospasm.evidence.cohort import after, cohort, spikes

EFFORT = "Hold the ankle at 30 deg plantar flexion. Contract at 100 % for 5 s. Rest for 30 s."
PEOPLE = 8


def main(folder: Path) -> None:
    calf = (("medial_gastrocnemius", 40),)
    figure, panels = plt.subplots(PEOPLE, figsize=(7, 7), sharex=True, layout="constrained")
    for number, (trace,) in enumerate(cohort("cramp_prone_adult", calf, (EFFORT,), PEOPLE)):
        found = after(trace, 5.0)
        print(f"person {number + 1}: {found.units} of {found.of} units went on, for {found.duration:.0f} s")
        for unit, times in enumerate(spikes(trace)):
            panels[number].plot(times, np.full(times.size, unit), ",", color="0.2")
        panels[number].axvline(5.0, color="#d55e00", lw=1)
        panels[number].set(yticks=[], ylabel=str(number + 1))
    panels[0].set_title(
        "Every discharge of 40 units in each of 8 people; the line: nothing more is asked for", fontsize=9
    )
    panels[-1].set_xlabel("time (s)")
    figure.savefig(folder / "cohort.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
