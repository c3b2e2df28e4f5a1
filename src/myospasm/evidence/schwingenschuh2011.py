"""How much of the blink reflex a second shock still finds: little in health, too much in blepharospasm."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._eyelid import PEOPLE, recovery
from myospasm.evidence.cohort import mean

LIMIT = 61
"""%, mean and 2 SD of healthy people."""

PAPER = Paper(
    source="Schwingenschuh2011",
    title="The blink reflex recovery cycle differs between essential and presumed psychogenic blepharospasm",
    people=PEOPLE,
    protocol="two shocks to the brow 200, 300 and 500 ms apart, each pair twice; mean of R2's recovery at the three",
    rows=(
        Row("N125", "R2 index in health over its upper limit of 61 %", 0, None, None, "%", "fit", -1),
        Row("N125b", "R2 index in blepharospasm over that limit", 0, None, None, "%", "fit", 1),
    ),
    errors=f"{PEOPLE} people. The inhibition after a blink, and what blepharospasm leaves of it, were chosen by these "
    "rows. Nine controls made the limit.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"N125": mean(recovery()) - LIMIT, "N125b": mean(recovery("blepharospasm")) - LIMIT}
