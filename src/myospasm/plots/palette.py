"""Colors that people with any color vision can tell apart (Okabe and Ito's), and one calm style for every picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, GREY, PALE = "#222b33", "#6b7780", "#d5dade"
BLUE, ORANGE, VERMILION, GREEN, PURPLE = "#0072b2", "#e69f00", "#d55e00", "#009e73", "#b0588f"
OCHRE = "#7d6608"
PHASES = {"voluntary": BLUE, "stimulated": PURPLE, "spasm": VERMILION, "stretch": GREEN}
ORIGIN_COLORS = {"soma": INK, "stimulus": PURPLE, "terminal": ORANGE}
ORIGIN_WORDS = {
    "soma": "from the spinal cord",
    "stimulus": "from the stimulator",
    "terminal": "from the nerve ending itself",
}


def calm(axes: Axes, title: str, unit: str) -> None:
    """A panel with no more ink than it needs: two thin lines, a title in words, the unit upright beside the numbers."""
    axes.set_title(title, loc="left", fontsize=10, fontweight="bold", color=INK, pad=5)
    axes.set_ylabel(unit, fontsize=8.5, color=GREY)
    axes.tick_params(labelsize=8.5, colors=GREY, length=3, width=0.6)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(PALE)
        spine.set_linewidth(0.8)
    axes.yaxis.set_label_coords(-0.062, 0.5)
