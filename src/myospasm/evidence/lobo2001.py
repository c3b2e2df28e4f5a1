"""Two liters of saline in an hour: how much of it stays in the blood."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, at, charted

PAPER = Paper(
    source="Lobo2001",
    title="Dilution and redistribution effects of rapid 2-litre infusions of 0.9 per cent saline and 5 per cent "
    "dextrose on haematological parameters and serum biochemistry in normal subjects",
    people=1,
    protocol="2 L of saline within an hour, lying; blood before and at the end, urine for 6 h",
    rows=(
        Row("LO-hemoglobin", "hemoglobin at the end of the infusion", -7.5, -9.5, -5.5, "%", "fit",
            note="abstract, no SD; bounds assumed"),
        Row("LO-albumin", "albumin at the end of the infusion", -20, None, None, "%", "predict", -1),
        Row("LO-urine", "share of the saline let go within 6 h", 33, 20, 46, "%", "predict",
            note="a third; bounds assumed"),
    ),
    errors="One man. Albumin fell by more than dilution explains, as some left with the water; the model's stays in "
    "the blood. Urine is counted beyond what he makes in that time without it, and is a third of what was let go: the "
    "model's kidneys answer volume too slowly.",
)  # fmt: skip

GIVEN = 2.0  # L


def replay() -> dict[str, float]:
    """What the model gives."""
    ((given,), (not_given,)) = (
        charted(Kind(), ("Lie for 10 min", told, "Lie for 5 h"))
        for told in ("Infuse 2 L of saline over 60 min", "Lie for 1 h")
    )
    end = 600.0 + 3600.0

    def change(name: str) -> float:
        return 100.0 * (at(given, name, end) / at(given, name, 0) - 1.0)

    let_go = at(given, "urine") - at(not_given, "urine")
    return {
        "LO-hemoglobin": change("hemoglobin"),
        "LO-albumin": change("albumin"),
        "LO-urine": 100.0 * let_go / GIVEN,
    }
