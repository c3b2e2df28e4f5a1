"""How single motor units fire: fast or slow, regular or ragged, in doublets, together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from jaxtyping import Float, Int

PAUSE = 0.5
"""An interval this long (s) or longer is a pause, not firing (below 2 pps)."""

DOUBLET = (0.0025, 0.020)
"""Two discharges this close (s) are a doublet (GarlandGriffin1999)."""

NAN = float("nan")


class UnitRates(NamedTuple):
    """How one motor unit fired; rates in pps, variability and doublets in %, times in s.

    rate_mean is the mean of the instantaneous rates 1/ISI over every interval; rate_of_mean_interval is 1/mean ISI
    over the intervals below 0.5 s: it lies lower the more ragged the train. rate_max and rate_min are the largest
    and smallest mean of three neighboring intervals below 0.5 s. rate_cov is the CoV
    of the intervals below 0.5 s; rate_cov_local (CV2, %) and local_variation (Lv, 1) compare neighboring ones only,
    so a slow change of rate does not count. rate_end: the last four.
    """

    spikes: int
    rate_mean: float = NAN
    rate_of_mean_interval: float = NAN
    rate_min: float = NAN
    rate_max: float = NAN
    rate_end: float = NAN
    rate_cov: float = NAN
    rate_cov_local: float = NAN
    local_variation: float = NAN
    doublets_percent: float = NAN
    onset: float = NAN
    end: float = NAN

    @property
    def active_duration(self) -> float:
        """From the first discharge to the last, in s (Minetto2009 report 23.6 +- 16.2 s in a cramp)."""
        return self.end - self.onset


def unit_rates(times: Float[np.ndarray, " spikes"], start: float = -np.inf, end: float = np.inf) -> UnitRates:
    """Rates, variability and doublets of one motor unit.

    Equation: rate_mean = mean(1/ISI); rate_of_mean_interval = 1/mean(ISI), ISI < 0.5 s; rate_cov = 100
    SD(ISI)/mean(ISI), ISI < 0.5 s; CV2 = 100 mean(2 |I2 - I1| / (I2 + I1)); doublets = 100 (ISI in 2.5 to 20 ms) /
    intervals
    Shapes: times in s, any order. start, end (s) choose the intervals that begin inside them (the last may end
    outside), as openhdemg does; spikes counts the discharges inside.
    Source: Valli2024 (rate_mean as openhdemg computes it); Holt1996 (CV2); GarlandGriffin1999 (doublets).
    """
    times = np.sort(np.asarray(times, float))
    inside = times[(times >= start) & (times <= end)]
    if inside.size == 0:
        return UnitRates(0)
    begins = (times[:-1] >= start) & (times[:-1] < end)
    intervals = np.diff(times)[begins]
    intervals = intervals[intervals > 0]
    if intervals.size == 0:
        return UnitRates(int(inside.size), onset=float(inside[0]), end=float(inside[-1]))
    firing = intervals[intervals < PAUSE]
    doublets = (intervals >= DOUBLET[0]) & (intervals <= DOUBLET[1])
    return UnitRates(
        spikes=int(inside.size),
        rate_mean=float(np.mean(1 / intervals)),
        doublets_percent=float(100 * doublets.mean()),
        onset=float(inside[0]),
        end=float(inside[-1]),
        **_firing(firing),
    )


def _firing(intervals: np.ndarray) -> dict[str, float]:
    """What is read from the intervals between which the unit did not pause."""
    if intervals.size == 0:
        return {}
    few = min(3, intervals.size)
    local = 1 / np.convolve(intervals, np.ones(few) / few, "valid")
    return {
        "rate_of_mean_interval": float(1 / intervals.mean()),
        "rate_min": float(local.min()),
        "rate_max": float(local.max()),
        "rate_end": float(1 / intervals[-4:].mean()),
        "rate_cov": float(100 * intervals.std(ddof=1) / intervals.mean()) if intervals.size > 1 else NAN,
        "rate_cov_local": cv2(intervals),
        "local_variation": local_variation(intervals),
    }


def cv2(intervals: Float[np.ndarray, " intervals"]) -> float:
    """Raggedness between neighboring intervals in %: 100 for a Poisson train, 0 for a clock, blind to slow changes.

    Equation: 100 mean(2 |I2 - I1| / (I2 + I1)). Source: Holt1996.
    """
    intervals = np.asarray(intervals, float)
    if intervals.size < 2:
        return NAN
    return float(100 * np.mean(2 * np.abs(np.diff(intervals)) / (intervals[1:] + intervals[:-1])))


def local_variation(intervals: Float[np.ndarray, " intervals"]) -> float:
    """Raggedness between neighboring intervals: 1 for a Poisson train, 0 for a clock, blind to slow changes.

    Equation: mean(3 (I2 - I1)^2 / (I2 + I1)^2). Source: Shinomoto2003.
    """
    intervals = np.asarray(intervals, float)
    if intervals.size < 2:
        return NAN
    return float(np.mean(3 * np.diff(intervals) ** 2 / (intervals[1:] + intervals[:-1]) ** 2))


def recruitment_order(spikes: Sequence[Float[np.ndarray, " spikes"]]) -> Int[np.ndarray, " units"]:
    """The units in the order in which they first fired; units that never fired are left out. Source: Henneman1957."""
    first = np.array([np.min(t) if len(t) else np.inf for t in spikes], float)
    order = np.argsort(first, kind="stable")
    return order[np.isfinite(first[order])]


def smooth_rate(
    times: Float[np.ndarray, " spikes"], at: Float[np.ndarray, " samples"], degree: int = 5
) -> Float[np.ndarray, " samples"]:
    """A unit's rate (pps) as a smooth curve: a fifth-order polynomial through its instantaneous rates.

    Equation: least squares fit of 1/ISI at each interval's second discharge, ISI < 0.5 s; NaN outside the unit's
    activity.
    Source: Gorassini2002, Udina2010 (fifth-order polynomial). Errors: a polynomial bends at its ends.
    """
    times, at = np.sort(np.asarray(times, float)), np.asarray(at, float)
    intervals = np.diff(times)
    good = (intervals > DOUBLET[1]) & (intervals < PAUSE)  # a doublet is not a rate of the train
    if good.sum() < 2:
        return np.full(at.shape, NAN)
    curve = np.polynomial.Polynomial.fit(times[1:][good], 1 / intervals[good], min(degree, int(good.sum()) - 1))
    return np.where((at >= times[0]) & (at <= times[-1]), curve(at), NAN)


class DeltaF(NamedTuple):
    """How much less drive a unit needs to keep firing than to start: value in pps, and whether the pair may be used.

    correlation is r of the two units' rates, delay how long (s) after the control unit the test unit started,
    modulation the control unit's range of rate (pps) while the test unit fired.
    """

    value: float
    correlation: float
    delay: float
    modulation: float
    usable: bool
    why_not: str = ""


def delta_f(
    control: Float[np.ndarray, " spikes"],
    test: Float[np.ndarray, " spikes"],
    correlation: float = 0.7,
    delay: float = 1.0,
    modulation: float = 0.5,
    degree: int = 5,
) -> DeltaF:
    """Persistent inward current from two units: the early one tells at which drive the late one starts and stops.

    Equation: delta F = rate of control at the test unit's first discharge - rate of control at its last
    Shapes: spike times in s; the control unit is the lower-threshold one. A pair is usable when the rates' r (not
    squared) is at least `correlation`, the test unit starts at least `delay` s after the control unit and stops
    before it, and the control unit's rate moves by `modulation` pps meanwhile.
    Source: Gorassini2002 (method); Udina2010, Afsharipour2020 (criteria). Errors: a polynomial, not the support
    vector regression that Beauchamp2022 prefer.
    """
    control, test = np.sort(np.asarray(control, float)), np.sort(np.asarray(test, float))
    if control.size < 4 or test.size < 4:
        return DeltaF(NAN, NAN, NAN, NAN, False, "fewer than four discharges")
    lag = float(test[0] - control[0])
    if test[0] < control[0] or test[-1] > control[-1]:
        return DeltaF(NAN, NAN, lag, NAN, False, "the control unit does not fire throughout the test unit's activity")
    grid = np.linspace(test[0], test[-1], 500)
    rate, other = smooth_rate(control, grid, degree), smooth_rate(test, grid, degree)
    moved = float(np.ptp(rate))
    alike = float(np.corrcoef(rate, other)[0, 1]) if moved > 0 and np.ptp(other) > 0 else NAN
    reasons = [
        text
        for bad, text in [
            (not alike >= correlation, f"rates correlate with r below {correlation}"),
            (lag < delay, f"the test unit starts less than {delay} s after the control unit"),
            (not moved >= modulation, f"the control unit's rate moves less than {modulation} pps"),
        ]
        if bad
    ]
    return DeltaF(float(rate[0] - rate[-1]), alike, lag, moved, not reasons, "; ".join(reasons))


def warm_up(delta_fs: Float[np.ndarray, " contractions"]) -> float:
    """How much repeated contractions prime a motoneuron: last delta F less the first, in pps.

    Source: Gorassini2002 (later contractions recruit a unit at a lower drive after pauses of a few seconds).
    """
    values = np.asarray(delta_fs, float)
    values = values[np.isfinite(values)]
    return float(values[-1] - values[0]) if values.size > 1 else NAN


class CommonDrive(NamedTuple):
    """How much two units' rates rise and fall together: the largest correlation and the lag (s) where it lies."""

    correlation: float
    lag: float


