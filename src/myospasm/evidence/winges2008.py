"""How often two motor units of the hand fire at the same moment beyond chance."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._shared_input import PEOPLE, WHAT, pairs
from myospasm.evidence.cohort import mean
from myospasm.signs.synchrony import synchrony

PAPER = Paper(
    source="Winges2008",
    title="Common input to motor units of intrinsic and extrinsic hand muscles during two-digit object hold",
    people=PEOPLE,
    protocol=WHAT,
    rows=(
        Row("WI08-cis", "extra coincidences of two units of the first dorsal interosseous", 0.70, 0.35, 1.40, "1/s",
            "predict", note="SE 0.06 of many pairs; the bounds of a factor of two are ours"),
    ),
    errors="People held an object between two fingers; here one finger pushes. Eight units a person, every pair. "
    "In the model it is the stretch reflex that makes units coincide: without it none do beyond chance.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"WI08-cis": mean([synchrony(*pair).cis for pair in pairs()])}
