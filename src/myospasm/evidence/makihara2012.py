"""The H reflex of the two heads of gastrocnemius is a third of that of soleus."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import largest, recruited
from myospasm.evidence.cohort import mean

PEOPLE = 2
MUSCLES = {"MG": "medial_gastrocnemius", "LG": "lateral_gastrocnemius"}

PAPER = Paper(
    source="Makihara2012",
    title="H-reflex modulation in the human medial and lateral gastrocnemii during standing and walking",
    people=PEOPLE,
    protocol="shocks to the nerve from 30 to 69 % of the current for a maximal M wave in steps of 3 %; belly against "
    "tendon of soleus and of either head of gastrocnemius, at rest",
    rows=(
        Row("MK-MG", "Hmax of medial gastrocnemius over that of soleus", 0.33, 0.17, 0.5, "1", "predict",
            note="1.1 and 3.3 mV; half of it either way is ours"),
        Row("MK-LG", "Hmax of lateral gastrocnemius over that of soleus", 0.33, 0.17, 0.5, "1", "predict",
            note="1.1 and 3.3 mV; half of it either way is ours"),
        Row("MK-less", "Hmax, mean of the heads less soleus", -2.2, None, None, "mV", "predict", -1),
    ),
    errors=f"{PEOPLE} people with 40 units of each muscle, who rest instead of standing, each muscle shocked by "
    "itself; the abstract gives no spread. In the model a muscle's spindles are as strong on its motoneurons as any "
    "other's, and what an EMG shows of a muscle goes by its place and the thickness of its fibers.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    size = {name: largest(recruited(name, PEOPLE))[0] for name in ("soleus", *MUSCLES.values())}
    heads = [size[name] for name in MUSCLES.values()]
    return {
        **{f"MK-{key}": mean(size[name] / size["soleus"]) for key, name in MUSCLES.items()},
        "MK-less": mean(sum(heads) / len(heads) - size["soleus"]),
    }
