"""What a story of hours shows, and the numbers that make each; words and units are the chart's own."""

from __future__ import annotations

from myospasm.chart import NAMES
from myospasm.plots.hours_words import WORDS
from myospasm.web.shown_now import Part

SALTS = ("blood.kidney.", "blood.gut.", "blood.skin.", "blood.dialyzer.")
ACID = ("blood.acid_base.", "blood.lungs.", "blood.cells.buffer", "blood.kidney.")
WATER = ("blood.water.", "blood.hormones.", "blood.kidney.", "blood.gut.", "blood.skin.")
WASTE = ("blood.liver.", "blood.kidney.", "blood.dialyzer.")
GLANDS = ("blood.parathyroid.", "blood.bone.")
SUGAR = ("blood.liver.glucose", "blood.gut.glucose", "blood.kidney.glucose", "locomotion.sugar_uptake")
BURNT = ("fuel.", "blood.liver.lactate", "locomotion.lactate")
HEAT = ("blood.skin.", "locomotion.")
TORN = ("damage.",)
SORE = ("exhaustion.pain", "exhaustion.much_", "damage.")

MADE_BY = {
    "sodium": ("blood.panel.sodium", "blood.water.", *SALTS),
    "potassium": ("blood.panel.potassium", "blood.cells.potassium", *SALTS),
    "chloride": ("blood.panel.chloride", *SALTS),
    "bicarbonate": ("blood.panel.bicarbonate", *ACID),
    "ph": ACID,
    "pco2": ("blood.panel.pco2", "blood.lungs."),
    "calcium": ("blood.panel.calcium", "blood.binding.", *GLANDS),
    "ionized_calcium": ("blood.panel.calcium", "blood.panel.albumin", "blood.binding.", *GLANDS),
    "magnesium": ("blood.panel.magnesium", "blood.binding.", "blood.cells.magnesium"),
    "ionized_magnesium": ("blood.panel.magnesium", "blood.binding.", "blood.cells.magnesium"),
    "phosphate": ("blood.panel.phosphate", "blood.cells.phosphate", "blood.kidney.", *GLANDS),
    "urea": ("blood.panel.urea", *WASTE),
    "glucose": ("blood.panel.glucose", *SUGAR),
    "lactate": ("blood.panel.lactate", *BURNT),
    "creatinine": ("blood.panel.creatinine", *WASTE),
    "citrate": ("blood.binding.citrate", "blood.liver.citrate", "blood.kidney.citrate", "blood.gut.citrate"),
    "albumin": ("blood.panel.albumin", "blood.liver.", "blood.water."),
    "hemoglobin": ("blood.panel.hemoglobin", "blood.water."),
    "osmolality": ("blood.panel.sodium", "blood.water.", "blood.hormones.", "blood.kidney."),
    "adh": ("blood.hormones.",),
    "aldosterone": ("blood.hormones.",),
    "pth": ("blood.parathyroid.",),
    "creatine_kinase": TORN,
    "body_mass": ("blood.water.mass", *WATER),
    "plasma_volume": WATER,
    "interstitial_water": WATER,
    "cell_water": WATER,
    "in_gut": ("blood.gut.",),
    "drunk": ("blood.gut.",),
    "sweat": ("blood.skin.",),
    "urine": ("blood.kidney.", "blood.hormones."),
    "removed": ("blood.dialyzer.",),
    "core_temperature": HEAT,
    "pressure": ("blood.circulation.",),
    "ankle_pressure": ("blood.circulation.",),
    "thirst": ("blood.hormones.thirst",),
    "pain": SORE,
    "distance": ("locomotion.walk", "locomotion.run"),
    "gate_shift": ("surface.",),
    "ending_threshold": ("excitability.", "surface."),
    "phosphocreatine": ("fuel.",),
    "atp": ("fuel.",),
    "inorganic_phosphate": ("fuel.",),
    "muscle_ph": ("fuel.",),
    "muscle_lactate": ("fuel.",),
    "glycogen": ("fuel.", "exhaustion.half_glycogen", "exhaustion.glycogen_loss"),
    "muscle_oxygen": ("fuel.", "blood.lungs.oxygen_bound", "blood.lungs.saturation"),
    "muscle_flow": ("fuel.", "blood.circulation."),
    "interstitial_potassium": ("interstitium.", "blood.panel.potassium"),
    "muscle_temperature": ("warmth.", *HEAT),
    "damage": TORN,
    "strength": ("exhaustion.", "damage.", "twitch.fatigue"),
    "muscle_pain": SORE,
    "facilitation": ("facilitation.", "chemoreceptor."),
}


def _told(name: str) -> Part:
    unit, words = NAMES[name]
    return Part(WORDS[name].words, f"{words[:1].upper()}{words[1:]}.", MADE_BY[name], unit)


HOURS = {f"hours.{name}": _told(name) for name in MADE_BY}
"""By name, with "hours." before it."""
