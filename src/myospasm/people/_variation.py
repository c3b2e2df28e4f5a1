"""How people of one kind differ from each other: no two of a cohort have the same numbers."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

import numpy as np

from myospasm.ground import ASSUMED, quantity, stream

P = TypeVar("P")

SPREADS = {
    "chemoreceptor.half_rise": quantity(0.15, "1", ASSUMED, "for a threshold frequency with an SD near 3 Hz"),
    "reflexes.ib_gain": quantity(0.25, "1", ASSUMED, "tendon organ inhibition"),
    "motoneuron.persistent_conductance": quantity(0.05, "1", ASSUMED, "mean persistent inward current of a pool"),
    "command.conductance": quantity(0.10, "1", ASSUMED, "how far someone drives a pool at most"),
    "facilitation.time": quantity(0.20, "1", ASSUMED, "how long the cord stays on edge"),
    "muscle.slow_contraction_time muscle.fast_contraction_time": quantity(
        0.12, "1", "VandervoortMcComas1983", "of whole-muscle twitch times, 0.10 to 0.19"
    ),
    "muscle.nerve_length": quantity(0.06, "1", ASSUMED, "body height"),
}
"""SD over mean between people, log-normal, by the path of the number (or of several that go together)."""


def vary(person: P, individual: int) -> P:
    """One individual of this kind: every number in SPREADS times a log-normal factor that belongs to the individual."""
    for paths, spread in SPREADS.items():
        rng = np.random.default_rng(stream(individual, f"person/{paths}"))
        factor = float(np.exp(spread.value * rng.standard_normal()))
        for path in paths.split():
            person = _scaled(person, path.split("."), factor)
    return person


def _scaled(thing: Any, way: list[str], factor: float) -> Any:
    name, *rest = way
    value = getattr(thing, name)
    return dataclasses.replace(thing, **{name: _scaled(value, rest, factor) if rest else value * factor})
