"""A story of hours that is watched: ten minutes of chemistry at a time, and every look aside in full detail."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from myospasm import causes, remedies
from myospasm.chart import NAMES
from myospasm.ground import MyospasmError
from myospasm.hours import PIECE, Course, Stretch, check_alive
from myospasm.hours_session import asked, searched
from myospasm.live.frames import Frame
from myospasm.live.seconds import Live
from myospasm.protocol.hours import HoursScript, Window
from myospasm.scenario import Scenario
from myospasm.session import people_of, person_of
from myospasm.story import Trait
from myospasm.treatment import beside_hours


class LiveHours:
    """A story that is watched. `frame()` lives on for ten minutes, or a fifth of a second of a look aside.

    What is given stands in `scenario` as NAME@SECONDS of the story. What is given within a look acts in that look
    alone; a scenario tells it as that remedy after every hard contraction.
    """

    def __init__(self, scenario: Scenario, patient: Trait | None = None) -> None:
        self.scenario, self.patient = scenario.main_first, patient
        (_, person), *later = people_of(self.scenario, patient)
        self.course = Course(person, script_of(self.scenario), scenario.seed, later)
        self.look: Live | None = None
        self._looked = 0

    @property
    def now(self) -> float:
        """s of the story that have passed; of a look aside, s of the look."""
        return self.look.now if self.look else float(self.course.second)

    @property
    def duration(self) -> float:
        """s of the story, as far as it is known; of a look aside that of the look."""
        return self.look.duration if self.look else float(self.course.script.seconds)

    @property
    def over(self) -> bool:
        """Whether all of the story is told."""
        return self.look is None and self._next() is None and self.course.second >= self.course.script.seconds

    def frame(self) -> Frame | None:
        """What comes next; None when the story is told."""
        if self.look:
            frame = self.look.frame()
            if frame is not None:
                return frame._replace(kind="look")
            self.leave()
        window = self._next()
        if window is not None and window.at <= self.course.second:
            return self._open(window)
        if self.course.second >= self.course.script.seconds:
            return None
        return self._lived()

    def leave(self) -> None:
        """Look no longer; the story goes on."""
        self.look = None

    def _next(self) -> Window | None:
        following = self.course.script.windows[self._looked :]
        return following[0] if following else None

    def _lived(self) -> Frame:
        """The next ten minutes, or as much as there is until something is looked at or changes."""
        begin, window = self.course.second, self._next()
        stops = [begin + PIECE, self.course.script.seconds, *([window.at] if window else [])]
        stretch = next(self.course.until(min(stops)))
        check_alive(stretch, self.course.script)
        found = drawn(stretch)
        now = {name: float(values[-1]) for name, values in found.items()}
        return Frame(float(begin), float(self.course.second), "hours", found, now, self._news())

    def _news(self) -> dict[str, Any]:
        task = self.course.script.task_at(max(self.course.second - 1, 0))
        labels = [event.label for event in self.course.script.events if event.duration > 0]
        return {"doing": labels[task] if task is not None and task < len(labels) else "", "duration": self.duration}

    def _open(self, window: Window) -> Frame:
        """Begin a look aside; a search for the threshold is done at once."""
        self._looked += 1
        at, begun = float(self.course.second), self.course.glance()
        news: dict[str, Any] = {"look": {"kind": window.kind, "at": at, "seconds": window.seconds}}
        if window.kind == "threshold":
            found = searched(person_of(self.scenario, self.patient, at), begun, self.scenario)
            news["threshold"] = {"at": at, "hertz": None if np.isnan(found) else found}
        else:
            self.look = Live(looking(self.scenario, window), self.patient, begun, self.scenario.seed)
        return Frame(at, at, "note", {}, {}, news)

    def give(self, told: str) -> Scenario:
        """A remedy from the shelf, now: NAME, or NAME=DOSE. Gives the scenario with it.

        Raises MyospasmError for what is not on the shelf, and what cannot be done beside everything else.
        """
        remedy = remedies.prescribed(told)
        if self.look and (remedy.sentences or (remedy.changes and not remedy.hours)):
            self.look.give(told)
            again = [told] if remedy.sentences else [f"{told}@{self.course.second}"]
        elif remedy.sentences and not remedy.hours and not remedy.changes:
            raise MyospasmError(
                f"{remedy.name!r} is done within seconds; give it while the muscle is looked at closely, after a hard "
                "contraction."
            )
        else:
            beside_hours(told, self.course.second)
            again = [f"{told}@{self.course.second}"]
        new = [text for text in again if text not in self.scenario.remedies]
        self._follow(dataclasses.replace(self.scenario, remedies=(*self.scenario.remedies, *new)))
        if remedy.changes:
            self.course.become(person_of(self.scenario, self.patient, self.course.second))
        return self.scenario

    def _follow(self, scenario: Scenario) -> None:
        """Go on by this scenario, which was the same up to now; a task that pain ended stays as short as it was."""
        before, script = self.course.script, script_of(scenario)
        for index, task in enumerate(before.tasks):
            end = before.begins(index + 1)
            if end - before.begins(index) < task.longest_time:
                script.ended_early(index, end)
        self.scenario, self.course.script = scenario, script
        _, *self.course.later = people_of(scenario, self.patient, self.course.second)

    def back(self, seconds: float) -> Frame:
        """Go back within a look aside; of the story itself only the past can be looked at.

        Raises MyospasmError outside of a look.
        """
        if self.look is None:
            raise MyospasmError(
                "one can go back within a close look; to change something earlier, begin the story anew"
            )
        return self.look.back(seconds)._replace(kind="look")


def drawn(stretch: Stretch) -> dict[str, np.ndarray]:
    """The entries of a chart with their seconds; of each muscle's numbers those of the main one, the first."""
    found = {"seconds": np.asarray(stretch.seconds, np.float32)}
    for name in NAMES:
        values = np.asarray(stretch.entries[name], np.float32)
        found[name] = values[:, 0] if values.ndim > 1 else values
    return found


def script_of(scenario: Scenario) -> HoursScript:
    """The story as it is done to the muscles of a scenario."""
    return scenario.whole_hours.script(tuple(scenario.muscles))


def looking(scenario: Scenario, window: Window) -> Scenario:
    """What is done in a look aside, as a scenario of seconds: what acts by sentences alone is in its protocol."""
    acting = {name: grade for name, grade in scenario.causes.items() if causes.load(name).changes}
    given = [(told, remedies.prescribed(told)) for told in scenario.until(window.at).remedies]
    return dataclasses.replace(
        scenario, hours=(), meanwhile=(), left_alone=(), ending=(), beside=(), show=(),
        protocol=str(asked(window, scenario)).splitlines(), causes=acting,
        remedies=[told.partition("@")[0] for told, remedy in given if remedy.changes and not remedy.sentences],
    )  # fmt: skip
