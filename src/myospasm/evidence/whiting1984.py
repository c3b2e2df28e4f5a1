"""A second marathon: what is lost, and that potassium of the blood stays while sodium rises."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, at, charted, gained
from myospasm.evidence.maughan1985 import DRUNK, RACE

PAPER = Paper(
    source="Whiting1984",
    title="Dehydration and serum biochemical changes in marathon runners",
    people=1,
    protocol="a marathon, weighed and bled before and after",
    rows=(
        Row("F038", "body mass lost", 2.9, 2.1, 3.7, "%", "predict", note="SD"),
        Row("F038b", "plasma volume", -4.7, None, None, "%", "predict", -1),
        Row("F038c", "sodium of serum, which rose in line with the plasma lost", 0, None, None, "mmol/L", "predict", 1),
        Row("F038d", "potassium of serum, unchanged", 0, -0.4, 0.4, "mmol/L", "predict",
            note="bounds ours: a usual SD between people"),
    ),
    errors="The same run as for Maughan1985, and F038 too low for the same reasons; pace, weather and drink of this "
    "race are not in the abstract.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    (chart,) = charted(Kind(), RACE, DRUNK)
    shares = {name: 100 * gained(chart, name) / at(chart, name, 0) for name in ("body_mass", "plasma_volume")}
    salts = gained(chart, "sodium"), gained(chart, "potassium")
    return {"F038": -shares["body_mass"], "F038b": shares["plasma_volume"], "F038c": salts[0], "F038d": salts[1]}
