"""Five minutes of maximal contractions of the thigh: what is left, and how much of it the will still reaches."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import AFTER_BENT, ANSWER, BENT, PAIR, SHOCKS, activation, average, between, few, torque
from myospasm.evidence.cohort import mean
from myospasm.signs.contractility import superimposed_twitch

PEOPLE = 2
MUSCLE = ("quadriceps", 40)
WATCHED = f"Contract at 100 % for 3 s while {PAIR} after 1.5 s. Rest for 1 s. {SHOCKS}"
PROTOCOL = BENT + WATCHED
PROTOCOL += "58 times: contract at 100 % for 3 s, then rest for 2 s\n" + WATCHED
SECOND = AFTER_BENT + 5.01
LAST = SECOND + 58 * 5.0
"""s, when the last contraction begins."""

PAPER = Paper(
    source="Burnley2009",
    title="Estimation of critical torque using intermittent isometric maximal voluntary contractions of the quadriceps "
    "in humans",
    people=PEOPLE,
    protocol="60 maximal knee extensions of 3 s with 2 s of rest; pairs of shocks in and after the first and the last",
    rows=(
        Row("BU-end", "torque of the last six contractions over the first", 29.5, 22.7, 36.2, "%", "predict",
            note="77.8 SD 17.8 over 263.9 N m"),
        Row("BU-first", "voluntary activation in the first contraction", 90.9, 84.4, 97.4, "%", "predict"),
        Row("BU-last", "voluntary activation in the last contraction", 66.9, 53.8, 80.0, "%", "predict"),
        Row("BU-pair", "answer to a pair of shocks at rest, last over first", 48.0, 41.2, 54.9, "%", "predict",
            note="46.9 SD 6.7 over 97.7 N m"),
    ),
    errors="The model's brain does not tire, and blood flow does not act on force. Quadriceps is one muscle.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    traces = few((MUSCLE,), PROTOCOL, PEOPLE)
    starts = [SECOND + 5.0 * k for k in range(53, 58)] + [LAST]
    left, pair = [], []
    for trace in traces:
        force = torque(trace, AFTER_BENT)
        last = mean([between(force, s + 0.8, s + 1.4) for s in starts])
        left.append(100 * last / between(force, AFTER_BENT + 0.8, AFTER_BENT + 1.4))
        first, later = (superimposed_twitch(force, 1000.0, s, ANSWER) for s in (AFTER_BENT + 4.0, LAST + 4.0))
        pair.append(100 * later / first)
    return {
        "BU-end": mean(left), "BU-first": average(traces, activation, AFTER_BENT + 1.5, AFTER_BENT + 4.0, AFTER_BENT),
        "BU-last": average(traces, activation, LAST + 1.5, LAST + 4.0, AFTER_BENT), "BU-pair": mean(pair),
    }  # fmt: skip
