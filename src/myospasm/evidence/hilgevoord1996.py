"""The H reflex of soleus while its tendon vibrates."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import PEOPLE, SOLEUS, change, late_after

LEVELS = (42, 48, 54)
"""% of the current for a maximal M wave: up the rising limb."""

PAPER = Paper(
    source="Hilgevoord1996",
    title="The relationship between the soleus H-reflex amplitude and vibratory inhibition in controls and spastic "
    "subjects. I. Experimental results",
    people=PEOPLE,
    protocol="shocks to the nerve of soleus at several currents, at rest and while the Achilles tendon vibrates at 100 "
    "Hz by 1 mm",
    rows=(
        Row("HV-middle", "H reflex during vibration, middle current", 0, None, None, "%", "predict", -1),
        Row("HV-strong", "H reflex during vibration, strong current", 0, None, None, "%", "predict", -1),
        Row("HV-less", "inhibition at the strong less at the middle current", 0, None, None, "%", "predict", -1),
    ),
    errors=f"{PEOPLE} people instead of 30; directions only, as the abstract gives no numbers. Vibration acts by the "
    "transmitter that it uses up and by the motoneurons that it lets fire; it adds no presynaptic inhibition of its "
    "own, as it does in man.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    texts = [f"Stimulate the nerve of soleus at 0.5 Hz for 3 pulses at {level} %" for level in LEVELS]
    shake = "Vibrate the tendon of soleus at 100 Hz by 1 mm for 8 s while "
    shake += "stimulating the nerve of soleus at 0.5 Hz for 3 pulses"
    still = tuple(f"Hold the ankle at neutral. Rest for 0.5 s. {text}. Rest for 0.5 s." for text in texts)
    shaken = tuple(f"Hold the ankle at neutral. Rest for 0.5 s. {shake} at {level} % after 2 s." for level in LEVELS)
    before, during = late_after(still, SOLEUS), late_after(shaken, SOLEUS)
    lost = [change(a, b) for a, b in zip(before.T, during.T, strict=True)]
    return {"HV-middle": lost[1], "HV-strong": lost[2], "HV-less": abs(lost[2]) - abs(lost[1])}
