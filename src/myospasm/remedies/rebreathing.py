"""Breathing one's own air, when overbreathing has made the hands cramp."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="rebreathing",
    title="Breathing slowly, in and out of a bag",
    chain="Carbon dioxide comes back; the blood turns less alkaline, albumin lets calcium go, and the nerves calm "
    "down.",
    source="Callaham1989",
    hours=("Breathe into a bag for 10 min",),
    errors="The carbon dioxide that the bag brings is set, and comes back more slowly than measured (31 mmHg after a "
    "minute); oxygen does not fall as it does in a bag.",
    evidence="weak: carbon dioxide rose from 21.6 to 40.2 mmHg (SD 6.4) within a minute, though many never reached 40 "
    "(20 healthy people, Callaham1989), but no trial counted symptoms against calm breathing alone.",
    harms="Oxygen falls by 26 mmHg (SD 8.8); three people whose fast breathing had another cause, in heart or lungs, "
    "died of it (Callaham1989).",
)