def common_drive(
    first: Float[np.ndarray, " spikes"], second: Float[np.ndarray, " spikes"], window: float = 0.4, reach: float = 0.1
) -> CommonDrive:
    """Whether two motor units follow one command: cross-correlation of their slow rate fluctuations.

    Equation: spike trains at 1 ms, smoothed by a unit-area Hann window of 400 ms, high-passed at 0.75 Hz,
    cross-correlated; the peak within +-100 ms counts; the time in which both fire. Source: DeLuca1982; Myers2004
    (window).
    """
    from scipy.signal import butter, sosfiltfilt

    first, second = np.asarray(first, float), np.asarray(second, float)
    if first.size < 2 or second.size < 2:
        return CommonDrive(NAN, NAN)
    start, end = max(first.min(), second.min()), min(first.max(), second.max())
    if end - start < 4 * window + 2 * reach:
        return CommonDrive(NAN, NAN)
    sos = butter(2, 0.75, "highpass", fs=1000.0, output="sos")
    cut = slice(round(500 * window), -round(500 * window))  # the window runs over the ends
    a, b = (sosfiltfilt(sos, _rate_trace(t, start, end, window)[cut]) for t in (first, second))
    shifts = np.arange(-round(1000 * reach), round(1000 * reach) + 1)
    values = np.array([_shifted_correlation(a, b, int(k)) for k in shifts])
    best = int(np.argmax(values))
    return CommonDrive(float(values[best]), float(shifts[best] / 1000))


def _rate_trace(times: np.ndarray, start: float, end: float, window: float) -> np.ndarray:
    from scipy.signal import fftconvolve

    train = np.histogram(times, np.arange(start, end + 5e-4, 1e-3))[0].astype(float)
    kernel = np.hanning(round(1000 * window))
    return fftconvolve(train, 1000 * kernel / kernel.sum(), "same")


def _shifted_correlation(a: np.ndarray, b: np.ndarray, shift: int) -> float:
    """Correlation of a(t) with b(t + shift)."""
    n = min(a.size, b.size) - abs(shift)
    x, y = (a[:n], b[shift : shift + n]) if shift >= 0 else (a[-shift : n - shift], b[:n])
    return float(np.corrcoef(x, y)[0, 1]) if np.ptp(x) > 0 and np.ptp(y) > 0 else 0.0
