"""The tasks that look aside in full detail: they take no time of the story, and run the loop on its side."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

from myospasm.protocol.hours.bounds import check_look
from myospasm.protocol.hours.tasks import Task
from myospasm.protocol.steps import Checks


@dataclasses.dataclass(frozen=True)
class Look(Task):
    """A window: the story stands still, and the body as it is now goes on in the loop for a while."""

    kind: ClassVar[str] = "watch"

    @property
    def seconds(self) -> float:
        """Of the loop; 0: as many as it takes."""
        return 0.0

    @property
    def longest_time(self) -> int:
        """None."""
        return 0


@dataclasses.dataclass(frozen=True)
class Watch(Look):
    """Watches the muscles at rest; "watching for" in a task watches them at work."""

    duration: float
    checks: ClassVar[Checks] = {"duration": check_look}

    @property
    def seconds(self) -> float:
        """As it says."""
        return self.duration


@dataclasses.dataclass(frozen=True)
class TestThreshold(Look):
    """Searches for the frequency of stimulation from which on the muscle cramps."""

    __test__: ClassVar[bool] = False  # no test of pytest's
    kind: ClassVar[str] = "threshold"


@dataclasses.dataclass(frozen=True)
class TryContraction(Look):
    """Shortens the muscle (points the toes, for the calf), contracts it as hard as it goes for 10 s, and watches."""

    kind: ClassVar[str] = "contraction"
