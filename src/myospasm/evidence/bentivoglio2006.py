"""How often people with blepharospasm blink, and that many of them blink less when they talk."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._eyelid import PEOPLE, TALKING, blinks
from myospasm.evidence.cohort import binomial, percent

CUT_OFF = 27
"""Blinks a minute at rest."""

PAPER = Paper(
    source="Bentivoglio2006",
    title="Analysis of blink rate in patients with blepharospasm",
    people=PEOPLE,
    protocol="a minute with the lids left alone, and again as in conversation; in health and with blepharospasm",
    rows=(
        Row("N123", "blinks in health over the cut-off of 27 a minute", 0, None, None, "a minute", "fit", -1,
            note="follows from the rate at rest"),
        Row("N123b", "blinks in blepharospasm over that cut-off", 0, None, None, "a minute", "predict", 1),
        Row("N124", "patients who blink more at rest than in conversation", 76, *binomial(38, 50), "%", "predict",
            note="38 of 50; bounds: 95 % of a count"),
    ),
    errors=f"{PEOPLE} people, one severity. The cut-off's sensitivity and specificity need people who differ, which "
    "these circuits do not. In conversation the model only attends more to a dry cornea, so that patients too blink "
    "more; what talking holds back in them, as a sensory trick does, is missing.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    ill, talking = blinks("blepharospasm"), blinks("blepharospasm", TALKING)
    return {
        "N123": float(blinks().mean()) - CUT_OFF,
        "N123b": float(ill.mean()) - CUT_OFF,
        "N124": percent(ill > talking),
    }
