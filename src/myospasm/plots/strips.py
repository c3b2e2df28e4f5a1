"""A paper's rows as one small drawing: the published interval, and where the model lies. Its colors are the page's."""

from __future__ import annotations

import html
import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

REACH = 4.0
KEY = (
    "Box: what was published; the line in it is the published value, and without one only the direction is published. "
    "The model: a dot where it holds, a cross where it does not, an arrowhead where it lies beyond the picture."
)
"""What the signs of the drawing mean."""
BELOW = "1: a published bound, or the published effect"
STEP = 15
"""Height of a line of words."""


class Layout(NamedTuple):
    """How wide the drawing is, where its axis begins, and how many letters of a label stand on a line."""

    width: int
    left: int
    letters: int
    row: int
    """Height of a row; of one whose label stands above, without the label."""

    @property
    def above(self) -> bool:
        """Whether labels stand above their rows, for want of room beside them."""
        return self.left == 0

    def lines(self, bar: Bar) -> list[str]:
        """A label in as many lines as it needs."""
        return textwrap.wrap(bar.label, self.letters)

    def height(self, bar: Bar) -> int:
        """How much room a row takes."""
        return self.row + (STEP * len(self.lines(bar)) if self.above else 0)

    def at(self, value: float) -> float:
        """The place of a value along the axis; what lies too far stands at its end."""
        middle, half = (self.left + self.width - 20) / 2, (self.width - self.left - 40) / 2
        if self.above:
            middle, half = self.width / 2, self.width / 2 - 16
        return middle + min(max(value, -REACH), REACH) / REACH * half


BESIDE = Layout(760, 300, 40, 42)
ABOVE = Layout(330, 0, 44, 28)
TOP, FOOT = 12, 44


class Bar(NamedTuple):
    """One row, in half widths of its published interval (for an effect: in the published effect)."""

    label: str
    model: float
    published: float | None
    direction: int
    holds: bool


def bar(row: Mapping[str, Any]) -> Bar:
    """A row as it is drawn: published interval from -1 to 1, the model somewhere."""
    label = f"{row['id']}: {row['quantity']}"
    model = math.nan if row["model"] is None else row["model"]
    if row["direction"]:
        known = row["published"] != 0
        size = abs(row["published"]) if known else abs(model) or 1.0
        return Bar(label, model / size, row["published"] / size if known else None, row["direction"], row["holds"])
    half = (row["high"] - row["low"]) / 2 if row["low"] is not None and row["high"] > row["low"] else math.nan
    middle = (row["high"] + row["low"]) / 2 if half == half else row["published"]
    size = half if half == half else abs(row["published"]) or 1.0
    return Bar(label, (model - middle) / size, (row["published"] - middle) / size, 0, row["holds"])


def drawing(bars: Sequence[Bar], layout: Layout = BESIDE) -> str:
    """The rows as SVG, in colors of its own where a page gives none."""
    low = TOP + sum(map(layout.height, bars))
    ticks = [text(layout.at(x), low + 16, f"{x:+d}" if x else "0", "middle") for x in range(-4, 5)]
    parts = [
        *([] if layout.above else axis(TOP, low, layout)),
        *ticks,
        text(layout.at(0), low + FOOT - 8, BELOW, "middle"),
    ]
    top = float(TOP)
    for each in bars:
        parts += row(each, top, layout)
        top += layout.height(each)
    told = f"Published against model: {sum(b.holds for b in bars)} of {len(bars)} rows hold."
    frame = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {layout.width} {low + FOOT}" role="img" '
        f'aria-label="{told}" font-family="sans-serif" font-size="12" fill="#5b6770" stroke-width="1">'
    )
    return f"{frame}{''.join(parts)}</svg>"


def axis(top: float, low: float, layout: Layout) -> list[str]:
    """Lines at the ends and in the middle of what was published."""
    return [
        f'<line class="axis" stroke="#cfd5da" x1="{x:.0f}" x2="{x:.0f}" y1="{top:.0f}" y2="{low:.0f}"/>'
        for x in map(layout.at, (-1, 0, 1))
    ]


def row(bar: Bar, top: float, layout: Layout) -> list[str]:
    """One row of the drawing."""
    lines, y = layout.lines(bar), top + layout.height(bar) - layout.row / 2
    if layout.above:
        first = top + STEP - 4
        drawn = [text(2, first + STEP * i, part, "start") for i, part in enumerate(lines)]
        drawn += axis(y - layout.row / 2 + 1, y + layout.row / 2 - 1, layout)  # no line crosses a label
    else:
        first = y + 4 - 13 * (len(lines) - 1) / 2
        drawn = [text(layout.left - 12, first + 13 * i, part, "end") for i, part in enumerate(lines)]
    low, high = (-1.0, 1.0) if not bar.direction else (0.0, REACH) if bar.direction > 0 else (-REACH, 0.0)
    left, right = layout.at(low), layout.at(high)
    box = f'x="{left:.1f}" y="{y - 7:.1f}" width="{right - left:.1f}" height="14"'
    drawn.append(f'<rect class="published" fill="#cfd5da" {box}/>')
    if bar.published is not None:
        x = layout.at(bar.published)
        line = f'x1="{x:.1f}" x2="{x:.1f}" y1="{y - 9:.1f}" y2="{y + 9:.1f}"'
        drawn.append(f'<line class="middle" stroke="#5b6770" {line}/>')
    return [*drawn, mark(bar, y, layout)]


def mark(bar: Bar, y: float, layout: Layout) -> str:
    """The model: a dot where it holds, a cross where it does not, an arrow's head beyond the axis."""
    if math.isnan(bar.model):
        return text(layout.at(0), y + 4, "the model gives none", "middle").replace("<text", '<text class="none"')
    x = layout.at(bar.model)
    if abs(bar.model) > REACH:
        side = math.copysign(1, bar.model)
        points = f"{x + side * 10:.1f},{y:.1f} {x:.1f},{y - 6:.1f} {x:.1f},{y + 6:.1f}"
        name, color = ("holds", "#1f78b4") if bar.holds else ("fails", "#d95f02")
        return f'<polygon class="{name}" fill="{color}" points="{points}"/>'
    if bar.holds:
        return f'<circle class="holds" fill="#1f78b4" cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'
    cross = f"M{x - 5:.1f} {y - 5:.1f}l10 10m0-10l-10 10"
    return f'<path class="fails" fill="none" stroke="#d95f02" stroke-width="3" d="{cross}"/>'


def text(x: float, y: float, said: str, anchor: str) -> str:
    """A word in the drawing."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{html.escape(said)}</text>'
