"""Twitches of the three heads of the calf, and how much a tetanus enlarges them."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean
from myospasm.signs.force import twitch

PEOPLE = 4
SHOCK = "Stimulate the motor point at 1 Hz for 1 pulses at 130 %."
PROTOCOL = f"Hold the ankle at 0 deg plantar flexion. Rest for 0.5 s. {SHOCK} Rest for 0.5 s. "
PROTOCOL += f"Stimulate the motor point at 50 Hz for 3 s at 130 %. Rest for 4 s. {SHOCK}"
MUSCLES = {"MU042": "lateral_gastrocnemius", "MU043": "medial_gastrocnemius", "MU044": "soleus"}

PAPER = Paper(
    source="VandervoortMcComas1983",
    title="A comparison of the contractile properties of the human gastrocnemius and soleus muscles",
    people=PEOPLE,
    protocol="single shocks to the belly of each muscle, before and 4 s after 3 s at 50 Hz; ankle torque",
    rows=(
        Row("MU042", "twitch contraction time, lateral gastrocnemius", 100.0, 89.2, 110.8, "ms", "fit"),
        Row("MU043", "twitch contraction time, medial gastrocnemius", 113.7, 94.1, 133.3, "ms", "fit"),
        Row("MU044", "twitch contraction time, soleus", 156.5, 141.8, 171.2, "ms", "fit"),
        Row("MU045", "potentiation of the twitch, lateral gastrocnemius", 60.4, 17.3, 103.5, "%", "fit"),
        Row("MU045b", "potentiation of the twitch, soleus", 2.6, -0.7, 5.9, "%", "fit", note="in MU045's text"),
    ),
    errors="Every muscle is alone at its joint and wholly stimulated; the paper shocked part of a belly. The "
    "ankle's angle "
    "is assumed.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    found = {}
    for row, muscle in MUSCLES.items():
        forces = [t[0]["torque"].values[:, 0] for t in cohort("adult", (muscle,), (PROTOCOL,), PEOPLE)]
        first = [twitch(f[:1900], 1000.0, 0.5) for f in forces]
        later = [twitch(f, 1000.0, 9.0) for f in forces]
        found[row] = 1000 * mean([t.contraction_time for t in first])
        gain = mean([100 * (b.peak / a.peak - 1) for a, b in zip(first, later, strict=True)])
        found |= {"lateral_gastrocnemius": {"MU045": gain}, "soleus": {"MU045b": gain}}.get(muscle, {})
    return found
