"""Stories of hours in sentences: what a person does from a warm-up to a night's sleep, second by second.

Where a protocol of seconds tells what is done to a muscle, a story of hours tells what a person lives through: "Run at
12 km/h for 3 h in 30 degC, watching for 60 s every 20 min". The chemistry of the body runs through it by the second;
looks aside in full detail ("Watch for 60 s", "Test the cramp threshold") take no time of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from myospasm.ground import MyospasmError, quantity
from myospasm.protocol.bounds import number
from myospasm.protocol.grammar import listed, write_plain
from myospasm.protocol.hours.beside import Beside, BreatheBeside
from myospasm.protocol.hours.bounds import LONGEST, words_of_time
from myospasm.protocol.hours.fluids import FLUIDS
from myospasm.protocol.hours.forms import EVERYTHING, LOOKS, MEANWHILE, PLACE, TASKS
from myospasm.protocol.hours.script import HoursScript
from myospasm.protocol.hours.tasks import Task
from myospasm.protocol.hours.treatments import Dialyze
from myospasm.protocol.hours.windows import Activity, Stride, Window
from myospasm.protocol.reading import Sentence, read_plain
from myospasm.protocol.steps import Step
from myospasm.protocol.words import sentences, tokens

__all__ = ["FLUIDS", "Activity", "Hours", "HoursScript", "Stride", "Task", "Window", "hours_grammar"]

GENTLE = quantity(13.0, "1", "Flythe2011", "mL/kg/h of water taken out, above which more patients die")


@dataclasses.dataclass(frozen=True, init=False)
class Hours:
    """What a person does for hours, one task after the other, and what goes on beside them.

    Made from sentences or typed tasks, in any mixture: `Hours(["Warm up for 15 min", "Run at 12 km/h for 3 h",
    "From 0 h on drink 0.6 L of water per hour"])`; sentences that begin with "At" or "From" go on beside the others,
    and may also be given as `meanwhile`. `str(hours)` gives canonical sentences that read back as the same tasks.
    """

    tasks: tuple[Task, ...]
    beside: tuple[Step, ...]

    def __init__(self, told: str | Iterable[str | Step], meanwhile: str | Iterable[str | Step] = ()) -> None:
        found = [*_read_all(told), *_read_all(meanwhile, "the meanwhile")]
        tasks = tuple(step for step in found if isinstance(step, Task) and not _beside(step))
        if not any(task.longest_time for task in tasks):
            raise MyospasmError(
                'a story of hours needs at least one task that takes time, as "Rest for 10 min"; '
                "`hours_grammar()` lists the sentences"
            )
        object.__setattr__(self, "tasks", tasks)
        object.__setattr__(self, "beside", tuple(step for step in found if _beside(step)))
        self._fits()

    def _fits(self) -> None:
        """Refuse what is too long, and what goes on beside a story that is over."""
        if self.duration > LONGEST:
            raise MyospasmError(
                f"the story lasts {words_of_time(self.duration)}; at most {words_of_time(LONGEST)} can be told"
            )
        for step in self.beside:
            since = _since(step)
            if since >= self.duration:
                said = (
                    f"the story lasts {words_of_time(self.duration)}, and nothing can begin at {words_of_time(since)}"
                )
                raise MyospasmError(f"{said}: {write(step)}")

    def __str__(self) -> str:
        return "\n".join(write(step) for step in (*self.tasks, *self.beside))

    @property
    def duration(self) -> float:
        """The length in s; the longest possible, if pain may end a task."""
        return float(sum(task.longest_time for task in self.tasks))

    @property
    def adaptive(self) -> bool:
        """Whether pain may end a task, so that how long it takes is known only when it is done."""
        return any(task.waits for task in self.tasks)

    def remarks(self, mass: float = 70.0) -> list[str]:
        """What is possible but rarely wise, in sentences, for a person of so many kg."""
        found = []
        for task in self.tasks:
            if isinstance(task, Dialyze) and task.hourly(mass) > GENTLE.value:
                rate = number(round(task.hourly(mass), 1))
                said = f"{write(task)}: this takes out {rate} mL/kg/h from a person of {number(mass)} kg"
                found.append(f"{said}; above {number(GENTLE.value)} more patients die (Flythe2011)")
        return found

    def script(self, muscles: Sequence[str], activity: Activity | None = None) -> HoursScript:
        """The story to be done to a person with these muscles, of which the first is the one that is looked at.

        `activity` tells the rhythm in which a task works it; on foot that of `Locomotion` unless given.
        """
        return HoursScript(self.tasks, self.beside, muscles, activity)


def _read_all(told: str | Iterable[str | Step], where: str = "the hours") -> list[Step]:
    given = [told] if isinstance(told, str) else list(told)
    texts: list[str | Step] = []
    for part in given:
        if not isinstance(part, (str, Task, Beside, BreatheBeside)):
            raise MyospasmError(f"a story of hours is made of sentences and tasks; {part!r} is neither")
        texts += sentences(part) if isinstance(part, str) else [part]
    many = len(texts) > 1
    names = [f"sentence {i} of {where}" if many else "the sentence" for i in range(1, len(texts) + 1)]
    return [read(part, name) if isinstance(part, str) else part for part, name in zip(texts, names, strict=True)]


def read(text: str, name: str = "the sentence") -> Step:
    """One sentence as a typed task, or as something beside the tasks."""
    words = tokens(text)
    return read_plain(Sentence(text, name, words), words, EVERYTHING)


def write(step: Step) -> str:
    """The canonical sentence; reading it gives the same."""
    return write_plain(step, MEANWHILE if _beside(step) else TASKS)


def _beside(step: Step) -> bool:
    return not isinstance(step, Task) or getattr(step, "at", None) is not None


def _since(step: Step) -> float:
    at = getattr(step, "at", None)
    return at if at is not None else step.since  # pyright: ignore[reportAttributeAccessIssue]


def hours_grammar() -> str:
    """What sentences a story of hours understands, as a help text."""
    forms, slots = listed(EVERYTHING)
    count = len(TASKS.forms)
    return "\n".join(
        [
            "Tasks, one a line (or separated by periods or semicolons); what is in brackets may be left out:",
            *forms[:count],
            "after a task that takes time may follow:",
            f"  {PLACE.strip()}",
            f"  {LOOKS.strip()}",
            "beside the tasks:",
            *forms[count:],
            "where",
            *slots,
        ]
    )
