"""The H reflex of soleus while its muscle or the antagonist pulls, and after an H reflex shortly before."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import CALF, PEOPLE, TEST, change, late_after

PAPER = Paper(
    source="Stein2007",
    title="Quantifying the effects of voluntary contraction and inter-stimulus interval on the human soleus H-reflex",
    people=PEOPLE,
    protocol=f"shocks to the nerve of soleus at {TEST} % of that for a maximal M wave, at rest and during contractions "
    "of soleus or tibialis anterior to 10 %; pairs of shocks 0.6 s apart",
    rows=(
        Row("HS-agonist", "H reflex during a weak contraction of soleus", 0, None, None, "%", "predict", 1),
        Row("HS-antagonist", "H reflex while tibialis anterior pulls", 0, None, None, "%", "predict", -1),
        Row("HS-depression", "second H reflex of a pair, at rest", 0, None, None, "%", "predict", -1),
        Row("HS-active-depression", "the same while soleus pulls, less at rest", 0, None, None, "%", "predict", 1),
    ),
    errors=f"{PEOPLE} people; directions only, as the abstract gives no numbers. Presynaptic inhibition is the same "
    "during a contraction as at rest.",
)  # fmt: skip

REST = "Rest for 1.5 s. "
PAIR = f"stimulating the nerve of soleus twice 600 ms apart at {TEST} % after 1.5 s"
PULLS = {"rest": "rest for 3 s", "soleus": "contract soleus at 10 % for 3 s",
         "tibialis": "contract tibialis anterior at 10 % for 3 s"}  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    texts = tuple(
        f"Hold the ankle at neutral. 3 times: {pull} while {PAIR}, then rest for 3 s." for pull in PULLS.values()
    )
    first, second = (late_after(texts, CALF, shock) for shock in (0, 1))
    rest, soleus, tibialis = first.T
    lost = [change(a, b) for a, b in zip(first.T, second.T, strict=True)]
    return {
        "HS-agonist": change(rest, soleus),
        "HS-antagonist": change(rest, tibialis),
        "HS-depression": lost[0],
        "HS-active-depression": lost[1] - lost[0],
    }
