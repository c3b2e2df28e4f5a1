"""Blood gases of people who came to the emergency department because they overbreathed."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, at, charted, gained

PAPER = Paper(
    source="Chung1998",
    title="Alteration of ionized calcium, magnesium and acid-base status in hyperventilation syndrome",
    people=1,
    protocol="arterial blood of 35 patients, 23.6 mmHg of carbon dioxide in the mean",
    rows=(
        Row("E079", "pH at 23.6 mmHg", 7.54, 7.40, 7.71, "1", "predict", note="range"),
        Row("E079b", "potassium, 3.6 mmol/L in them", 0, None, None, "mmol/L", "predict", -1),
    ),
    errors="One healthy person who breathes so for half an hour. What the patients' blood was before is not known; "
    "their 3.6 mmol/L of potassium are taken as a fall.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    (chart,) = charted(Kind(), ("Breathe at PCO2 23.6 mmHg for 30 min",))
    return {"E079": at(chart, "ph"), "E079b": gained(chart, "potassium")}
