"""What each part of the body does at this moment, in plain words, and the numbers that make it."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """Something that the page shows: what it is called and is, whose numbers make it, and in which unit it is read."""

    title: str
    about: str
    prefixes: tuple[str, ...]
    unit: str = ""
    """House unit; empty for a part of the figure, which is no single quantity."""


ENERGY = ("fuel.", "exhaustion.")
LENGTHS = tuple(
    f"{{muscle}}.{name}" for name in ("optimal_length", "tendon_slack_length", "pennation", "neutral_length")
)
PULL = tuple(
    f"{{muscle}}.{name}"
    for name in (
        *("maximal_force", "slow_fraction", "slow_contraction_time", "fast_contraction_time"),
        *("unit_force_range", "potentiation"),
    )
)
FLOW = tuple(
    f"fuel.{name}"
    for name in ("resting_flow", "largest_flow", "opening_time", "usual_pressure", "back_pressure", "stopping")
)
CELLS = ("motoneuron.", "reflexes.", "pool_activity.", "facilitation.", "{muscle}.afterhyperpolarization")
READINGS = {
    "drive": Part(
        "The brain's command",
        "How hard the brain asks the muscle to pull, as a share of the most that it can ask for.",
        ("command.", "feedback.", "brain.descending.", "brain.surround.", "brain.posture."),
        "1",
    ),
    "cortex": Part(
        "Cortex",
        "Which share of the nerve cells fires in the part of the brain's surface that looks after the muscle.",
        ("brain.cortex.",),
        "1",
    ),
    "cord_share": Part(
        "Nerve cells at work",
        "Which share of the muscle's nerve cells in the spinal cord fired within the last second.",
        CELLS,
        "1",
    ),
    "cord_rate": Part(
        "Discharge of the cord's nerve cells",
        "How often those cells of the spinal cord that are at work fire in a second.",
        (*CELLS, "command.conductance", "interneurons."),
        "Hz",
    ),
    "nerve_rate": Part(
        "Impulses at the muscle",
        "How many impulses reach the fibers of one motor unit in a second, wherever they began.",
        (*CELLS, "axon.", "terminal.", "junction.", "roots."),
        "Hz",
    ),
    "ectopic_rate": Part(
        "Impulses of the nerve endings themselves",
        "How many impulses in a second begin in the ending of the nerve, without any from the cord.",
        ("terminal.", "excitability.", "surface.", "nerve_temperature", "ischemia."),
        "Hz",
    ),
    "velocity": Part(
        "Conduction velocity",
        "How fast an impulse runs along the motor nerve.",
        ("axon.velocity_", "axon.temperature", "axon.warm", "roots.demyelination."),
        "m/s",
    ),
    "through": Part(
        "What the root lets through",
        "Which share of the motor fibers still conducts where the nerve leaves the spine.",
        ("roots.",),
        "1",
    ),
    "sensory": Part(
        "What the root lets through from the senses",
        "Which share of the sensory fibers still conducts where the nerve enters the spine.",
        ("roots.",),
        "1",
    ),
    "force": Part(
        "Force", "How hard the muscle pulls on its tendon.", ("contraction.", "twitch.", *ENERGY, *PULL), "N"
    ),
    "force_share": Part(
        "Force, of the greatest",
        "How hard the muscle pulls, as a share of the most that it could.",
        ("contraction.", "twitch.", *ENERGY, *PULL),
        "1",
    ),
    "length": Part(
        "Length of the fibers",
        "How long the muscle's fibers are, over the length at which they pull best.",
        ("contraction.", *LENGTHS),
        "1",
    ),
    "activation": Part(
        "Activation",
        "Which share of the tiny motors inside the fibers has been switched on by calcium.",
        ("twitch.", "{muscle}.slow_contraction_time", "{muscle}.fast_contraction_time"),
        "1",
    ),
    "calcium": Part(
        "Calcium in the fibers",
        "Each impulse sets calcium free inside the fiber, which starts the pull; here of the unit that has most.",
        ("twitch.", "{muscle}.slow_contraction_time", "{muscle}.fast_contraction_time"),
        "1",
    ),
    "calcium_mean": Part(
        "Calcium in the fibers, mean",
        "The same over all motor units: calcium inside the fibers, over that of a steady contraction.",
        ("twitch.", "{muscle}.slow_contraction_time", "{muscle}.fast_contraction_time"),
        "1",
    ),
    "flow": Part(
        "Blood flow",
        "How many times its own volume of blood the muscle gets in a second.",
        ("blood.circulation.", *FLOW),
        "1/s",
    ),
    "oxygen": Part(
        "Oxygen",
        "How full of oxygen the muscle's blood and red pigment are.",
        ("fuel.usual_oxygen", "fuel.half_oxygen", "fuel.store", "fuel.yields", "fuel.extraction", *FLOW),
        "1",
    ),
    "potassium": Part(
        "Potassium around the fibers",
        "Every impulse lets a little of it out; much of it irritates nerve endings and weakens the fibers.",
        ("interstitium.", "terminal.resting_potassium", "blood.panel.potassium"),
        "mmol/L",
    ),
    "phosphocreatine": Part(
        "Phosphocreatine",
        "The quick store of energy in the fibers; hard work empties it within a minute.",
        ("fuel.",),
        "mmol/L",
    ),
    "atp": Part(
        "ATP", "What the muscle's motors and pumps run on; it hardly falls, even at exhaustion.", ("fuel.",), "mmol/L"
    ),
    "ph": Part(
        "pH in the fibers", "How sour the fibers are: lower is more sour, and sour fibers are weaker.", ("fuel.",), "1"
    ),
    "ia": Part(
        "Spindle discharge (Ia)",
        "How often the sensors of the muscle's length fire; they excite its own nerve cells.",
        ("spindle.", "fusimotor_"),
        "Hz",
    ),
    "ib": Part(
        "Tendon organ discharge (Ib)",
        "How often the sensors of the tendon's pull fire; they quiet the muscle's nerve cells, as in a stretch.",
        ("tendon_organ.", "reflexes.ib_"),
        "Hz",
    ),
    "thin_fibers": Part(
        "Pain fibers",
        "How often the thin nerve fibers fire that feel what hard work leaves in the muscle.",
        ("chemoreceptor.", "interstitium.", "damage.soreness"),
        "Hz",
    ),
    "facilitation": Part(
        "How excitable the cord is left",
        "After hard work the spinal cord stays on edge for a minute; 0 is as at rest.",
        ("facilitation.", "chemoreceptor."),
        "1",
    ),
    "units": Part(
        "Motor units",
        "A nerve cell of the cord with all its muscle fibers; each one that is simulated stands for several.",
        ("{muscle}.motor_units",),
        "1",
    ),
}
"""What each part does now, by the names of `live.readings.UNITS`."""
