"""The twitch of the calf, warm and cold."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._voluntary import SHOCK, answer
from myospasm.evidence.cohort import cohort, mean

PEOPLE = 4
MUSCLES = ("soleus", "medial_gastrocnemius", "lateral_gastrocnemius")
PROTOCOL = f"Rest for 0.5 s. {SHOCK}"

PAPER = Paper(
    source="Davies1982",
    title="Contractile properties of the human triceps surae with some observations on the effects of temperature and "
    "exercise",
    people=PEOPLE,
    protocol="a supramaximal shock to the nerve at a muscle temperature of 36.8 and of 24.3 degC; ankle torque",
    rows=(
        Row("TE005", "time to peak of the twitch", 111, 91, 131, "ms", "predict", note="SD 20"),
        Row("TE006", "half-relaxation time of the twitch", 83, 70, 96, "ms", "predict", note="SD 13"),
        Row("TE007", "twitch torque on cooling to 24.3 degC", -52, None, None, "%", "predict", -1),
        Row("TE007b", "time to peak, cold over warm", 1.5, None, None, "1", "predict", 1, note="prolonged severely"),
    ),
    errors="Cold slows the model's twitch and leaves its size alone; in people it shrinks as well.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    twitches = {}
    for degrees in (35.0, 24.3):
        changes = (("twitch.temperature", degrees), ("axon.temperature", degrees))
        runs = cohort("adult", MUSCLES, (PROTOCOL,), PEOPLE, changes=changes)
        twitches[degrees] = [answer(t, 0.5, 1.5) for (t,) in runs]
    warm, cold = twitches[35.0], twitches[24.3]
    time = [mean([t.contraction_time for t in found]) for found in (warm, cold)]
    size = [mean([t.peak for t in found]) for found in (warm, cold)]
    return {
        "TE005": 1000 * time[0], "TE006": 1000 * mean([t.half_relaxation_time for t in warm]),
        "TE007": 100 * (size[1] / size[0] - 1), "TE007b": time[1] / time[0] - 1,
    }  # fmt: skip
