"""Docstrings and numbers as Markdown: names of papers become links, nothing in a formula is taken for a mark."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from myospasm.bibliography import keys
from myospasm.ground import ASSUMED, Quantity
from myospasm.web.readable import short, smaller, within

PAGE = re.compile(r"docs/(\w+)\.md")


class Page(NamedTuple):
    """A page that is written at build time; `uri` is its place below docs/."""

    uri: str
    title: str
    text: str

    @property
    def up(self) -> str:
        """The way from this page to the top of the manual."""
        return climb(self.uri)


def climb(uri: str) -> str:
    """The way from a page to the top of the manual, as in "../"."""
    return "../" * uri.count("/")


@functools.cache
def _papers() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.])(" + "|".join(sorted(keys(), key=len, reverse=True)) + r")(?!\w)")


def prose(text: str, up: str = "") -> str:
    """Text of a docstring as Markdown: papers linked, what is between backticks kept, all else shown as it stands."""
    parts = re.split(r"(`[^`]+`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else _linked(part, up) for part in parts)


def _linked(text: str, up: str) -> str:
    parts = _papers().split(text)
    said = "".join(cited(part, up) if i % 2 else escaped(part) for i, part in enumerate(parts))
    return PAGE.sub(rf"[\1]({up}\1.md)", said)


def escaped(text: str) -> str:
    """Text in which no sign is taken for Markdown or HTML."""
    text = re.sub(r"([\\*_\[\]#`])", r"\\\1", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")


def cited(key: str, up: str = "") -> str:
    """A paper as a link to its place in the bibliography; an assumed number's link leads to the assumptions."""
    if key == ASSUMED:
        return f"[assumed]({up}assumptions.md){{ .assumed }}"
    return f"[{key}]({up}bibliography.md#{key})" if key in keys() else escaped(key)


def measured(value: float, unit: str) -> str:
    """A number in its house unit, and where that is hard to picture, in a smaller one too."""
    return (short(value) if unit == "1" else f"{short(value)} {escaped(unit)}") + smaller(value, unit)


def whole(text: str) -> str:
    """A number with its unit, which no line's end may part."""
    return text.replace(" ", "&nbsp;")


def sentence(text: str) -> str:
    """Text that begins as a sentence does."""
    return text[:1].upper() + text[1:]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [list(heads), ["---"] * len(heads), *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def numbers(found: Iterable[tuple[str, Quantity]], up: str) -> str:
    """Cited numbers as a table; empty if there are none."""
    rows = [
        [
            f"`{name}`",
            short(q.value) + smaller(q.value, q.unit),
            whole(escaped(q.unit)),
            within(q.low, q.high),
            cited(q.source, up),
            prose(q.note, up),
        ]
        for name, q in found
    ]
    heads = ["number", "value", "unit", "published range", "source", "note"]
    told = [i for i, head in enumerate(heads) if head == "number" or any(row[i] for row in rows)]
    return table([heads[i] for i in told], [[row[i] for i in told] for row in rows]) if rows else ""
