"""How long the bursts of a jerk from the cord last, and how late the belly answers a touch."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import PEOPLE, recordings
from myospasm.signs.activity import bursts, hear
from myospasm.signs.jerks import jerks

BODY = (("rectus_abdominis", 40), ("biceps_brachii", 30), ("quadriceps", 30))
CAUSE = "propriospinal_myoclonus"
REST = ("Hold the trunk at neutral", "Rest for 40 s")

PAPER = Paper(
    source="PropriospinalBursts2003",
    title="Propriospinal myoclonus: clinical and neurophysiologic characteristics",
    people=PEOPLE,
    protocol="surface EMG of belly, arm and leg at rest",
    rows=(
        Row("N148", "length of a burst", 250, 100, 400, "ms", "fit",
            note="a range without a mean; the pace of the segment's crowd was chosen with it in mind"),
        Row("N148b", "jerks of several muscles in which the belly is first", 100, 50, 100, "%", "predict",
            note="Brown1991Axial: the trunk first; bounds ours"),
    ),
    errors="A range stands for mean and SD. The belly's one site stands for all muscles of the trunk.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    heard = [hear(recording)["rectus_abdominis"] for recording in recordings(BODY, REST, CAUSE)]
    lengths = [end - begin for one in heard for begin, end in bursts(one)]
    shared = [jerk for recording in recordings(BODY, REST, CAUSE) for jerk in jerks(recording) if len(jerk) > 1]
    first = [min(jerk, key=lambda muscle: jerk[muscle]) == "rectus_abdominis" for jerk in shared]
    return {
        "N148": 1000 * float(np.median(lengths)) if lengths else np.nan,
        "N148b": 100 * float(np.mean(first)) if first else np.nan,
    }
