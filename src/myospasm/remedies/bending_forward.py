"""Bending forward, as over a shopping cart: what people with a narrow canal find by themselves."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="bending_forward",
    title="Bending forward",
    chain="Bending forward opens the canal, pressure falls and blood returns to the roots.",
    source="Takahashi1995",
    sentences=(
        "Move the trunk to 40 deg flexion in 2 s",
        "Rest for 120 s",
        "Contract at 100 % for 3 s",
        "Rest for 2 s",
    ),
    signs=("stronger",),
    harms="None known for the moment; it strains the back's muscles and helps only as long as it is kept up.",
    evidence="moderate: epidural pressure falls with flexion and when sitting (10 people, Takahashi1995); relief by it "
    "is part of how the illness is recognized; no trial.",
    errors="It is done once, after everything else.",
)
