"""How fast a recruitment curve of H reflex and M wave is: 40 currents in 10 people.

Run: python benchmarks/h_reflex.py [UNITS]. The first sweep compiles; the second is timed, and what it spent on muscle
and cord alone is told apart from the EMG.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from myospasm import build_person
from myospasm.people._variation import vary
from myospasm.protocol import Protocol
from myospasm.run import run_batch
from myospasm.sweep import recruitment_sweep

PEOPLE, CURRENTS = 10, np.linspace(0.10, 1.30, 40)


def main(units: int) -> None:
    """Time one sweep, and one run that lasts as long without any EMG."""
    kind = build_person("adult", {"soleus": units})
    people, numbers = [vary(kind, 1 + i) for i in range(PEOPLE)], list(range(1, PEOPLE + 1))
    recruitment_sweep(people, CURRENTS[:2])
    began = time.perf_counter()
    found = recruitment_sweep(people, CURRENTS)
    whole = time.perf_counter() - began
    began = time.perf_counter()
    run_batch(people, [Protocol("Rest for 82 s")] * PEOPLE, seeds=numbers, individuals=numbers)
    alone = time.perf_counter() - began
    ratio = np.mean([c.ratio for c in found.curves()])
    print(f"{PEOPLE} people x {len(CURRENTS)} currents, soleus of {units} units: {whole:.1f} s, {alone:.1f} s of it")
    print(f"without EMG. Mean Mmax {found.m.max(1).mean():.1f} mV, mean Hmax/Mmax {ratio:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
