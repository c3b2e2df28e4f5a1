"""The shelf of muscles: one file each; the folder is the registry. Copy a file to add a muscle."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from typing import Any

import numpy as np

from myospasm.ground import MyospasmError, Quantity, component, static, unknown


@component
class Muscle:
    """One muscle as anatomy and physiology describe it.

    On the shelf every number is a cited `Quantity`; `stack` turns several muscles into one table of arrays, shape
    (muscles,), which is what the organs work with.
    """

    name: str | tuple[str, ...] = static()
    joint: str | tuple[str, ...] = static()
    """The joint it moves, as "ankle"; which way is positive, the joint tells."""
    antagonists: tuple = static()
    nerve: str | tuple[str, ...] = static()
    """Which nerve reaches it, as in "tibial"."""
    roots: tuple = static()
    """Share of its motor axons by root, as in (("S1", 0.6), ("S2", 0.4)); the sum is 1. Which roots is published
    (PhillipsPark1991, Schirmer2011, Gray2015); the shares are read from how often each root's shock reached a muscle,
    or assumed where nobody counted: people differ by one root up or down."""
    simulated_units: int | tuple[int, ...] = static()
    """Motor units simulated by default; each stands for motor_units / simulated_units real ones."""
    motor_units: Any  # 1, counted or estimated
    maximal_force: Any  # N, all units tetanized at optimal length
    optimal_length: Any  # m, fiber length of maximal force
    tendon_slack_length: Any  # m
    pennation: Any  # rad, at optimal length
    moment_arm: Any  # m, positive when shortening rotates the joint in its positive direction
    neutral_length: Any  # 1, fiber length in optimal lengths, resting, joint at 0 rad
    slow_fraction: Any  # 1, type I share
    slow_contraction_time: Any  # s, twitch contraction time of the slowest unit
    fast_contraction_time: Any  # s, of the fastest unit
    unit_force_range: Any  # 1, strongest over weakest unit
    potentiation: Any  # 1, relative increase of the twitch after a tetanus
    afterhyperpolarization: Any  # 1, how long its motoneurons' lasts, over what the pool has by size
    nerve_length: Any  # m, cord to motor point
    stimulus_distance: Any  # m, usual nerve stimulation site to motor point
    fiber_length: Any  # m, of the fibers that the skin electrode sees
    depth: Any  # m, middle of the muscle below its surface
    width: Any  # m, across the fibers, along the skin
    thickness: Any  # m, from its surface inwards
    fat: Any  # m, subcutaneous fat
    skin: Any  # m
    fiber_velocity: Any  # m/s, mean conduction velocity of the fibers
    fibers: Any  # 1, number of muscle fibers


LABELS = ("name", "joint", "antagonists", "nerve", "roots", "simulated_units")
NUMBERS = tuple(f for f, a in Muscle.__annotations__.items() if a in ("Any", Any))


EXPECTED_UNITS = dict.fromkeys(NUMBERS, "1") | {
    "maximal_force": "N",
    "pennation": "rad",
    "fiber_velocity": "m/s",
    "slow_contraction_time": "s",
    "fast_contraction_time": "s",
    **dict.fromkeys(["optimal_length", "tendon_slack_length", "moment_arm", "nerve_length", "stimulus_distance"], "m"),
    **dict.fromkeys(["fiber_length", "depth", "width", "thickness", "fat", "skin"], "m"),
}
"""The unit in which each number of a muscle must stand on the shelf."""


def names() -> list[str]:
    """The muscles on the shelf."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__))


def load(name: str) -> Muscle:
    """One muscle with its cited numbers.

    Raises MyospasmError for an unknown name, naming the nearest, and for a number in a wrong unit.
    """
    if name not in names():
        raise unknown("muscle", name, names())
    muscle = importlib.import_module(f"{__name__}.{name}").MUSCLE
    for field, expected in EXPECTED_UNITS.items():
        found = getattr(muscle, field).unit
        if found != expected:
            raise MyospasmError(f"{field} of muscle {name!r} is given in {found!r}; it should be in {expected!r}")
    return muscle


def stack(muscles: list[Muscle]) -> Muscle:
    """Several muscles as one table: names as tuples, numbers as arrays of shape (muscles,)."""
    if not muscles:
        raise MyospasmError("a person needs at least one muscle; name one of: " + ", ".join(names()))
    table: dict[str, Any] = {f: np.array([getattr(m, f).value for m in muscles], np.float32) for f in NUMBERS}
    for label in LABELS:
        table[label] = tuple(getattr(m, label) for m in muscles)
    return Muscle(**table)


def mirrored(muscle: Muscle) -> Muscle:
    """The same muscle of the other side, which turns the joint the other way."""
    arm = muscle.moment_arm
    low, high = (None if end is None else -end for end in (arm.high, arm.low))
    return dataclasses.replace(
        muscle,
        name=_opposite(str(muscle.name)),
        antagonists=tuple(_opposite(name) for name in muscle.antagonists),
        moment_arm=arm._replace(value=-arm.value, low=low, high=high),
    )


def _opposite(name: str) -> str:
    """The name of the muscle of the other side; one that has none is its own."""
    side, _, rest = name.partition("_")
    return {"left": "right_", "right": "left_"}[side] + rest if side in ("left", "right") else name


def cited(muscle: Muscle) -> dict[str, Quantity]:
    """Every number of a muscle from the shelf with its source."""
    return {f: getattr(muscle, f) for f in NUMBERS}
