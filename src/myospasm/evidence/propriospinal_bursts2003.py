"""How long the bursts of a jerk from the cord last, and how late the belly answers a touch."""

from __future__ import annotations

import functools

import numpy as np

from myospasm import causes
from myospasm.anatomy import healthy_adult
from myospasm.evidence import Paper, Row
from myospasm.instruments import laboratory
from myospasm.protocol import Protocol
from myospasm.records import Recording
from myospasm.run import Job, run_jobs
from myospasm.scenario import Scenario
from myospasm.session import devices
from myospasm.signs.activity import bursts, hear
from myospasm.signs.jerks import jerks
from myospasm.story import apply

PEOPLE = 3
BODY = {"rectus_abdominis": 40, "biceps_brachii": 30, "quadriceps": 30}
REST = ("Hold the trunk at neutral", "Rest for 40 s")

PAPER = Paper(
    source="PropriospinalBursts2003",
    title="Bursts and spread of propriospinal myoclonus",
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


@functools.lru_cache(maxsize=1)
def recordings() -> list[Recording]:
    """Forty seconds of rest of several people who have it."""
    ill = apply(healthy_adult(BODY), causes.load("propriospinal_myoclonus"))
    traces = run_jobs([Job(ill, Protocol(list(REST)), k + 1, k + 1) for k in range(PEOPLE)])
    return [laboratory.record(t, devices(t, Scenario(muscles=dict(BODY), protocol=REST, seed=1))) for t in traces]


def replay() -> dict[str, float]:
    """What the model gives."""
    heard = [hear(recording)["rectus_abdominis"] for recording in recordings()]
    lengths = [end - begin for one in heard for begin, end in bursts(one)]
    shared = [jerk for recording in recordings() for jerk in jerks(recording) if len(jerk) > 1]
    first = [min(jerk, key=lambda muscle: jerk[muscle]) == "rectus_abdominis" for jerk in shared]
    return {
        "N148": 1000 * float(np.median(lengths)) if lengths else np.nan,
        "N148b": 100 * float(np.mean(first)) if first else np.nan,
    }
