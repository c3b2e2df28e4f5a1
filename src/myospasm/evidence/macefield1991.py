"""From which fall of carbon dioxide on nerves fire by themselves."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import MARK, Kind, charted, gained, lives, looked, moments, spontaneous
from myospasm.evidence.cohort import mean

PEOPLE = 6
FALLS = (8, 12, 14, 16, 18, 20, 22, 24, 26, 28)
"""mmHg, one after the other, each for 6 min."""

PAPER = Paper(
    source="MacefieldBurke1991",
    title="Paraesthesiae and tetany induced by voluntary hyperventilation: increased excitability of human cutaneous "
    "and motor axons",
    people=PEOPLE,
    protocol="overbreathing until paraesthesiae and tetany come; thresholds of skin and motor axons of the forearm",
    rows=(
        Row("E070", "fall of carbon dioxide at which it begins", -20, -30, -20, "mmHg", "predict",
            note="paraesthesiae at 20, tetany follows; bounds ours: at that fall or down to 10 mmHg"),
        Row("E070b", "depolarization that fires an ending, at a fall of 8", 0, None, None, "mV", "predict", -1,
            note="excitability rises before symptoms"),
    ),
    errors="The paper's symptom is felt in the skin; here it is the first fall at which a motor unit of the hand "
    "fires twice in 9 s of rest, tried every 2 mmHg. That motor axons follow those of skin is published "
    "without a number. Everyone's blood and lungs are the same. Without a published spread the bound at 20 is "
    "sharp.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    kind = Kind(people=PEOPLE, muscles=(("first_dorsal_interosseous", 20),))
    told = tuple(text for fall in FALLS for text in (f"Breathe at PCO2 {40 - fall} mmHg for 6 min", MARK))
    found, onsets = lives(kind, told), [float("nan")] * PEOPLE
    for index, fall in enumerate(FALLS):
        traces = looked(kind, moments(found, index), ["Rest for 10 s."])
        busy = [spontaneous(trace, 1.0).units > 0 for (trace,) in traces]
        onsets = [-float(fall) if yes and old != old else old for yes, old in zip(busy, onsets, strict=True)]
    return {"E070": mean(onsets), "E070b": gained(charted(kind, told)[0], "ending_threshold", 0.0, 360.0)}
