"""How a muscle tires: its pitch, its fibers' speed, its force and its M wave over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, MyospasmError, quantity
from myospasm.signs.fits import determination, paired
from myospasm.signs.force import low_pass, steadiness
from myospasm.signs.gaps import runs
from myospasm.signs.spectrum import frequencies_of
from myospasm.signs.velocity import conduction_velocity

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.signs.answers import Answers
    from myospasm.signs.evoked import Evoked

NAN = float("nan")
BELOW = quantity(0.05, "1", ASSUMED, "of the target by which a force that has failed lies below it; 0.1 is common too")
FAILED = quantity(5.0, "s", ASSUMED, "for which it does so; papers take 2 to 5 s")
ALIKE = quantity(0.7, "1", "FarinaMerletti2004", "least correlation of neighbors of a velocity that is believed")


class Trend(NamedTuple):
    """A straight line in time: value at the start, slope per min and in % of the start per min, R2 (0 to 1)."""

    start: float = NAN
    slope: float = NAN
    percent: float = NAN
    likeness: float = NAN


class Course(NamedTuple):
    """Values at times (s, the middle of each piece) and the straight line through them."""

    time: np.ndarray
    value: np.ndarray
    trend: Trend


class TrainWaves(NamedTuple):
    """Each M wave of a train: peak to peak, area and latency, in % of the first answer's."""

    peak_to_peak: np.ndarray
    area: np.ndarray
    latency: np.ndarray


def trend(times: Float[np.ndarray, " points"], values: Float[np.ndarray, " points"]) -> Trend:
    """How fast a value falls or rises, in % of where it began per minute.

    Equation: least squares of value = start + slope (t - t_first); percent = 100 slope / start
    Shapes: times in s, values in any unit -> per min. Source: Merletti1990 (slope normalized by the initial value).
    Errors: NaN with fewer than two times. A course that bends is not a line; look at R2.
    """
    times, values = paired(times, values, "each time needs one value")
    if np.unique(times).size < 2:
        return Trend()
    since = (times - times.min()) / 60
    slope, start = (float(v) for v in np.polyfit(since, values, 1))
    percent = 100 * slope / start if start else NAN
    return Trend(start, slope, percent, determination(values, start + slope * since))


def frequency_course(
    emg: Float[np.ndarray, " samples"], rate: float, window: float = 1.0, mean: bool = False
) -> Course:
    """How the pitch of an EMG falls while a muscle tires: median (or mean) frequency of each piece, in Hz.

    Equation: `frequencies_of` the power spectrum of successive pieces of `window` s (Hann), 10 to 500 Hz; `trend`
    Shapes: emg (samples,) of a steady contraction, any unit -> (pieces,). Source: StulenDeLuca1981; Merletti1990.
    Errors: what is left over at the end is not used; silent pieces are NaN.
    """
    from scipy.signal import periodogram

    pieces = _pieces(np.asarray(emg, float), rate, window)
    found = [frequencies_of(*periodogram(p, rate, "hann", detrend="constant")) for p in pieces]
    return _course([f.mean if mean else f.median for f in found], window)


def velocity_course(
    channels: Float[np.ndarray, "channels samples"], rate: float, spacing: float, window: float = 1.0
) -> Course:
    """How muscle fibers conduct more and more slowly while they tire, in m/s.

    Equation: `conduction_velocity` (its size) of successive pieces of `window` s; NaN where neighbors are less alike
    than 0.7; `trend`
    Shapes: as `conduction_velocity` -> (pieces,). Source: Farina2001; FarinaMerletti2004; Merletti1990.
    """
    rows = np.asarray(channels, float)
    if rows.ndim != 2:
        raise MyospasmError(f"a velocity needs channels by samples; got an array of shape {rows.shape}.")
    pieces = _pieces(rows, rate, window)
    found = [conduction_velocity(p, rate, spacing) for p in pieces]
    return _course([abs(v.value) if v.likeness >= ALIKE.value else NAN for v in found], window)


