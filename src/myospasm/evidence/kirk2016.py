"""How fast the units of gastrocnemius fire, weak and strong, and how much of the calf the will reaches."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import AFTER_BEST, PAIR, SHOCKS, activation, average, few, late, rates, targets
from myospasm.evidence.cohort import mean, spikes

PEOPLE = 4
MUSCLES = (("medial_gastrocnemius", 60), ("lateral_gastrocnemius", 30), ("soleus", 60))
HELD = 8.0
PROTOCOL = targets((25.0,), HELD) + f"Contract at 100 % for 4 s while {PAIR} after 2.5 s. Rest for 2 s. {SHOCKS}"
TOP = AFTER_BEST + HELD + 4.0
"""s, when the second maximal contraction begins."""

PAPER = Paper(
    source="Kirk2016",
    title="Motor unit firing rates of the gastrocnemii during maximal and sub-maximal isometric contractions in young "
    "and old men",
    people=PEOPLE,
    protocol="plantar flexion at 25 and 100 % of the maximum, a pair of shocks in and after the strong one",
    rows=(
        Row("KI-25", "rate of the gastrocnemii at 25 % of the maximum", 8, 5.6, 10.4, "Hz", "predict",
            note="bounds of 30 % are ours"),
        Row("KI-100", "rate of the gastrocnemii at the maximum", 22, 15.4, 28.6, "Hz", "predict",
            note="bounds of 30 % are ours"),
        Row("KI-activation", "voluntary activation of the calf", 98, 93, 100, "%", "predict", note="bounds ours"),
    ),
    errors="The ankle is at 0 deg. All three muscles obey one command.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    traces = few(MUSCLES, PROTOCOL, PEOPLE)
    trains = [t for trace in traces for muscle, _ in MUSCLES[:2] for t in spikes(trace, muscle)]
    return {
        "KI-25": mean(rates(trains, *late(0, HELD)).tolist()),
        "KI-100": mean(rates(trains, TOP + 0.5, TOP + 2.5).tolist()),
        "KI-activation": average(traces, activation, TOP + 2.5, TOP + 6.0),
    }
