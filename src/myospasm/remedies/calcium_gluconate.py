"""Calcium into a vein, for tetany by low calcium."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="calcium_gluconate",
    title="Calcium into a vein, one ampoule over 10 minutes",
    chain="More free calcium outside the nerve screens its surface; the gates open farther from rest, and it no "
    "longer fires by itself.",
    source="Turner2016",
    hours=("Infuse 10 mL of calcium gluconate over 10 min", "Rest for 60 min"),
    errors="The calcium spreads through plasma and tissue at once, so that the first peak is missed. A lack of "
    "magnesium, which makes it fail, acts only by way of the parathyroid.",
    evidence="weak: all guidelines give 10 to 20 mL of the 10 % solution over 10 min, and more until the tetany is "
    "gone (Turner2016), but no randomized trial was found; one ampoule holds 2.2 mmol.",
    harms="Too fast it stops the heart, above all with digitalis; beside the vein it kills tissue.",
)
