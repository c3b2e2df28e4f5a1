"""A case: someone's story, what is done about it, and what they answered; a small TOML file or a filled-in form.

It holds what the page for the patient needs and no more. Nothing of it is kept unless somebody saves it.
"""

from __future__ import annotations

import dataclasses
import json
import math
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from myospasm.complaints import Complaints
from myospasm.ground import MyospasmError, unknown

if TYPE_CHECKING:
    from myospasm.scenario import Scenario
    from myospasm.story import Trait

LONGEST = 60
"""Letters of a name that is printed; more would not fit its line."""
LARGEST = 1 << 20
"""Bytes of a case; one that is filled in whole has a few thousand."""
KIND = "case"


@dataclasses.dataclass(frozen=True)
class Case:
    """Who, which story, what helps, and what was answered, checked: every name exists and the story can be told.

    It has a `story` (a shipped scenario's name), `causes` with severities, or both; the rest may be left out. What a
    story has of its own (person, main `muscle`, remedies, seed) holds unless it is given here. `remedies` are
    names, with a dose or a time as a scenario has them ("stretch@40").
    """

    __pydantic_config__ = {"extra": "forbid", "strict": True}  # noqa: RUF012
    story: str = ""
    causes: dict[str, float] = dataclasses.field(default_factory=dict)
    person: str = ""
    muscle: str = ""
    remedies: Sequence[str] = ()
    answers: dict[str, bool | None] = dataclasses.field(default_factory=dict)
    """To the questions of `concern`: true, false, or none where it was not answered."""
    patient: str = ""
    """The file of a blood test: a FHIR bundle or a table."""
    language: Literal["en", "es"] = "en"
    paper: Literal["A4", "Letter"] = "A4"
    name: str = ""
    """Whom the page is for, as it should be printed."""
    seed: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "remedies", tuple(self.remedies))
        object.__setattr__(self, "name", " ".join(self.name.split()))
        if not self.story and not self.causes:
            raise MyospasmError('it tells no story; name one, as story = "calf-cramp", or give at least one cause')
        if len(self.name) > LONGEST or not self.name.isprintable():
            raise MyospasmError(f"name is printed in one line; give at most {LONGEST} letters")
        _check_answers(self.answers)
        _ = self.scenario()

    def scenario(self) -> Scenario:
        """What is simulated for the picture. Raises MyospasmError if it cannot be."""
        from myospasm.clinic.usual import usual

        base = _shipped(self.story) if self.story else usual(_known(self.causes))
        changed: dict[str, Any] = {"causes": {**base.causes, **(_known(self.causes) if self.story else {})}}
        if self.person:
            changed["person"] = self.person
        if self.muscle:
            changed["main"] = self.muscle
        if self.seed is not None:
            changed["seed"] = self.seed
        if self.remedies:
            changed["beside" if base.hours or base.beside else "remedies"] = self.remedies
            changed["protocol"] = _unhelped(base.protocol) if self._ends() else base.protocol
        return dataclasses.replace(base, **changed)

    def _ends(self) -> bool:
        """Whether a remedy is done at the end, in place of how the story itself ends."""
        from myospasm import remedies

        return any("@" not in told and remedies.prescribed(told).sentences for told in self.remedies)

    def trait(self) -> Trait | None:
        """Whose blood test is known; None without one."""
        if not self.patient:
            return None
        from myospasm.clinic import read_patient

        found = read_patient(self.patient)
        if not found.labs:
            raise MyospasmError(f"nothing in {Path(self.patient).name} could be used: {found.sentences()}")
        return found.trait()


def _known(causes: Mapping[str, float]) -> dict[str, float]:
    """Causes with their severities, those that exist."""
    from myospasm import causes as shelf

    for name, severity in causes.items():
        if name not in shelf.names():
            raise unknown("cause", name, shelf.names())
        if not math.isfinite(severity) or not 0 <= severity <= 1:
            raise MyospasmError(f"severity {severity} of {name!r} is out of range; it goes from 0 to 1")
    return dict(causes)


