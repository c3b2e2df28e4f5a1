"""How fast the calf's phosphocreatine comes back, in other patients and with other exercise times."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import PLANTAR, recovered

PAPER = Paper(
    source="Isbell2006",
    title="Delayed calf muscle phosphocreatine recovery after exercise identifies peripheral arterial disease",
    people=2,
    protocol=f"{PLANTAR}; phosphorus spectra of the calf after it",
    rows=(
        Row("V018", "recovery slower with narrowed arteries than without", 56, None, None, "s", "predict", 1,
            note="medians 91 and 34.7 s"),
        Row("V019", "time constant of recovery, healthy", 34.7, 18, 50, "s", "fit",
            note="median; bounds of Anderson2009"),
    ),
    errors="Circular in health: it is the model's own time constant, of which the replay shows only that blood does "
    "not slow it. The exercise is the same for both.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    healthy = recovered(narrow=False)
    return {"V018": recovered(narrow=True) - healthy, "V019": healthy}
