"""Cyproheptadine: switches off serotonin receptors that are on without serotonin."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="cyproheptadine",
    title="Cyproheptadine, an old medicine for allergies, 4 to 8 mg",
    chain="An inverse agonist at serotonin's type 2 receptors: those of motoneurons that stay on by themselves go off.",
    bioavailability=quantity(1.0, "1", "assumed", "volume and clearance are those over it"),
    absorption_time=quantity(4700, "s", "Gunja2004", "peak at 4 h, 5 men"),
    volume=quantity(2.8, "L/kg", "Gunja2004", "over bioavailability: 8 mg gave a peak of 0.030 mg/L and 0.209 mg h/L"),
    half_life=quantity(12600, "s", "Gunja2004", "3.5 h, from those two", 10800, 31000),
    effect_delay=quantity(0, "s", "assumed", "none was measured"),
    half_effect=quantity(
        0.015, "mg/L", "assumed", "half of the peak of 8 mg, which acts on spasms (ThompsonHornby2013)"
    ),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="Blood was sampled for 10 h only; others give a half-life of 8.6 h. Other receptors, which make drowsy, are "
    "the same curve.",
)
