"""The artificial kidney: what passes between blood and dialysate through its membrane."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.solutes import Flow, Number, Solutes, charge, solutes
from myospasm.ground import component, param
from myospasm.signals import Dialysis


class Drawn(NamedTuple):
    """The blood that is drawn into the dialyzer."""

    plasma: Solutes  # mmol/L of plasma
    calcium: Number  # ionized, mmol/L
    magnesium: Number  # ionized, mmol/L
    bicarbonate: Number  # mmol/L of plasma
    hemoglobin: Number  # g/L


class Passed(NamedTuple):
    """What a dialyzer does to the blood in a second; negative: removed."""

    blood: Flow  # L/s, mmol/s
    bicarbonate: Number  # mmol/s
    phosphate_charge: Number  # mmol/s of charge that left (negative) with phosphate


@component
class Dialyzer:
    """Blood runs along one side of a thin membrane, clean fluid along the other: wastes cross over, salts even out.

    Equation: dialysance D = Q_b E, E = (1 - x)/(1 - r x), x = exp(-(KoA/Q_b)(1 - r)), r = Q_b/Q_d (Michaels1966, flows
    opposed), Q_b the water in which a solute travels: plasma's, or for urea and glucose the whole blood's. Flux into
    blood = D (1 - Q_uf/Q_b) (f c_d - a^z c_w) - Q_uf a^z c_w, c_w in plasma water, a^z the Gibbs-Donnan factor
    of charge z, c_d what the session says and what is added to it (sodium, magnesium).
    Chloride is not free: the fluxes' charges must add up, so that sodium + potassium + 2 calcium + 2 magnesium -
    chloride - lactate - 3 citrate - acids - 1.8 phosphate = bicarbonate. The strong ion difference of the blood thus
    changes by just the bicarbonate gained and the phosphate's charge lost.
    Shapes: single numbers; L/s and mmol/s. Source: Michaels1966, Leypoldt2013 (phosphate), CRCHandbook.
    Errors: no backfiltration, recirculation, clotting or large molecules; red cells give off no potassium, phosphate or
    creatinine on the way; the ultrafiltrate holds the plasma's cations by the same Gibbs-Donnan factor; carbon dioxide
    is the lungs' affair; acetate of the dialysate counts as bicarbonate.
    """

    urea: float = param(0.015, "L/s", "assumed", "KoA 900 mL/min of a usual membrane, in use; 500 to 1200", 0.008, 0.02)
    salt: float = param(0.015, "L/s", "assumed", "KoA of sodium and potassium, as urea's", 0.008, 0.02)
    creatinine: float = param(
        0.0098, "L/s", "CRCHandbook", "KoA; urea's by diffusion in water, 0.9 to 1.38", 0.006, 0.016
    )
    phosphate: float = param(0.0056, "L/s", "Leypoldt2013", "KoA; fit: clearance 160 mL/min, SD 14", 0.004, 0.012)
    bicarbonate: float = param(0.0128, "L/s", "CRCHandbook", "KoA; as above, 1.185 to 1.38", 0.005, 0.015)
    mineral: float = param(
        0.0082, "L/s", "CRCHandbook", "KoA of ionized calcium and magnesium; 0.79 and 0.71", 0.005, 0.01
    )
    sugar: float = param(
        0.0073, "L/s", "CRCHandbook", "KoA of glucose (0.67), and mannitol, citrate, lactate", 0.005, 0.014
    )
    acids: float = param(
        0.0098, "L/s", "assumed", "KoA of sulfate, hippurate...: as creatinine's, which is as large", 0.006, 0.016
    )
    donnan: float = param(0.96, "1", "Stiller1986", "sodium's; 0.95 to 0.97, not confirmed in a paper read", 0.95, 0.97)
    water: float = param(
        0.94, "1", "assumed", "L of water in a L of plasma; 0.93 in health, more with less protein", 0.92, 0.95
    )
    cell_water: float = param(0.72, "1", "assumed", "L of water in a L of red cells; usual", 0.65, 0.73)
    free: float = param(
        0.9, "1", "assumed", "dialysate calcium and magnesium not held by bicarbonate and acetate", 0.85, 1
    )
    phosphate_charge: float = param(1.8, "1", "assumed", "of phosphate at pH 7.4: 4 of 5 doubly, 1 singly charged")
    sodium_early: float = param(
        0.0, "mmol/L", "assumed", "health: none; more in the dialysate at the beginning, falling steadily to none"
    )
    magnesium_added: float = param(0.0, "mmol/L", "assumed", "more in the dialysate, as another concentrate gives it")

    def extraction(self, area: Number | float, blood: Number, fluid: Number) -> Number:
        """Dialysance over the flow of blood water, 0 to 1, at a mass transfer coefficient times area (L/s)."""
        ratio = blood / jnp.maximum(fluid, 1e-6)
        ratio = jnp.where(jnp.abs(1.0 - ratio) < 1e-3, 1.001, ratio)
        kept = jnp.exp(jnp.clip(area / blood * (ratio - 1.0), -60.0, 60.0))
        return (1.0 - kept) / (1.0 - ratio * kept)

    def dialysance(self, area: Number | float, water: Number, setting: Dialysis) -> Number:
        """L/s of blood water wholly cleared, but for what ultrafiltration adds; 0 where no blood runs."""
        running = setting.blood > 0.0
        blood = jnp.where(running, water, 1.0)
        crossed = blood * self.extraction(area, blood, setting.fluid) * (1.0 - setting.removal / blood)
        return jnp.where(running, crossed, 0.0)

    def waters(self, drawn: Drawn, setting: Dialysis) -> tuple[Number, Number]:
        """Flow of plasma water, and of all the water of blood, L/s."""
        cells = drawn.hemoglobin / 330.0
        plasma = setting.blood * (1.0 - cells) * self.water
        return plasma, plasma + setting.blood * cells * self.cell_water

    def clearance(self, name: str, drawn: Drawn, setting: Dialysis) -> Number:
        """Of urea, creatinine, phosphate...: L of plasma wholly cleared in a second, ultrafiltration included."""
        removed = getattr(self.flows(drawn, setting).blood.solutes, name)
        return -removed / getattr(drawn.plasma, name)

    def _filtered(self, setting: Dialysis) -> Number:
        return jnp.where(setting.blood > 0.0, setting.removal, 0.0)

    def flows(self, drawn: Drawn, setting: Dialysis) -> Passed:
        """What enters the blood in a second: water, solutes, and the bicarbonate that the charges stand for."""
        plasma, whole = self.waters(drawn, setting)
        filtered = self._filtered(setting)

        def into_blood(area, water, fluid, inside, factor=1.0):
            there = factor * inside / self.water
            return self.dialysance(area, water, setting) * (fluid - there) - filtered * there

        at, a, zero = drawn.plasma, self.donnan, jnp.zeros_like(filtered)
        magnesium = setting.magnesium + self.magnesium_added
        ionized = self.water  # ionized minerals are told per L of plasma water already
        moved = solutes(
            sodium=into_blood(self.salt, plasma, setting.sodium + self.sodium_early * setting.left, at.sodium, a),
            potassium=into_blood(self.salt, plasma, setting.potassium, at.potassium, a),
            calcium=into_blood(self.mineral, plasma, self.free * setting.calcium, drawn.calcium * ionized, a**2),
            magnesium=into_blood(self.mineral, plasma, self.free * magnesium, drawn.magnesium * ionized, a**2),
            phosphate=into_blood(self.phosphate, plasma, zero, at.phosphate, a**-self.phosphate_charge),
            urea=into_blood(self.urea, whole, zero, at.urea),
            glucose=into_blood(self.sugar, whole, setting.glucose, at.glucose),
            lactate=into_blood(self.sugar, plasma, zero, at.lactate, 1.0 / a),
            creatinine=into_blood(self.creatinine, plasma, zero, at.creatinine),
            citrate=into_blood(self.sugar, plasma, zero, at.citrate, a**-3),
            mannitol=into_blood(self.sugar, plasma, zero, at.mannitol),
            acids=into_blood(self.acids, plasma, zero, at.acids, 1.0 / a),
        )
        bicarbonate = into_blood(self.bicarbonate, plasma, setting.bicarbonate, drawn.bicarbonate, 1.0 / a)
        buffers = self.phosphate_charge * moved.phosphate
        chloride = charge(moved) - bicarbonate - buffers
        return Passed(Flow(-filtered, moved._replace(chloride=chloride)), bicarbonate, buffers)
