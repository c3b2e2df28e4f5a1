"""A story of hours that is watched: ten minutes of chemistry at a time, and every look aside in full detail."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from myospasm import causes, remedies
from myospasm.chart import NAMES
from myospasm.ground import MyospasmError
from myospasm.hours import PIECE, Course, Stretch, check_alive
from myospasm.hours_session import FREQUENCIES, asked
from myospasm.live.frames import Frame
from myospasm.live.seconds import Live
from myospasm.protocol.hours import HoursScript, Window
from myospasm.protocol.hours.windows import short
from myospasm.scenario import Scenario
from myospasm.session import person_of
from myospasm.story import Trait
from myospasm.sweep import threshold_sweep
from myospasm.treatment import beside_hours


class LiveHours:
    """A story that is watched. `frame()` lives on for ten minutes, or a fifth of a second of a look aside.

    What is given stands in `scenario` as NAME@SECONDS of the story. What is given within a look acts in that look
    alone; a scenario tells it as that remedy after every hard contraction.
    """

    def __init__(self, scenario: Scenario, patient: Trait | None = None) -> None:
        main_first = {scenario.main: scenario.muscles[scenario.main]} | dict(scenario.muscles)
        self.scenario, self.patient = dataclasses.replace(scenario, muscles=main_first), patient
        self.person = person_of(self.scenario, patient)
        self.course = Course(self.person, self._script(self.scenario), scenario.seed)
        self.look: Live | None = None
        self._window: Window | None = None
        self._looked = 0
        self._early: list[tuple[int, int]] = []
        self._turns = list(self.scenario.turns)

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

    def _script(self, scenario: Scenario) -> HoursScript:
        return scenario.whole_hours.script(tuple(str(name) for name in self.person.muscle.name))

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
        self.look = self._window = None

    def _next(self) -> Window | None:
        following = self.course.script.windows[self._looked :]
        return following[0] if following else None

    def _lived(self) -> Frame:
        """The next ten minutes, or as much as there is until something is looked at or changes."""
        begin, window = self.course.second, self._next()
        stops = [begin + PIECE, self.course.script.seconds, *([window.at] if window else [])]
        stops += [round(when) for when in self._turns[:1]]
        stretch = next(self.course.until(min(stops)))
        check_alive(stretch, self.course.script)
        self._remember()
        while self._turns and self._turns[0] <= self.course.second:
            self.course.become(person_of(self.scenario, self.patient, self._turns.pop(0)), self.scenario.seed)
        return Frame(float(begin), float(self.course.second), "hours", drawn(stretch), readings(stretch), self._news())

    def _remember(self) -> None:
        """Keep which task pain ended, and when, for a script that is made anew."""
        script = self.course.script
        for index, task in enumerate(script.tasks[:-1]):
            end = script.begins(index + 1)
            if end - script.begins(index) < task.longest_time and (index, end) not in self._early:
                self._early.append((index, end))

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
            who = person_of(self.scenario, self.patient, at)
            angle = short(self.scenario.main)
            sweep = threshold_sweep(who, FREQUENCIES, seed=self.scenario.seed, begun=begun, angle=angle, rest=20.0)
            found = sweep.threshold()
            news["threshold"] = {"at": at, "hertz": None if np.isnan(found) else found}
        else:
            self._window = window
            self.look = Live(self._looking(window), self.patient, begun, self.scenario.seed)
        return Frame(at, at, "note", {}, {}, news)

    def _looking(self, window: Window) -> Scenario:
        """What is done in a look aside, as a scenario of seconds: what acts by sentences alone is in its protocol."""
        acting = {name: grade for name, grade in self.scenario.causes.items() if causes.load(name).changes}
        given = [t for t in self.scenario.until(self.course.second).remedies if remedies.prescribed(t).changes]
        return dataclasses.replace(
            self.scenario, hours=(), meanwhile=(), left_alone=(), ending=(), beside=(), show=(),
            protocol=str(asked(window, self.scenario)).splitlines(), causes=acting,
            remedies=[told.partition("@")[0] for told in given if not remedies.prescribed(told).sentences],
        )  # fmt: skip

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
            self.course.become(person_of(self.scenario, self.patient, self.course.second), self.scenario.seed)
        return self.scenario

    def _follow(self, scenario: Scenario) -> None:
        """Go on by this scenario, which was the same up to now."""
        self.scenario, script = scenario, self._script(scenario)
        for task, second in self._early:
            script.ended_early(task, second)
        self._turns = [when for when in scenario.turns if when > self.course.second]
        self.course.script = script

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


def readings(stretch: Stretch) -> dict[str, Any]:
    """The last entry, by name."""
    return {name: float(values[-1]) for name, values in drawn(stretch).items()}
