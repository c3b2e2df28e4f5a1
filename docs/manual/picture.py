"""A paper's rows as one small drawing: the published interval, and where the model lies. Its colors are the page's."""

from __future__ import annotations

import html
import math
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

WIDTH, LEFT, ROW, TOP, FOOT, REACH = 760, 300, 42, 12, 44, 4.0
LETTERS = 40
"""As many stand left of the drawing in any usual font."""


class Bar(NamedTuple):
    """One row, in half widths of its published interval (for an effect: in the published effect)."""

    label: str
    model: float
    published: float | None
    direction: int
    holds: bool


def picture(bars: Sequence[Bar]) -> str:
    """The drawing, in the page itself."""
    height = TOP + ROW * len(bars) + FOOT
    axis = [
        f'<line class="axis" x1="{at(x):.0f}" x2="{at(x):.0f}" y1="{TOP}" y2="{height - FOOT}"/>' for x in (-1, 0, 1)
    ]
    ticks = [text(at(x), height - FOOT + 16, f"{x:+d}" if x else "0", "middle") for x in range(-4, 5)]
    below = "1: an end of the published interval, or the published effect"
    parts = [*axis, *ticks, text(at(0), height - 8, below, "middle")]
    for number, bar in enumerate(bars):
        parts += row(bar, TOP + ROW * (number + 0.5))
    told = f"Published against model: {sum(b.holds for b in bars)} of {len(bars)} rows hold."
    frame = f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{told}">'
    key = (
        "Gray: published, its dark line the published value. The model: a blue dot where it holds, an orange cross "
        "where not, an arrowhead where it lies beyond the picture. Without a dark line only the direction is published."
    )
    drawn = "".join(parts)
    return f'<figure class="evidence" data-search-exclude>{frame}{drawn}</svg><figcaption>{key}</figcaption></figure>'


def at(value: float) -> float:
    """The place of a value along the axis; what lies too far stands at its end."""
    middle = (LEFT + WIDTH - 20) / 2
    return middle + min(max(value, -REACH), REACH) / REACH * (WIDTH - 20 - LEFT - 20) / 2


def row(bar: Bar, y: float) -> list[str]:
    """One row of the drawing."""
    lines = textwrap.wrap(bar.label, LETTERS)
    drawn = [text(LEFT - 12, y + 4 + 13 * (i - (len(lines) - 1) / 2), part, "end") for i, part in enumerate(lines)]
    first, last = (-1.0, 1.0) if not bar.direction else (0.0, REACH) if bar.direction > 0 else (-REACH, 0.0)
    drawn.append(
        f'<rect class="published" x="{at(first):.1f}" y="{y - 7:.1f}" width="{at(last) - at(first):.1f}" height="14"/>'
    )
    if bar.published is not None:
        x = at(bar.published)
        drawn.append(f'<line class="middle" x1="{x:.1f}" x2="{x:.1f}" y1="{y - 9:.1f}" y2="{y + 9:.1f}"/>')
    return [*drawn, mark(bar, y)]


def mark(bar: Bar, y: float) -> str:
    """The model: a dot where it holds, a cross where it does not, an arrow's head beyond the axis."""
    if math.isnan(bar.model):
        return text(at(0), y + 4, "the model gives none", "middle").replace("<text", '<text class="none"')
    x = at(bar.model)
    if abs(bar.model) > REACH:
        side = math.copysign(1, bar.model)
        points = f"{x + side * 10:.1f},{y:.1f} {x:.1f},{y - 6:.1f} {x:.1f},{y + 6:.1f}"
        return f'<polygon class="{"holds" if bar.holds else "fails"}" points="{points}"/>'
    if bar.holds:
        return f'<circle class="holds" cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'
    return f'<path class="fails" d="M{x - 5:.1f} {y - 5:.1f}l10 10m0-10l-10 10"/>'


def text(x: float, y: float, said: str, anchor: str) -> str:
    """A word in the drawing."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{html.escape(said)}</text>'
