"""Waiting: most cramps end by themselves."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="rest",
    title="Letting go and waiting",
    chain="Without a command from the brain only the loop itself drives the motoneurons; they tire, potassium and "
    "metabolites are washed out, and units drop out one by one.",
    source="Minetto2011",
    sentences=("Rest for 60 s",),
    signs=("no spasm",),
    errors="Published cramps of abductor hallucis last 56 s (SD 19); a longer one outlasts this rest.",
    evidence="weak: cramps left alone end, after 56 s (SD 19, 8 people, Minetto2011) to 152 s (SE 13, Miller2010), but "
    "no trial compared waiting with anything.",
    harms="It hurts for as long as the cramp goes on.",
)
