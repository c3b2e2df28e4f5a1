"""A scenario: who does what, what is wrong, what helps, and how it is recorded; one small TOML file."""

from __future__ import annotations

import dataclasses
import difflib
import json
import math
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from myospasm import causes, people, remedies, views
from myospasm.complaints import Complaints
from myospasm.ground import MyospasmError, unknown
from myospasm.protocol import Protocol
from myospasm.protocol.bounds import MUSCLES
from myospasm.protocol.hours import Hours
from myospasm.scenario_parts import ElectrodeArray, Instruments, Moment
from myospasm.story import Cause, Story
from myospasm.treatment import beside_hours, treated

FOLDER = Path(__file__).parent / "scenarios"
LISTS = (
    "protocol",
    "hours",
    "meanwhile",
    "left_alone",
    "ending",
    "beside",
    "show",
    "remedies",
    "views",
    "signs",
    "close",
)

WANTED = {"muscles": 'a list of names, as ["soleus"], or a table of names with numbers of motor units'}
"""What pydantic's words are too poor for."""


@dataclasses.dataclass(frozen=True)
class Scenario:
    """Everything that a run needs, checked: names exist, sentences are understood, severities lie in 0 to 1.

    `muscles` are names, or names with how many motor units to simulate (None: the muscle's own number); `main` is the
    first of them unless said. `causes` are names with severities. It has a `protocol` of seconds to minutes, or `hours`
    with what goes on `meanwhile`, what follows if it is `left_alone` (no remedy does anything over hours), the `ending`
    of every telling, the `beside` remedies of a second one, and what of the chart to `show`. A protocol with remedies
    `beside` it is done by someone healthy, with the causes, and with the remedies too: the picture compares them, shows
    the `close` moments larger, and lists the `signs` (names of `signs.examination`; all that were found if none).
    """

    __pydantic_config__ = {"extra": "forbid", "strict": True}  # noqa: RUF012
    muscles: dict[str, int | None]
    protocol: Sequence[str] = ()
    hours: Sequence[str] = ()
    meanwhile: Sequence[str] = ()
    left_alone: Sequence[str] = ()
    ending: Sequence[str] = ()
    beside: Sequence[str] = ()
    show: Sequence[str] = ()
    signs: Sequence[str] = ()
    close: Sequence[Moment] = ()
    title: str = ""
    person: str = "adult"
    main: str = ""
    causes: dict[str, float] = dataclasses.field(default_factory=dict)
    remedies: Sequence[str] = ()
    views: Sequence[str] = ()
    """Sides taken where the field disagrees."""
    instruments: Instruments = dataclasses.field(default_factory=Instruments)
    seed: int = 1
    name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "muscles", _muscles(self.muscles))
        object.__setattr__(self, "main", self.main or next(iter(self.muscles)))
        for name in LISTS:
            object.__setattr__(self, name, tuple(getattr(self, name)))
        if self.protocol and self.hours:
            raise MyospasmError("the scenario has both a protocol of seconds and hours; give one of them")
        if self.main not in self.muscles:
            raise unknown("muscle in this scenario", self.main, self.muscles)
        if self.person not in people.names():
            raise unknown("person", self.person, people.names())
        if self.seed < 0:
            raise MyospasmError(f"a seed is a whole number from 0 up, not {self.seed}")
        for name, severity in self.causes.items():
            if not 0 <= severity <= 1:
                raise MyospasmError(f"severity {severity} of {name!r} is out of range; it goes from 0 to 1")
        check_causes([causes.load(name) for name, severity in self.causes.items() if severity > 0], self.muscles)
        if self.instruments.needle and self.instruments.needle not in self.muscles:
            raise unknown("muscle in this scenario", self.instruments.needle, self.muscles)
        for moment in self.close:
            if moment.muscle and moment.muscle not in self.muscles:
                raise unknown("muscle in this scenario", moment.muscle, self.muscles)
            if moment.needle and not self.instruments.needle:
                raise MyospasmError(
                    f"the moment {moment.title!r} shows a needle, but no muscle has one; say which in "
                    'the instruments, as needle = "soleus"'
                )
        _ = self.stories, [treated(told, self.muscles) for told in self.beside]
        _ = self.whole_hours if self.hours else self.whole_protocol

    @property
    def stories(self) -> list[tuple[Story, float]]:
        """The person, the causes and the remedies with their severities, as `story.apply_all` takes them."""
        found: list[tuple[Story, float]] = [(people.load(self.person), 1.0)]
        helped = [treated(told, self.muscles) for told in self.remedies]
        left = {name: math.prod(1.0 - remedy.undoes.get(name, 0.0) for remedy, _ in helped) for name in self.causes}
        found += [(causes.load(name), severity * left[name]) for name, severity in self.causes.items()]
        found += [(views.load(name), 1.0) for name in self.views]
        return found + helped

    @property
    def main_first(self) -> Scenario:
        """The same scenario with the main muscle before the others, as stories of hours have it."""
        return dataclasses.replace(self, muscles={self.main: self.muscles[self.main]} | dict(self.muscles))

    def until(self, seconds: float) -> Scenario:
        """The same scenario with no remedy that begins later than that; injections were given long before."""
        kept = [told for told in self.remedies if _begins(told) <= seconds]
        return self if len(kept) == len(self.remedies) else dataclasses.replace(self, remedies=kept)

    @property
    def turns(self) -> list[float]:
        """When, in s from the start, a remedy makes another person of who takes it, as a medicine does."""
        timed = [(told, _begins(told)) for told in self.remedies]
        return sorted({when for told, when in timed if when > 0 and remedies.prescribed(told).changes})

    @property
    def whole_hours(self) -> Hours:
        """The scenario's own hours, what the causes and then the remedies do over hours, and all that goes beside.

        A remedy NAME@SECONDS is taken beside what is done at that time, and changes nothing of it.
        """
        told = [causes.load(name) for name, severity in self.causes.items() if severity > 0]
        helped = [remedies.prescribed(name) for name in self.remedies if _begins(name) < 0]
        timed = [step for name in self.remedies if _begins(name) >= 0 for step in beside_hours(name, _begins(name))]
        before = [s for story in helped if story.first for s in story.hours]
        cause = [s for story in told for s in story.hours]
        after = [s for story in helped if not story.first for s in story.hours]
        hours = [*before, *self.hours, *cause, *(after or self.left_alone), *self.ending]
        beside = [s for story in (*told, *helped) for s in story.meanwhile]
        return Hours([*hours, *self.meanwhile, *beside, *timed])

    @property
    def whole_protocol(self) -> Protocol:
        """What the causes do to the person, then the scenario's own protocol, then what the remedies do.

        A remedy NAME@SECONDS begins at its time instead of what would have come then; that of injections tells days.
        """
        begun = [r.partition("@") for r in self.remedies if "@" in r]
        timed = sorted((r for r in begun if not remedies.prescribed(r[0]).injections), key=lambda t: _seconds(t[2]))
        before = [causes.load(name).sentences for name, severity in self.causes.items() if severity > 0]
        after = [remedies.prescribed(name).sentences for name in self.remedies if "@" not in name]
        protocol = Protocol([sentence for part in (*before, self.protocol, *after) for sentence in part])
        for name, _, when in timed:
            if _seconds(when) > protocol.duration:
                end = f"the scenario has ended, at {protocol.duration:g} s"
                raise MyospasmError(f"{name}@{when} would come after {end}; give an earlier time, or {name} alone.")
            if sentences := remedies.prescribed(name).sentences:
                protocol = protocol.until(_seconds(when)) + Protocol(list(sentences))
        return protocol


