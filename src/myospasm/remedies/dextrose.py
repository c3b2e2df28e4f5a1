"""Strong glucose into the blood."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="dextrose",
    title="Strong glucose solution into the dialysis line",
    chain="Until it is burnt, glucose draws water out of the cells.",
    source="Canzanello1991",
    hours=("Infuse 50 mL of dextrose over 5 min", "Rest for 20 min"),
    errors="How it ends a cramp is unknown.",
    evidence="weak: the cramp was over after 13 min (SD 12), as after saline (10, SD 6) or mannitol (9, SD 5), of the "
    "same strength (24 patients in all, Canzanello1991); nobody compared it with nothing.",
    harms="High blood sugar in diabetes; it hurts a small vein.",
)
