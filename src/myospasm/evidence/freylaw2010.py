"""The ankle endures longest, the knee least: how long half of the maximum can be held."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import BENT, few
from myospasm.evidence.cohort import Muscles, mean

PEOPLE = 2
LONGEST = 200.0
TASK = "Contract at 100 % for 3 s. Rest for 10 s. Match 50 % of the maximal force until failure, at most 200 s."
JOINTS: dict[str, tuple[str, Muscles]] = {
    "FA-ankle": ("", (("soleus", 30), ("medial_gastrocnemius", 15))),
    "FA-elbow": ("Hold the elbow at 90 deg flexion. ", (("biceps_brachii", 40), ("brachialis", 40))),
    "FA-knee": (BENT, (("quadriceps", 40),)),
}

PAPER = Paper(
    source="FreyLawAvin2010",
    title="Endurance time is joint-specific: a modelling and meta-analysis investigation",
    people=PEOPLE,
    protocol="half of the maximum held until it falls short by 5 % of the maximum for 3 s",
    rows=(
        Row("FA-ankle", "endurance of the ankle at half of the maximum", 145, 72, 290, "s", "predict",
            note="34.7 p^-2.06; table not read again here; a factor of two, as of the others"),
        Row("FA-elbow", "endurance of the elbow at half of the maximum", 83, 42, 166, "s", "predict",
            note="18.0 p^-2.21"),
        Row("FA-knee", "endurance of the knee at half of the maximum", 71, 36, 142, "s", "predict",
            note="19.4 p^-1.88"),
        Row("FA-order", "ankle less elbow", 0, None, None, "s", "predict", 1),
        Row("FA-order2", "elbow less knee", 0, None, None, "s", "predict", 1),
    ),
    errors=f"Watched for {LONGEST:g} s at most: the ankle's time is no less than that. Nobody is held back by pain; "
    "blood flow does not act on force.",
)  # fmt: skip


def endurance(posture: str, muscles: Muscles) -> float:
    """Mean time (s) that half of the maximum was held."""
    traces = few(muscles, posture + TASK, PEOPLE)
    return mean([float(np.count_nonzero(t["force_target"].values[:, 0] > 0)) / 1000 for t in traces])


def replay() -> dict[str, float]:
    """What the model gives."""
    found = {row: endurance(*how) for row, how in JOINTS.items()}
    more, less = found["FA-ankle"] - found["FA-elbow"], found["FA-elbow"] - found["FA-knee"]
    return found | {"FA-order": more, "FA-order2": less}
