"""Warming up before hard work."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="warm_up",
    title="Running easily for a quarter of an hour beforehand",
    chain="A warm muscle contracts and relaxes faster, its vessels are open and its oxygen use is awake, so that a "
    "sprint costs less phosphocreatine and piles up less potassium and acid.",
    source="SaltinGagge1968",
    hours=("Warm up for 15 min",),
    first=True,
    errors="It must come before what it prepares for. What it does to tendon and to the will is left out.",
    evidence="weak: muscle warms by some 3 degC within 15 min of work (SaltinGagge1968), but no trial tells whether "
    "fewer cramps follow.",
    harms="None but the time, and some fuel.",
)
