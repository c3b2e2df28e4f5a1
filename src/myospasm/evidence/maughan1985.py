"""What a marathon in cool weather takes from body and plasma, with a little to drink."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, at, charted, gained

RACE = ("Run at 12 km/h for 211 min in 12 degC",)
DRUNK = ("From 0 h on drink 0.4 L of water per hour",)

PAPER = Paper(
    source="Maughan1985",
    title="Estimation of plasma volume changes during marathon running",
    people=1,
    protocol="a marathon, weighed and bled before and after; 1.4 L drunk on the way",
    rows=(
        Row("F036", "body mass lost", 3.0, 1.9, 4.1, "%", "predict", note="SD; 47 men"),
        Row("F037", "plasma volume", -6.5, -14.3, 1.3, "%", "predict", note="SD"),
    ),
    errors="One person of 70 kg, who runs the whole way at 12 km/h in 12 degC and drinks water; neither the pace nor "
    "the weather is in the abstract that was read. The model's runner sweats some 0.6 L/h in such cool air, "
    "so that too little is lost (F036): these men must have lost 1 L/h. Half a kilogram of fuel that is burnt "
    "counts in a scale and not here.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    (chart,) = charted(Kind(), RACE, DRUNK)
    lost, plasma = gained(chart, "body_mass"), gained(chart, "plasma_volume")
    return {"F036": -100 * lost / at(chart, "body_mass", 0), "F037": 100 * plasma / at(chart, "plasma_volume", 0)}
