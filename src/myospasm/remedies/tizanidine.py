"""Tizanidine: loosens, and makes sleepy."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="tizanidine",
    title="Tizanidine, 8 mg three times a day",
    chain="Alpha-2 receptors in the cord quiet interneurons of the flexor reflex and lessen transmitter and inward "
    "current a little; in the brain they make drowsy.",
    source="Nance1994",
    changes=(
        scale("interneurons.gain", 0.3, "assumed", "at full effect; its main target"),
        scale("reflexes.ia_gain", 0.85, "assumed", "tone falls by a fifth at usual doses (Barnes1994)"),
        scale("motoneuron.persistent_conductance", 0.85, "assumed", "less noradrenaline is set free"),
        scale("brain.descending.strength", 0.85, "assumed", "drowsy people push less"),
    ),
    dose=Dose("tizanidine", 8, every=28800),
    signs=("fewer spasms", "looser muscle"),
    errors="All sizes are assumed; low blood pressure is left out.",
    evidence="moderate: tone 20 % lower than with placebo in 187 people (Barnes1994); Ashworth better in 78 of 124 who "
    "completed (Nance1994); another trial found spasms and clonus better, Ashworth not.",
    harms="Drowsiness and dry mouth in half of people, low blood pressure, the liver; less weakness than baclofen.",
)
