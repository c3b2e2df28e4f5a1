"""How far people with narrowed leg arteries walk, to the first pain and in all."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import CALF, GRADED, NARROW, first
from myospasm.evidence._hours import at, charted

FIRST = 1.0
"""Pain (of 10) that is called the first."""

PAPER = Paper(
    source="GardnerAmbulatory",
    title="Association between daily ambulatory activity patterns and exercise performance in patients with "
    "intermittent claudication",
    people=1,
    protocol="treadmill at 3.2 km/h, 3.5 % steeper every 3 min, until the pain is too much",
    rows=(
        Row("V093", "distance to the first pain", 236, 38, 434, "m", "predict", note="n 133, index 0.71, SD 0.23"),
        Row("V094", "distance in all", 424, 139, 709, "m", "predict"),
    ),
    errors="One patient with one medial gastrocnemius. The first pain is taken as 1 of 10, and the walk ends at 7; "
    "both are assumed.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    chart = charted(CALF._replace(causes=NARROW), (GRADED,))[0]
    return {"V093": at(chart, "distance", first(chart, "pain", FIRST)), "V094": at(chart, "distance")}
