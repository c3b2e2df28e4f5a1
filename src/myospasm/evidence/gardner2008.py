"""Oxygen in the calf while people with narrowed leg arteries walk on a treadmill that gets steeper."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import CALF, GRADED, NARROW, lowest
from myospasm.evidence._hours import charted

PAPER = Paper(
    source="Gardner2008",
    title="Calf muscle hemoglobin oxygen saturation characteristics and exercise performance in patients with "
    "intermittent claudication",
    people=1,
    protocol="treadmill at 3.2 km/h, 3.5 % steeper every 3 min, until the pain is too much; oximeter on the calf",
    rows=(
        Row("V024", "oxygen saturation of the calf at rest", 55, 37, 73, "%", "predict", note="n 39"),
        Row("V025", "least oxygen saturation of the calf on the way", 17, 0, 36, "%", "predict"),
        Row("V026", "time until it is the least", 459, 79, 839, "s", "predict"),
    ),
    errors="One patient with one medial gastrocnemius; the muscle's own saturation stands for what an oximeter sees "
    "through skin and fat. The patient's narrow artery makes an ankle-brachial index of 0.7; nothing was chosen by "
    "the treadmill.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    chart = charted(CALF._replace(causes=NARROW), ("Rest for 1 min", GRADED))[0]
    least, when = lowest(chart, "muscle_oxygen")
    return {"V024": 100 * float(chart["muscle_oxygen"].values[5, 0]), "V025": 100 * least, "V026": when - 60}
