"""When the neck answers a loud tone."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import BODY, PEOPLE, TONES, recordings, sign

PAPER = Paper(
    source="Bisdorff1994",
    title="Responses in neck and facial muscles to sudden free fall and a startling auditory stimulus",
    people=PEOPLE,
    protocol="loud tones at rest, EMG of neck, arm, hand and leg; the first muscle's latency, median over tones",
    rows=(
        Row("N170", "first muscle of a startle after the tone", 55.0, 50.0, 60.0, "ms", "fit",
            note="the ear's way was chosen by it; no spread was told, bounds ours"),
    ),
    errors=f"{PEOPLE} people; the face, which answers as the neck does, is left out.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"N170": sign(recordings(BODY, TONES), "startle_ms")}
