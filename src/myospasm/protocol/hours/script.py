"""A story of hours as it is done to a person: its seconds as arrays, its windows, and tasks that pain ended early."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.protocol.grammar import write_plain
from myospasm.protocol.hours.beside import Beside, BreatheBeside, span
from myospasm.protocol.hours.forms import MEANWHILE, TASKS
from myospasm.protocol.hours.tasks import Task
from myospasm.protocol.hours.treatments import Timed
from myospasm.protocol.hours.windows import Activity, Plan, Window, usual_activity, windows_of
from myospasm.protocol.hours.world import Sheet
from myospasm.protocol.steps import Step
from myospasm.records import Event

if TYPE_CHECKING:
    from myospasm.signals import World

AIMS = ("pco2", "cuff")
"""What is set where something is done beside a task; flows are added, and who drips while running does not lie."""


class HoursScript:
    """A story on its way. Tasks last as long as they may, until `ended_early` says that pain ended one."""

    def __init__(
        self, tasks: Sequence[Task], beside: Sequence[Step], muscles: Sequence[str], activity: Activity | None = None
    ) -> None:
        self.tasks, self.beside, self.muscles = tuple(tasks), tuple(beside), tuple(muscles)
        if not self.muscles:
            raise MyospasmError("a story of hours is done to a person with at least one muscle")
        self._activity = activity or partial(usual_activity, muscle=self.muscles[0])
        self._lengths = [task.longest_time for task in self.tasks]
        for task in self.tasks:
            task.acts(np.zeros(1), self.muscles)  # what cannot be done to these muscles is said before anything is done
        self.windows: list[Window] = []
        """Looks aside in full detail, in the order of time; those of a task that ended early close with it."""
        self._planned()

    def _planned(self) -> None:
        self._begins = list(accumulate(self._lengths, initial=0))
        self.windows = windows_of(Plan(self.tasks, self._begins[:-1], self._lengths, self.muscles[0], self._activity))

    @property
    def seconds(self) -> int:
        """The length of the story, as far as it is known."""
        return self._begins[-1]

    def task_at(self, second: int) -> int | None:
        """Index of the task that is done in this second of the story; None beyond its end."""
        spans = enumerate(zip(self._begins[:-1], self._begins[1:], strict=True))
        return next((index for index, (begin, end) in spans if begin <= second < end), None)

    def begins(self, task: int) -> int:
        """The second of the story with which a task begins."""
        return self._begins[task]

    def ended_early(self, task: int, second: int) -> HoursScript:
        """Say that a task ended when `second` seconds of the story had passed; what comes after moves forward.

        What goes on beside the tasks does not move. Gives itself.
        """
        begin, end = self._begins[task], self._begins[task + 1]
        if not begin <= second <= end:
            raise MyospasmError(
                f"task {task + 1} is done from {begin} to {end} s of the story; it cannot end at {second} s"
            )
        self._lengths[task] = second - begin
        self._planned()
        return self

    def world(self, begin: int, count: int) -> World:
        """What happens in `count` seconds from `begin` on; beyond the end nothing does, and `valid` is 0."""
        sheet = Sheet(count, self.muscles)
        for index, task in enumerate(self.tasks):
            first, last = (min(max(s - begin, 0), count) for s in self._begins[index : index + 2])
            if first < last:
                since = np.arange(first, last) + float(begin - self._begins[index])
                sheet.put(slice(first, last), {"valid": 1.0} | _place(task) | task.acts(since, self.muscles))
        for step in self.beside:
            first, last = (min(max(s - begin, 0), count) for s in span(step, self.seconds))
            if first < last:
                self._beside(sheet, slice(first, last), step)
        return sheet.world()

    def _beside(self, sheet: Sheet, where: slice, step: Step) -> None:
        if isinstance(step, Beside):
            sheet.add(where, step.flows)
        elif isinstance(step, BreatheBeside):
            sheet.put(where, {"pco2": step.pco2})
        elif isinstance(step, Timed):
            acts = step.acts(np.zeros(where.stop - where.start), self.muscles)
            sheet.put(where, {field: value for field, value in acts.items() if field in AIMS})
            sheet.add(where, {field: value for field, value in acts.items() if field not in (*AIMS, "lying")})

    @property
    def events(self) -> list[Event]:
        """What is done and when, labeled with its sentence: tasks, looks (which take no time), what goes on beside."""
        spans = zip(self.tasks, self._begins[:-1], self._lengths, strict=True)
        done = [Event(float(begin), float(length), write_plain(task, TASKS)) for task, begin, length in spans]
        for step in self.beside:
            first, last = span(step, self.seconds)
            done.append(Event(float(first), float(last - first), write_plain(step, MEANWHILE)))
        return done


def _place(task: Task) -> dict[str, float]:
    """Where a task is done, as far as it says."""
    said = {"air": task.air, "humidity": task.humidity, "wind": task.wind}
    return {field: value for field, value in said.items() if value is not None}
