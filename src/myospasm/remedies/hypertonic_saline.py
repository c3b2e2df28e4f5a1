"""Strong salt solution into the blood, given for cramps during dialysis."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="hypertonic_saline",
    title="A small shot of strong salt solution into the dialysis line",
    chain="Salt that stays outside the cells draws water out of them into the space around them and the plasma.",
    source="Canzanello1991",
    hours=("Infuse 16 mL of hypertonic saline over 5 min", "Rest for 20 min"),
    errors="Through an intact vessel wall salt goes to plasma and tissue alike, so that plasma volume gains little; "
    "how it ends a cramp is unknown.",
    evidence="weak: the cramp was over after 10 min (SD 6), as after dextrose (13, SD 12) or mannitol (9, SD 5), of "
    "the same strength (24 patients in all, Canzanello1991); nobody compared it with nothing.",
    harms="Thirst and more weight gain until the next session; it burns in a small vein.",
)
