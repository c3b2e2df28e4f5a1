"""The one picture of a patient's page: few thick lines, plain words, and no meaning that color alone carries."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.clinic import wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from myospasm.clinic.sheet import Room
    from myospasm.scenario import Scenario

INK, MIDDLE, PALE, ACCENT = "#16202a", "#5c6873", "#dfe4e8", "#17466b"
TEXT, SMALL = 10.5, 9.5
"""Points of the words in the picture."""
SMOOTH = 0.25
"""Seconds over which muscle activity is smoothed."""
COLUMNS = 700
"""Points of a line."""
BRIEF = 2.0
"""Seconds; a patient would not call a shorter burst a spasm."""
MILLIMETER = 1 / 25.4


class Picture(NamedTuple):
    """A drawing as SVG, and what it shows in words for who cannot see it."""

    svg: str
    seen: str


class Line(NamedTuple):
    """Something over time."""

    time: np.ndarray
    values: np.ndarray


def draw(session: Any, scenario: Scenario, language: str, room: Room) -> Picture:
    """The picture of a simulated case: over hours, of one telling, or of several beside each other."""
    from myospasm.clinic.sheet_hours import draw_hours
    from myospasm.clinic.sheet_rows import draw_rows
    from myospasm.clinic.sheet_story import draw_story

    words = wording.words(language)
    if not hasattr(session, "tellings"):
        return draw_story(session, words, room)
    if hasattr(session.tellings[0], "chart"):
        return draw_hours(session, scenario, language, room)
    return draw_rows(session, scenario, language, room)


def figure_of(room: Room) -> Figure:
    """An empty figure of the room's size, in the page's own letters."""
    from matplotlib import font_manager
    from matplotlib.figure import Figure

    from myospasm.clinic.sheet import FONTS

    for path in FONTS.glob("*.ttf"):
        if path.stem not in _known:
            font_manager.fontManager.addfont(str(path))
            _known.add(path.stem)
    return Figure(figsize=(room.width * MILLIMETER, room.height * MILLIMETER), facecolor="white")


_known: set[str] = set()
"""Fonts that matplotlib knows by now."""


def margins(room: Room, above: float, below: float = 10.0) -> dict[str, float]:
    """The edges of the panels, for so many mm above and below them, whatever the room's height is."""
    return {"left": 0.012, "right": 0.988, "top": 1 - above / room.height, "bottom": below / room.height}


def finished(figure: Figure, seen: str) -> Picture:
    """The figure as SVG, its letters drawn as outlines so that it looks alike everywhere."""
    import matplotlib

    buffer = io.StringIO()
    kept: Any = {"svg.fonttype": "path", "svg.hashsalt": "myospasm", "hatch.linewidth": 0.7}
    with matplotlib.rc_context(kept):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return Picture(buffer.getvalue(), seen)


def font(size: float = TEXT, *, bold: bool = False) -> dict[str, Any]:
    """How words are written: in the page's own letters, or what stands in for one that it lacks."""
    weight = "bold" if bold else "normal"
    return {
        "fontfamily": ["Atkinson Hyperlegible", "DejaVu Sans"],
        "fontsize": size,
        "fontweight": weight,
        "color": INK,
    }


def quiet(axes: Axes, title: str, *, last: bool, unit: str = "") -> None:
    """A panel with a title and one line below; time stands under the last one only."""
    from matplotlib.ticker import MaxNLocator

    axes.set_title(title, loc="left", pad=4, **font(bold=True))
    axes.set_facecolor("none")
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(MIDDLE)
        spine.set_linewidth(0.9)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    axes.tick_params(axis="x", colors=INK, length=3 if last else 0, width=0.8, labelbottom=last)
    for label in axes.get_xticklabels():
        label.set(**{k: v for k, v in font(SMALL).items() if k != "color"})
    if last:
        axes.set_xlabel(unit, labelpad=1, **font(SMALL))


def mark(axes: Axes, at: float, words: str) -> None:
    """A moment: an arrow from above, with its word beside it."""
    place = axes.get_xaxis_transform()
    arrow = {"arrowstyle": "-|>", "color": INK, "lw": 1.6, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (at, 0.55), (at, 1.08), xycoords=place, arrowprops=arrow, annotation_clip=False)
    first, end = axes.get_xlim()
    right = at > (first + end) / 2
    offset: dict[str, Any] = {
        "xytext": (-5 if right else 5, 0),
        "textcoords": "offset points",
        "ha": "right" if right else "left",
    }
    axes.annotate(words, (at, 1.0), xycoords=place, va="center", annotation_clip=False, **offset, **font(bold=True))


def hatched(axes: Axes, span: tuple[float, float], words: str = "") -> None:
    """A stretch of time that stands out also without color; its words where there is room for them."""
    axes.axvspan(*span, facecolor=PALE, edgecolor="#b9c2ca", hatch="////", lw=0, zorder=0)
    first, end = axes.get_xlim()
    width = axes.get_window_extent().width / axes.figure.dpi * 72
    if words and (span[1] - span[0]) / (end - first) * width > 0.55 * TEXT * len(words):
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1.6}
        axes.text(
            sum(span) / 2, 0.93, words, transform=axes.get_xaxis_transform(), ha="center", va="top", zorder=6, bbox=box,
            **font(bold=True),
        )  # fmt: skip


def thinned(line: Line, columns: int = COLUMNS) -> Line:
    """A long line by the means of its columns."""
    size = max(1, len(line.time) // columns)
    cut = len(line.time) // size * size
    return Line(line.time[:cut].reshape(-1, size).mean(1), line.values[:cut].reshape(-1, size).mean(1))


def activity(recording: Any, muscle: str) -> Line:
    """The smoothed activity of a muscle, from its pair of electrodes; zero if it has none."""
    rows = [i for i, c in enumerate(recording.channels) if c.kind == "emg" and c.muscle == muscle]
    pairs = [i for i in rows if recording.channels[i].position is None or recording.channels[i].label.endswith("EMG")]
    time = np.asarray(recording.time)
    if not rows:
        return Line(time, np.zeros(len(time)))
    samples = np.asarray(recording.samples[(pairs or rows)[0]], float)
    size = max(1, round(SMOOTH * recording.rate))
    power = np.convolve((samples - samples.mean()) ** 2, np.ones(size) / size, "same")
    return Line(time, np.sqrt(np.maximum(power, 0.0)))


def place(words: dict[str, Any], muscle: str) -> str:
    """A muscle's name for a patient."""
    return words["muscles"].get(muscle, muscle.replace("_", " "))


def listed(items: Sequence[str], words: dict[str, Any]) -> str:
    """Several things in a sentence."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {words['picture']['last']} {items[-1]}"
