"""How sour the blood is: what the salts, the breath and the proteins leave of the acid."""

from __future__ import annotations

import math
from typing import NamedTuple

import jax
import jax.numpy as jnp

from myospasm.blood.solutes import Number
from myospasm.ground import component, param

HEMOGLOBIN = 16.114  # g/mmol of one chain with its heme, as the laboratory counts hemoglobin in mmol/L


class Buffers(NamedTuple):
    """What holds the acid of the blood, beside the salts."""

    pco2: Number | float  # mmHg
    albumin: Number | float  # g/L
    phosphate: Number | float  # mmol/L
    hemoglobin: Number | float  # g/L


@component
class AcidBase:
    """Blood turns sour when we breathe too little or lose alkali, and alkaline when we overbreathe or vomit.

    Equation: SID = HCO3 + A (a pH - a0) + P (p pH - p0) + (b Hb / 3 + b0) (pH - 7.4), with the strong ions' charge SID
    less that of unmeasured anions, HCO3 = s PCO2 10^(pH - pK), albumin A, phosphate P, hemoglobin Hb; b0 is what other
    proteins buffer. Shapes: any that broadcast.
    Source: Figge1992 (albumin, phosphate), SiggaardAndersen1977 (hemoglobin; a third of the blood's in all the fluid
    outside cells). Errors: carbonate, ammonium and ketones are left out; hemoglobin is taken as full of oxygen; what
    cells buffer is theirs to say (`cells`), bone does nothing; 37 degC.
    """

    solubility: float = param(0.0307, "mmol/L/mmHg", "SiggaardAndersen1977", "carbon dioxide in plasma at 37 degC")
    pk: float = param(6.1, "1", "SiggaardAndersen1977", "of carbonic acid in plasma")
    albumin_slope: float = param(0.123, "mmol/g", "Figge1992", "charge of albumin per pH")
    albumin_offset: float = param(0.631, "mmol/g", "Figge1992", "charge of albumin at pH 0 of the straight line")
    phosphate_slope: float = param(0.309, "1", "Figge1992", "charges of a phosphate per pH")
    phosphate_offset: float = param(0.469, "1", "Figge1992", "charges at pH 0 of the straight line")
    hemoglobin_buffer: float = param(2.3, "1", "SiggaardAndersen1977", "charges of a hemoglobin chain per pH")
    plasma_buffer: float = param(7.7, "mmol/L", "SiggaardAndersen1977", "charge of all plasma proteins per pH")
    usual_albumin: float = param(43.0, "g/L", "BioGears", "the albumin that is counted in the plasma's buffer", 40, 50)
    usual_phosphate: float = param(1.1, "mmol/L", "OxfordLabValues", "likewise", 0.8, 1.45)
    hemoglobin_share: float = param(1 / 3, "1", "SiggaardAndersen1977", "of blood in the fluid outside cells")
    neutral: float = param(7.4, "1", "HawkesBayLab", "where hemoglobin and other proteins hold no more than usual")

    def bicarbonate(self, ph: Number | float, pco2: Number | float) -> Number:
        """Henderson and Hasselbalch: bicarbonate in mmol/L."""
        return self.solubility * pco2 * 10.0 ** (jnp.asarray(ph) - self.pk)

    def capacity(self, buffers: Buffers) -> Number | float:
        """Charge that all buffers but bicarbonate take up per pH, mmol/L."""
        own = self.albumin_slope * buffers.albumin + self.phosphate_slope * buffers.phosphate
        return own + self._others(buffers)

    def _others(self, buffers: Buffers) -> Number | float:
        usual = self.albumin_slope * self.usual_albumin + self.phosphate_slope * self.usual_phosphate
        hemoglobin = self.hemoglobin_share * buffers.hemoglobin / HEMOGLOBIN
        return self.hemoglobin_buffer * hemoglobin + self.plasma_buffer - usual

    def strong_ions(self, ph: Number | float, buffers: Buffers) -> Number:
        """The strong ions' charge, less that of unmeasured anions, at which blood has this pH; mEq/L."""
        albumin = buffers.albumin * (self.albumin_slope * ph - self.albumin_offset)
        phosphate = buffers.phosphate * (self.phosphate_slope * ph - self.phosphate_offset)
        others = self._others(buffers) * (ph - self.neutral)
        return self.bicarbonate(ph, buffers.pco2) + albumin + phosphate + others

    def ph(self, strong_ions: Number | float, buffers: Buffers) -> Number:
        """The one pH at which all charges cancel: bisection brackets it, Newton gives the digits and gradients."""

        def halve(_, bracket):
            low, high = bracket
            middle = 0.5 * (low + high)
            above = self.strong_ions(middle, buffers) > strong_ions
            return jnp.where(above, low, middle), jnp.where(above, middle, high)

        nothing = jnp.asarray(0.0 * (strong_ions + sum(buffers)))
        low, high = jax.lax.fori_loop(0, 8, halve, (nothing + 5.5, nothing + 9.0))
        ph = jax.lax.stop_gradient(0.5 * (low + high))
        for _ in range(3):
            slope = math.log(10.0) * self.bicarbonate(ph, buffers.pco2) + self.capacity(buffers)
            ph = ph - (self.strong_ions(ph, buffers) - strong_ions) / slope
        return ph
