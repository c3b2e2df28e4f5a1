"""Blood flow through the calf after exercise and after a cuff, with narrowed arteries and without."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import CALF, NARROW, PLANTAR, perfusion
from myospasm.evidence._hours import Kind, charted

CUFF = ("Inflate a cuff around the thigh to 250 mmHg for 5 min", "Rest for 2 min")

PAPER = Paper(
    source="Lopez2015",
    title="Arterial spin labeling perfusion cardiovascular magnetic resonance of the calf in peripheral arterial "
    "disease: cuff occlusion hyperemia vs exercise",
    people=2,
    protocol=f"{PLANTAR}; a thigh cuff at 250 mmHg for 5 min; perfusion of the calf just after either",
    rows=(
        Row("V059", "flow after exercise, healthy", 74, 53, 95, "mL/min/100g", "predict", note="n 15"),
        Row("V060", "flow after exercise, narrowed arteries", 43, 33, 53, "mL/min/100g", "predict", note="n 15"),
        Row("V061", "flow after the cuff, healthy", 109, 70, 148, "mL/min/100g", "fit", note="n 12"),
        Row("V062", "flow after the cuff, narrowed arteries", 34, 17, 51, "mL/min/100g", "predict", note="n 11"),
    ),
    errors="One calf each. The largest flow of the model is V061. After exercise the patient's vessels are open as "
    "wide as they go, and the whole leg's flow runs through one narrow artery without ways around it: V060 too low.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    healthy, narrow = CALF, CALF._replace(causes=NARROW)
    return {
        "V059": after_exercise(healthy),
        "V060": after_exercise(narrow),
        "V061": after_cuff(healthy),
        "V062": after_cuff(narrow),
    }


def after_exercise(kind: Kind) -> float:
    """Flow when plantar flexion ends."""
    return float(perfusion(charted(kind, (PLANTAR,))[0])[-1])


def after_cuff(kind: Kind) -> float:
    """The largest flow once the cuff is off."""
    chart = charted(kind, CUFF)[0]
    return float(perfusion(chart)[chart["time"].values >= 300].max())
