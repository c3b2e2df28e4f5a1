"""How much of a muscle the will reaches: a pair of shocks adds the less, the harder the muscle already pulls. In people
the hardest effort reaches more than nine tenths (Burnley2009).

Run: python examples/twitch_interpolation.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt

from myospasm import build_person
from myospasm.run import run
from myospasm.signs.contractility import interpolated

LEVELS = (25, 50, 75, 100)
ONE = "Contract at {} % for 4 s while stimulating the nerve twice 10 ms apart after 3 s. Rest for 3 s. "


def main(folder: Path) -> None:
    text = "Rest for 1 s. " + "".join(ONE.format(level) for level in LEVELS)
    trace = run(build_person("adult", {"adductor_pollicis": 60}), text + "Stimulate the nerve twice 10 ms apart.")
    force, time = trace["force"].values[:, 0].astype(float), trace["time"].values
    shocks, at_rest = [4.0 + 7.0 * k for k in range(len(LEVELS))], 1.0 + 7.0 * len(LEVELS)
    figure, panels = plt.subplots(1, 5, figsize=(9, 3), sharey=True, layout="constrained")
    for panel, shock, level in zip(panels, [*shocks, at_rest], [*LEVELS, 0], strict=True):
        part = (time > shock - 0.2) & (time < shock + 0.5)
        panel.plot(1000 * (time[part] - shock), force[part], color="0.2")
        panel.axvline(0, color="#d55e00", lw=1)
        reached = interpolated(force, 1000.0, shock, at_rest).activation if level else 0.0
        panel.set(title=f"command {level} %\nactivation {reached:.0f} %", xlabel="time (ms)")
        print(f"command {level} %: voluntary activation {reached:.0f} %")
    panels[0].set(ylabel="force (N)", ylim=(0, None))
    figure.savefig(folder / "twitch_interpolation.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
