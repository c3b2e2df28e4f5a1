"""Stimulation of the pallidum through electrodes deep in the brain."""

from myospasm.story import Remedy, scale

REMEDY = Remedy(
    name="pallidal_stimulation",
    title="Deep brain stimulation of the pallidum, after months",
    chain="A steady stimulation drowns the pallidum's rhythm and its uneven output: the head's place leaks less, and "
    "the loop that steadies the head is calmer.",
    source="Kiss2007",
    changes=(
        scale("brain.head.leak", 0.4, "assumed", "so that the head's turn falls by half, near to severity's 43 %"),
        scale(
            "brain.head.turning_gain", 0.4, "assumed", "tremor is as much helped as posture, and sooner (Yokochi2018)"
        ),
        scale("brain.surround.modulation", 0.3, "assumed", "less rhythm in what overflows"),
    ),
    signs=("head nearer to straight", "less tremor"),
    errors="Fit to the mean of one series, whose number it therefore only repeats; no weeks of waiting, no electrode "
    "in a wrong place. Severity on a scale is no angle.",
    evidence="moderate: severity fell from 14.7 (SD 4.2) to 8.4 (SD 4.4) in a year in 10 people, judged by blinded "
    "eyes (Kiss2007), by 54.8 % over years in 10 others (Hung2007); in a trial of 62 by 26 % in 3 months, by 6 % "
    "with the stimulator off (Volkmann2014).",
    harms="Slurred speech, tingling, slowness of walking; bleeding and infection of the operation; a battery that "
    "ends.",
)
