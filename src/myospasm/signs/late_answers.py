"""F waves, by which a motoneuron answers a shock to its own axon, and the tendon jerk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.answers import F_WINDOW, Answers, answers, onset_latency
from myospasm.signs.force import twitch

if TYPE_CHECKING:
    from jaxtyping import Float

NAN = float("nan")
LIKE = quantity(0.95, "1", ASSUMED, "correlation of two F waves that are called the same; papers say 'identical'")
LIKE_SIZE = quantity(0.8, "1", ASSUMED, "least ratio of their amplitudes")
LEAST_OVER_NOISE = quantity(6.0, "1", ASSUMED, "SDs of the background: peak to peak of some hundred samples of noise")
TAP_WINDOW = (0.020, 0.080)
"""s after a tap on the Achilles tendon in which the muscle answers (StamVanCrevel1989)."""


class FWaves(NamedTuple):
    """Persistence (%), latencies and their spread (s), mean F over M amplitude (%), repeaters (% of F waves)."""

    shocks: int
    persistence: float
    minimal_latency: float = NAN
    mean_latency: float = NAN
    maximal_latency: float = NAN
    chronodispersion: float = NAN
    amplitude_ratio: float = NAN
    repeaters: float = NAN


class TendonReflex(NamedTuple):
    """One jerk: EMG latency (s) and peak to peak; of the force: delay (s), peak, contraction, half relaxation (s)."""

    latency: float
    peak_to_peak: float
    delay: float = NAN
    peak: float = NAN
    contraction_time: float = NAN
    half_relaxation_time: float = NAN


def f_waves(
    emg: Float[np.ndarray, " samples"],
    rate: float,
    onsets: Float[np.ndarray, " shocks"],
    m_max: float = NAN,
    window: tuple[float, float] = F_WINDOW,
    least: float = 0.0,
) -> FWaves:
    """How often and how late motoneurons answer a supramaximal shock that runs up their own axons.

    Equation: persistence = 100 answers / shocks; chronodispersion = latest - earliest onset; amplitude ratio = 100 mean
    peak to peak / m_max; repeaters as `repeating`. An answer has an onset and exceeds `least` and 6 SD of background
    Shapes: emg (samples,) from 0 s on; onsets (s); m_max and least in the EMG's unit. Source: Fisher1994; Nobrega2004.
    Errors: background activity raises the limit, so that small F waves are lost in it; use a relaxed muscle.
    """
    found = answers(emg, rate, onsets, window)
    there = f_present(found, least)
    if not there.size:
        return FWaves(0, NAN)
    if not there.any():
        return FWaves(there.size, 0.0)
    late = found.latency[there]
    waves = _cut(np.asarray(emg, float), rate, np.asarray(onsets, float)[there], window)
    ratio = 100 * float(found.peak_to_peak[there].mean()) / m_max if m_max > 0 else NAN
    marks = (float(late.min()), float(late.mean()), float(late.max()), float(np.ptp(late)))
    share = 100 * float(repeating(waves).mean())
    return FWaves(there.size, 100 * float(there.mean()), *marks, ratio, share)


def f_present(found: Answers, least: float = 0.0) -> np.ndarray:
    """Which shocks were answered. Shapes: (shocks,) of bool. Source: see `f_waves`."""
    limit = np.maximum(least, LEAST_OVER_NOISE.value * np.nan_to_num(found.background))
    return np.isfinite(found.latency) & (np.nan_to_num(found.peak_to_peak) > limit)


def repeating(waves: Float[np.ndarray, "answers samples"]) -> np.ndarray:
    """Which F waves came at least twice, same in latency, size and shape: the mark of few motoneurons.

    Equation: another wave with a correlation (without shift) of 0.95 and an amplitude ratio of 0.8 or more
    Shapes: (answers, samples), each from its shock on -> (answers,) of bool. Source: Fisher1994 (repeater waves).
    Errors: the two limits are assumed, as papers judge by eye.
    """
    waves = np.atleast_2d(np.asarray(waves, float))
    if len(waves) < 2 or waves.shape[1] < 2:
        return np.zeros(len(waves), bool)
    sizes, centered = np.ptp(waves, axis=1), waves - waves.mean(axis=1, keepdims=True)
    norm = np.maximum(np.linalg.norm(centered, axis=1), 1e-300)
    alike = (centered @ centered.T) / np.outer(norm, norm) >= LIKE.value
    ratio = np.minimum.outer(sizes, sizes) / np.maximum(np.maximum.outer(sizes, sizes), 1e-300)
    same = alike & (ratio >= LIKE_SIZE.value)
    np.fill_diagonal(same, False)
    return same.any(axis=1)


def _cut(emg: np.ndarray, rate: float, onsets: np.ndarray, window: tuple[float, float]) -> np.ndarray:
    """The window after each shock, those at the end of the recording filled with its last value."""
    first, size = np.round((onsets + window[0]) * rate).astype(int), round((window[1] - window[0]) * rate)
    return emg[np.minimum(first[:, None] + np.arange(size), emg.size - 1)]


def tendon_reflex(
    emg: Float[np.ndarray, " samples"],
    rate: float,
    tap: float,
    force: Float[np.ndarray, " samples"] | None = None,
    window: tuple[float, float] = TAP_WINDOW,
) -> TendonReflex:
    """How soon a muscle answers a tap on its tendon, and how it then twitches.

    Equation: onset of the EMG as `onset_latency`; peak to peak in `window`; the force as `twitch`, from the onset of
    the EMG (from the tap where there is none) on, its delay counted from the tap
    Shapes: emg and force (samples,) at one rate from 0 s on, tap in s. Source: StamVanCrevel1989 (EMG); Macefield1996
    (times of a twitch). Errors: the tap's own thrust on the force counts if it lasts beyond the onset.
    """
    found = answers(emg, rate, np.array([tap]), window)
    latency = onset_latency(emg, rate, tap, window)
    begin = 0.0 if np.isnan(latency) else latency
    size = float(found.peak_to_peak[0])
    if force is None:
        return TendonReflex(latency, size)
    pull = twitch(np.asarray(force, float), rate, tap + begin)
    return TendonReflex(latency, size, begin + pull.delay, pull.peak, pull.contraction_time, pull.half_relaxation_time)
