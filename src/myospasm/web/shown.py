"""What the page shows, in plain words: each part of the figure and each quantity, with the numbers that make it.

A prefix begins the path of a cited number; "{muscle}" and "{joint}" stand for any that the person has.
"""

from __future__ import annotations

from collections.abc import Iterable

from myospasm.web.shown_hours import HOURS
from myospasm.web.shown_now import CELLS, FLOW, PULL, READINGS, Part

TISSUE = ("sarcolemma.", "twitch.", "contraction.", "interstitium.", "fuel.", "exhaustion.", "warmth.", "damage.")
SKIN = tuple(
    f"{{muscle}}.{name}"
    for name in ("fat", "skin", "depth", "width", "thickness", "fiber_length", "fiber_velocity", "fibers")
)
TURNING = ("{joint}.", "{muscle}.moment_arm", "{muscle}.{joint}.", "motion.")
ELECTRODES = tuple(
    f"instruments.{name}."
    for name in ("surface_emg", "amplifier", "anatomy", "action_potential", "volume_conductor", "arrivals")
)
FIGURE = {
    "brain": Part(
        "Brain",
        "It decides when a muscle shall pull, and how hard, and sends that wish down to the spinal cord.",
        ("brain.", "pathways.", "command.", "feedback."),
    ),
    "cord": Part(
        "Spinal cord",
        "Its nerve cells add up what the brain wants and what the muscle reports, and fire when it is enough.",
        (
            *("motoneuron.", "reflexes.", "pool_activity.", "facilitation.", "interneurons.", "propriospinal."),
            *("central_delay", "fusimotor_"),
        ),
    ),
    "root": Part(
        "Nerve root",
        "Where the nerve leaves the spine through a narrow hole; a slipped disc may press on it there.",
        ("roots.",),
    ),
    "nerve": Part(
        "Nerve",
        "The cable from the cord to the muscle: impulses run along it to its endings, which may fire by themselves.",
        (
            *("axon.", "volley.", "terminal.", "ischemia.", "junction.", "excitability.", "surface."),
            *("afferent_velocity", "nerve_temperature", "{muscle}.nerve_length", "{muscle}.stimulus_distance"),
        ),
    ),
    "muscle": Part(
        "Muscle",
        "Its fibers answer each impulse with a short pull; many impulses together make a steady one.",
        ("{muscle}.", *TISSUE),
    ),
    "joint": Part("Joint", "What the muscle turns: how far it goes, and how heavy the limb beyond it is.", TURNING),
    "vessel": Part(
        "Vessel",
        "The artery brings blood to the muscle and opens wider at work; a hard contraction squeezes it shut.",
        ("blood.circulation.", *FLOW),
    ),
    "blood": Part(
        "Blood",
        "Water, salts, acid, sugar and hormones, and the organs that keep them in order.",
        ("blood.", "surface."),
    ),
    "pain": Part(
        "Pain",
        "Thin nerve fibers feel what hard work or injury leaves in the muscle, and tell the cord and the brain.",
        ("chemoreceptor.", "exhaustion.pain", "exhaustion.much_", "damage.soreness", "facilitation."),
    ),
}
"""Parts of the figure."""

MEASURED = {
    "emg": Part(
        "EMG",
        "The electric signal of the muscle's fibers, as electrodes on the skin pick it up.",
        (*ELECTRODES, *SKIN, "sarcolemma.", "session.HUM"),
        "mV",
    ),
    "needle": Part(
        "Needle EMG",
        "The electric signal of a few fibers, as a fine needle inside the muscle picks it up.",
        ("instruments.intramuscular.", "instruments.fibers.", "instruments.fibrillation.", "instruments.amplifier."),
        "mV",
    ),
    "eeg": Part(
        "EEG",
        "The electric signal of the brain's surface, as electrodes on the head pick it up.",
        ("instruments.eeg.", "brain.cortex."),
        "mV",
    ),
    "raster": Part(
        "Impulses",
        "Each mark is one impulse of one motor unit: from the spinal cord, a stimulator, or the nerve ending itself.",
        (*CELLS, "axon.", "terminal."),
        "s",
    ),
    "angle": Part("Angle", "How far the joint is turned.", TURNING, "rad"),
    "torque": Part(
        "Torque", "How strongly all muscles together turn the joint.", (*TURNING, *PULL, "instruments.force."), "N m"
    ),
    "spasm": Part(
        "Spasm",
        "Activity of a muscle that nobody asked for, read from the EMG; one that is too brief is only a twitch.",
        ("session.BRIEFEST",),
        "s",
    ),
}
"""What the instruments record, and what is found in it."""

PARTS: dict[str, Part] = FIGURE | READINGS | MEASURED | HOURS
"""By name; a quantity of a story of hours is called as in `chart.NAMES`, with "hours." before it."""


def prefixes(part: Part, muscles: Iterable[str], joints: Iterable[str]) -> list[str]:
    """The beginnings of paths that belong to a part, for a person with these muscles and joints."""
    found, muscles, joints = [], list(muscles), list(joints)
    for prefix in part.prefixes:
        owners = muscles if "{muscle}" in prefix else [""]
        turned = joints if "{joint}" in prefix else [""]
        found += [prefix.replace("{muscle}", m).replace("{joint}", j) for m in owners for j in turned]
    return found
