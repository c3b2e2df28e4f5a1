"""How motor units change their rates with time, with force, and with their place in the order of recruitment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.signs.fits import paired
from myospasm.signs.pools import recruitment_thresholds
from myospasm.signs.units import DOUBLET, PAUSE

if TYPE_CHECKING:
    from jaxtyping import Float

NAN = float("nan")


class Slope(NamedTuple):
    """A straight line: slope, level at 0, correlation (-1 to 1), and how many points it runs through."""

    slope: float = NAN
    level: float = NAN
    correlation: float = NAN
    count: int = 0


def line(x: Float[np.ndarray, " points"], y: Float[np.ndarray, " points"]) -> Slope:
    """A straight line by least squares through what is known; NaN with fewer than three points or equal ones.

    Equation: y = level + slope x. Shapes: (points,) each. Source: DeLucaHostage2010 (rates against thresholds).
    """
    x, y = paired(x, y, "a line needs as many x as y")
    if x.size < 3 or not np.ptp(x) > 0:
        return Slope(count=int(x.size))
    slope, level = np.polyfit(x, y, 1)
    alike = float(np.corrcoef(x, y)[0, 1]) if x.std() > 0 and y.std() > 0 else NAN
    return Slope(float(slope), float(level), alike, int(x.size))


def interval_rate(
    times: Float[np.ndarray, " spikes"], at: Float[np.ndarray, " samples"], intervals: int = 5
) -> Float[np.ndarray, " samples"]:
    """A unit's rate (pps) as time goes on, from a few neighboring intervals at a time.

    Equation: 1 / mean of `intervals` successive intervals, placed at their middle and joined by straight lines; NaN
    outside, and within pauses of 0.5 s or more; doublets are counted as one discharge
    Shapes: times in s, at (samples,) in s. Source: GarlandGriffin1999 (doublets); the smoothing is plain averaging.
    Errors: lags nothing, but blurs by the span of the intervals.
    """
    times, at = np.sort(np.asarray(times, float)), np.asarray(at, float)
    if intervals < 1:
        raise MyospasmError(f"a rate needs at least one interval; got {intervals}.")
    rate = np.full(at.shape, NAN)
    for bout in np.split(times, np.flatnonzero(np.diff(times) >= PAUSE) + 1):
        single = bout[np.concatenate([[True], np.diff(bout) > DOUBLET[1]])] if bout.size else bout
        few = min(intervals, single.size - 1)
        if few < 1:
            continue
        inside = (at >= bout[0]) & (at <= bout[-1])
        middle, span = (single[few:] + single[:-few]) / 2, single[few:] - single[:-few]
        rate[inside] = np.interp(at[inside], middle, few / span)
    return rate


def hann_rate(
    times: Float[np.ndarray, " spikes"], at: Float[np.ndarray, " samples"], window: float = 0.4
) -> Float[np.ndarray, " samples"]:
    """A unit's rate (pps) as time goes on, smoothed as for common drive.

    Equation: sum over spikes of a Hann window of unit area, `window` s wide. Shapes: times in s, at (samples,) in s.
    Source: DeLuca1982; DeLucaErim1994 (400 ms). Errors: too low within half a window of the ends.
    """
    times, at = np.asarray(times, float).reshape(-1), np.asarray(at, float)
    if not window > 0:
        raise MyospasmError(f"a smoothing window must be longer than 0 s; got {window}.")
    rate = np.zeros(at.shape)
    for t in times:  # one spike at a time keeps memory small
        near = np.abs(at - t) < window / 2
        rate[near] += (1 + np.cos(2 * np.pi * (at[near] - t) / window)) / window
    return rate


def onion_skin(thresholds: Float[np.ndarray, " units"], rates: Float[np.ndarray, " units"]) -> Slope:
    """Whether units recruited later fire more slowly, so that rates lie in layers like an onion's skins.

    Equation: line of rates (pps) against recruitment thresholds; a negative slope (pps per unit of force) is the onion
    Shapes: (units,) each. Source: DeLucaErim1994; DeLucaHostage2010. Errors: NaN with fewer than three units.
    """
    return line(thresholds, rates)


def threshold_change(
    units: Sequence[Float[np.ndarray, " spikes"]], force: Float[np.ndarray, " samples"], rate: float, start: float = 0.0
) -> np.ndarray:
    """At which force each unit joins and leaves, and how far the second lies below the first.

    Equation: `recruitment_thresholds`; joining - leaving force. Shapes: spike times (s) by unit, force (samples,) from
    `start` s on -> (units, 3): joins at, leaves at, difference, in the force's unit. Source: Valli2024.
    """
    limits = [recruitment_thresholds(t, force, rate, start) for t in units]
    rows = [(x.recruitment_force, x.derecruitment_force, x.recruitment_force - x.derecruitment_force) for x in limits]
    return np.array(rows, float).reshape(-1, 3)


def rate_gain(
    times: Float[np.ndarray, " spikes"], force: Float[np.ndarray, " samples"], rate: float, start: float = 0.0
) -> Slope:
    """How much faster a unit fires as the muscle pulls harder: pps per unit of force.

    Equation: line of 1/ISI (ISI from 20 ms to 0.5 s) against the force at the interval's middle
    Shapes: times in s, force (samples,) from `start` s on at `rate` Hz. Source: MonsterChan1977.
    Errors: over a whole contraction hysteresis blurs it; give the rising part alone.
    """
    times, force = np.sort(np.asarray(times, float)), np.asarray(force, float)
    intervals, middle = np.diff(times), (times[1:] + times[:-1]) / 2
    places = np.round((middle - start) * rate).astype(int)
    good = (intervals > DOUBLET[1]) & (intervals < PAUSE) & (places >= 0) & (places < force.size)
    return line(force[places[good]], 1 / intervals[good])


def doublets(times: Float[np.ndarray, " spikes"]) -> Float[np.ndarray, " doublets"]:
    """When a unit fired twice in quick succession: the time (s) of each doublet's first discharge.

    Equation: intervals from 2.5 to 20 ms. Shapes: times in s. Source: GarlandGriffin1999.
    Errors: a triplet counts as two; discharges closer than 2.5 ms are taken for errors of decomposition.
    """
    times = np.sort(np.asarray(times, float).reshape(-1))
    gaps = np.diff(times)
    return times[:-1][(gaps >= DOUBLET[0]) & (gaps <= DOUBLET[1])]
