"""Whether an injured cord makes the H reflex of the calf larger: papers disagree, the model takes a side."""

from __future__ import annotations

from myospasm import causes
from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import largest
from myospasm.evidence.cohort import mean
from myospasm.people._variation import vary
from myospasm.session import build_person
from myospasm.story import apply
from myospasm.sweep import recruitment_sweep

PEOPLE = 3
CURRENTS = (0.42, 0.50, 0.60, 1.3)
"""Over that for a maximal M wave."""

PAPER = Paper(
    source="SchindlerIvens2004",
    title="Soleus H-reflex recruitment is not altered in persons with chronic spinal cord injury",
    people=PEOPLE,
    protocol="shocks to the nerve of soleus at three currents and one for a maximal M wave, 2 s apart, of the same "
    "people in health and with an injured cord",
    rows=(
        Row("N232", "Hmax over Mmax, injured less healthy", 0, -10, 10, "%", "predict",
            note="not different from controls; how much that may be is assumed"),
        Row("N233", "the same, where others found it increased", 0, None, None, "%", "predict", 1,
            note="8 injured, 10 intact people, in every posture (Knikou)"),
    ),
    errors=f"{PEOPLE} people, three currents. The two rows are of papers that contradict each other, so that one of "
    "them must fail: the lesion's chosen sizes (less presynaptic inhibition, a persistent inward current) make the "
    "reflex larger.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    healthy = build_person("adult", {"soleus": 40})
    injured = apply(healthy, causes.load("spinal_cord_injury"))
    ratios = []
    for kind in (healthy, injured):
        h, m = largest(recruitment_sweep([vary(kind, 1 + i) for i in range(PEOPLE)], CURRENTS))
        ratios.append(100 * mean(h / m))
    return {"N232": ratios[1] - ratios[0], "N233": ratios[1] - ratios[0]}
