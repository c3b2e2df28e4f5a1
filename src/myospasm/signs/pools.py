"""How the motor units of one muscle work together: at which force each joins and leaves, and what drives them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.signs.units import common_drive, delta_f

if TYPE_CHECKING:
    from jaxtyping import Float

NAN = float("nan")
RATES_OVER = 4
"""Discharges over which the rates at recruitment and derecruitment are taken (Valli2024)."""
PAUSE = 3.0
"""A unit silent for this long (s) has left the contraction, as silences of muscle activity are bridged; assumed."""
MOST_TESTED, MOST_PAIRED = 30, 8
"""Of larger pools so many units, evenly along their order, are compared by delta F and by common drive."""
LONGEST = 60.0
"""Common drive is read in no more than so much (s) of a contraction."""


class Thresholds(NamedTuple):
    """Where a motor unit joins and leaves: force at its first and last discharge, rates (pps) over four discharges."""

    recruitment_force: float = NAN
    derecruitment_force: float = NAN
    rate_at_recruitment: float = NAN
    rate_at_derecruitment: float = NAN


def recruitment_thresholds(
    times: Float[np.ndarray, " spikes"], force: Float[np.ndarray, " samples"], rate: float, start: float = 0.0
) -> Thresholds:
    """How hard the muscle pulls when a motor unit joins and when it leaves, and how fast the unit fires then.

    Equation: force at the first and at the last discharge; mean of 1/ISI over the first and the last four discharges
    Shapes: times in s; force (samples,) above rest and low-passed, in any unit, from `start` s on at `rate` Hz; an
    empty force gives the rates alone. Source: Valli2024 (as openhdemg computes them). Errors: force lags the
    discharge by the electromechanical delay, some 50 ms, so that thresholds on a steep ramp seem low.
    """
    times = np.sort(np.asarray(times, float))
    if not times.size:
        return Thresholds()
    ends = [round((t - start) * rate) for t in (times[0], times[-1])]
    first, last = (float(force[k]) if 0 <= k < len(force) else NAN for k in ends)
    intervals = np.diff(times)
    early, late = intervals[: RATES_OVER - 1], intervals[1 - RATES_OVER :]
    return Thresholds(first, last, *(float(np.mean(1 / i)) if i.size and (i > 0).all() else NAN for i in (early, late)))


def within(times: np.ndarray, onset: float, end: float) -> np.ndarray:
    """The discharges of one contraction: those of every bout (pauses of 3 s end one) that overlaps it."""
    times = np.sort(np.asarray(times, float))
    bouts = np.split(times, np.flatnonzero(np.diff(times) > PAUSE) + 1)
    return np.concatenate([b for b in bouts if b.size and b[0] <= end and b[-1] >= onset] or [times[:0]])


def _some(units: Mapping[str, np.ndarray], most: int) -> list[str]:
    """Units in the order of their first discharges, evenly chosen where they are many."""
    order = sorted((u for u, t in units.items() if len(t) >= RATES_OVER), key=lambda u: units[u][0])
    places = np.unique(np.linspace(0, len(order) - 1, min(most, len(order))).round().astype(int))
    return [order[k] for k in places]


def delta_f_of(units: Mapping[str, np.ndarray]) -> dict | None:
    """Persistent inward currents of a muscle: delta F of each unit against all that joined before it.

    Equation: pairs as `delta_f` finds them usable; per test unit the mean over its control units, then the mean of
    those. Shapes: spike times (s) of one contraction by unit; None where there are no two units.
    Source: Gorassini2002; Udina2010, Afsharipour2020 (criteria); Valli2024 (mean per test unit).
    """
    chosen = _some(units, MOST_TESTED)
    pairs = [(c, t, delta_f(units[c], units[t])) for c, t in combinations(chosen, 2)]
    if not pairs:
        return None
    usable = [(c, t, found.value) for c, t, found in pairs if found.usable]
    tests = [
        {"id": unit, "delta_f": float(np.mean([v for _, t, v in usable if t == unit])),
         "controls": [c for c, t, _ in usable if t == unit]}
        for unit in dict.fromkeys(t for _, t, _ in usable)
    ]  # fmt: skip
    values = [row["delta_f"] for row in tests]
    reasons = [found.why_not for _, _, found in pairs if not found.usable]
    return {
        "delta_f": float(np.mean(values)) if values else NAN,
        "usable_pairs": len(usable),
        "pairs": len(pairs),
        "test_units": tests,
        "why_not": "" if values else max(set(reasons), key=reasons.count),
    }


def common_drive_of(units: Mapping[str, np.ndarray], onset: float, end: float) -> dict | None:
    """How far one command rules a muscle's units: the mean over pairs of their largest cross-correlation.

    Shapes: spike times (s) by unit; onset and end (s) of the stretch in which it is read; None where no pair fires
    together long enough. Source: DeLuca1982; see `common_drive`.
    """
    middle, half = (onset + end) / 2, min(LONGEST, end - onset) / 2
    inside = {u: t[(t >= middle - half) & (t <= middle + half)] for u, t in units.items()}
    chosen = _some(inside, MOST_PAIRED)
    found = [common_drive(inside[a], inside[b]) for a, b in combinations(chosen, 2)]
    known = np.array([d.correlation for d in found if np.isfinite(d.correlation)])
    if not known.size:
        return None
    return {"common_drive": float(known.mean()), "pairs": int(known.size), "onset": middle - half, "end": middle + half}


def muscle_of(label: str, muscles: Sequence[str]) -> str:
    """The muscle whose name a unit's label begins with, or none."""
    return max((m for m in muscles if m and label.startswith(m)), key=len, default="")
