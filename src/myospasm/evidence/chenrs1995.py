"""A shock to the nerve of the wrist's extensor weakens the H reflex of its flexor, less so in writer's cramp."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm import causes
from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import answering_units
from myospasm.evidence.cohort import kind_of
from myospasm.people._variation import vary
from myospasm.protocol import Protocol
from myospasm.run import run_batch
from myospasm.signs.hoffmann import ARM_WINDOW
from myospasm.story import apply

if TYPE_CHECKING:
    from myospasm.anatomy import Person

PEOPLE = 3
MUSCLES = (("flexor_carpi_radialis", 40), ("extensor_carpi_radialis", 12))
INTERVALS = (0, 20, 100)
"""ms from the one shock to the other, one of each phase."""
FIRST, SECOND = 60, 39
"""% of the current for a maximal M wave; the second answers a third of the flexor's units, on the rising limb."""

PAPER = Paper(
    source="ChenRS1995",
    title="Reciprocal inhibition in writer's cramp",
    people=PEOPLE,
    protocol=f"a shock to the nerve of extensor carpi radialis ({FIRST} %), 0, 20 and 100 ms later one to that of "
    f"flexor carpi radialis ({SECOND} %), twice, 3 s apart, and the second alone; healthy, and with writer's cramp",
    rows=(
        Row("N102", "lost of the H reflex in health, first phase", 41, 24, 58, "%", "predict"),
        Row("N103", "lost in health, second phase", 40, 27, 53, "%", "predict"),
        Row("N105-1", "lost in writer's cramp less in health, first phase", 0, None, None, "%", "predict", -1),
        Row("N105-2", "the same, second phase", 0, None, None, "%", "predict", -1),
        Row("N105-3", "the same, third phase", 0, None, None, "%", "predict", -1),
    ),
    errors=f"{PEOPLE} people; the H reflex is the number of units that answer. Inhibition in health is far too weak: "
    "with a 30-fold gain of reciprocal and a 10-fold of presynaptic inhibition a third of the reflex goes in both "
    "phases, but the calf's force at a command of 30 % falls by a fifth (two people), likely because the antagonist's "
    "steady discharge inhibits too.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    kind = kind_of("adult", MUSCLES)
    well, ill = _lost(kind), _lost(apply(kind, causes.load("writers_cramp")))
    return {
        "N102": well[0],
        "N103": well[1],
        **{f"N105-{phase + 1}": ill[phase] - well[phase] for phase in range(len(INTERVALS))},
    }


def _lost(kind: Person) -> list[float]:
    """How much of the H reflex goes at each interval, in % of the one alone."""
    protocols = [Protocol(_pair(1, 0)), *(Protocol(_pair(FIRST, interval)) for interval in INTERVALS)]
    numbers = [1 + i for i in range(PEOPLE) for _ in protocols]
    everyone = [vary(kind, number) for number in numbers]
    traces = run_batch(everyone, protocols * PEOPLE, seeds=numbers, individuals=numbers)
    units = [answering_units(trace, MUSCLES[0][0], ARM_WINDOW).mean() for trace in traces]
    alone, *after = np.reshape(units, (PEOPLE, -1)).mean(axis=0)
    return [float(100 * (1 - one / alone)) for one in after]


def _pair(current: float, interval: float) -> str:
    """A shock to the antagonist's nerve (too weak for any fiber at 1 %), and the test shock after it."""
    first = f"stimulate the nerve of extensor carpi radialis once at {current:g} %"
    second = f"stimulating the nerve of flexor carpi radialis once at {SECOND} % after {200 + interval:g} ms"
    return f"Rest for 0.3 s. 2 times: {first} after 200 ms while {second}, then rest for 3 s."
