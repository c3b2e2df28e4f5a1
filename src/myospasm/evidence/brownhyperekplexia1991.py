"""A startle that is too large and does not wear off: startle disease."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import PEOPLE, startles

PAPER = Paper(
    source="BrownHyperekplexia1991",
    title="The hyperekplexias and their relationship to the normal startle reflex",
    people=PEOPLE,
    protocol="five loud tones 3 s apart; area of all muscles' answers, with the illness and in health",
    rows=(
        Row("N172", "first startle over that of health, less 1", 0, None, None, "1", "predict", 1),
        Row("N172b", "left of it at the fifth tone, less that in health", 0, None, None, "%", "fit", 1),
    ),
    errors=f"{PEOPLE} people; the paper tells excess and poor habituation of 8 patients without numbers.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    first, left = startles("hyperekplexia")
    return {"N172": first, "N172b": left}
