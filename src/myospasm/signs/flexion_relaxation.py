"""Bending forward: whether the muscles of the back fall silent when the bent back hangs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.gaps import runs
from myospasm.signs.loudness import USUAL, power_of, smooth
from myospasm.signs.sites import left_out, sites

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.records import Recording

BACK = ("erector_spinae", "multifidus")
JOINT = "trunk"
LEAST = quantity(0.5, "rad", ASSUMED, "a smaller bend is not taken for one to the end")
UPRIGHT = quantity(0.05, "1", ASSUMED, "of the bend: below it one stands")
BENT = quantity(0.95, "1", ASSUMED, "of the bend: above it one hangs")
WINDOW = quantity(0.25, "s", ASSUMED, "of the RMS, of which the greatest counts")
SETTLE = quantity(1.0, "s", ASSUMED, "in which muscles let go when the bend is reached")


class Bend(NamedTuple):
    """One bend forward and up again, as sample numbers: it begins, hangs, rises, ends."""

    begin: int
    hang: int
    rise: int
    end: int


def bend(angle: Float[np.ndarray, " samples"]) -> Bend | None:
    """The first bend of a recorded angle (rad, forward positive); None if there is none, or it is not finished."""
    way = angle - np.median(angle[: max(1, len(angle) // 50)])
    most = float(way.max())
    if most < LEAST.value:
        return None
    hang, rise = (int(x) for x in runs(way >= BENT.value * most)[0])
    before = np.flatnonzero(way[:hang] < UPRIGHT.value * most)
    behind = np.flatnonzero(way[rise:] < UPRIGHT.value * most)
    if not len(before) or not len(behind):
        return None
    return Bend(int(before[-1]), hang, rise, rise + int(behind[0]))


def ratios(loud: Float[np.ndarray, " samples"], moves: Bend, rate: float) -> tuple[float, float]:
    """Greatest RMS of bending over that of rising, and over the mean of hanging (NaN if one hangs too briefly).

    Source: Neblett2013 and FlexionExtensionRatio for the two. Errors: the amplifier's noise is in all of them.
    """
    down, up = loud[moves.begin : moves.hang].max(), loud[moves.rise : moves.end].max()
    still = loud[moves.hang + round(SETTLE.value * rate) : moves.rise]
    silent = still.mean() if still.size > WINDOW.value * rate else np.nan
    return float(down / up), float(down / silent)


def read(recording: Recording) -> Mapping[str, float]:
    """Both ratios, as means over the muscles of the back that were recorded."""
    angles = [i for i in recording.rows("angle") if JOINT in recording.channels[i].label.lower()]
    moves = bend(np.asarray(recording.samples[angles[0]])) if angles else None
    if moves is None:
        return {}
    bad, found = left_out(recording), []
    for site in sites(recording):
        rows = [i for i in site.rows if i not in bad]
        if rows and site.name in BACK:
            power = power_of(recording.samples[rows], recording.rate, USUAL)
            loud = smooth(power, recording.rate, WINDOW.value)
            found.append(ratios(loud, moves, recording.rate))
    if not found:
        return {}
    extension, relaxation = np.mean(found, axis=0)
    return {"flexion_extension_ratio": float(extension), "flexion_relaxation_ratio": float(relaxation)}


EXAMINER = Examiner(
    {
        "flexion_extension_ratio": Sign("EMG of the back, bending over rising", "", 2),
        "flexion_relaxation_ratio": Sign("EMG of the back, bending over hanging", "", 2),
    },
    read,
)
