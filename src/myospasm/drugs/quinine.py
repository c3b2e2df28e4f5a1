"""Quinine sulfate: makes the muscle fiber slower to fire again."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="quinine",
    title="Quinine, the bitter bark, 200 to 300 mg at bedtime",
    chain="Sodium channels of the fiber and the nerve ending recover more slowly, so that neither follows fast trains.",
    bioavailability=quantity(0.76, "1", "GoodmanGilman2018", "from memory; capsules 0.73 against a vein", 0.53, 0.92),
    active=quantity(0.83, "1", "QualaquinLabel", "324 mg of sulfate are 269 mg of base"),
    absorption_time=quantity(3200, "s", "QualaquinLabel", "peak at 2.7 h; the label's 2.8 h from memory"),
    volume=quantity(1.8, "L/kg", "GoodmanGilman2018", "from memory, SD 0.4", 1.4, 2.7),
    half_life=quantity(39600, "s", "GoodmanGilman2018", "11 h, from memory; others 8.4 to 18.2 h", 30240, 65520),
    effect_delay=quantity(0, "s", "assumed", "muscle is well perfused; none was measured"),
    half_effect=quantity(2.0, "mg/L", "assumed", "hearing is lost at 2 mg/L (Claessen1998); muscle was not measured"),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="Its effect on the trials' cramps is small (28 % fewer) and its concentration for muscle is unknown.",
)
