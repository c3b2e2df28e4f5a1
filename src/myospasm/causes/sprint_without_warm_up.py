"""A sprint with cold muscles."""

from myospasm.story import Cause

CAUSE = Cause(
    name="sprint_without_warm_up",
    title="Sprinting without warming up",
    chain="Cold muscle relaxes slowly; a few seconds of all-out work spend phosphocreatine and fill it with "
    "potassium and acid.",
    source="Schwellnus2011",
    hours=(
        "Sprint for 20 s",
        "Rest for 3 min",
        "Sprint for 20 s",
    ),
    signs=("acid muscle",),
    codes={"ICD-10-CM": "Y93.02"},
    errors="Warming up is not known to prevent cramps; tendon and nerve do not warm here.",
)
