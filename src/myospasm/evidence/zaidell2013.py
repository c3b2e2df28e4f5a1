"""The tonic vibration reflex: the calf pulls more and more while its tendon vibrates."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import pulled
from myospasm.evidence.cohort import cohort, mean

PEOPLE = 4
RATES = (25, 50)
SECONDS = 24

PAPER = Paper(
    source="Zaidell2013",
    title="Experimental evidence of the tonic vibration reflex during whole-body vibration of the loaded and "
    "unloaded leg",
    people=PEOPLE,
    protocol=f"the Achilles tendon vibrates at 25 and at 50 Hz by 1.5 mm for {SECONDS} s; ankle torque, the muscle "
    "relaxed",
    rows=(
        Row("TV-rise", "torque at the end less that after 2 s, 50 Hz", 0, None, None, "N m", "predict", 1),
        Row("TV-rate", "torque at 50 Hz less that at 25 Hz", 0, None, None, "N m", "predict", 1),
        Row("TV-slow", "torque 0.3 to 0.8 s after the end less that at rest", 0, None, None, "N m", "predict", 1),
    ),
    errors=f"{PEOPLE} people; vibration for {SECONDS} s instead of 70 s, its amplitude assumed; soleus and tibialis "
    "anterior only. Each slow cycle is answered like a tap, by most of the pool (chon1996), hence more torque "
    "at 25 Hz; the slow rise of man does not come. TV-slow is what is commonly seen and not of this paper.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    texts = tuple(
        f"Hold the ankle at neutral. Rest for 0.5 s. Vibrate the tendon of soleus at {rate} Hz by 1.5 mm for "
        f"{SECONDS} s. Rest for 1.5 s."
        for rate in RATES
    )
    slow, fast = zip(*cohort("adult", (("soleus", 40), ("tibialis_anterior", 20)), texts, PEOPLE), strict=True)
    end = 0.5 + SECONDS
    early, late = (mean(pulled(t, b, e).mean() for t in fast) for b, e in ((2.0, 3.0), (end - 2, end)))
    return {
        "TV-rise": late - early,
        "TV-rate": late - mean(pulled(t, end - 2, end).mean() for t in slow),
        "TV-slow": mean(pulled(t, end + 0.3, end + 0.8).mean() for t in fast),
    }
