"""How fast the calf's phosphocreatine comes back, with narrowed arteries and without."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import PLANTAR, recovered

PAPER = Paper(
    source="Anderson2009",
    title="Multifactorial determinants of functional capacity in peripheral arterial disease: uncoupling of calf "
    "muscle perfusion and metabolism",
    people=2,
    protocol=f"{PLANTAR}; phosphorus spectra of the calf after it",
    rows=(
        Row("V020", "time constant of recovery, narrowed arteries", 87, 33, 141, "s", "fit", note="n 85"),
        Row("V021", "time constant of recovery, healthy", 34, 18, 50, "s", "predict"),
    ),
    errors="Circular: the patient's share of mitochondria on the shelf was chosen by V020, the healthy time constant "
    "by Isbell2006. The exercise stands for plantar flexion to exhaustion; nobody tires at the published time.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"V020": recovered(narrow=True), "V021": recovered(narrow=False)}
