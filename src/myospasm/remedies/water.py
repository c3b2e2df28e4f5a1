"""Plain water: what most people drink after sweating."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="water",
    title="Drinking a liter of plain water",
    chain="Water leaves the gut for the blood and soon for all cells; plasma volume comes back in part, and sodium, "
    "calcium and magnesium are diluted, which the nerve endings may feel.",
    source="Lau2019",
    hours=("Drink 1 L of water over 20 min", "Rest for 60 min"),
    errors="The volume is chosen. Published thresholds fall within 30 min after water for reasons that nobody knows; "
    "dilution explains only part of it.",
    evidence="contested: the frequency that sets off a calf cramp fell by 4.3 Hz 30 min after and 5.1 Hz 60 min after "
    "drinking water (10 people, Lau2019), so a cramp came nearer, while cramps of the great toe end neither sooner "
    "nor later with it (134 s, SE 16, against 152 s, SE 13, Miller2010).",
    harms="More water than was lost dilutes the blood's sodium, which can kill.",
)
