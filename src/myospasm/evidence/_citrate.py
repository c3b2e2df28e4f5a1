"""Blood donors at a cell separator, whose blood comes back with citrate in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.evidence._hours import MARK, Kind, charted, lives, looked, moments, spontaneous

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.evidence._hours import Spontaneous

MINUTES = 90
LOOK = "Rest for 10 s."


def story(volume: float) -> tuple[str, ...]:
    """A donation with so many L of ACD-A, looked at when it ends."""
    return (f"Infuse {volume} L of ACD-A citrate over {MINUTES} min", MARK)


def donated(volume: float) -> xr.Dataset:
    """The chart of one donor."""
    return charted(Kind(), story(volume))[0]


def muscles(kind: Kind, volume: float) -> list[Spontaneous]:
    """What everyone's muscle does by itself when the donation ends."""
    ends = moments(lives(kind, story(volume)), 0)
    return [spontaneous(trace, 1.0) for (trace,) in looked(kind, ends, [LOOK])]
