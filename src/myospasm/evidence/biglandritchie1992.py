"""Tired muscle and cold muscle relax alike; only in the tired one do motoneurons slow down."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import average, few, steepest_fall
from myospasm.evidence._voluntary import mean_rate

PEOPLE = 3
MUSCLE = (("adductor_pollicis", 60),)
TEXT = "Rest for 0.5 s. Contract at 100 % for {:g} s. Rest for 1 s."
COLD = (("twitch.temperature", 30.0),)

PAPER = Paper(
    source="BiglandRitchie1992",
    title="Muscle temperature, contractile speed, and motoneuron firing rates during human voluntary contractions",
    people=PEOPLE,
    protocol="maximal contractions of adductor pollicis: fresh, after 60 s of one, and 5 degC colder",
    rows=(
        Row("BR92-tired", "rate after 60 s of maximal contraction", -36, -51, -21, "%", "predict", note="bounds ours"),
        Row("BR92-cold", "rate when 5 degC colder", 0, -10, 10, "%", "predict",
            note="not changed significantly; bounds ours"),
        Row("BR92-slow", "speed of relaxation after 60 s, over the fresh one, less 1", 0, None, None, "1", "predict",
            -1),
        Row("BR92-slow-cold", "speed of relaxation in the cold, over the warm one, less 1", 0, None, None, "1",
            "predict", -1, note="similar to that of fatigue"),
    ),
    errors="Only the fibers are cooled, not the nerve. Relaxation is the steepest fall of "
    "force over what was held, at the end of the contraction itself.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    fresh, cold = (few(MUSCLE, TEXT.format(4), PEOPLE, changes) for changes in ((), COLD))
    tired = few(MUSCLE, TEXT.format(60), PEOPLE)
    rate = mean_rate(fresh, 1.5, 4.5)
    speed = average(fresh, steepest_fall, 4.5)
    return {
        "BR92-tired": 100 * (mean_rate(tired, 50.5, 60.5) / rate - 1),
        "BR92-cold": 100 * (mean_rate(cold, 1.5, 4.5) / rate - 1),
        "BR92-slow": average(tired, steepest_fall, 60.5) / speed - 1,
        "BR92-slow-cold": average(cold, steepest_fall, 4.5) / speed - 1,
    }
