"""When the fibers of the real motor units fire, of which each simulated unit stands for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import stream
from myospasm.instruments.action_potential import LEAD
from myospasm.instruments.anatomy import Units, units_in, units_of
from myospasm.instruments.companions import FARTHEST, VOLLEY, accompany
from myospasm.instruments.superposition import Spikes
from myospasm.records import ORIGINS

if TYPE_CHECKING:
    from myospasm.muscles import Muscle
    from myospasm.records import Trace

BLOWS = ("stimulus_nerve", "stimulus_point", "pull")
ANSWER, SILENT = 0.12, 0.2
"""s; a reflex comes sooner than the one, and of a unit at leisure the last spike was sooner than the other before."""


def companions(muscle: Muscle, simulated: int) -> int:
    """How many real units one simulated unit of this muscle stands for."""
    return max(1, round(muscle.motor_units.value / simulated))


def fiber_spikes(trace: Trace, muscle: Muscle, index: np.ndarray, seed: int) -> Spikes:
    """Arrivals at the fibers of some units (less LEAD), renumbered from 0, with the share of fibers that answered.

    Where a muscle is simulated with fewer units than it has, each fires as its share of the real ones, which are
    numbered in turn (`accompany`).
    """
    number = np.full(trace.sizes["unit"], -1)
    number[index] = np.arange(len(index))
    unit = number[trace["fiber_spike_unit"].values]
    time = trace["fiber_spike_time"].values
    keep = np.flatnonzero((unit >= 0) & np.isfinite(time))
    keep = keep[np.argsort(time[keep], kind="stable")]
    spikes = Spikes(time[keep] - LEAD, unit[keep], _amplitude(trace, time[keep], index[unit[keep]]))
    own = trace["fiber_spike_origin"].values[keep] != ORIGINS.index("stimulus")
    most = np.zeros(len(keep))
    answers = evoked(trace, muscle, time[keep][own], unit[keep][own])
    most[own] = np.where(answers, VOLLEY.value, FARTHEST.value)
    return accompany(spikes, most, companions(muscle, len(index)), stream(seed, f"companions/{muscle.name}"))


def real_units(trace: Trace, muscle: Muscle, seed: int) -> tuple[Spikes, Units]:
    """A muscle's spikes and its real units, each in a place of its own."""
    index = units_in(trace, str(muscle.name))
    _, units = units_of(trace, muscle, seed, companions(muscle, len(index)))
    return fiber_spikes(trace, muscle, index, seed), units


def evoked(trace: Trace, muscle: Muscle, time: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """Which of the cord's spikes (in order of time) answer a shock or a tap: soon after it, of a unit silent before.

    Errors: an F wave, in truth of one real unit, is one of all those that the simulated unit stands for.
    """
    if not len(time):
        return np.zeros(0, bool)
    there = [trace[name].transpose("time", "muscle") for name in BLOWS if name in trace]
    blows = [values.sel(muscle=str(muscle.name)).values > 0 for values in there]
    at = trace["time"].values[np.flatnonzero(np.diff(np.any(blows, axis=0), prepend=False))]
    since = time - np.append(-np.inf, at)[np.searchsorted(at, time, side="right")]
    order = np.lexsort((time, unit))
    gap = np.diff(time[order], prepend=-np.inf)
    gap[np.diff(unit[order], prepend=-1) != 0] = np.inf
    silent = np.empty(len(time), bool)
    silent[order] = gap > SILENT
    return (since < ANSWER) & silent


def _amplitude(trace: Trace, time: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """`fiber_amplitude` at each spike, linear between its slow samples."""
    slow, share = trace["slow_time"].values, trace["fiber_amplitude"].transpose("slow_time", "unit").values
    if len(slow) == 1:
        return share[0, unit]
    low = np.clip(np.searchsorted(slow, time, side="right") - 1, 0, len(slow) - 2)
    part = np.clip((time - slow[low]) / (slow[low + 1] - slow[low]), 0, 1)
    return share[low, unit] * (1 - part) + share[low + 1, unit] * part
