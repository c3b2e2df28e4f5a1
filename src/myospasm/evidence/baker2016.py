"""How much athletes sweat, and how salty it is."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, at, charted, sweat_sodium
from myospasm.evidence.cohort import mean

TRAINING = (
    "Run at 10 km/h for 90 min in 15 degC",
    "Run at 12 km/h for 90 min in 20 degC",
    "Run at 10 km/h for 90 min in 25 degC",
    "Cycle at 70 % of the greatest effort for 90 min in 25 degC",
    "Run at 8 km/h for 90 min in 32 degC",
    "Cycle at 50 % of the greatest effort for 90 min in 35 degC",
)
"""What athletes of many sports may do in an hour and a half."""

PAPER = Paper(
    source="Baker2016",
    title="Normative data for regional sweat sodium concentration and whole-body sweating rate in athletes",
    people=1,
    protocol="506 athletes of many sports weighed before and after training at 15 to 50 degC; patches on the skin",
    rows=(
        Row("F046", "sweating rate", 1.21, 0.53, 1.89, "L/h", "predict", note="SD; range 0.26 to 5.73"),
        Row("F047", "sweating rate per mass", 15.3, 8.5, 22.1, "mL/kg/h", "predict", note="SD"),
        Row("F048", "sodium of all sweat", 35.9, 25.5, 46.3, "mmol/L", "fit", note="SD; range 18.2 to 70.8"),
    ),
    errors="One person of 70 kg in six trainings of our choice: what the athletes did, and in what weather, is not "
    "known one by one; these athletes were heavier by some 10 kg. The saltiness of slow sweat was set by the mean.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    kind, charts = Kind(), [charted(Kind(), (text,))[0] for text in TRAINING]
    rate = mean(at(chart, "sweat") / 1.5 for chart in charts)
    (person,) = kind.each()
    salt = mean(sweat_sodium(person, chart) / at(chart, "sweat") for chart in charts)
    return {"F046": rate, "F047": 1000 * rate / float(person.blood.water.mass), "F048": salt}
