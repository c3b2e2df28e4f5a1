"""Oral rehydration solution: water with the salts and the sugar that carry it through the gut."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="oral_rehydration",
    title="Drinking a liter of oral rehydration solution",
    chain="Glucose takes sodium, and sodium takes water through the wall of the gut; the salt keeps the water outside "
    "the cells, so that plasma volume comes back without thinning the blood.",
    source="WHO2006",
    hours=("Drink 1 L of oral rehydration solution over 20 min", "Rest for 60 min"),
    errors="The volume is chosen. Those who measured cramps used OS-1, with less sodium and more glucose. The model "
    "lets more potassium and citrate pass the liver than people show, so that nerve endings are excited for an hour.",
    evidence="weak: the frequency that sets off a calf cramp rose by 3.7 Hz 30 min and 5.4 Hz 60 min after it, while "
    "it fell by 4.3 and 5.1 Hz after water (10 people, Lau2019; again in 10, Lau2021); one laboratory, no cramps "
    "counted.",
    harms="Too much salt for a weak heart or kidney; potassium (20 mmol/L) where kidneys fail.",
)
