"""In which order a startle goes through the body."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import BODY, PEOPLE, TONES, recordings
from myospasm.signs.jerks import answers_to_tones

NECK, ARM, HAND, LEG = (name for name, _ in BODY)

PAPER = Paper(
    source="Brown1991",
    title="New observations on the normal auditory startle reflex in man",
    people=PEOPLE,
    protocol="loud tones at rest; latency of each muscle's EMG, of people with startle disease, in whom all answer",
    rows=(
        Row("N171", "arm after neck", 0, None, None, "ms", "predict", 1),
        Row("N171b", "leg after arm", 0, None, None, "ms", "predict", 1),
        Row("N171c", "hand after leg, though nearer", 0, None, None, "ms", "predict", 1,
            note="disproportionately late in man"),
    ),
    errors=f"{PEOPLE} people. The order was seen in health; startle disease has the same (BrownHyperekplexia1991). The "
    "model's brainstem reaches the hand as any muscle, so that it cannot be late there.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    tones = [tone for r in recordings(BODY, TONES, "hyperekplexia") for tone in answers_to_tones(r)]
    late = {m: np.array([tone[m][0] for tone in tones]) for m, _ in BODY}
    neck, arm, hand, leg = (float(np.median(late[m][np.isfinite(late[m])])) for m in (NECK, ARM, HAND, LEG))
    return {"N171": 1000 * (arm - neck), "N171b": 1000 * (leg - arm), "N171c": 1000 * (hand - leg)}
