"""Mexiletine: a heart medicine that quiets excitable nerves."""

from myospasm.story import Dose, Remedy, scale, shift

REMEDY = Remedy(
    name="mexiletine",
    title="Mexiletine, 150 mg twice a day",
    chain="It shuts sodium channels that stay open, in axons, nerve endings and motoneurons: fewer impulses arise by "
    "themselves.",
    source="Weiss2016",
    changes=(
        shift(
            "excitability.normal",
            3.0,
            "mV",
            "assumed",
            "of 11.4, a usual dose has part of it; axons lose persistent sodium current (Isose2010), in other measures",
        ),
        scale("motoneuron.persistent_conductance", 0.9, "assumed", "the part of sodium is small against calcium's"),
    ),
    dose=Dose("mexiletine", 150, every=43200),
    signs=("fewer spasms",),
    errors="Both sizes are assumed; the axon's own conduction is left as it is.",
    evidence="moderate: in motor neuron disease 0.31 of the cramps under placebo (300 mg a day, p = 0.047, 60 people, "
    "Weiss2016), and 3.5 against 5.3 a day (20 people, Oskarsson2018); not tried in other cramps.",
    harms="Dizziness, trembling, nausea; it can disturb the heart's rhythm, more so after an infarct.",
)