def _pieces(signal: np.ndarray, rate: float, window: float) -> list[np.ndarray]:
    """Successive pieces of `window` s along the last axis."""
    size = round(window * rate)
    if size < 16 or signal.ndim == 0:
        raise MyospasmError(f"a piece of {window:g} s at {rate:g} Hz has fewer than 16 samples; take longer ones.")
    return [signal[..., k * size : (k + 1) * size] for k in range(signal.shape[-1] // size)]


def _course(values: list[float], window: float) -> Course:
    time = (np.arange(len(values)) + 0.5) * window
    return Course(time, np.array(values, float), trend(time, np.array(values, float)))


def torque_loss(times: Float[np.ndarray, " contractions"], peaks: Float[np.ndarray, " contractions"]) -> Trend:
    """How fast maximal torque is lost over repeated or sustained efforts. See `trend` for equation and units.

    Source: Merletti1990 (normalization by the initial value).
    """
    return trend(times, peaks)


def endurance_time(
    force: Float[np.ndarray, " samples"],
    rate: float,
    target: float,
    below: float = BELOW.value,
    seconds: float = FAILED.value,
) -> float:
    """How long a force could be held: until it stays below its target; NaN where it was never reached.

    Equation: from the first sample at or above (1 - below) target to the first of `seconds` s on end below that; the
    whole rest of the record where the task did not fail; force low-passed at 15 Hz
    Shapes: force (samples,) above rest, target in its unit -> s. Source: assumed, see `BELOW`, `FAILED`.
    Errors: a force that is given up less than `seconds` before the record ends counts as held to its end.
    """
    smooth = low_pass(force, rate)
    if smooth.ndim != 1 or smooth.size == 0 or not target > 0 or not 0 <= below < 1:
        raise MyospasmError(
            f"endurance needs a force, a target above 0 and a share from 0 to 1; got {smooth.shape}, {target}, {below}."
        )
    low = smooth < (1 - below) * target
    if low.all():
        return NAN
    first = int(np.argmin(low))
    failed = [a for a, b in runs(low).tolist() if a > first and b - a >= seconds * rate]
    return ((failed[0] if failed else smooth.size) - first) / rate


def steadiness_by_level(
    force: Float[np.ndarray, " samples"], rate: float, holds: Float[np.ndarray, "levels 2"], rest: float = 0.0
) -> np.ndarray:
    """How much a force trembles at each level it is held at: mean force and coefficient of variation (%).

    Equation: mean above `rest`; `steadiness` of each stretch. Shapes: holds (levels, 2), start and end in s ->
    (levels, 2). Source: Enoka2003; Tracy2007 (across levels).
    """
    holds = np.asarray(holds, float)
    if holds.ndim != 2 or holds.shape[1] != 2:
        raise MyospasmError(f"each level needs a start and an end in s; got an array of shape {holds.shape}.")
    means = [float(np.mean(np.asarray(force, float)[max(0, round(a * rate)) : round(b * rate)])) for a, b in holds]
    covs = [steadiness(force, rate, a, b, rest) for a, b in holds]
    return np.column_stack([np.array(means) - rest, covs])


def train_waves(waves: Evoked | Answers) -> TrainWaves:
    """How the M wave changes over a train of shocks, as nerve, junction and fibers tire.

    Equation: 100 x value / first value. Shapes: (shocks,) -> (shocks,); NaN without a first answer.
    Source: Merletti1990 (relative to the initial value). Errors: area is that of the rectified wave.
    """
    return TrainWaves(*(_relative(v) for v in (waves.peak_to_peak, waves.area, waves.latency)))


def _relative(values: np.ndarray) -> np.ndarray:
    values = np.asarray(values, float)
    known = values[np.isfinite(values) & (values > 0)]
    return 100 * values / known[0] if known.size else np.full(values.shape, NAN)
