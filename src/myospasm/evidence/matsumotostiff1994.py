"""A startle that is too large and does not wear off: stiff-person syndrome."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import PEOPLE, startles

PAPER = Paper(
    source="MatsumotoStiff1994",
    title="The acoustic startle reflex in stiff-man syndrome",
    people=PEOPLE,
    protocol="five loud tones 3 s apart; area of all muscles' answers, with the illness and in health",
    rows=(
        Row("N174", "first startle over that of health, less 1", 0, None, None, "1", "predict", 1),
        Row("N174b", "left of it at the fifth tone, less that in health", 0, None, None, "%", "fit", 1),
    ),
    errors=f"{PEOPLE} people; the paper tells excess and poor habituation of 8 patients without numbers.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    first, left = startles("stiff_person")
    return {"N174": first, "N174b": left}