def check_causes(given: Sequence[Cause], muscles: Iterable[str]) -> None:
    """Refuse a cause that none of these muscles could show, and two that contradict each other."""
    here, named = list(muscles), [cause.name for cause in given]
    for cause in given:
        if cause.needs and not set(cause.needs) & set(here):
            shows = ", ".join(cause.needs)
            raise MyospasmError(
                f"{cause.name!r} shows in none of the muscles here ({', '.join(here)}); give one of: {shows}."
            )
        against = [name for name in cause.excludes if name in named]
        if against:
            raise MyospasmError(f"{cause.name!r} and {against[0]!r} cannot be true of the same person; choose one.")


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise MyospasmError(f"{text!r} is no time of a remedy; it stands in seconds, as in stretch@40") from None


def _begins(told: str) -> float:
    """When a remedy as a scenario names it begins, s from the start; -1: before everything."""
    name, at, when = told.partition("@")
    return _seconds(when) if at and not remedies.prescribed(name).injections else -1.0


def _muscles(given: Any) -> dict[str, int | None]:
    """Names and numbers of units, from a list of names or a table."""
    table = dict(given) if isinstance(given, dict) else dict.fromkeys(given)
    if not table:
        raise MyospasmError("a scenario needs at least one muscle; name one of: " + ", ".join(MUSCLES.names()))
    for name, units in table.items():
        if name not in MUSCLES.names():
            raise unknown("muscle", name, MUSCLES.names())
        if units is not None and units < 1:
            raise MyospasmError(f"{name} needs at least one motor unit to simulate, not {units}")
    return table


