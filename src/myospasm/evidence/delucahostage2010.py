"""Units that join later fire more slowly, in the hand and in the shin: the onion's skins."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import AFTER_BEST, few, joined, ramp, rates
from myospasm.evidence.cohort import mean
from myospasm.signs.rate_coding import onion_skin

PEOPLE = 2
UP, HOLD = 5.0, 8.0
MUSCLES = {"hand": (("first_dorsal_interosseous", 119),), "shin": (("tibialis_anterior", 100),)}

PAPER = Paper(
    source="DeLucaHostage2010",
    title="Relationship between firing rate and recruitment threshold of motoneurons in voluntary isometric "
    "contractions",
    people=PEOPLE,
    protocol="force that rises to 50 % of the maximum and is held; each unit's threshold and its rate when it is held",
    rows=(
        Row("DH10-hand", "slope of rate against threshold, first dorsal interosseous", 0, None, None,
            "Hz per % of the maximum", "predict", -1),
        Row("DH10-shin", "slope of rate against threshold, tibialis anterior", 0, None, None,
            "Hz per % of the maximum", "predict", -1),
        Row("DH10-more", "rate of a unit at 50 % less at 20 % of the maximum, hand", 0, None, None, "Hz", "predict", 1),
    ),
    errors="Every unit counts, not those that skin electrodes find; of the paper's levels two.",
)  # fmt: skip


def held(muscle: str, percent: float) -> list[tuple[np.ndarray, np.ndarray]]:
    """Each person's thresholds (%) and rates (Hz) in the last 5 s of a force that is held."""
    begin, end = AFTER_BEST, AFTER_BEST + UP + HOLD
    found = [joined(t, begin) for t in few(MUSCLES[muscle], ramp(percent, UP, HOLD), PEOPLE)]
    return [(thresholds, rates(trains, end - 5.0, end)) for thresholds, trains in found]


def replay() -> dict[str, float]:
    """What the model gives."""
    high, shin = held("hand", 50.0), held("shin", 50.0)
    low = held("hand", 20.0)
    gains = [float(np.nanmean(b - a)) for (_, a), (_, b) in zip(low, high, strict=True)]
    return {
        "DH10-hand": mean([onion_skin(*row).slope for row in high]),
        "DH10-shin": mean([onion_skin(*row).slope for row in shin]), "DH10-more": mean(gains),
    }  # fmt: skip
