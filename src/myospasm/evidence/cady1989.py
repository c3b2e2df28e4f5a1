"""A tired muscle relaxes slowly, with acid and without."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH, WITHOUT_SUGAR, effects
from myospasm.evidence._hours import charted

TIRED = ("Contract at 50 % for 3 s on and 3 s off, for 4 min",)

PAPER = Paper(
    source="Cady1989",
    title="Changes in force and intracellular metabolites during fatigue of human skeletal muscle",
    people=2,
    protocol="hand muscle tired without blood; relaxation, and metabolites by phosphorus spectra",
    rows=(
        Row("relaxation", "relaxation of a tired muscle, times longer", 0.5, None, None, "1", "fit", 1,
            note="from memory: half as slow again"),
        Row("relaxation without acid", "the same in McArdle's disease", 0, None, None, "1", "fit", 1,
            note="a part of the slowing is left without acid"),
    ),
    errors="Circular: the sizes of both parts were set by this paper, from memory. Contractions of a thigh at half of "
    "its greatest force, below a cuff.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    kinds = (THIGH, WITHOUT_SUGAR)
    slowing = [
        float(effects(charted(k, TIRED, ("At 0 min inflate a cuff to 250 mmHg for 2 min",))[0], 120.0).slowing)
        for k in kinds
    ]
    return {"relaxation": slowing[0] - 1, "relaxation without acid": slowing[1] - 1}
