"""The tonic vibration reflex of the calf, before and after a cramp or a contraction that left none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.evidence import Paper, Row
from myospasm.evidence._calf import CALF, PRONE
from myospasm.evidence.cohort import after, cohort, cramped, impulses, mean

if TYPE_CHECKING:
    from myospasm.records import Trace

PEOPLE = 4
SHAKE = "Vibrate the tendon at 100 Hz by 1 mm for 8 s. "
POINTED, SQUARE = 40, 0
"""deg of plantar flexion."""
END = 17.0
"""s, of the contraction."""
FIRST, SECOND = 1.0, 50.0
"""s, when the tendon is shaken."""

PAPER = Paper(
    source="RossThomas1995",
    title="Human motor unit activity during induced muscle cramp",
    people=PEOPLE,
    protocol="the Achilles tendon vibrates at 100 Hz by 1 mm for 8 s, before and after a maximal contraction of 5 s, "
    "with the toes pointed (a cramp, stretched after 25 s) or not; those in whom the first left a cramp, and those in "
    "whom the second left none",
    rows=(
        Row("CR089", "answer to vibration after a cramp less before", 0, None, None, "%", "predict", -1,
            note="depressed or absent after four cramps"),
        Row("CR089b", "answer to vibration after a contraction less before", 0, -25, 25, "%", "predict",
            note="unchanged; bounds ours"),
    ),
    errors=f"{PEOPLE} cramp-prone people instead of 5, medial gastrocnemius alone, 8 s of vibration instead of 50 s; "
    "its rate and depth are assumed, and so is how soon after the cramp it came. The answer is counted in impulses of "
    "the last 5 s, less those of the second before. The paper thinks of presynaptic inhibition that a cramp leaves "
    "behind; the model has none that lasts, while the facilitation by thin afferents is there for a minute after hard "
    "work: the answer grows instead, after a cramp and after a contraction.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    both = cohort(PRONE, CALF, (_protocol(POINTED), _protocol(SQUARE)), PEOPLE)
    left = [[cramped(after(trace, END, until=END + 25.0)) for trace in row] for row in both]
    return {
        "CR089": mean(_change(row[0]) for row, (cramp, _) in zip(both, left, strict=True) if cramp),
        "CR089b": mean(_change(row[1]) for row, (_, cramp) in zip(both, left, strict=True) if not cramp),
    }


def _protocol(angle: float) -> str:
    before = f"Hold the ankle at neutral. Rest for 1 s. {SHAKE}Rest for 2 s. "
    hard = f"Move the ankle to {angle:g} deg plantar flexion in 1 s. Contract at 100 % for 5 s. Rest for 25 s. "
    stretch = "Move the ankle to 15 deg dorsiflexion in 1 s. Rest for 2 s. Move the ankle to neutral in 1 s. "
    return f"{before}{hard}{stretch}Rest for 4 s. {SHAKE}Rest for 1 s."


def _change(trace: Trace) -> float:
    """By how much (%) the second vibration is answered more than the first; NaN where the first was not answered."""
    first, second = (_answer(trace, begin) for begin in (FIRST, SECOND))
    return 100 * (second / first - 1) if first > 0 else float("nan")


def _answer(trace: Trace, begin: float) -> float:
    """Impulses a second in the last 5 of 8 s of vibration, less those in the second before it."""
    return impulses(trace, begin + 3.0, begin + 8.0) / 5 - impulses(trace, begin - 1.0, begin)
