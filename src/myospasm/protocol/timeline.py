"""What is done at every tick of 1 ms: a step as parts that each set one thing for a while, drawn up piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from jaxtyping import Float


class MuscleTable(Protocol):
    """What a timeline needs to know of the muscles; `muscles.stack` gives it."""

    @property
    def name(self) -> Any: ...
    @property
    def joint(self) -> Any: ...
    @property
    def moment_arm(self) -> Any: ...


class Schedule(NamedTuple):
    """What is done to a person at every tick of 1 ms. Muscles in the table's order, joints as `joints_of` gives them.

    The fields and units are those of `signals.Inputs`. Shapes: (ticks, muscles), but angle, free, torque and inertia
    (ticks, joints); plantar and toe flexion positive. Stimuli are the pulse's current over that for a maximal M wave
    at its tick and 0 elsewhere; drive and targets are 0 to 1, block and free 0 or 1, pull in m.
    """

    drive: Float[np.ndarray, "ticks muscles"]
    angle: Float[np.ndarray, "ticks joints"]
    stimulus_nerve: Float[np.ndarray, "ticks muscles"]
    stimulus_point: Float[np.ndarray, "ticks muscles"]
    block: Float[np.ndarray, "ticks muscles"]
    free: Float[np.ndarray, "ticks joints"]
    torque: Float[np.ndarray, "ticks joints"]
    inertia: Float[np.ndarray, "ticks joints"]
    pull: Float[np.ndarray, "ticks muscles"]
    force_target: Float[np.ndarray, "ticks muscles"]
    emg_target: Float[np.ndarray, "ticks muscles"]
    stimulus_root: Float[np.ndarray, "ticks muscles"]
    skin: Float[np.ndarray, "ticks muscles"]
    touch: Float[np.ndarray, "ticks muscles"]
    sound: Float[np.ndarray, "ticks muscles"]


JOINTLY = ("angle", "free", "torque", "inertia")
"""Fields over joints; the others are over muscles."""

Course = Callable[[np.ndarray], np.ndarray]
"""A field's values at so many ticks after a part's begin."""


class Part(NamedTuple):
    """One field of some muscles or joints, set from `begin` to `end` (ticks of the segment; None: for good)."""

    field: str
    where: np.ndarray
    begin: int
    end: int | None
    course: Course

    def later(self, ticks: int) -> Part:
        """The same part, later."""
        return self._replace(begin=self.begin + ticks, end=None if self.end is None else self.end + ticks)

    def until(self, ticks: int) -> Part:
        """The same part, over at latest by then if it is not for good."""
        return self if self.end is None else self._replace(end=max(self.begin, min(self.end, ticks)))


class Posture(NamedTuple):
    """What stays as it was put, until something else is done: over joints, and `block` over muscles."""

    angle: np.ndarray
    free: np.ndarray
    inertia: np.ndarray
    block: np.ndarray


class Segment(NamedTuple):
    """One step on the clock, from `begin` to `end` (ticks); of parts that set the same thing the later one holds."""

    begin: int
    end: int
    posture: Posture
    parts: Sequence[Part]

    def values(self, field: str, begin: int, end: int) -> np.ndarray:
        """A field from begin to end, in ticks of the whole protocol."""
        rest = getattr(self.posture, field, None)
        if rest is None:
            rest = np.zeros_like(self.posture.angle if field in JOINTLY else self.posture.block)
        found = np.repeat(rest[None], end - begin, axis=0)
        for part in self.parts:
            start = self.begin + part.begin
            low = max(start, begin)
            high = end if part.end is None else min(self.begin + part.end, end)
            if part.field == field and low < high:
                rows = part.course(np.arange(low, high) - start)
                found[low - begin : high - begin, part.where] = rows[:, None]
        return found

    def render(self, begin: int, end: int) -> Schedule:
        """The ticks from begin to end of this segment."""
        return Schedule(*(self.values(field, begin, end).astype(np.float32) for field in Schedule._fields))

    def after(self, tick: int) -> Posture:
        """What stays if this segment ends here."""
        return Posture(*(self.values(field, tick, tick + 1)[0] for field in Posture._fields))


def joints_of(muscles: MuscleTable) -> tuple[str, ...]:
    """The joints that these muscles move, in the order of a schedule's angles."""
    return tuple(sorted(set(muscles.joint)))


def joined(schedules: list[Schedule]) -> Schedule:
    """Consecutive schedules as one."""
    return Schedule(*(np.concatenate(columns) for columns in zip(*schedules, strict=True)))
