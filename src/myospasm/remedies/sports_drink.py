"""A salted sports drink while exercising, as much as is sweated."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="sports_drink",
    title="Drinking a salted sports drink all along, a liter an hour",
    chain="What sweat takes is given back as it goes, water and sodium, with sugar for the work.",
    source="Jung2005",
    meanwhile=("From 0 h on drink 1 L of salted sports drink per hour",),
    errors="The trial gave as much as each one sweated; a liter an hour is an average of the sweating in it, assumed.",
    evidence="weak: calf cramps came after 36.8 min (SD 17.3) with it and 14.6 min (SD 5.0) without (7 men who "
    "cramped in both, p < 0.01), yet 9 of 13 cramped with all losses replaced (Jung2005).",
    harms="A full stomach; more than is sweated dilutes the blood.",
)
