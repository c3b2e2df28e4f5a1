"""Numbers and papers as a reader meets them: few digits, a unit that can be pictured, a reference with a link."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from typing import Any

from myospasm.bibliography import entry, keys, line

SMALL = {"s": ("ms", 1e3), "m": ("mm", 1e3), "A": ("mA", 1e3), "V": ("mV", 1e3), "rad": ("deg", 180 / math.pi)}
SMALL |= {"rad/s": ("deg/s", 180 / math.pi), "mV s": ("uV s", 1e3), "N m": ("mN m", 1e3), "C": ("uC", 1e6)}
WORD = re.compile(r"\b[A-Z]\w+")
ALWAYS = ("rad", "rad/s")


def reference(key: str) -> str:
    """A paper as a line of text, without the signs that belong to what is not known of it."""
    return re.sub(r"(?<=\?)\.|:(?=\.)| \.(?= |$)", "", line(key))


def short_reference(key: str) -> str:
    """Who wrote a paper, and when, as in "Lin and Crago 2002"."""
    names, _, rest = reference(key).partition(" (")
    return f"{names.replace(', ', ' and ') if names.count(', ') == 1 else names} {rest.partition(')')[0]}"


def told(text: str) -> str:
    """A note or a docstring for a reader: papers by their authors, and no signs of code."""
    return WORD.sub(lambda found: _short_references().get(found[0], found[0]), text).replace("`", "")


@functools.cache
def _short_references() -> dict[str, str]:
    return {key: short_reference(key) for key in keys()}


def link(key: str) -> str:
    """Where a paper is found: by its DOI, or by the address that its entry has; empty if it has none."""
    known = entry(key)
    if "doi" in known:
        return "https://doi.org/" + known["doi"].replace("<", "%3C").replace(">", "%3E")
    address = known.get("url", "").replace("\\", "")
    return address if address.startswith(("https://", "http://")) else ""


def short(value: float | None) -> str:
    """A number with at most four digits; of counts all digits."""
    if value is not None and 1e4 <= abs(value) < 1e8 and value == int(value):
        return f"{value:,.0f}"
    return "" if value is None else f"{value:.4g}".replace("e-0", "e-").replace("e+0", "e")


def three(value: float) -> str:
    """A number with three digits, or with all that stand before the point."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def smaller(value: float, unit: str) -> str:
    """A number in a smaller unit, in brackets, where its house unit is hard to picture."""
    small = SMALL.get(unit)
    if small and value and (unit in ALWAYS or abs(value) < 0.1):
        return f" ({three(value * small[1])} {small[0]})"
    return ""


def measured(value: float, unit: str) -> str:
    """A number with its unit, and in a smaller one where that is easier to picture."""
    return short(value) + ("" if unit == "1" else f" {unit}") + smaller(value, unit)


def within(low: float | None, high: float | None) -> str:
    """The published bounds of a number; empty without any."""
    if low is None or high is None:
        return "" if low is high else f"up to {short(high)}" if low is None else f"from {short(low)}"
    return f"{short(low)} to {short(high)}"


def published(row: Mapping[str, Any]) -> str:
    """What a paper says: a number with its bounds, or the side of 0 on which an effect lies."""
    unit = "" if row["unit"] in ("1", "", None) else f" {row['unit']}"
    size = f"{three(row['published'])}{unit}"
    if row["direction"]:
        side = "above 0" if row["direction"] > 0 else "below 0"
        return f"{side} ({size})" if row["published"] else side
    if row["low"] is None or row["high"] is None:
        return size
    return f"{three(row['published'])} ({three(row['low'])} to {three(row['high'])}){unit}"


def modeled(row: Mapping[str, Any]) -> str:
    """What the model gives; "none" where it gives nothing."""
    unit = "" if row["unit"] in ("1", "", None) else f" {row['unit']}"
    return "none" if row["model"] is None else f"{three(row['model'])}{unit}"
