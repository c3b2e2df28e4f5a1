"""Docstrings and numbers as Markdown: names of papers become links, nothing in a formula is taken for a mark."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from myospasm.bibliography import keys, line
from myospasm.ground import ASSUMED, Quantity

SMALL = {"s": ("ms", 1e3), "m": ("mm", 1e3), "A": ("mA", 1e3), "V": ("mV", 1e3), "rad": ("deg", 180 / math.pi)}
SMALL |= {"rad/s": ("deg/s", 180 / math.pi), "mV s": ("uV s", 1e3), "N m": ("mN m", 1e3), "C": ("uC", 1e6)}
ALWAYS = ("rad", "rad/s")
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


def reference(key: str) -> str:
    """A paper as a line of text, without the signs that belong to what is not known of it."""
    return re.sub(r"(?<=\?)\.|:(?=\.)| \.(?= |$)", "", line(key))


def short(value: float | None) -> str:
    """A number with at most four digits; of counts all digits."""
    if value is not None and 1e4 <= abs(value) < 1e8 and value == int(value):
        return f"{value:,.0f}"
    return "" if value is None else f"{value:.4g}".replace("e-0", "e-").replace("e+0", "e")


def measured(value: float, unit: str) -> str:
    """A number in its house unit, and where that is hard to picture, in a smaller one too."""
    return (short(value) if unit == "1" else f"{short(value)} {escaped(unit)}") + smaller(value, unit)


def smaller(value: float, unit: str) -> str:
    """A number in a smaller unit, in brackets, where its house unit is hard to picture."""
    small = SMALL.get(unit)
    if small and value and (unit in ALWAYS or abs(value) < 0.1):
        return f" ({three(value * small[1])} {small[0]})"
    return ""


def whole(text: str) -> str:
    """A number with its unit, which no line's end may part."""
    return text.replace(" ", "&nbsp;")


def sentence(text: str) -> str:
    """Text that begins as a sentence does."""
    return text[:1].upper() + text[1:]


def three(value: float) -> str:
    """A number with three digits, or with all that stand before the point."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def spread(number: Quantity) -> str:
    """The published bounds of a number."""
    if number.low is None and number.high is None:
        return ""
    if number.low is None or number.high is None:
        return f"up to {short(number.high)}" if number.low is None else f"from {short(number.low)}"
    return f"{short(number.low)} to {short(number.high)}"


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
            spread(q),
            cited(q.source, up),
            prose(q.note, up),
        ]
        for name, q in found
    ]
    heads = ["number", "value", "unit", "published range", "source", "note"]
    told = [i for i, head in enumerate(heads) if head == "number" or any(row[i] for row in rows)]
    return table([heads[i] for i in told], [[row[i] for i in told] for row in rows]) if rows else ""
