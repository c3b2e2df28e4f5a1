"""Telling disorders apart: which signs of two examinations differ so much that one could not be taken for the other."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.examination import signs, told

Signs = Mapping[str, float]
"""What `examination.examine` found, by the sign's name."""
APART = quantity(2.0, "1", ASSUMED, "ratio of two values of a sign that an examiner would not confuse")
LEAST = quantity(0.05, "1", ASSUMED, "of the greatest value of a sign in the table: less is as good as none")


def apart(a: Signs, b: Signs, scale: Signs) -> list[str]:
    """The signs that tell two examinations apart: found in both, and by a factor of two different or of other sign.

    `scale` is the greatest size of each sign among all that are compared: differences that are small beside it do not
    count. A sign that was looked for in one only tells nothing: it may not have been tested in the other.
    """
    return [name for name in a if name in b and _differ(a[name], b[name], scale[name])]


def _differ(a: float, b: float, scale: float) -> bool:
    low, high = sorted((abs(a), abs(b)))
    if high < LEAST.value * scale or scale == 0:
        return False
    return a * b < 0 or high >= APART.value * max(low, LEAST.value * scale)


def pairs(examined: Mapping[str, Signs]) -> dict[tuple[str, str], list[str]]:
    """Every pair of examinations and the signs that tell them apart; an empty list: they could be confused."""
    names = {name for found in examined.values() for name in found}
    scale = {name: max(abs(found.get(name, 0.0)) for found in examined.values()) for name in names}
    return {(a, b): apart(examined[a], examined[b], scale) for a, b in itertools.combinations(examined, 2)}


def table(examined: Mapping[str, Signs]) -> list[list[str]]:
    """Signs as rows, examinations as columns, in words; the first row names the columns."""
    known = [name for name in signs() if any(name in found for found in examined.values())]
    rows = [[signs()[name].words, *(told(name, found.get(name)) for found in examined.values())] for name in known]
    return [["sign", *examined], *rows]
