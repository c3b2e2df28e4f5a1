"""A cuff that takes a little of a muscle's blood takes a little of its force."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, charted

PRESSURES = {"V065": 106, "V065b": 69, "V065c": 40}
ARM = Kind(muscles=(("biceps_brachii", 20),))
TWITCHES = "Contract biceps brachii at 2 % for 4 min"

PAPER = Paper(
    source="Murthy2001",
    title="Ischemia causes muscle fatigue",
    people=1,
    protocol="a shock every second to a forearm muscle for 3 to 5 min with a tourniquet on the upper arm; mean force",
    rows=(
        Row("V065", "twitch force at systolic pressure", 86, 78.6, 93.4, "%", "predict", note="SE 2.6, n 8"),
        Row("V065b", "twitch force at diastolic pressure", 88, 79, 97, "%", "predict", note="SE 3.2, n 8"),
        Row("V065c", "twitch force at 40 mmHg", 97, 89.4, 104.6, "%", "predict", note="96 to 97; SE 2.7, n 8"),
        Row("V065d", "oxygen at systolic pressure", 86, 78.4, 93.6, "%", "predict", note="SE 2.7"),
    ),
    errors="A contraction at 2 % of the greatest force stands for a twitch every second, biceps for the extensor of "
    "the wrist; all as means over 4 min. Below the arterial pressure the model's cuff does nothing, for its veins "
    "are never shut; a shut-off muscle uses its oxygen up, where an oximeter saw 14 % go.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    free = charted(ARM, (TWITCHES,))[0]
    shut = {
        row: charted(ARM, (TWITCHES,), (f"At 0 min inflate a cuff around the arm to {p} mmHg for 4 min",))[0]
        for row, p in PRESSURES.items()
    }
    found = {row: 100 * float((c["strength"] / free["strength"]).mean()) for row, c in shut.items()}
    return found | {"V065d": 100 * float((shut["V065"]["muscle_oxygen"] / free["muscle_oxygen"]).mean())}
