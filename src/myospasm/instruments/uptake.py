"""What metal in a muscle hears: near fibers one by one, each wavering by itself, far ones by a few of each unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import stream
from myospasm.instruments.anatomy import orphaned
from myospasm.instruments.arrivals import real_units
from myospasm.instruments.fibers import Fibers, Scatter
from myospasm.instruments.fibrillation import Orphans
from myospasm.instruments.near_field import Lead, distance, from_metal, longest, waveforms
from myospasm.instruments.superposition import Spikes, superpose

if TYPE_CHECKING:
    from myospasm.muscles import Muscle
    from myospasm.records import Trace

METAL = 0.0005
"""m from any of the metal within which every fiber is summed too."""
OWN = 0.0004
"""m within which every fiber also has its own jitter; further away many are summed, and it is lost in the sum."""
FEW = 32
"""Fibers of a unit that speak for all of its farther ones, evenly from the nearest to the farthest."""
SMOOTH = 1.06 * FEW**-0.2
"""Share of a unit's spread in time by which these are smoothed: Silverman's rule for a density from FEW of it."""


class Crowd(NamedTuple):
    """The fibers that one lead hears: whose group each is, and for how many it speaks."""

    fibers: Fibers
    group: np.ndarray
    """Its unit; or, if it has its own jitter, the number of units plus its number among such fibers."""
    weight: np.ndarray
    own: np.ndarray
    """Which of the fibers have their own jitter, in order of their group."""


def hear(trace: Trace, muscle: Muscle, leads: Sequence[Lead], clock: tuple[float, float, int], seed: int) -> np.ndarray:
    """The potential differences (mV) of some leads, shape (leads, samples); `clock` is rate, start, samples.

    Equation: at every arrival of a real unit's spike (`arrivals.fiber_spikes`), the potential of its fibers is
    added; those closest waver by their own jitter, anew at every discharge. Fibers without a nerve discharge by
    themselves (`fibrillation.Orphans`).
    Source: Nandedkar1988, DeCarvalhoSwash2013. Errors: fibers farther than OWN do not waver; a block takes a share of
    every fiber's potential and not some fibers' whole; fibers farther than the lead's uptake are heard through FEW of
    each unit, so that these blunt far waves are good to a third.
    """
    signal = fibrillation(trace, muscle, leads, clock, seed)
    spikes, units = firing(trace, muscle, seed)
    return signal + innervated(spikes, units, leads, clock, stream(seed, f"jitter/{muscle.name}"))


def fibrillation(
    trace: Trace, muscle: Muscle, leads: Sequence[Lead], clock: tuple[float, float, int], seed: int
) -> np.ndarray:
    """What is heard (mV) of fibers without a nerve, shape (leads, samples)."""
    rate, start, samples = clock
    signal, share = np.zeros((len(leads), samples), np.float32), orphaned(trace, str(muscle.name))
    fibers = Orphans().near(muscle, share, leads, seed) if share > 0 else None
    if fibers is None or not len(fibers.unit):
        return signal
    size, count = int(2 ** np.ceil(np.log2(longest(fibers) * rate))), len(fibers.unit)
    spikes = Orphans().discharges(fibers, start, start + samples / rate, seed)
    groups = np.arange(count), count, np.ones(count)
    shapes = np.stack([waveforms(fibers, lead, rate, size, groups) for lead in leads], 1)
    return superpose(spikes, _series(shapes, size), rate, start, samples)


def innervated(
    spikes: Spikes,
    units: tuple[Fibers, int],
    leads: Sequence[Lead],
    clock: tuple[float, float, int],
    seed: int,
) -> np.ndarray:
    """What is heard (mV) of motor units, shape (leads, samples)."""
    rate, start, samples = clock
    if not len(spikes.time):
        return np.zeros((len(leads), samples), np.float32)
    fibers, active = units
    size = int(2 ** np.ceil(np.log2(longest(fibers) * rate)))
    crowds = gather(fibers, leads, active)
    shapes = [potentials(c, lead, rate, size, active) for c, lead in zip(crowds, leads, strict=True)]
    together = np.stack([s[:active] for s in shapes], 1)
    signal = superpose(spikes, _series(together, size), rate, start, samples)
    for row, (crowd, shape) in enumerate(zip(crowds, shapes, strict=True)):
        wavering = _jittered(spikes, crowd.fibers.some(crowd.own), seed)
        if len(wavering.time):
            signal[row] += superpose(wavering, _series(shape[active:, None], size), rate, start, samples)[0]
    return signal


def firing(trace: Trace, muscle: Muscle, seed: int) -> tuple[Spikes, tuple[Fibers, int]]:
    """The real units that fire, numbered from 0: their spikes, their fibers, and how many they are."""
    spikes, units = real_units(trace, muscle, seed)
    active, number = np.unique(spikes.unit, return_inverse=True)
    fibers = Scatter().place(units, str(muscle.name), seed)
    fibers = fibers.some(np.isin(fibers.unit, active))
    fibers = fibers._replace(unit=np.searchsorted(active, fibers.unit))
    return spikes._replace(unit=number), (fibers, len(active))


def gather(fibers: Fibers, leads: Sequence[Lead], units: int) -> list[Crowd]:
    """Which fibers some leads hear, the same for all, so that channels can be subtracted; and how each hears them."""
    apart = np.array([distance(fibers, lead) for lead in leads])
    uptake = np.array([[lead.uptake] for lead in leads])
    metal = np.min([from_metal(fibers, lead) for lead in leads], axis=0)
    close = (apart < uptake).any(0) | (metal < METAL)
    near = np.flatnonzero(close)
    few, weight = _speakers(fibers, np.flatnonzero(~close), apart.min(0))
    chosen = Fibers(*(np.concatenate(pair) for pair in zip(fibers.some(near), few, strict=True)))
    weights = np.concatenate([np.ones(len(near)), weight])
    crowds = []
    for row in apart:
        own, group = np.flatnonzero(row[near] < OWN), chosen.unit.copy()
        group[own] = units + np.arange(len(own))
        crowds.append(Crowd(chosen, group, weights, own))
    return crowds


def _speakers(fibers: Fibers, far: np.ndarray, apart: np.ndarray) -> tuple[Fibers, np.ndarray]:
    """FEW of every unit's far fibers, smoothed in time, and for how many each speaks."""
    if not len(far):
        return fibers.some(far), np.empty(0)
    order = far[np.lexsort((apart[far], fibers.unit[far]))]
    _, first, many = np.unique(fibers.unit[order], return_index=True, return_counts=True)
    taken = np.minimum(many, FEW)
    which = np.arange(taken.sum()) - np.repeat(np.cumsum(taken) - taken, taken)
    place = np.repeat(first, taken) + ((which + 0.5) * np.repeat(many / taken, taken)).astype(int)
    few = fibers.some(order[place])
    unit = fibers.unit[order]
    arrives = fibers.arrival[order] + fibers.endplate[order] / fibers.velocity[order]
    spread = np.array([np.std(part) for part in np.split(arrives, np.flatnonzero(np.diff(unit)) + 1)])
    return few._replace(smear=SMOOTH * np.repeat(spread, taken)), np.repeat(many / taken, taken)


