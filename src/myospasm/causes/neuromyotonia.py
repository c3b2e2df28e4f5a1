"""Nerve endings that echo: antibodies take away their potassium channels."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="neuromyotonia",
    title="Neuromyotonia (Isaacs' syndrome)",
    chain="Antibodies remove potassium channels of motor nerve endings. What an impulse leaves behind is no longer "
    "cut short: it ignites the next impulses, in doublets and bursts, and some endings fire by themselves.",
    source="Maddison2006",
    changes=(
        scale("terminal.potassium_channels", 0.65, "assumed", "near 0.6, where the reference axon ignites"),
        scale("terminal.threshold_spread", 3.5, "assumed", "antibodies reach some endings more than others"),
    ),
    signs=("spontaneous bursts", "after-discharge"),
    codes={"ICD-10-CM": "G71.19", "HPO": "HP:0034351"},
    errors="40 % of people have antibodies against the complex of these channels (Maddison2006); others are alike "
    "here. All bursts arise at the ending, none along the nerve; brain and sweating are left out. Bursts are of 250 Hz "
    "and a few impulses (30 to 300 Hz, Maddison2006), and groups recur more seldom than in myokymia (2 to 10 Hz). "
    "With half of the channels lost, potassium carries the firing to every unit within seconds, which no patient has.",
)
