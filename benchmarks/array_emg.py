"""How long the EMG of a grid takes after a run: 64 electrodes, a minute of the calf, each part switched on in turn.

Run: python benchmarks/array_emg.py [MUSCLE]. The run itself is not counted.
"""

from __future__ import annotations

import dataclasses
import sys
import time

from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.surface_emg import SurfaceArray
from myospasm.protocol import Protocol
from myospasm.run import run
from myospasm.session import build_person

PROTOCOL = "Rest for 5 s. Contract at 40 % for 50 s. Rest for 5 s."


def seconds(device: SurfaceArray, trace, times: int = 3) -> float:
    """The best of some recordings."""
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        device.record(trace)
        found.append(time.perf_counter() - begin)
    return min(found)


def main(muscle: str) -> None:
    """Print a markdown table."""
    trace = run(build_person("cramp_prone_adult"), Protocol(PROTOCOL), seed=1)
    bare = SurfaceArray(muscle, 8, 8, crosstalk=False, limb=False, amplifier=Amplifier(noisy=False))
    limb = dataclasses.replace(bare, limb=True)
    heard = dataclasses.replace(limb, crosstalk=True)
    whole = dataclasses.replace(heard, amplifier=Amplifier())
    print("| 8 x 8 electrodes, 60 s | s |\n|---|---|")
    for name, device in (("muscle alone", bare), ("in a limb", limb), ("with neighbors", heard), ("with noise", whole)):
        print(f"| {name} | {seconds(device, trace):.2f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "medial_gastrocnemius")
