"""Free calcium of donors of platelets."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._citrate import donated
from myospasm.evidence._hours import gained

PAPER = Paper(
    source="Szymanski1978",
    title="Ionized calcium during plateletpheresis",
    people=1,
    protocol="platelets drawn off with 461 mL of ACD-A; ionized calcium before and after",
    rows=(
        Row("E089", "change of ionized calcium", -0.23, -0.32, -0.13, "mmol/L", "predict",
            note="1.05 to 0.82, SD 0.10 after; 79 donors"),
    ),
    errors="One person. The time is not in the abstract, 90 min here; none of the citrate leaves with the platelets. "
    "The paper's electrode starts 0.15 mmol/L below today's, so that the change is judged.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"E089": gained(donated(0.461), "ionized_calcium")}