def potentials(crowd: Crowd, lead: Lead, rate: float, samples: int, units: int) -> np.ndarray:
    """Action potentials (mV) of all units, then of each fiber with its own jitter; shape (units + fibers, samples)."""
    return waveforms(crowd.fibers, lead, rate, samples, (crowd.group, units + len(crowd.own), crowd.weight))


def unit_potentials(crowd: Crowd, lead: Lead, rate: float, samples: int, units: int) -> np.ndarray:
    """Action potentials (mV) of whole units without jitter, shape (units, samples)."""
    return waveforms(crowd.fibers, lead, rate, samples, (crowd.fibers.unit, units, crowd.weight))


def _series(shapes: np.ndarray, size: int) -> np.ndarray:
    """Action potentials (groups, channels, samples) as `superpose` wants them."""
    return np.fft.rfft(shapes, 4 * size, axis=-1).astype(np.complex64).transpose(2, 1, 0)


def _jittered(spikes: Spikes, fibers: Fibers, seed: int) -> Spikes:
    """Every discharge of each of these fibers by itself, numbered from 0; a fiber wavers alike in every channel."""
    order = np.argsort(spikes.unit, kind="stable")
    low, high = (np.searchsorted(spikes.unit[order], fibers.unit, side) for side in ("left", "right"))
    taken = [order[a:b] for a, b in zip(low, high, strict=True)]
    which = np.concatenate([*taken, np.empty(0, int)]).astype(int)
    waver = [
        np.random.default_rng([seed, n]).standard_normal(len(t)) for n, t in zip(fibers.number, taken, strict=True)
    ]
    time = spikes.time[which] + Scatter().jitter * np.concatenate([*waver, np.empty(0)])
    return Spikes(time, np.repeat(np.arange(len(taken)), high - low), spikes.size[which])
