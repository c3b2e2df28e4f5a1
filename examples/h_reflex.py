"""The calf's answers to a shock to its nerve, in three people: the direct one (M wave) and the one that goes round by
the spinal cord (H reflex), which comes at weaker shocks and goes again at stronger ones.

Run: python examples/h_reflex.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from myospasm import build_person
from myospasm.sweep import recruitment_sweep

CURRENTS = np.arange(0.30, 1.20, 0.04)
PEOPLE = 3


def main(folder: Path) -> None:
    person = build_person("adult", {"soleus": 60})
    found = recruitment_sweep([person] * PEOPLE, CURRENTS, interval=1.0)
    figure, panels = plt.subplots(1, PEOPLE, figsize=(9, 3), sharey=True, layout="constrained")
    for number, (panel, curve) in enumerate(zip(panels, found.curves(), strict=True)):
        print(f"person {number + 1}: Hmax is {100 * curve.ratio:.0f} % of Mmax")
        largest = found.m[number].max()
        panel.plot(100 * CURRENTS, 100 * found.m[number] / largest, "o-", ms=3, color="0.3", label="M wave")
        panel.plot(100 * CURRENTS, 100 * found.h[number] / largest, "o-", ms=3, color="#d55e00", label="H reflex")
        panel.set(title=f"person {number + 1}", xlabel="current (% of that for Mmax)")
    panels[0].set_ylabel("answer (% of Mmax)")
    panels[0].legend(frameon=False)
    figure.savefig(folder / "h_reflex.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
