"""A stretch of the reference axon with thin myelin, and what gets through: the measure of `nerve.demyelination`."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from myospasm.nerve.excitability import FIRED
from myospasm.nerve.mrg import NORMAL, STEP, Bath, MotorAxon, motor_axon, run

BEFORE = 9
"""Healthy internodes before the thin ones."""
WATCHED = 6
"""Nodes from either end at which impulses are counted."""
PULSE, CURRENT, FIRST = 1e-4, 6.0, 5e-4
"""A shock into the first node (s, nA), and when the first one comes (s)."""


def thinned_axon(lost: float, internodes: int, diameter: float = 10.0, nodes: int = 35) -> MotorAxon:
    """A fiber (um) whose myelin has lost a share over so many internodes in a row."""
    myelin = np.ones(nodes - 1)
    myelin[BEFORE : BEFORE + internodes] = 1.0 - lost
    return motor_axon(diameter, nodes=nodes, myelin=myelin)


def crossings(axons: list[MotorAxon], trains: list[np.ndarray], duration: float, bath: Bath = NORMAL) -> list[Any]:
    """Times (s) at which impulses, asked for at the times of each train, came by before and behind the stretch."""
    together = jax.tree.map(lambda *parts: jnp.stack([jnp.asarray(p, jnp.float32) for p in parts]), *axons)
    nodes = axons[0].ends.shape[0] + 1
    drive = np.zeros((len(trains), round(duration / STEP), nodes), np.float32)
    for fiber, times in enumerate(trains):
        for start in np.round((FIRST + times) / STEP).astype(int):
            drive[fiber, start : start + round(PULSE / STEP), 0] = CURRENT
    ends = jnp.array([WATCHED, nodes - WATCHED])
    wave = jax.jit(jax.vmap(lambda axon, now: run(axon, now, bath)[1][:, ends]))(together, jnp.asarray(drive))
    return [[_rises(side) for side in fiber.T] for fiber in np.asarray(wave)]


def delays(shares: Any, internodes: int, diameter: float = 10.0) -> np.ndarray:
    """By how much an impulse is later (s) for each share of myelin lost; NaN where it does not come through."""
    axons = [thinned_axon(lost, internodes, diameter) for lost in (0.0, *shares)]
    found = crossings(axons, [np.zeros(1)] * len(axons), 0.008)
    took = np.array([behind[0] - before[0] if behind.size else np.nan for before, behind in found])
    return took[1:] - took[0]


def passed(lost: float, internodes: int, intervals: Any, pulses: int = 6) -> np.ndarray:
    """Share of the impulses that set out which come through, for trains at each interval (s)."""
    trains = [interval * np.arange(pulses) for interval in intervals]
    longest = max(train[-1] for train in trains) + 0.006
    found = crossings([thinned_axon(lost, internodes)] * len(trains), trains, longest)
    return np.array([behind.size / before.size for before, behind in found])


def _rises(wave: np.ndarray) -> np.ndarray:
    step = np.flatnonzero((wave[:-1] < FIRED) & (wave[1:] >= FIRED))
    return STEP * (step + (FIRED - wave[step]) / (wave[step + 1] - wave[step]))
