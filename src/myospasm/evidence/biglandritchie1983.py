"""What a maximal contraction of a minute does to rates and to the speed of relaxation."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import torque
from myospasm.evidence._voluntary import maximal, mean_rate
from myospasm.evidence.cohort import mean

PEOPLE = 3

PAPER = Paper(
    source="BiglandRitchie1983",
    title="Changes in motoneurone firing rates during sustained maximal voluntary contractions",
    people=PEOPLE,
    protocol="a maximal contraction of adductor pollicis for 60 s",
    rows=(
        Row("MU062a", "mean rate in the first 5 s less that in the last 10 s", 12, None, None, "Hz", "predict", 1),
        Row("MU062", "mean rate in the last 10 s over that in the first 5 s", 0.556, 0.4, 0.7, "1", "predict",
            note="27 to 15 Hz; the bounds are ours, as no spread is printed"),
        Row("MU062b", "force after 60 s over that at first", 0.5, 0.3, 0.7, "1", "predict",
            note="sustained maximal contractions lose 30 to 70 % in a minute; table not read again here"),
    ),
    errors="Rates fall by the motoneurons' own adaptation and by group III and IV afferents' absence of inhibition: "
    "the model has no inhibition by them. The brain does not tire.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    traces = maximal("adductor_pollicis", 60.0, PEOPLE)
    first, last = mean_rate(traces, 1.5, 5.5), mean_rate(traces, 50.5, 60.5)
    forces = [torque(t) for t in traces]
    left = mean([float(np.mean(f[58_000:60_000]) / np.mean(f[1_500:3_500])) for f in forces])
    return {"MU062a": first - last, "MU062": last / first, "MU062b": left}
