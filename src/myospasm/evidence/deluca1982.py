"""Two ways to more force: a hand's muscle fires its units faster, a large muscle calls up further ones."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import AFTER_BEST, few, joined, ramp, rates
from myospasm.evidence.cohort import Muscles, mean

PEOPLE = 3
UP, HOLD = 8.0, 3.0
HAND: Muscles = (("first_dorsal_interosseous", 119),)
LARGE: Muscles = (("biceps_brachii", 120), ("brachialis", 60))

PAPER = Paper(
    source="DeLuca1982b",
    title="Behaviour of human motor units in different muscles during linearly varying contractions",
    people=PEOPLE,
    protocol="force that rises to 80 % of the maximum; at which force each unit joins",
    rows=(
        Row("DL82-late", "units that join above 40 % of the maximum, large muscle less hand", 0, None, None, "%",
            "predict", 1),
        Row("DL82-faster", "rate at 80 % less at 40 % of the maximum, hand", 0, None, None, "Hz", "predict", 1,
            note="rates increased steadily up to 80 %"),
    ),
    errors="Biceps stands for the deltoid, which is not on the shelf. Units are counted that join below 80 %. Both "
    "have motoneurons alike: what differs is how their twitches add up.",
)  # fmt: skip


def late(muscles: Muscles, percent: float) -> float:
    """Which part (%) of the units of the first muscle that join does so above a share of the maximum (%)."""
    found = [joined(t, AFTER_BEST, str(muscles[0][0]))[0] for t in few(muscles, ramp(80.0, UP, HOLD), PEOPLE)]
    return mean([float(100 * np.mean(f[np.isfinite(f)] > percent)) for f in found])


def faster() -> float:
    """By how much (Hz) units of the hand fire faster at 80 % than at 40 % of the maximum."""
    trains = [joined(t, AFTER_BEST)[1] for t in few(HAND, ramp(80.0, UP, HOLD), PEOPLE)]
    middle, top = AFTER_BEST + UP / 2, AFTER_BEST + UP + HOLD
    return mean([float(np.nanmean(rates(t, top - 2, top) - rates(t, middle - 0.5, middle + 0.5))) for t in trains])


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"DL82-late": late(LARGE, 40.0) - late(HAND, 40.0), "DL82-faster": faster()}
