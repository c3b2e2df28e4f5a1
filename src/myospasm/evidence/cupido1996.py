"""The M wave of biceps in trains of a minute: it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.evidence import Paper, Row
from myospasm.evidence._m_waves import SECONDS, UNITS, grown, trained

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

PEOPLE = 2

PAPER = Paper(
    source="Cupido1996",
    title="Potentiation and depression of the M wave in human biceps brachii",
    people=PEOPLE,
    protocol=f"supramaximal shocks to the nerve of biceps at 3, 10 and 20 Hz for {SECONDS} s; belly against tendon",
    rows=(
        Row("CU-area-10", "growth of the M wave's area in a minute, 10 Hz", 100, 50, 150, "%", "predict",
            note="doubled; half of it either way is ours"),
        Row("CU-size-10", "growth of the M wave's amplitude in a minute, 10 Hz", 50, 25, 75, "%", "predict",
            note="about half; half of it either way is ours"),
        Row("CU-area-20", "growth of the M wave's area within a minute, 20 Hz", 100, 50, 150, "%", "predict",
            note="doubled; half of it either way is ours"),
        Row("CU-size-20", "growth of the M wave's amplitude within a minute, 20 Hz", 50, 25, 75, "%", "predict",
            note="about half; half of it either way is ours"),
        Row("CU-size-3", "growth of the M wave's amplitude in a minute, 3 Hz", 0, None, None, "%", "predict", 1,
            note="small"),
        Row("CU-fall-20", "area at the end less its largest, 20 Hz", 0, None, None, "% of the first", "predict", -1),
    ),
    errors=f"{PEOPLE} people with {UNITS} units; the abstract gives no spread; at 20 Hz the best 10 s count, at 3 Hz "
    "whole percent. In "
    "the paper impulses slow to less than half (20 Hz), which widens the M wave, and the pump makes each fiber's "
    "larger; in the model fibers conduct at one speed and their action potential is always the same, so that its M "
    "wave can only lose those fibers whose junction fails.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    size, area = {}, {}
    for rate in (3, 10, 20):
        size[rate], area[rate] = zip(*trained("biceps_brachii", rate, PEOPLE), strict=True)
    last = SECONDS - 10.0
    largest = _best(area[20])
    return {
        "CU-area-10": grown(area[10], last, SECONDS),
        "CU-size-10": grown(size[10], last, SECONDS),
        "CU-area-20": largest,
        "CU-size-20": _best(size[20]),
        "CU-size-3": float(round(grown(size[3], last, SECONDS))),
        "CU-fall-20": grown(area[20], last, SECONDS) - largest,
    }


def _best(waves: Sequence[np.ndarray]) -> float:
    """Growth (%) in those ten seconds of a train in which it is largest."""
    return max(grown(waves, t, t + 10.0) for t in range(0, SECONDS, 10))
