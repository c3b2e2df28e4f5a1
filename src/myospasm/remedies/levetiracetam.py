"""Levetiracetam against jerks from the cortex."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="levetiracetam",
    title="Levetiracetam, 1500 mg twice a day",
    chain="Cells of the cortex that fire in bursts release less transmitter, so that fewer discharges catch on.",
    source="Striano2005",
    changes=(
        scale("brain.cortex.crowd.exciting", 0.78, "assumed", "at full effect; the usual dose has about 0.6 of it"),
        scale("brain.descending.strength", 0.95, "assumed", "tiredness, as a lower command"),
    ),
    dose=Dose("levetiracetam", 1500, every=43200),
    signs=("fewer bursts",),
    errors="The size is assumed; it acts on the cortex only.",
    evidence="weak: the score of myoclonus improved in all of 14 who stayed, and the giant potential fell by more than "
    "half in 3 of 9 (Striano2005, open); 3.1 to 2.4 in Unverricht-Lundborg disease (13 people, Magaudda2004).",
    harms="Tiredness and weakness; irritability, low mood.",
)
