"""What the cells of the body take from the water around them, and give to it."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.solutes import Number, Solutes, charge, solutes
from myospasm.ground import component, param


class Bathed(NamedTuple):
    """Concentrations (mmol/L) around and in the cells now and at rest, the acid around them, and their water."""

    outside: Solutes
    inside: Solutes
    outside_reference: Solutes
    inside_reference: Solutes
    ph: Number | float
    ph_reference: Number | float
    pco2: Number | float  # mmHg
    pco2_reference: Number | float
    water: Number | float  # L, of the cells
    water_reference: Number | float
    insulin: Number | float  # answer to sugar over that of health


@component
class Cells:
    """Cells hold nearly all of the body's potassium; a little of it that moves decides how nerves and heart behave.

    Equation: potassium = k [K_0 (N/N_0)^g (G/G_0)^(-s i) exp(-m dpH_m - r dpH_r) - K], N what cells hold in all, G
    glucose, i insulin, dpH_r = -b log10(PCO2/PCO2_0), dpH_m = dpH - dpH_r + (lactate - lactate_0)/beta: lactic acid
    moves none. Phosphate = k_p [P_0 P_in/P_in0 - P exp(m_p dpH_m + r_p dpH_r)], magnesium = k_m [Mg_0 Mg_in/Mg_in0 -
    Mg], urea, creatinine = k (c_in - c). Sodium goes the other way (potassium, magnesium) or along (1.8 with a
    phosphate), and as alkali taken up = k_a (V beta dpH_m - what they took up): only alkali moves charge.
    Shapes: any that broadcast; mmol/s into the water outside. Source: Sterns1981 (g), Dluhy1972 (k), Adrogue1981 and
    SimmonsAvedon1959 (acid), Swan1955 (alkali), MostellarTuttle1964 (phosphate), LeypoldtHEMO2013 (k_p).
    Errors: one kind of cell, none of it bone; insulin follows sugar at once; adrenaline and salty plasma move no
    potassium, work does so only in the muscles' own parts; carbon dioxide and lactic acid are buffered outside cells
    only; sodium does not leak in.
    """

    potassium: float = param(
        0.009, "L/s", "Dluhy1972", "fit: 75 mmol in 2 h raised plasma by 0.5 to 1.5", 0.0047, 0.014
    )
    potassium_power: float = param(2.7, "1", "Sterns1981", "370 mmol of 4200 lost lower plasma by 1 mmol/L", 2, 4)
    potassium_sugar: float = param(
        0.14, "1", "Caramelo1994", "fit: 75 g of sugar drunk lower it by 0.48 mmol/L (SE 0.03) in 2 h", 0.1, 0.3
    )
    mineral_acid: float = param(
        0.95, "1", "SimmonsAvedon1959", "0.4 mmol/L per 0.1 of pH, 0.3 to 0.5, in the dog", 0.7, 1.2
    )
    respiratory_acid: float = param(0.4, "1", "Adrogue1981", "0.1 to 0.3 mmol/L per 0.1 of pH; from memory", 0.2, 0.7)
    respiratory_ph: float = param(
        0.73, "1", "Arbus1969", "pH by which a tenfold PCO2 lowers blood's, at once; 0.22 at 20", 0.6, 0.8
    )
    lactic_buffer: float = param(
        60.0, "mmol/L", "SiggaardAndersen1977", "acid per pH at 24 mmol/L of bicarbonate", 40, 80
    )
    phosphate: float = param(0.0016, "L/s", "LeypoldtHEMO2013", "98 mL/min; from memory", 0.0008, 0.003)
    phosphate_mineral: float = param(
        1.55, "1", "MostellarTuttle1964", "fit: 1.10 to 0.82 mmol/L at pH 7.59 by bicarbonate", 1, 2
    )
    phosphate_respiratory: float = param(
        4.8, "1", "MostellarTuttle1964", "fit: 0.96 to 0.29 at pH 7.65 by breathing", 3, 6
    )
    phosphate_charge: float = param(1.8, "1", "assumed", "of phosphate at pH 7.4: 4 of 5 doubly, 1 singly charged")
    magnesium: float = param(0.001, "L/s", "assumed", "some 4 h; plasma recovers within a night", 0.0003, 0.003)
    urea: float = param(
        0.0133, "L/s", "assumed", "0.8 L/min, as two-pool models have 0.6 to 1.0; no paper read", 0.01, 0.0167
    )
    creatinine: float = param(0.0067, "L/s", "assumed", "half of urea's: the larger molecule", 0.003, 0.01)
    buffer: float = param(
        22.0, "mmol/L", "Swan1955", "per pH, of cell water; fit: a third of infused alkali is in cells, dog", 15, 45
    )
    buffering: float = param(5e-4, "1/s", "assumed", "over within the 1 to 2 h after which Singer measured", 2e-4, 2e-3)
    potassium_inside: float = param(150.0, "mmol/L", "KunisLowenstein1981", "of cell water", 140, 160)
    sodium_inside: float = param(12.0, "mmol/L", "Hille2001", "of muscle", 5, 15)
    chloride_inside: float = param(4.2, "mmol/L", "Hille2001", "of muscle", 3, 10)
    magnesium_inside: float = param(9.0, "mmol/L", "assumed", "most of it bound to ATP", 7, 20)
    phosphate_inside: float = param(
        20.0, "mmol/L", "assumed", "inorganic and what soon becomes so; all of it is more", 5, 60
    )

    def resting(self, outside: Solutes) -> Solutes:
        """What is in a liter of cell water at rest, mmol/L; urea and creatinine as around it."""
        return solutes(
            sodium=jnp.asarray(self.sodium_inside),
            potassium=jnp.asarray(self.potassium_inside),
            chloride=jnp.asarray(self.chloride_inside),
            magnesium=jnp.asarray(self.magnesium_inside),
            phosphate=jnp.asarray(self.phosphate_inside),
            urea=outside.urea,
            creatinine=outside.creatinine,
        )

    def acid(self, now: Bathed) -> tuple[Number, Number]:
        """Rise of pH that metabolism (without lactic acid) and breathing cause."""
        breathing = -self.respiratory_ph * jnp.log10(now.pco2 / now.pco2_reference)
        lactic = (now.outside.lactate - now.outside_reference.lactate) / self.lactic_buffer
        return now.ph - now.ph_reference - breathing + lactic, breathing

    def alkali(self, inside: Solutes) -> Number:
        """Charge of what is dissolved in a liter of cell water: more than at rest where cells took up alkali, mEq/L."""
        return charge(inside) - self.phosphate_charge * inside.phosphate

    def buffered(self, now: Bathed) -> Number:
        """Alkali that the cells' proteins and phosphates take up, mmol/s; negative: acid."""
        held = self.alkali(now.inside) * now.water - self.alkali(now.inside_reference) * now.water_reference
        return self.buffering * (self.buffer * now.water_reference * self.acid(now)[0] - held)

    def sweetness(self, now: Bathed) -> Number:
        """How much less potassium cells leave outside when sugar has called for insulin."""
        above = jnp.maximum(now.outside.glucose / now.outside_reference.glucose, 1.0)
        return above ** (self.potassium_sugar * now.insulin)

    def exchange(self, now: Bathed) -> Solutes:
        """What the cells give to the water around them, mmol/s; nothing at rest."""
        out, rest, inside, usual = now.outside, now.outside_reference, now.inside, now.inside_reference
        metabolic, breathing = self.acid(now)
        drawn = jnp.exp(-self.mineral_acid * metabolic - self.respiratory_acid * breathing)
        held = inside.potassium * now.water / (usual.potassium * now.water_reference)
        full = jnp.maximum(held, 1e-3) ** self.potassium_power / self.sweetness(now)
        potassium = self.potassium * (rest.potassium * full * drawn - out.potassium)
        magnesium = self.magnesium * (rest.magnesium * inside.magnesium / usual.magnesium - out.magnesium)
        taken = jnp.exp(self.phosphate_mineral * metabolic + self.phosphate_respiratory * breathing)
        phosphate = self.phosphate * (rest.phosphate * inside.phosphate / usual.phosphate - out.phosphate * taken)
        return solutes(
            sodium=self.phosphate_charge * phosphate - potassium - 2.0 * magnesium - self.buffered(now),
            potassium=potassium,
            magnesium=magnesium,
            phosphate=phosphate,
            urea=self.urea * (inside.urea - out.urea),
            creatinine=self.creatinine * (inside.creatinine - out.creatinine),
        )
