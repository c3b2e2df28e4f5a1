"""The muscle's direct answer to a nerve stimulus (M wave), pulse by pulse, and how it tires over a train."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from jaxtyping import Float


class Evoked(NamedTuple):
    """One answer per pulse: latency (s; NaN where there is none), peak-to-peak amplitude, rectified area (unit x s)."""

    latency: np.ndarray
    peak_to_peak: np.ndarray
    area: np.ndarray


def evoked_waves(
    emg: Float[np.ndarray, " samples"],
    rate: float,
    pulses: Float[np.ndarray, " pulses"],
    window: tuple[float, float] = (0.002, 0.025),
    rise: float = 0.05,
) -> Evoked:
    """How large and how late the muscle answers each pulse: by default the M wave; give (0.025, 0.06) for H or F waves.

    Equation: in `window` (s after each pulse, cut before the next one), less the level just before the pulse: peak to
    peak; latency at the first deflection beyond max(rise x peak, 4 SD of the 10 ms before the pulse)
    Shapes: emg (samples,) in any unit, pulse times in s from its first sample. Source: Buschbacher1999 (tibial
    nerve).
    Errors: a stimulus artifact that reaches into the window counts as an answer; start the window after it.
    """
    emg, pulses = np.asarray(emg, float), np.asarray(pulses, float)
    after = np.append(pulses[1:], np.inf) if pulses.size else pulses
    answers = [
        _one(emg, rate, p, (p + window[0], min(p + window[1], n)), rise) for p, n in zip(pulses, after, strict=True)
    ]
    table = np.array(answers, float).reshape(-1, 3)
    return Evoked(table[:, 0], table[:, 1], table[:, 2])


def _one(
    emg: np.ndarray, rate: float, pulse: float, span: tuple[float, float], rise: float
) -> tuple[float, float, float]:
    first, last = round(span[0] * rate), min(round(span[1] * rate), emg.size)
    at = round(pulse * rate)
    before = emg[max(0, at - round(0.010 * rate)) : at]
    if last - first < 2 or first < 0:
        return np.nan, np.nan, np.nan
    rest = float(before.mean()) if before.size else 0.0
    noise = float(before.std()) if before.size else 0.0
    wave = emg[first:last] - rest
    moved = np.abs(wave) > max(rise * float(np.abs(wave).max()), 4 * noise)
    latency = (first + int(np.argmax(moved))) / rate - pulse if moved.any() and np.ptp(wave) > 0 else np.nan
    return latency, float(np.ptp(wave)), float(np.abs(wave).sum() / rate)


def decline(amplitudes: Float[np.ndarray, " pulses"], pulses: int = 5) -> float:
    """How much the answer fell over a train, in % of its start: the mean of the first few against that of the last few.

    Source: MinettoBotter2009a (the M wave falls during trains that bring on a cramp).
    """
    good = np.asarray(amplitudes, float)
    good = good[np.isfinite(good)]
    count = min(pulses, good.size // 2)
    if count == 0:
        return float("nan")
    return float(100 * (1 - good[-count:].mean() / good[:count].mean()))
