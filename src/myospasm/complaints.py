"""What is wrong with a table that somebody wrote, as a TOML file or a form, said in the words of the table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from myospasm.ground import unknown

EXPECTED = {
    "dict_type": "a table",
    "dataclass_type": "a table",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "string_type": "a text in quotes",
    "is_instance_of": "a list",
    "list_type": "a list",
    "sequence_str": "a list",
}
TYPES = ("bool", "float")
"""What pydantic calls the alternatives of one key."""


@dataclasses.dataclass(frozen=True)
class Complaints:
    """How the problems of one kind of table are said."""

    keys: Callable[[str], Iterable[str]]
    """The keys of one of its tables; "" is the outermost."""
    wanted: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What a key must be, in words, where pydantic's are too poor."""

    def said(self, problems: Sequence[Any]) -> str:
        """All complaints of pydantic as one sentence."""
        return "; ".join(self._one(problem) for problem in _joined(problems))

    def _one(self, problem: Any) -> str:
        key = ".".join(str(part) for part in problem["loc"])
        if problem["type"] == "value_error":
            return str(problem["ctx"]["error"])
        if problem["type"] == "missing":
            return f"{key} is missing"
        if problem["type"] == "unexpected_keyword_argument":
            *outer, last = (str(part) for part in problem["loc"])
            tables = [part for part in outer if not part.isdigit()]  # a number tells which of a list
            return str(unknown("key", last, self.keys(tables[-1] if tables else "")))
        return f"{key} must be {self.wanted.get(key, problem['wanted'])}, not {problem['input']!r}"


def _joined(problems: Sequence[Any]) -> list[Any]:
    """Pydantic's complaints, those about each of the types that one key may have as one."""
    found: dict[tuple[Any, ...], Any] = {}
    for problem in problems:
        place = tuple(part for part in problem["loc"] if part not in TYPES)
        wanted = EXPECTED.get(problem["type"], problem["msg"].removeprefix("Input should be "))
        if place in found:
            found[place]["wanted"] += f" or {wanted}"
        else:
            found[place] = {**problem, "loc": place, "wanted": wanted}
    return list(found.values())