def _unhelped(protocol: Sequence[str]) -> tuple[str, ...]:
    """What is done up to where somebody stretches the muscle."""
    stretched = [i for i, sentence in enumerate(protocol) if sentence.lower().startswith("stretch")]
    return tuple(protocol[: stretched[0]] if stretched else protocol)


def _shipped(story: str) -> Scenario:
    from myospasm.scenario import load_scenario, names

    if story not in names():  # a case may come from a page, and no path of the machine is looked up for it
        raise unknown("story", story, names())
    return load_scenario(story)


def _check_answers(answers: Mapping[str, bool | None]) -> None:
    """Refuse an answer to a question that nobody asked."""
    if not answers:
        return
    from myospasm.clinic.concern import QUESTIONS

    for name in answers:
        if name not in QUESTIONS:
            raise unknown("question", name, QUESTIONS)


def load_case(path: str | Path) -> Case:
    """The case in a TOML file; the file of a blood test is looked for beside it.

    Raises MyospasmError, in a sentence, if there is none, it is no TOML, or asks for what does not exist.
    """
    path = Path(path)
    try:
        table = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise MyospasmError(f"the {KIND} {path} is not valid TOML: {error}") from None
    if not table:
        raise MyospasmError(f'the {KIND} {path} is empty; it needs at least a story, as story = "calf-cramp"')
    case = _checked(table, f"the {KIND} {path}")
    return dataclasses.replace(case, patient=str(path.parent / case.patient)) if case.patient else case


def case_of(table: Mapping[str, Any]) -> Case:
    """The case in a table, as a page sends it; it may name no file. Raises MyospasmError, in a sentence."""
    if not isinstance(table, Mapping):
        raise MyospasmError(f"a {KIND} is a table of keys and values, not {table!r}")
    if table.get("patient"):
        raise MyospasmError(f"a {KIND} from a page names no file; give the blood test itself")
    return _checked(dict(table), f"the {KIND}")


def to_toml(case: Case) -> str:
    """The case as a TOML file that `load_case` reads back; what is as usual is left out."""
    usual = {field.name: field.default for field in dataclasses.fields(Case)}
    table = {name: value for name, value in dataclasses.asdict(case).items() if value and value != usual[name]}
    if case.seed == 0:
        table["seed"] = 0
    plain = [f"{key} = {_toml(value)}" for key, value in table.items() if not isinstance(value, dict)]
    for key, value in table.items():
        known = {name: v for name, v in value.items() if v is not None} if isinstance(value, dict) else {}
        if known:
            plain += ["", f"[{key}]", *(f"{_toml(name)} = {_toml(v)}" for name, v in known.items())]
    return "\n".join(plain) + "\n"


def _toml(value: Any) -> str:
    """A text, number, truth or list in TOML, which writes them as JSON does."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _text(path: Path) -> str:
    if path.is_dir():
        raise MyospasmError(f"{str(path)!r} is a folder; name the TOML file of a {KIND}")
    if not path.exists():
        if not path.suffix and len(path.parts) == 1:
            from myospasm.scenario import names

            raise unknown("case file or shipped scenario", str(path), names())
        raise MyospasmError(f"there is no {KIND} file {path}; name the TOML file of a {KIND}, or a shipped scenario")
    try:
        if path.stat().st_size > LARGEST:
            raise MyospasmError(f"the file {path} is too large for a {KIND}; one has some lines of TOML")
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise MyospasmError(
            f"the {KIND} {path} is not a text file in UTF-8: byte {error.start} makes no sense"
        ) from None
    except OSError as error:
        raise MyospasmError(f"the {KIND} {path} cannot be read: {(error.strerror or str(error)).lower()}") from None


def _checked(table: dict[str, Any], where: str) -> Case:
    """The table as a Case, every wrong key, type and name said in the table's own words."""
    from pydantic import TypeAdapter, ValidationError

    try:
        # By way of JSON, because there a strict check takes lists for sequences, and still no text for a number.
        return TypeAdapter(Case).validate_json(json.dumps(table, default=str))
    except ValidationError as error:
        raise MyospasmError(f"{where}: {Complaints(_keys).said(error.errors())}") from None


def _keys(_table: str) -> list[str]:
    """The keys of a case."""
    return [field.name for field in dataclasses.fields(Case)]
