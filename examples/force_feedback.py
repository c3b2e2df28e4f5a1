"""Matching a force on a screen: the command is corrected by what is seen, and the force wanders around its target.

Run: python examples/force_feedback.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from myospasm import build_person
from myospasm.run import run

TASK = """
Contract at 100 % for 2 s. Rest for 6 s. Follow the force from 0 % to 30 % over 4 s.
Match 30 % of the maximal force for 10 s. Follow the force from 30 % to 0 % over 4 s.
"""


def main(folder: Path) -> None:
    trace = run(build_person("adult", {"soleus": 60}), TASK)
    time, shown = trace["time"].values, 100 * trace["share"].values[:, 0]
    target = 100 * trace["force_target"].values[:, 0]
    held = shown[14_000:21_000]
    print(f"held {held.mean():.1f} % of the maximum, give or take {100 * held.std() / held.mean():.1f} %")
    figure, (top, bottom) = plt.subplots(2, figsize=(7, 4), sharex=True, layout="constrained")
    top.plot(time, shown, color="0.2", label="force")
    top.plot(time, np.where(target > 0, target, np.nan), color="#d55e00", label="target")
    top.set(ylabel="% of maximum", ylim=(0, 110))
    top.legend(frameon=False)
    bottom.plot(time, 100 * trace["drive"].values[:, 0], color="0.2")
    bottom.set(ylabel="command (%)", xlabel="time (s)")
    figure.savefig(folder / "force_feedback.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
