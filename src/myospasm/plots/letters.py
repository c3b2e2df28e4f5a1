"""How wide words are before anything is drawn, and where on a panel they cover nothing."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POINTS = 72.0
LINE = 1.32
"""Height of a line over the letters' size."""
HINTED = 1.03
"""Letters on a screen are a little wider than in the font."""


@functools.lru_cache(4096)
def inches(words: str, size: float, bold: bool = False) -> float:
    """The width of one line."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(size=size, weight="bold" if bold else "normal")
    return HINTED * text_to_path.get_text_width_height_descent(words, font, False)[0] / POINTS


def wrapped(words: str, width: float, size: float) -> list[str]:
    """Words as lines no wider than so many inches; a word that is wider alone stays whole."""
    lines: list[str] = []
    for part in words.split("\n"):
        line = ""
        for word in filter(None, part.split(" ")):
            longer = f"{line} {word}".strip()
            if line and inches(longer, size) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def high(lines: int, size: float) -> float:
    """The height of so many lines, inches."""
    return lines * size * LINE / POINTS


class Box(NamedTuple):
    """A rectangle on a panel, in points from its lower left corner."""

    left: float
    low: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether two share a place."""
        across = self.left < other.right and other.left < self.right
        return across and self.low < other.top and other.low < self.top


class Wish(NamedTuple):
    """Where words may stand: how far from a point, in points, and on which side of it they end."""

    right: float
    up: float
    across: str = "center"
    """Alignment: "left", "center" or "right"."""


AROUND = tuple(Wish(x, y, side) for y in (7, -7, 14, -14, 22, -22) for x, side in ((2, "left"), (0, "center")))
ABOVE = tuple(Wish(0, y) for y in (8, 13))


class Spots:
    """What stands on a panel already; new words are put where they cover nothing.

    Limits of the axes must be set before.
    """

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        self.boxes: list[Box] = []
        self.points = np.zeros((0, 2))
        extent = axes.get_window_extent()
        self.scale = POINTS / axes.figure.dpi
        self.origin = np.array([extent.x0, extent.y0])
        self.size = (extent.width * self.scale, extent.height * self.scale)

    def at(self, x: np.ndarray | float, y: np.ndarray | float) -> np.ndarray:
        """Points of the panel for places in its data, (n, 2)."""
        x, y = np.broadcast_arrays(np.atleast_1d(np.asarray(x, float)), np.atleast_1d(np.asarray(y, float)))
        return (self.axes.transData.transform(np.column_stack([x, y])) - self.origin) * self.scale

    def avoid(self, x: np.ndarray, y: np.ndarray) -> None:
        """Keep words off a curve."""
        places = self.at(x, y)
        places = places[np.isfinite(places).all(1)]
        if len(places) > 1:
            order = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(places, axis=0).T))])
            fine = np.linspace(0, order[-1], int(order[-1] / 2) + 2)
            places = np.column_stack([np.interp(fine, order, places[:, i]) for i in (0, 1)])
        self.points = np.concatenate([self.points, places])

    def put(
        self, words: str, place: tuple[float, float], wishes: Iterable[Wish], style: dict, strict: bool = False
    ) -> bool:
        """Write words at the best of the wished places; `strict`: only where they cover nothing. Gives whether."""
        x, y = self.at(*place)[0]
        scored = [(self._cost(box := self._box(words, x, y, w, style)), i, w, box) for i, w in enumerate(wishes)]
        cost, _, wish, box = min(scored, key=lambda s: s[:2])
        if strict and cost > 0:
            return False
        self.boxes.append(box)
        self.axes.annotate(
            words, place, xytext=(wish.right, wish.up), textcoords="offset points", ha=wish.across, va="center",
            annotation_clip=False, linespacing=1.1, **style,
        )  # fmt: skip
        return True

    def _box(self, words: str, x: float, y: float, wish: Wish, style: dict) -> Box:
        size, lines = style["fontsize"], words.split("\n")
        bold = style.get("fontweight") == "bold"
        wide = POINTS * max(inches(line, size, bold) for line in lines) + 2
        tall = 1.15 * size * len(lines) + 1
        left = x + wish.right - {"left": 1, "center": wide / 2, "right": wide - 1}[wish.across]
        return Box(left, y + wish.up - tall / 2, left + wide, y + wish.up + tall / 2)

    def _cost(self, box: Box) -> float:
        covered = sum(box.meets(other) for other in self.boxes)
        inside = (self.points >= (box.left, box.low)).all(1) & (self.points <= (box.right, box.top)).all(1)
        out = max(0.0, -box.left, -box.low - 2, box.right - self.size[0] - 2, box.top - self.size[1] - 6)
        return 1000 * covered + int(inside.sum()) + 20 * out
