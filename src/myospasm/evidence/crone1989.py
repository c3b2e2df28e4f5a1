"""The H reflex after another: how long the first weakens the next."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import PEOPLE, SOLEUS, TEST, change, late_after

PAPER = Paper(
    source="Crone1989",
    title="Methodological implications of the post activation depression of the soleus H-reflex in man",
    people=PEOPLE,
    protocol=f"two shocks to the nerve of soleus at {TEST} % of that for a maximal M wave, 1 or 8 s apart; a tap on "
    "the tendon 1 s before a shock",
    rows=(
        Row("HD-1", "H reflex 1 s after another", 0, None, None, "%", "predict", -1),
        Row("HD-8", "H reflex 8 s after another", 0, None, None, "%", "predict", -1),
        Row("HD-tap", "H reflex 1 s after a tap on the tendon", 0, None, None, "%", "predict", -1),
    ),
    errors=f"{PEOPLE} people; directions only, as the abstract gives no numbers but that it lasts more than 8 s. The "
    "model's slow store recovers with 5 s; as it knows only a muscle's mean spindle fiber, two shocks to few of them "
    "depress each other less than in man.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    shock = f"stimulate the nerve at 1 Hz for 1 pulses at {TEST} %"
    first = "Hold the ankle at neutral. Rest for 0.5 s. 2 times: "
    near = f"{first}{shock}, then {shock}, then rest for 9 s."
    far = f"{first}{shock}, then rest for 7 s, then {shock}, then rest for 9 s."
    tap = f"{first}tap the tendon by 1 mm, then {shock}, then rest for 9 s."
    before, after = (late_after((near, far), SOLEUS, number) for number in (0, 1))
    tapped = late_after((tap,), SOLEUS, 0, 1)
    return {
        "HD-1": change(before[:, 0], after[:, 0]),
        "HD-8": change(before[:, 1], after[:, 1]),
        "HD-tap": change(before[:, 0], tapped[:, 0]),
    }
