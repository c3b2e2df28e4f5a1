"""A shortened muscle cramps after a maximal contraction, one held at its length does not, and stretch ends a cramp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.evidence import Paper, Row
from myospasm.evidence._calf import CALF, NEUTRAL, PRONE, SHORT, effort, volunteers
from myospasm.evidence.cohort import after, binomial, cohort, cramped, impulses, percent

if TYPE_CHECKING:
    from myospasm.records import Trace

HALF = 5
STRETCH = "Stretch by 55 deg in 1 s. Rest for 5 s."
TRAIN = "Hold the ankle at 40 deg plantar flexion. Block the nerve. Rest for 1 s. "
TRAIN += "Stimulate the nerve at 30 Hz for 5 s. "

PAPER = Paper(
    source="Bertolasi1993",
    title="The influence of muscular lengthening on cramps",
    people=2 * HALF,
    protocol="maximal contraction for 5 s with the ankle plantar-flexed by 40 deg or neutral; stretch of the cramp in "
    "1 s to 15 deg dorsiflexion; the same after trains to the nerve below a block",
    rows=(
        Row("CR043", "share with a cramp after a maximal contraction with shortening", 70, *binomial(7, 10), "%",
            "predict", note="7 of 10, exact 95 % interval"),
        Row("CR044", "share with a cramp after one without shortening", 0, *binomial(0, 10), "%", "predict",
            note="0 of 10"),
        Row("CR045", "share of voluntary cramps that a stretch ends", 100, *binomial(7, 7), "%", "predict",
            note="all; taken as 7 of 7"),
        Row("CR045b", "share of remnants below a nerve block that a stretch ends", 100, *binomial(7, 7), "%",
            "predict", note="all; taken as 7 of 7"),
    ),
    errors="The 10 were healthy volunteers: half are cramp_prone_adult, half adult. Medial gastrocnemius alone, "
    "with 40 motor units, left in silence. Where a held muscle cramps in the model (CR044) it is a tail of a few "
    "small units, on which the tendon organs, nearly silent at so little force, have no hold. Below the block "
    "(CR045b) the model's endings do not feel the muscle's length, so a stretch does nothing to them: the paper's "
    "reading, that stretch acts in the periphery, is what the model lacks.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    short, held = zip(*volunteers(HALF, HALF, effort(SHORT), effort(NEUTRAL)), strict=True)
    stretched = [t for (t,) in volunteers(HALF, HALF, effort(SHORT, watch=8.0, then=STRETCH))]
    cramps = [cramped(after(t, 6.0)) for t in short]
    return {
        "CR043": percent(cramps),
        "CR044": percent(cramped(after(t, 6.0)) for t in held),
        "CR045": percent(_silenced(t) for t, c in zip(stretched, cramps, strict=True) if c),
        "CR045b": percent(_ended()),
    }


def _silenced(trace: Trace) -> bool:
    """Whether less than a twentieth of the impulses is left from 1 to 3 s after the stretch."""
    return impulses(trace, 16.0, 18.0) / 2 < 0.05 * impulses(trace, 13.0, 14.0)


def _ended() -> list[bool]:
    """Whether a stretch from 0.3 to 0.8 s after a train below the block leaves less than half of what goes on then."""
    ways = TRAIN + "Rest for 2 s.", TRAIN + "Rest for 0.3 s. Stretch by 55 deg in 0.5 s. Rest for 1.2 s."
    left = [[impulses(t, 6.8, 8.0) for t in row] for row in cohort(PRONE, CALF, ways, HALF)]
    return [with_stretch < 0.5 * without for without, with_stretch in left if without]