def names() -> list[str]:
    """The scenarios that come with the package."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_scenario(name_or_path: str | Path) -> Scenario:
    """A shipped scenario by name, one of your own by the path of its TOML file, or that of a kept Trace, to repeat it.

    Raises MyospasmError, in a sentence, if there is none, it is empty or corrupt, or asks for what does not exist.
    """
    shipped = str(name_or_path) in names()
    path = FOLDER / f"{name_or_path}.toml" if shipped else Path(name_or_path)
    table = _of_trace(path) if path.suffix == ".zarr" else _parsed(_text(path), path)
    if not table:
        raise MyospasmError(f"the scenario {path} is empty; it needs at least muscles and a protocol")
    return _checked(table, path)


def _of_trace(path: Path) -> dict[str, Any]:
    """The scenario that a Trace kept as Zarr came from."""
    try:
        return json.loads(json.loads((path / "zarr.json").read_text("utf-8"))["attributes"]["scenario_as_run"])
    except (OSError, ValueError, KeyError, TypeError):
        raise MyospasmError(
            f"{str(path)!r} is no Trace of a scenario; name the trace.zarr that a run left, or a TOML file."
        ) from None


def _text(path: Path) -> str:
    if path.is_dir():
        raise MyospasmError(f"{str(path)!r} is a folder; name a scenario's TOML file, or one of: {', '.join(names())}.")
    if not path.exists():
        if path.suffix == ".toml" or len(path.parts) > 1:
            near = difflib.get_close_matches(path.stem, names(), n=1, cutoff=0.5)
            hint = f"; did you mean the shipped scenario {near[0]!r}?" if near else "."
            raise MyospasmError(f"there is no scenario file {path}{hint} Shipped scenarios: {', '.join(names())}.")
        raise unknown("scenario", str(path), names())
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        message = f"the scenario {path} is not a text file in UTF-8: its byte {error.start} makes no sense"
        raise MyospasmError(message) from None
    except OSError as error:
        raise MyospasmError(f"the scenario {path} cannot be read: {error.strerror}") from None


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MyospasmError(f"the scenario {path} is not valid TOML: {error}") from None


def _checked(table: dict[str, Any], path: Path) -> Scenario:
    """The table as a Scenario, every wrong key and type said in the file's own words."""
    from pydantic import TypeAdapter, ValidationError

    if isinstance(table.get("muscles"), list) and all(isinstance(name, str) for name in table["muscles"]):
        table = table | {"muscles": dict.fromkeys(table["muscles"])}
    if "name" in table:  # a scenario is named by its file
        raise MyospasmError(f"the scenario {path}: {unknown('key', 'name', _keys(''))}")
    try:
        # By way of JSON, because there a strict check takes tables for dataclasses, and still no text for a number.
        return TypeAdapter(Scenario).validate_json(json.dumps(table | {"name": path.stem}, default=str))
    except ValidationError as error:
        raise MyospasmError(f"the scenario {path}: {Complaints(_keys, WANTED).said(error.errors())}") from None


def _keys(table: str) -> list[str]:
    """The keys of one table of a scenario file."""
    home = {"": Scenario, "instruments": Instruments, "array": ElectrodeArray, "close": Moment}.get(table, Scenario)
    return [field.name for field in dataclasses.fields(home) if (home, field.name) != (Scenario, "name")]
