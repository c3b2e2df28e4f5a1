"""Whether a recording can be trusted: its noise, hum, clipping, gaps, and the channels that show nothing."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from myospasm.signs.gaps import runs
from myospasm.signs.loudness import BLOCK, USUAL, floor_of, loudest
from myospasm.signs.spectrum import Spectra

RAIL = 3
"""So many equal extreme values in a row are a rail, not a peak; assumed."""
LEVELS = 40
"""A signal of fewer steps than this repeats its extremes anyway, so that no rail can be told; assumed."""
STANDS_OUT = 6.0
"""dB by which hum must stand above its neighbors to be reported; noise of two seconds reaches 4; assumed."""
NAN = float("nan")


class Line(NamedTuple):
    """Interference of the power line: its frequency (Hz), its RMS in the signal's unit, and dB above the neighbors."""

    hertz: float = NAN
    rms: float = NAN
    decibels: float = NAN


class Quality(NamedTuple):
    """How good one channel is. Amplitudes are in its unit, shares in %; NaN is what could not be told or is not there.

    noise_floor is the RMS at rest, signal_to_noise_db the loudest half second above it; clipped_percent lies on the
    rails, flat_percent does not change for 0.1 s, gaps_percent is missing; baseline_wander is the SD of 0.1 s means.
    """

    rms: float = NAN
    peak_to_peak: float = NAN
    noise_floor: float = NAN
    signal_to_noise_db: float = NAN
    line_hz: float = NAN
    line_rms: float = NAN
    line_db: float = NAN
    baseline_wander: float = NAN
    clipped_percent: float = 0.0
    flat_percent: float = 0.0
    gaps_percent: float = 0.0


def quality_of(
    signal: np.ndarray, lost: np.ndarray | None, power: np.ndarray, spectra: Spectra, rate: float
) -> Quality:
    """How good one channel of EMG is.

    Shapes: signal (samples,) bridged, lost where it was missing (None: nowhere), power its squared clean EMG
    (`loudness.channel_power`), spectra of its pieces. Source: Sinderby1995 (signal to noise and to disturbance);
    DeLuca2010 (noise at rest, baseline); Merletti2020 (line, rails). Errors: where no rest is, the noise floor
    is that of the quietest part.
    """
    if lost is not None and lost.all():
        return Quality(gaps_percent=100.0)
    kept = signal if lost is None else signal[~lost]
    floor = floor_of(power, rate, None, USUAL).level
    top = loudest(power, rate, 0.5)
    line = line_interference(spectra)
    return Quality(
        rms=float(kept.std()),
        peak_to_peak=float(np.ptp(kept)),
        noise_floor=floor,
        signal_to_noise_db=float(20 * np.log10(top / floor)) if floor > 0 and top > 0 else NAN,
        line_hz=line.hertz,
        line_rms=line.rms,
        line_db=line.decibels,
        baseline_wander=_wander(signal, rate),
        clipped_percent=clipped_percent(kept),
        flat_percent=_flat_percent(kept, rate),
        gaps_percent=0.0 if lost is None else float(100 * lost.mean()),
    )


def clipped_percent(signal: np.ndarray) -> float:
    """How much of a signal lies on the rails of its amplifier, in %: runs of three or more equal extreme values.

    Source: Merletti2020 (saturation). Errors: what was filtered after it was clipped has no flat tops.
    """
    steps = np.abs(np.diff(signal))
    least = float(np.min(steps, initial=np.inf, where=steps > 0))
    if not np.ptp(signal) >= LEVELS * least:
        return 0.0
    rails = [v for v in (signal.max(), signal.min()) if v != 0]  # zero is silence, or a rectified signal's floor
    stretches = [runs(signal == rail) for rail in rails]
    long = [int(lengths[lengths >= RAIL].sum()) for lengths in (s[:, 1] - s[:, 0] for s in stretches)]
    return 100 * sum(long) / signal.size


def _flat_percent(signal: np.ndarray, rate: float) -> float:
    stretches = runs(np.diff(signal) == 0)
    lengths = stretches[:, 1] - stretches[:, 0] + 1
    return 100 * float(lengths[lengths >= BLOCK * rate].sum()) / signal.size


def _wander(signal: np.ndarray, rate: float) -> float:
    size = max(1, round(BLOCK * rate))
    count = signal.size // size
    return float(signal[: count * size].reshape(count, size).mean(axis=1).std()) if count else NAN


def line_interference(spectra: Spectra) -> Line:
    """How loud the hum of the power line is, at 50 or 60 Hz and its multiples up to 500 Hz; NaN where there is none.

    Equation: power within 3 Hz of each multiple less that of the neighborhood 5 to 9 Hz away, in the quieter half
    of the pieces, where EMG hides it least; reported where the fundamental or two multiples stand out by 6 dB
    Source: Merletti2020 (the interference); the widths and the 6 dB are assumed. Errors: stimulation at a
    divisor of the line's frequency looks the same; multiples are missing where a notch filter took them out.
    """
    loud = spectra.power.sum(axis=1)
    heard = np.isfinite(loud) & (loud > 0)
    if heard.sum() < 4 or spectra.hertz[-1] < 80:
        return Line()
    quiet = heard & (loud <= np.median(loud[heard]))
    power = spectra.power[quiet].mean(axis=0, dtype=float)
    found = [line for line in (_line(spectra.hertz, power, base) for base in (50.0, 60.0)) if line is not None]
    return max(found, key=lambda line: line.rms, default=Line())


def _line(hertz: np.ndarray, power: np.ndarray, base: float) -> Line | None:
    multiples = np.arange(base, min(500.0, hertz[-1] - 10) + 1, base)
    away = np.abs(hertz - multiples[:, None])
    peak, around = away <= 3, (away >= 5) & (away <= 9)
    if not (peak.any(axis=1) & around.any(axis=1)).all():
        return None
    ground = np.maximum(around @ power / around.sum(axis=1), 1e-30)
    decibels = 10 * np.log10(np.maximum(peak @ power / peak.sum(axis=1), 1e-30) / ground)
    out = decibels >= STANDS_OUT
    if not (out[0] or out.sum() > 1):
        return None
    excess = (peak @ power - ground * peak.sum(axis=1))[out].sum() * (hertz[1] - hertz[0])
    return Line(base, float(np.sqrt(excess)), float(decibels[out].max()))
