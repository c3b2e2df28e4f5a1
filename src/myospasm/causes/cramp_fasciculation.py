"""A milder loss of potassium channels: twitches and cramps, no weakness."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="cramp_fasciculation",
    title="Cramp-fasciculation syndrome",
    chain="Motor nerve endings have lost some of their potassium channels, unevenly: a few twitch by themselves, and "
    "an effort sets off more of them.",
    source="HarrisonBenatar2007",
    changes=(
        scale("terminal.potassium_channels", 0.75, "assumed", "milder than neuromyotonia; short of igniting"),
        scale("terminal.threshold_spread", 2.5, "assumed", "unevenly: nerve trunks test normal, endings do not"),
    ),
    signs=("fasciculations", "spasm"),
    codes={"ICD-10-CM": "R25.3", "HPO": "HP:0002380"},
    errors="Trunk axons were found unchanged, so that the fault is put at the endings alone; after-discharges to "
    "stimulation at 1 to 5 Hz, found in 83 % (HarrisonBenatar2007), were not compared.",
)
