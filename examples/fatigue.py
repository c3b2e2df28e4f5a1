"""A maximal contraction for two minutes: force and rates fall, the fibers still answer their nerve.

Run: python examples/fatigue.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from myospasm import build_person
from myospasm.run import run

MUSCLE = "adductor_pollicis"


def main(folder: Path) -> None:
    trace = run(build_person("adult", {MUSCLE: 40}), "Rest for 1 s. Contract at 100 % for 120 s. Rest for 5 s.")
    force = trace["force"].values[:, 0]
    edges = np.arange(1.0, 122.0, 5.0)
    fired = np.histogram(trace["soma_spike_time"].values, edges)[0] / 5.0 / trace.sizes["unit"]
    answer = 100 * trace["fiber_amplitude"].values.mean(axis=1)
    print(f"rate from {fired[0]:.1f} to {fired[-1]:.1f} Hz, force to {100 * force[120_000] / force[3_000]:.0f} %")
    figure, (top, middle, bottom) = plt.subplots(3, figsize=(7, 5), sharex=True, layout="constrained")
    top.plot(trace["time"].values, force, color="0.2", lw=0.6)
    top.set(ylabel="force (N)", ylim=(0, None))
    middle.plot(edges[:-1] + 2.5, fired, "o-", color="#d55e00", ms=3)
    middle.set(ylabel="discharges per s\nand motor unit", ylim=(0, None))
    bottom.plot(trace["slow_time"].values, answer, color="#0072b2")
    bottom.set(ylabel="fibers that\nanswer (%)", ylim=(0, 105), xlabel="time (s)")
    figure.savefig(folder / "fatigue.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
