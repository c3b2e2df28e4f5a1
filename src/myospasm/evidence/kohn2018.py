"""How hard people bend their elbow, and how much that enlarges the twitch."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import torque
from myospasm.evidence._voluntary import SHOCK, answer
from myospasm.evidence.cohort import cohort, mean

PEOPLE = 4
FOREARM = 0.25
"""m from the elbow to the strap at the wrist, as dynamometers have it; assumed."""
PROTOCOL = f"Hold the elbow at 90 deg flexion. Rest for 1 s. {SHOCK} Contract at 100 % for 5 s. Rest for 3 s. {SHOCK}"

PAPER = Paper(
    source="Kohn2018",
    title="Voluntary activation and twitch potentiation of the elbow flexors across supinated, neutral, and pronated "
    "forearm orientations",
    people=PEOPLE,
    protocol="a shock, a maximal contraction of 5 s at 90 deg, a shock 3 s later; force at the wrist",
    rows=(
        Row("MU051", "force of a maximal elbow flexion", 213.6, 164.0, 263.2, "N", "predict", note="SD 49.6"),
        Row("MU052", "potentiation of the twitch by a maximal contraction", 71.6, 29.4, 113.8, "%", "predict"),
    ),
    errors="Biceps and brachialis only: brachioradialis is not on the shelf. The strap's distance is assumed.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    muscles = (("biceps_brachii", 60), ("brachialis", 60))
    traces = [runs[0] for runs in cohort("adult", muscles, (PROTOCOL,), PEOPLE)]
    force = mean([float(torque(t)[3_000:7_000].max()) / FOREARM for t in traces])
    gains = []
    for trace in traces:
        later = float(trace["time"][-1]) - 0.999
        before, after = answer(trace, 1.0, 2.0), answer(trace, later, later + 1.0)
        gains.append(100 * (after.peak / before.peak - 1))
    return {"MU051": force, "MU052": mean(gains)}
