"""Mannitol into the blood: an osmotic pull without salt."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="mannitol",
    title="Mannitol, a sugar that the body does not burn, into the dialysis line",
    chain="It stays outside the cells and draws water out of them; sodium is diluted by it.",
    source="Canzanello1991",
    hours=("Infuse 100 mL of mannitol over 5 min", "Rest for 20 min"),
    errors="How it ends a cramp is unknown; that it widens vessels is left out.",
    evidence="weak: the cramp was over after 9 min (SD 5), as after saline (10, SD 6) or dextrose (13, SD 12), of the "
    "same strength (24 patients in all, Canzanello1991); nobody compared it with nothing.",
    harms="Without kidneys it stays for days and piles up: thirst, too much water in the blood, diluted sodium.",
)
