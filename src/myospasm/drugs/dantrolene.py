"""Dantrolene: less calcium for each impulse, in the muscle itself."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="dantrolene",
    title="Dantrolene, a medicine that weakens muscles at the source, 2.5 mg for each kg into a vein, or by mouth",
    chain="It holds the muscle fibers' calcium stores shut, so that each impulse sets less of it free.",
    bioavailability=quantity(0.7, "1", "assumed", "of capsules; from memory of reviews", 0.35, 0.8),
    absorption_time=quantity(7200, "s", "assumed", "peak at 4 to 6 h by mouth"),
    volume=quantity(0.67, "L/kg", "Flewellen1983", "2.4 mg/kg gave 3.6 mg/L that stayed for 5.5 h"),
    half_life=quantity(43560, "s", "Flewellen1983", "12.1 h, 12 awake adults"),
    effect_delay=quantity(600, "s", "assumed", "the twitch follows the blood within minutes"),
    half_effect=quantity(0.9, "mg/L", "assumed", "so that 3.6 mg/L is near the plateau of the dose-response curve"),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="The liver, which it can harm, is not modeled; the plateau was found with single twitches.",
)
