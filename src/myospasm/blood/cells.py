"""What the body's cells take from the water around them and give back to it."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.solutes import Number, Solutes, solutes
from myospasm.ground import component, param


class Bathed(NamedTuple):
    """The water in and around the cells."""

    outside: Solutes  # mmol/L
    inside: Solutes  # mmol/L of cell water
    outside_at_rest: Solutes
    inside_at_rest: Solutes
    ph: Number  # above that at rest


@component
class Cells:
    """Nearly all of the body's potassium is in its cells, which take in what is too much and lend what is missing.

    Equation: potassium into the water around = k_K [K_0 (K_i/K_i0) (1 - a (pH - pH_0)) - K], swapped
    for sodium one to one; magnesium and phosphate alike without the swap; urea and creatinine = k (C_i - C_o).
    Shapes: single numbers; mmol/s out of the cells. Source: Adrogue1981 (potassium and acid), Vartia2013 (urea),
    Mostellar1964 (phosphate and overbreathing). Errors: insulin, catecholamines and exercise do not move potassium;
    one kind of cell; magnesium that leaves takes an unmeasured anion along.
    """

    potassium: float = param(0.010, "L/s", "assumed", "clearance into cells: half of a load within 15 min", 0.004, 0.03)
    potassium_acid: float = param(
        0.6, "1", "Adrogue1981", "relative rise per pH, mineral or respiratory; 0.1 to 0.6 mmol/L per 0.1", 0.2, 1.5
    )
    potassium_inside: float = param(150.0, "mmol/L", "Kunis2007", "of cell water", 139, 160)
    sodium_inside: float = param(12.0, "mmol/L", "Hille2001", "of cell water", 10, 15)
    magnesium: float = param(0.002, "L/s", "assumed", "free exchange with cells: hours", 5e-4, 5e-3)
    magnesium_inside: float = param(9.0, "mmol/L", "Pitts1974", "most of it bound", 8, 15)
    phosphate: float = param(0.002, "L/s", "assumed", "mobilization in dialysis: some 100 mL/min", 1e-3, 3e-3)
    phosphate_alkali: float = param(
        2.5, "1", "assumed", "relative fall per pH in respiratory alkalosis: half at 7.65", 1, 4
    )
    phosphate_inside: float = param(1.0, "mmol/L", "assumed", "what of it is free to move")
    urea: float = param(0.0133, "L/s", "Vartia2013", "0.8 L/min between compartments", 0.01, 0.0167)
    creatinine: float = param(0.008, "L/s", "assumed", "somewhat slower than urea", 0.004, 0.012)

    def resting(self, outside: Solutes) -> Solutes:
        """In the cells of someone in balance, mmol/L of their water."""
        return solutes(
            sodium=self.sodium_inside + 0.0 * outside.sodium,
            potassium=self.potassium_inside + 0.0 * outside.sodium,
            magnesium=self.magnesium_inside + 0.0 * outside.sodium,
            phosphate=self.phosphate_inside * outside.phosphate,
            urea=outside.urea,
            creatinine=outside.creatinine,
        )

    def exchange(self, bathed: Bathed) -> Solutes:
        """What leaves the cells, mmol/s."""
        now, inner = bathed.outside, bathed.inside
        usual, inner_usual = bathed.outside_at_rest, bathed.inside_at_rest
        full = inner.potassium / inner_usual.potassium
        potassium = self.potassium * (usual.potassium * full * (1.0 - self.potassium_acid * bathed.ph) - now.potassium)
        shift = jnp.exp(-self.phosphate_alkali * jnp.maximum(bathed.ph, 0.0))
        return solutes(
            potassium=potassium,
            sodium=-potassium,
            magnesium=self.magnesium * (usual.magnesium * inner.magnesium / inner_usual.magnesium - now.magnesium),
            phosphate=self.phosphate
            * (usual.phosphate * shift * inner.phosphate / inner_usual.phosphate - now.phosphate),
            urea=self.urea * (inner.urea - now.urea),
            creatinine=self.creatinine * (inner.creatinine - now.creatinine),
        )
