"""Carbamazepine for nerves that echo."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="carbamazepine",
    title="Carbamazepine, 200 mg three times a day",
    chain="It shuts sodium channels that stay open after an impulse: what lacking potassium channels leave unchecked "
    "becomes smaller, and fewer impulses follow one another.",
    source="TegretolLabel",
    changes=(
        scale(
            "terminal.persistent_sodium",
            0.2,
            "assumed",
            "at full effect, which no dose reaches; of axons in patients it was not measured",
        ),
    ),
    dose=Dose("carbamazepine", 200, every=28800),
    signs=("fewer bursts",),
    errors="Its size is assumed. It acts on endings alone: not on motoneurons, not on conduction, not on the brain.",
    evidence="weak: the usual treatment of neuromyotonia by case reports and reviews (Maddison2006); no trial.",
    harms="Dizziness, double vision, sleepiness, low sodium; rarely severe skin reactions (HLA-B*1502), and loss of "
    "blood cells; it weakens other medicines, the pill among them.",
)
