"""Units of the inner calf join later when the knee is bent and the muscle is short."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean, spikes

PEOPLE = 4
MUSCLES = (("medial_gastrocnemius", 60), ("lateral_gastrocnemius", 40), ("soleus", 80))
PROTOCOL = "Hold the knee at {:g} deg. Rest for 1 s. Ramp from 0 % to 60 % in 10 s. Rest for 0.5 s."

PAPER = Paper(
    source="KennedyCresswell2001",
    title="The effect of muscle length on motor-unit recruitment during isometric plantar flexion in humans",
    people=PEOPLE,
    protocol="ramps of plantar flexion with the knee straight and at 90 deg; torque at which each unit joins",
    rows=(
        Row("MU050a", "torque at which units join, knee straight", 2.97, 0.0, 10.75, "N m", "predict", note="SD 7.78"),
        Row("MU050", "torque at which units join, knee bent", 32.14, 21.89, 42.39, "N m", "predict", note="SD 10.25"),
        Row("MU050b", "knee bent less knee straight", 29.17, None, None, "N m", "predict", 1),
    ),
    errors="The paper follows units of low threshold: here the smaller half of those that join below 60 % command.",
)


def joined(degrees: float) -> float:
    """Mean torque (N m) at which the smaller half of the units of medial gastrocnemius begin to fire."""
    found = []
    for (trace,) in cohort("adult", MUSCLES, (PROTOCOL.format(degrees),), PEOPLE):
        ankle = list(trace["joint"].values).index("ankle")
        torque = trace["torque"].values[:, ankle] - trace["torque"].values[:900, ankle].mean()
        first = [t[t > 1.0][0] for t in spikes(trace)[:30] if (t > 1.0).any()]
        found += np.interp(first, trace["time"].values, torque).tolist()
    return mean(found)


def replay() -> dict[str, float]:
    """What the model gives."""
    straight, bent = joined(0.0), joined(90.0)
    return {"MU050a": straight, "MU050": bent, "MU050b": bent - straight}
