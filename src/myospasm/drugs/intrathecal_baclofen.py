"""Baclofen in the fluid around the cord: a thousandth of the dose by mouth is enough there."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="intrathecal_baclofen",
    title="Baclofen given into the fluid around the spinal cord, 0.025 to 0.1 mg at once or by a pump",
    chain="It acts on GABA-B receptors of endings and motoneurons around it: less transmitter, less inward current.",
    bioavailability=quantity(1.0, "1", "definition", "it is put where it acts"),
    absorption_time=quantity(600, "s", "assumed", "never swallowed; it mixes with the fluid in minutes"),
    volume=quantity(
        0.00093, "L/kg", "LioresalIntrathecalLabel", "65 mL of fluid in 70 kg: 30 mL/h cleared and its half-life"
    ),
    half_life=quantity(
        5436, "s", "LioresalIntrathecalLabel", "1.51 h in 7 patients; 0.9 to 5 h in 4 (SallerinCaute1991)", 3240, 18000
    ),
    effect_delay=quantity(
        10800, "s", "assumed", "into the cord, so that the effect peaks after 2.5 to 4 h (label 4; Stokic2012 1 to 6)"
    ),
    half_effect=quantity(
        0.04, "mg/L", "assumed", "0.05 mg has nearly its whole effect within an hour (Stokic2012: 77 of 91 %)"
    ),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="One compartment of fluid: in truth the level falls steeply from the catheter's tip on; no tolerance.",
)
