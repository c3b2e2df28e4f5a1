"""The hand in the cold: slower twitches, and a strength that stays down to 25 degC."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import torque
from myospasm.evidence._voluntary import SHOCK, answer
from myospasm.evidence.cohort import cohort, mean

PEOPLE = 4
MUSCLE = ("first_dorsal_interosseous", 60)
PROTOCOL = f"Rest for 0.5 s. {SHOCK} Contract at 100 % for 3 s. Rest for 0.5 s."

PAPER = Paper(
    source="RanatungaSharpeTurnbull1987",
    title="Contractions of a human skeletal muscle at different temperatures",
    people=PEOPLE,
    protocol="a shock and a maximal contraction of the first dorsal interosseous at 35 and 25 degC of the muscle",
    rows=(
        Row("TE001", "time to peak of the twitch, 25 over 35 degC", 1.43, 1.3, 1.6, "1", "fit",
            note="the parameter itself; bounds ours"),
        Row("TE004", "maximal force, 25 less 35 degC", 0, -10, 10, "%", "predict", note="constant; bounds ours"),
    ),
    errors="No numbers of spread in the abstract. The nerve is cooled as well.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    time, force = {}, {}
    for degrees in (35.0, 25.0):
        changes = (("twitch.temperature", degrees), ("axon.temperature", degrees))
        traces = [t for (t,) in cohort("adult", (MUSCLE,), (PROTOCOL,), PEOPLE, changes=changes)]
        time[degrees] = mean([answer(t, 0.5, 1.5).contraction_time for t in traces])
        force[degrees] = mean([float(torque(t)[2_500:4_500].mean()) for t in traces])
    return {"TE001": time[25.0] / time[35.0], "TE004": 100 * (force[25.0] / force[35.0] - 1)}
