"""All that keeps the blood as it is: the organs of the chemistry, together."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.acid_base import AcidBase, Buffers
from myospasm.blood.cells import Cells
from myospasm.blood.circulation import Circulation
from myospasm.blood.dialyzer import Dialyzer
from myospasm.blood.gut import Gut
from myospasm.blood.hormones import Hormones
from myospasm.blood.kidney import Kidney
from myospasm.blood.liver import Liver
from myospasm.blood.lungs import Lungs
from myospasm.blood.minerals import Binding, Ligands
from myospasm.blood.panel import Panel
from myospasm.blood.parathyroid import Bone, Parathyroid
from myospasm.blood.skin import Skin
from myospasm.blood.solutes import Number, Solutes, charge
from myospasm.blood.water import BodyWater, around
from myospasm.ground import component


class Found(NamedTuple):
    """What a laboratory would find in the blood at a moment."""

    outside: Solutes  # mmol/L
    albumin: Number  # g/L
    hemoglobin: Number  # g/L
    pco2: Number  # mmHg
    ph: Number
    bicarbonate: Number  # mmol/L
    calcium: Number  # ionized, mmol/L
    magnesium: Number  # ionized, mmol/L
    osmolality: Number  # mosm/kg


class Drawn(NamedTuple):
    """What determines all the rest of a blood test."""

    outside: Solutes  # mmol/L
    albumin: Number  # g/L
    hemoglobin: Number  # g/L
    pco2: Number  # mmHg


@component
class Blood:
    """Water, salts, acid, hormones and vessels, and the organs that keep them in order."""

    panel: Panel = Panel()
    water: BodyWater = BodyWater()
    acid_base: AcidBase = AcidBase()
    binding: Binding = Binding()
    lungs: Lungs = Lungs()
    parathyroid: Parathyroid = Parathyroid()
    bone: Bone = Bone()
    hormones: Hormones = Hormones()
    kidney: Kidney = Kidney()
    cells: Cells = Cells()
    liver: Liver = Liver()
    gut: Gut = Gut()
    skin: Skin = Skin()
    dialyzer: Dialyzer = Dialyzer()
    circulation: Circulation = Circulation()

    def drawn(self) -> Drawn:
        """Blood as the panel says; anions beyond those of health are small acids that the kidneys left behind."""
        panel = self.panel
        albumin, hemoglobin, pco2 = (jnp.asarray(x) for x in (panel.albumin, panel.hemoglobin, panel.pco2))
        gathered = jnp.maximum(self._unnamed(panel) - self._unnamed(Panel()), 0.0)
        return Drawn(around(panel)._replace(acids=gathered), albumin, hemoglobin, pco2)

    def unmeasured(self) -> Number:
        """mEq/L of anions that no one measures and that stay: as in health, or fewer."""
        return jnp.minimum(self._unnamed(self.panel), self._unnamed(Panel()))

    def _unnamed(self, panel: Panel) -> Number:
        """mEq/L of anions without which a panel's charges would not add up."""
        ph = self.acid_base.pk + jnp.log10(panel.bicarbonate / (self.acid_base.solubility * panel.pco2))
        buffers = Buffers(panel.pco2, panel.albumin, panel.phosphate, panel.hemoglobin)
        return charge(around(panel)) - self.acid_base.strong_ions(ph, buffers)

    def found(self, drawn: Drawn, unmeasured: Number) -> Found:
        """The whole blood test: acid from charges, free calcium and magnesium from what binds them."""
        outside = drawn.outside
        buffers = Buffers(drawn.pco2, drawn.albumin, outside.phosphate, drawn.hemoglobin)
        ph = self.acid_base.ph(charge(outside) - unmeasured, buffers)
        bicarbonate = self.acid_base.bicarbonate(ph, drawn.pco2)
        ligands = Ligands(drawn.albumin, ph, bicarbonate, outside.phosphate, outside.lactate, outside.citrate)
        free = self.binding.ionized(outside.calcium, outside.magnesium, ligands)
        return Found(*drawn, ph, bicarbonate, *free, self.water.osmolality(outside))
