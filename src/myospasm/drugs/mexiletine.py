"""Mexiletine: closes sodium channels that leak."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="mexiletine",
    title="Mexiletine, a medicine for heart rhythm that also calms nerve and muscle",
    chain="It blocks sodium channels that stay open too long, so that endings and fibers fire less by themselves.",
    studied=quantity(150, "mg", "Weiss2016", "150 twice to 300 three times a day", 150, 300),
    bioavailability=quantity(0.9, "1", "MexiletineLabel", "well absorbed, little lost on the first pass", 0.8, 0.95),
    active=quantity(0.8331, "1", "MexiletineLabel", "of the hydrochloride"),
    absorption_time=quantity(3000, "s", "MexiletineLabel", "peak at 2 to 3 h"),
    volume=quantity(4.9, "L/kg", "GoodmanGilman2018", "from memory, SD 0.5; the label has 5 to 7", 4.4, 7),
    half_life=quantity(36000, "s", "MexiletineLabel", "10 to 12 h; reviews 9 to 11 h", 32400, 43200),
    effect_delay=quantity(0, "s", "assumed", "none was measured"),
    half_effect=quantity(1.34, "mg/L", "Wang2004", "7.5 umol/L blocks half the late current of Nav1.4; 179.3 g/mol"),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="The half effect is of channels in a dish; half of the drug in plasma is bound to protein.",
)
