"""A nerve shocked at two places, at its root and farther down: how fast, how many, how much in step it conducts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm import muscles
from myospasm.ground import ASSUMED, quantity
from myospasm.signs.answers import onset_latency, shocked_at, stimuli_in
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.sites import left_out, sites

if TYPE_CHECKING:
    from myospasm.records import Recording

WINDOW = (0.002, 0.035)
"""s after a shock, at the root or below, in which the M wave of a leg or arm falls."""
EMPTY = quantity(0.15, "1", ASSUMED, "of its peak, where an M wave is said to end")
ROOT = quantity(0.16, "m", ASSUMED, "from the cord to the place of a shock to roots of the leg, as in nerve.root")


class Wave(NamedTuple):
    """An M wave: when it begins (s after the shock), how large (peak to peak) and how long (s) it is."""

    latency: float
    size: float
    length: float


def wave(emg: np.ndarray, rate: float, at: float) -> Wave:
    """The M wave after a shock at `at` (s from the first sample); NaN where there is none."""
    first, last = round((at + WINDOW[0]) * rate), round((at + WINDOW[1]) * rate)
    latency, part = onset_latency(emg, rate, at, WINDOW), emg[first:last]
    if not np.isfinite(latency) or part.size < 3:
        return Wave(np.nan, np.nan, np.nan)
    loud = np.flatnonzero(np.abs(part) > EMPTY.value * np.abs(part).max())
    return Wave(latency, float(np.ptp(part)), (loud[-1] - loud[0]) / rate)


def read(recording: Recording) -> dict[str, float]:
    """The way between the two places, of the muscle that was shocked at both most often.

    Equation: velocity = (length of the nerve less both ends) / (later by), block = M from the root / M from below,
    dispersion = how much longer it is. Shapes: one recording. Source: the usual study of conduction.
    Errors: lengths are those of an average adult, not measured by a tape; a shock to the root passes through the whole
    root; the latency is that of the quickest fibers.
    """
    bad, found, most = left_out(recording), {}, 1
    for site in sites(recording):
        rows = [i for i in site.rows if i not in bad]
        shocks = stimuli_in(recording, site.name) if rows and site.name in muscles.names() else []
        told = [shocked_at(recording, s) for s in shocks]
        if min(told.count("root"), told.count("nerve")) < most:
            continue
        most = min(told.count("root"), told.count("nerve"))
        emg = np.asarray(recording.samples[rows[0]], float)
        strongest = max(s.current for s in shocks)
        waves = {
            place: [
                wave(emg, recording.rate, s.onset - recording.start)
                for s, at in zip(shocks, told, strict=True)
                if at == place and s.current > 0.95 * strongest
            ]
            for place in ("root", "nerve")
        }
        found = _signs(_middle(waves["root"]), _middle(waves["nerve"]), site.name)
    return found


def _middle(waves: list[Wave]) -> Wave:
    table = np.array(waves, float).reshape(-1, 3)
    latency, size, length = (float(np.nanmedian(c)) if np.isfinite(c).any() else np.nan for c in table.T)
    return Wave(latency, size, length)


def _signs(root: Wave, nerve: Wave, muscle: str) -> dict[str, float]:
    body = muscles.load(muscle)
    way, took = body.nerve_length.value - body.stimulus_distance.value - ROOT.value, root.latency - nerve.latency
    return {
        "conduction_m_s": way / took if took > 0 and way > 0 else np.nan,
        "root_over_nerve_percent": 100 * root.size / nerve.size if nerve.size > 0 else np.nan,
        "root_longer_percent": 100 * (root.length / nerve.length - 1) if nerve.length > 0 else np.nan,
    }


EXAMINER = Examiner(
    {
        "conduction_m_s": Sign("nerve, from root to knee", "m/s", 1),
        "root_over_nerve_percent": Sign("M wave from the root, of that from the nerve", "%"),
        "root_longer_percent": Sign("it lasts longer by", "%"),
    },
    read,
)
