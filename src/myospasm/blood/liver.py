"""What the liver burns, makes and gives back."""

from __future__ import annotations

import math

import jax.numpy as jnp

from myospasm.blood.solutes import Number, Solutes, solutes
from myospasm.ground import component, param

DAY = 86400.0


@component
class Liver:
    """The liver turns lactate back into sugar, burns citrate, keeps the blood sweet enough and makes its albumin.

    Equation: lactate = added + R(c_0) - R(c), R = V c/(K + c) (1 - s + s f); citrate = -k f c; glucose = c_i (1 - n +
    n insulin)(G_0 - G) - taken + H taken/(H + taken); albumin' = (synthesis A_0 - A) ln 2/t_half, f the liver's
    function. Shapes: any that broadcast; mmol/s (albumin g/s) into the fluid outside cells.
    Source: WollRecord1979 and Jenssen1993 (lactate), Kramer2003 and Zheng2013 (citrate), Bergman1981 (glucose),
    Wasserman2009 (work), Peters1996 (albumin). Errors: lactate and glucose come back by themselves, without glycogen
    that runs out, fasting, meals or counter-regulation; muscle burns no more lactate at work than at rest; citrate is
    spread in the fluid outside cells only, so that it comes and goes twice as fast as in people; no ketones, ammonia or
    clotting; sugar that was drunk is not kept on its way: 75 g make 14 mmol/L where people have some 8.
    """

    function: float = param(
        1.0, "1", "Kramer2003", "health; 0.48 cleared citrate in cirrhosis, 340 of 710 mL/min", 0, 1
    )
    insulin: float = param(1.0, "1", "Bergman1981", "health; what is left of insulin times its effect", 0, 2)
    synthesis: float = param(1.0, "1", "Peters1996", "of albumin, over what keeps the panel's", 0, 2)
    lactate_most: float = param(0.14, "mmol/s", "Jenssen1993", "fit: 7 mmol/L at 0.047 mmol/s infused", 0.08, 0.2)
    lactate_half: float = param(8.0, "mmol/L", "WollRecord1979", "fit: half-life 14.7 min at 4 mmol/L", 3.6, 10)
    lactate_share: float = param(
        0.42, "1", "WollRecord1979", "the liver's: half-life 18.8 min in cirrhosis, 14.7 without", 0.3, 0.7
    )
    citrate: float = param(
        0.0117, "L/s", "Kramer2003", "clearance: 710 mL/min; 687, SD 354, in Zheng2013", 0.0055, 0.0173
    )
    glucose: float = param(
        0.0041, "L/s", "Bergman1981", "1.75 % a minute of 14 L after a dose into the vein; from memory", 0.003, 0.006
    )
    glucose_share: float = param(0.6, "1", "Bergman1981", "of that by insulin; from memory", 0.4, 0.7)
    glucose_output: float = param(
        0.12, "mmol/s", "Wasserman2009", "most that the liver adds at work, 1.3 g/min; from memory", 0.05, 0.15
    )
    albumin_half_life: float = param(19.0 * DAY, "s", "Peters1996", "19 days; from memory", 17 * DAY, 21 * DAY)
    urea: float = param(
        400.0 / DAY, "mmol/s", "assumed", "1 g of protein per kg a day, as in urine; 250 to 500", 250 / DAY, 500 / DAY
    )
    creatinine: float = param(
        14.0 / DAY, "mmol/s", "assumed", "of a man's muscle; usual 9 to 18 mmol a day", 9 / DAY, 18 / DAY
    )

    def _removed(self, lactate: Number) -> Number:
        able = 1.0 - self.lactate_share + self.lactate_share * self.function
        return self.lactate_most * able * lactate / (self.lactate_half + lactate)

    def lactate(self, concentration: Number | float, reference: Number | float, added: Number | float = 0.0) -> Solutes:
        """Lactate (mmol/s) at these mmol/L, where muscles at work add so much (mmol/s)."""
        now, at_rest = jnp.asarray(concentration), jnp.asarray(reference)
        return solutes(lactate=added + self._removed(at_rest) - self._removed(now))

    def citrate_burnt(self, concentration: Number | float) -> Solutes:
        """Citrate (mmol/s, negative) that is burnt, which leaves three bicarbonate."""
        return solutes(citrate=-self.citrate * self.function * jnp.asarray(concentration))

    def sugar(self, concentration: Number | float, reference: Number | float, taken: Number | float = 0.0) -> Solutes:
        """Glucose (mmol/s) at these mmol/L, where muscles at work take so much (mmol/s) and the liver replaces it."""
        strength = 1.0 - self.glucose_share + self.glucose_share * self.insulin
        back = self.glucose * strength * (jnp.asarray(reference) - concentration)
        replaced = self.glucose_output * taken / (self.glucose_output + taken)
        return solutes(glucose=back - taken + replaced)

    def albumin(self, amount: Number | float, reference: Number | float) -> Number:
        """Albumin made less broken down, g/s, of such an amount in plasma and that at rest (g)."""
        return math.log(2.0) / self.albumin_half_life * (self.synthesis * jnp.asarray(reference) - amount)

    def waste(self, excreted: Solutes) -> Solutes:
        """Urea and creatinine made (mmol/s) by someone who lets go so much (mmol/s) at rest, in balance."""
        return solutes(urea=excreted.urea, creatinine=excreted.creatinine)

    def usual_waste(self) -> Solutes:
        """Urea and creatinine made (mmol/s) on a usual diet, where kidneys do not tell: in dialysis."""
        return solutes(urea=jnp.asarray(self.urea), creatinine=jnp.asarray(self.creatinine))
