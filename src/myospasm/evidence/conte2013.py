"""Who blinks too often without spasms has a blink reflex that recovers as in health."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._eyelid import PEOPLE, blinks, recovery
from myospasm.evidence.cohort import mean
from myospasm.evidence.schwingenschuh2011 import LIMIT

PAPER = Paper(
    source="Conte2013",
    title="Is increased blinking a form of blepharospasm?",
    people=PEOPLE,
    protocol="a minute with the lids left alone, and pairs of shocks to the brow; with a dry eye",
    rows=(
        Row("N129", "R2 index over the limit of health in those who blink too often", 0, None, None, "%", "predict", -1,
            note="normal; the limit is that of Schwingenschuh2011"),
        Row("N129b", "blinks over those of health", 0, None, None, "a minute", "predict", 1),
    ),
    errors=f"{PEOPLE} people. A dry eye stands for the increased blinking of the paper's 16, whose cause it does not "
    "tell. Its typical spasms with early recovery are the rows of Schwingenschuh2011.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {
        "N129": mean(recovery("dry_eye")) - LIMIT,
        "N129b": float(blinks("dry_eye").mean() - blinks().mean()),
    }
