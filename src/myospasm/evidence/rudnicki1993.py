"""How alkaline a dialysis makes the blood, and how much calcium it gives."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import change, dialyzed, session
from myospasm.evidence._hours import at

PAPER = Paper(
    source="Rudnicki1993",
    title="A paper on ionized calcium and pH in hemodialysis, whose title was not read",
    people=1,
    protocol="hemodialysis with 1.66 mmol/L of calcium; blood before and after",
    rows=(
        Row("K043", "rise of pH", 0.07, None, None, "1", "predict", 1, note="7.40 to 7.47; n 10"),
        Row("K043b", "rise of ionized calcium, dialysate with 1.66", 0.19, None, None, "mmol/L", "predict", 1,
            note="1.19 to 1.38; the same at 5 h as before"),
        Row("K043c", "ionized calcium 5 h later less that at the end", -0.19, None, None, "mmol/L", "predict", -1),
    ),
    errors="No spread is told in what was read: directions only. One patient with a bicarbonate of 24 before; 4 h, "
    "2.5 L. The lungs of the model keep some of the carbon dioxide, so that pH rises by less; what "
    "calcium the dialysate brings nearly all stays in the blood, half as much again as measured.",
)  # fmt: skip
PANEL = {"bicarbonate": 24.3, "calcium": 2.25}


def replay() -> dict[str, float]:
    """What the model gives."""
    chart = dialyzed(session(calcium=1.66), **PANEL)
    later = dialyzed(f"{session(calcium=1.66)}. Rest for 5 h", **PANEL)
    return {
        "K043": change(chart, "ph"),
        "K043b": change(chart, "ionized_calcium"),
        "K043c": at(later, "ionized_calcium") - at(chart, "ionized_calcium"),
    }
