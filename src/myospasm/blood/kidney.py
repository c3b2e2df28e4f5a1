"""What the kidneys let go: water, salt, acid and waste."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.solutes import Flow, Number, Solutes, solutes
from myospasm.ground import component, param


class Perfused(NamedTuple):
    """What reaches the kidneys, and what they are told."""

    plasma: Solutes  # mmol/L
    at_rest: Solutes  # mmol/L of this person
    calcium: Number  # ionized, over that at rest
    ph: Number  # above that at rest
    adh: Number
    aldosterone: Number
    pth: Number  # over this person's at rest
    volume: Number  # extracellular water, over that at rest
    pressure: Number  # mmHg
    exercise: Number  # 0 to 1 of the greatest


@component
class Kidney:
    """The kidneys filter all plasma every half hour and give back nearly everything but waste.

    Equation: filtration = GFR function a(P) (1 - e exercise); what is excreted of an ion = basal x (C/C_0)^p x control,
    controls: sodium (V/V_0)^v / aldosterone^s, potassium aldosterone^k, calcium and phosphate by parathyroid hormone;
    chloride follows sodium and potassium and carries acid: excretion + acid (pH_0 - pH);
    urea and creatinine = share x filtration x C; glucose beyond the tubular maximum. Water = particles / u(ADH).
    Shapes: single numbers; L/s and mmol/s that leave. Source: Pitts1974 (daily amounts, shares, concentrations),
    Robertson1976 (ADH and concentration), Poortmans1984 (exercise).
    Errors: no glomerulotubular feedback, no ammonium adaptation over days, no titratable acid of its own; excretion
    answers at once; basal amounts are those of a usual diet, whoever eats it.
    """

    filtration: float = param(2.0e-3, "L/s", "Pitts1974", "120 mL/min", 1.5e-3, 2.2e-3)
    function: float = param(1.0, "1", "assumed", "share of working nephrons")
    lowest_pressure: float = param(50.0, "mmHg", "Pitts1974", "half of filtration is left; 80 and more keep it", 40, 60)
    exercise: float = param(0.4, "1", "Poortmans1984", "filtration lost in the hardest exercise; from memory", 0.3, 0.5)
    sodium: float = param(1.74e-3, "mmol/s", "Pitts1974", "150 mmol a day", 1.1e-3, 2.5e-3)
    potassium: float = param(8.1e-4, "mmol/s", "Pitts1974", "70 mmol a day", 4e-4, 1.2e-3)
    chloride: float = param(1.9e-3, "mmol/s", "Pitts1974", "165 mmol a day, ammonium included", 1.1e-3, 2.9e-3)
    calcium: float = param(5.2e-5, "mmol/s", "Pitts1974", "4.5 mmol a day", 2e-5, 9e-5)
    magnesium: float = param(4.6e-5, "mmol/s", "Pitts1974", "4 mmol a day", 3e-5, 6e-5)
    phosphate: float = param(3.1e-4, "mmol/s", "Pitts1974", "27 mmol a day", 1.5e-4, 5e-4)
    urea_share: float = param(0.5, "1", "Pitts1974", "of what is filtered", 0.4, 0.6)
    glucose_threshold: float = param(10.5, "mmol/L", "Pitts1974", "above it sugar is lost", 9, 12)
    pressure_natriuresis: float = param(6.0, "1", "assumed", "power of extracellular volume in sodium excretion", 3, 12)
    aldosterone_sodium: float = param(0.5, "1", "assumed", "power by which it saves sodium", 0.3, 1)
    aldosterone_potassium: float = param(0.5, "1", "assumed", "power by which it spends potassium", 0.3, 1)
    potassium_gain: float = param(4.0, "1", "Pitts1974", "power of plasma potassium; from memory", 2, 8)
    mineral_gain: float = param(4.0, "1", "assumed", "power of plasma magnesium and calcium: steep thresholds", 2, 8)
    pth_calcium: float = param(0.5, "1", "assumed", "power by which it saves calcium")
    pth_phosphate: float = param(0.5, "1", "assumed", "power by which it spends phosphate")
    acid: float = param(
        2.0e-3, "mmol/s", "assumed", "ammonium chloride per pH unit: 17 mmol a day per tenth", 1e-3, 4e-3
    )
    diuretic: float = param(
        1.0, "1", "assumed", "excretion of sodium and chloride over that of the same body without a drug"
    )
    potassium_wasting: float = param(1.0, "1", "assumed", "the same for potassium and magnesium")
    least_urine: float = param(50.0, "mmol/L", "Pitts1974", "particles in the most dilute urine", 40, 80)
    most_urine: float = param(1200.0, "mmol/L", "Pitts1974", "in the most concentrated", 900, 1400)
    usual_urine: float = param(600.0, "mmol/L", "Pitts1974", "at rest on a usual diet", 300, 900)
    largest: float = param(0.15, "1", "Pitts1974", "urine at most, of filtration: 18 mL/min", 0.12, 0.2)

    def filtered(self, seen: Perfused) -> Number:
        """Plasma filtered, L/s."""
        kept = 1.0 / (1.0 + jnp.exp(-(seen.pressure - self.lowest_pressure) / 7.0))
        return self.filtration * self.function * kept * (1.0 - self.exercise * seen.exercise)

    def urine(self, seen: Perfused) -> Flow:
        """What leaves, L/s and mmol/s."""
        some = self._salts(seen, self.filtered(seen))
        particles = 2.0 * (some.sodium + some.potassium) + some.urea + some.glucose + some.mannitol + some.creatinine
        water = particles / self.concentration(seen.adh)
        most = self.largest * self.filtered(seen) + 1e-9
        return Flow(most * jnp.tanh(water / most), some)

    def concentration(self, adh: Number) -> Number:
        """Particles in the urine, mmol/L, that so much ADH makes."""
        half = (self.most_urine - self.usual_urine) / (self.usual_urine - self.least_urine)
        risen = jnp.maximum(adh, 0.0) ** 1.5
        return self.least_urine + (self.most_urine - self.least_urine) * risen / (risen + half)

    def _salts(self, seen: Perfused, filtered: Number) -> Solutes:
        now, usual = seen.plasma, seen.at_rest
        work = filtered / self.filtration
        volume = seen.volume**self.pressure_natriuresis * now.sodium / usual.sodium
        sodium = self.sodium * self.diuretic * volume / seen.aldosterone**self.aldosterone_sodium
        kept = (now.potassium / usual.potassium) ** self.potassium_gain * seen.aldosterone**self.aldosterone_potassium
        potassium = self.potassium * self.potassium_wasting * kept
        balance = self.chloride - self.sodium - self.potassium
        chloride = sodium + potassium + balance - self.acid * seen.ph
        magnesium = self.magnesium * self.potassium_wasting * (now.magnesium / usual.magnesium) ** self.mineral_gain
        calcium = self.calcium * seen.calcium**self.mineral_gain / seen.pth**self.pth_calcium
        phosphate = self.phosphate * now.phosphate / usual.phosphate * seen.pth**self.pth_phosphate
        spilt = jnp.logaddexp((now.glucose - self.glucose_threshold) / 0.7, 0.0) * 0.7
        return solutes(
            sodium=work * sodium, potassium=work * potassium, chloride=work * jnp.maximum(chloride, 0.05 * sodium),
            calcium=work * calcium, magnesium=work * magnesium, phosphate=work * phosphate,
            urea=self.urea_share * filtered * now.urea, creatinine=filtered * now.creatinine,
            glucose=filtered * spilt, mannitol=filtered * now.mannitol, citrate=0.1 * filtered * now.citrate,
        )  # fmt: skip
