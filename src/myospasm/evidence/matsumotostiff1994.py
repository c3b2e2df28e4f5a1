"""A startle that is too large and does not wear off: stiff-person syndrome."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import BODY, PEOPLE, TONES, recordings
from myospasm.signs.jerks import answers_to_tones

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


def sizes(cause: str = "") -> np.ndarray:
    """Everyone's answer to each tone (people, tones)."""
    return np.array(
        [
            [sum(size for _, size in tone.values()) for tone in answers_to_tones(r)]
            for r in recordings(BODY, TONES, cause)
        ]
    )


def replay() -> dict[str, float]:
    """What the model gives."""
    health, ill = sizes().mean(0), sizes("stiff_person").mean(0)
    left = [100 * float(s[-1] / s[0]) if s[0] > 0 else float("nan") for s in (health, ill)]
    return {"N174": float(ill[0] / health[0]) - 1.0, "N174b": left[1] - left[0]}
