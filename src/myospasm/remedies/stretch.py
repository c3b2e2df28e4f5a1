"""Stretching the cramped muscle: the remedy that everyone finds by themselves."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="stretch",
    title="Pulling the cramped muscle long",
    chain="The joint is turned so that the muscle lengthens; the tendon tightens, the tendon organs fire, and through "
    "inhibitory interneurons they quiet the motoneurons until the persistent inward current lets go.",
    source="Bertolasi1993",
    sentences=("Stretch by 30 deg in 1 s", "Rest for 5 s"),
    signs=("no spasm",),
    errors="Muscle activity can rise during the stretch itself (RossThomas1995). Stretching beforehand does not raise "
    "the cramp threshold frequency. The angle and speed are chosen, not measured.",
    evidence="moderate: it ended every induced cramp of 10 people at once, with the nerve blocked or not "
    "(Bertolasi1993), but no trial was randomized; done beforehand it is null (threshold 18.9 to 20.5 Hz, untouched "
    "leg 18.1 to 19.7 Hz, 17 people, Panza2017).",
    harms="A hard, quick stretch of a contracting muscle can injure its fibers.",
)
