"""The forces in a recording: when each channel shows a contraction, how high it rises and how steadily it is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.signs import force as forces
from myospasm.signs.gaps import bridge

if TYPE_CHECKING:
    from myospasm.records import Recording

NAN = float("nan")


class Pull(NamedTuple):
    """One force channel (its number, label, muscle and unit): its contraction, steady phase and CoV (%) there.

    Times in s on the recording's clock; rest and peak (above rest) in the channel's unit; NaN where there is none.
    """

    row: int
    channel: str
    muscle: str
    unit: str
    onset: float = NAN
    end: float = NAN
    rest: float = NAN
    peak: float = NAN
    steady_start: float = NAN
    steady_end: float = NAN
    force_cov: float = NAN

    @property
    def contracts(self) -> bool:
        """Whether there is a contraction in it."""
        return bool(np.isfinite(self.onset))


def pulls(recording: Recording, steady: tuple[float, float] | None = None) -> list[Pull]:
    """What each force channel shows; `steady` (start, end in s) names the steady phase by hand.

    Errors: MyospasmError if `steady` lies outside the recording.
    """
    if steady is not None and not recording.start <= steady[0] < steady[1] <= recording.end:
        raise MyospasmError(
            f"the steady phase {steady} s lies outside the recording, {recording.start} to {recording.end:.3f} s."
        )
    return [_pull(recording, row, steady) for row in recording.rows("force")]


def _pull(recording: Recording, row: int, steady: tuple[float, float] | None) -> Pull:
    channel, start, rate = recording.channels[row], recording.start, recording.rate
    pull = Pull(row, channel.label, channel.muscle, channel.unit)
    force = bridge(recording.samples[row])[0]
    found = forces.contraction(force, rate) if force.size > 1 else None
    if found is None:
        return pull
    pull = pull._replace(onset=found.onset + start, end=found.end + start, rest=found.rest, peak=found.peak)
    if steady is None and (hold := forces.plateau(force, rate)) is not None:
        steady = (hold[0] + start, hold[1] + start)
    if steady is None:
        return pull
    cov = forces.steadiness(force, rate, steady[0] - start, steady[1] - start, found.rest)
    return pull._replace(steady_start=steady[0], steady_end=steady[1], force_cov=cov)


def above_rest(recording: Recording, pull: Pull) -> np.ndarray:
    """The force of a contraction, low-passed, less its rest. Shape (samples,)."""
    return forces.low_pass(bridge(recording.samples[pull.row])[0], recording.rate) - pull.rest
