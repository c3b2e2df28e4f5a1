"""A contracture: a hard muscle whose EMG is silent."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH, WITHOUT_SUGAR, effects
from myospasm.evidence._hours import MARK, charted, lives, looked, moments, spontaneous

WORK = "Contract at 80 % for 3 s on and 1 s off, for 3 min"

PAPER = Paper(
    source="McArdleContracture",
    title="A summary of McArdle's disease for patients",
    people=2,
    protocol="hard work, then rest; the muscle is felt, and a needle is put into it",
    rows=(
        Row("C004", "cross-bridges that cannot let go, McArdle's less control", 0, None, None, "1", "predict", 1),
        Row("C004b", "motor units that fire in the hard muscle", 0, 0, 0, "%", "predict",
            note="a contracture is electrically silent"),
    ),
    errors="From a page for patients: no paper with numbers of the EMG was found. The thigh is looked at when 3 min of "
    "hard contractions end. The model's cord is then so facilitated that motor units go on by themselves, in the "
    "healthy as well (C004b): its contracture has a cramp in it.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    hard, soft = (float(effects(charted(k, (WORK,))[0]).rigor) for k in (WITHOUT_SUGAR, THIGH))
    ends = moments(lives(WITHOUT_SUGAR, (WORK, MARK)), 0)
    ((trace,),) = looked(WITHOUT_SUGAR, ends, ["Rest for 5 s."])
    return {"C004": hard - soft, "C004b": 100 * spontaneous(trace, 1.0).units}
