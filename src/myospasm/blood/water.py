"""The water of the body and where it is: in the cells, between them, and in the blood."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.panel import Panel
from myospasm.blood.solutes import Flow, Number, Solutes, scaled, total
from myospasm.ground import component, param


class State(NamedTuple):
    """Water in L, what is dissolved in it in mmol, albumin in g."""

    cells: Number  # L
    interstitium: Number  # L
    plasma: Number  # L
    outside: Solutes  # mmol, in interstitium and plasma together
    inside: Solutes  # mmol, in the cells
    albumin: Number  # g, in plasma


class Moved(NamedTuple):
    """What happens to the water and its solutes in a second."""

    blood: Flow  # into the blood from gut, vein, kidney, skin...: L/s, mmol/s
    cells: Solutes  # out of the cells into the water around them, mmol/s
    albumin: Number  # made less lost, g/s


@component
class BodyWater:
    """Two thirds of the body's water are in its cells; salt pulls water out of them, albumin pulls it into the blood.

    Equation: cells' = k (osm_in - osm_out); plasma' = J_blood - filtration;
    filtration = K_f [(P_c - P_i) - (pi_p - pi_i)] less its value at rest, which lymph returns (Starling), with
    P_c = P_c0 + (plasma - plasma_0)/C_c, P_i likewise, and pi = 2.1 c + 0.16 c2 + 0.009 c3 of total protein c (g/dL).
    osm = 2 phi (Na + K) + 3 phi (Ca + Mg) + urea + glucose + creatinine + mannitol; in cells phi (Na + K + Mg + Cl) +
    phosphate + urea + creatinine and what cannot leave them.
    Shapes: single numbers. Source: Pietribiasi2016 (filtration), LandisPappenheimer1963 (colloid pressure),
    Lobo2001 (compliances). Errors: salts are as concentrated in plasma as between cells (no Donnan share); red cells
    keep their volume; albumin between cells does not move; bone and gut water count as between cells.
    """

    mass: float = param(70.0, "kg", "assumed", "a reference man; cohorts and patients bring their own")
    height: float = param(1.75, "m", "assumed", "a reference man")
    in_cells: float = param(0.40, "L/kg", "Pitts1974", "two thirds of body water", 0.33, 0.45)
    between_cells: float = param(0.157, "L/kg", "Pitts1974", "extracellular water less plasma", 0.14, 0.2)
    edema: float = param(0.0, "L/kg", "assumed", "health: none; what someone's tissue holds beside it, over weeks")
    in_plasma: float = param(0.043, "L/kg", "BioGears", "3.0 L in a man of 70 kg", 0.035, 0.05)
    permeability: float = param(5.0e-4, "L/s", "assumed", "per mosm/L: half of a change in a minute, over all cells")
    osmotic: float = param(0.93, "1", "RobinsonStokes1959", "osmotic coefficient of salts in plasma")
    filtration: float = param(1.67e-4, "L/s/mmHg", "Pietribiasi2016", "10 mL/min/mmHg", 2.7e-5, 3.07e-4)
    vein: float = param(
        0.3, "L/mmHg", "Lobo2001", "plasma lost per mmHg that capillary pressure falls; fit below", 0.05, 0.3
    )
    tissue: float = param(
        0.5,
        "L/mmHg",
        "Lobo2001",
        "of the water between cells; fit: 2 L of saline in 1 h lower hemoglobin by 7.5 %",
        0.5,
        5,
    )
    albumin_share: float = param(0.6, "1", "BioGears", "albumin over total protein of plasma", 0.5, 0.65)
    interstitial_albumin: float = param(0.35, "1", "Aukland1993", "between cells over in plasma", 0.25, 0.6)

    def outside(self, state: State) -> Solutes:
        """Concentrations around the cells and in plasma, mmol/L."""
        return scaled(state.outside, 1.0 / (state.interstitium + state.plasma))

    def inside(self, state: State) -> Solutes:
        """Concentrations in the cells, mmol/L."""
        return scaled(state.inside, 1.0 / state.cells)

    def osmolality(self, outside: Solutes) -> Number:
        """Of plasma and of the water between cells, mosm/kg."""
        salts = 2.0 * (outside.sodium + outside.potassium) + 3.0 * (outside.calcium + outside.magnesium)
        return self.osmotic * salts + outside.urea + outside.glucose + outside.creatinine + outside.mannitol

    def effective(self, outside: Solutes) -> Number:
        """What of it draws water out of cells for good: not urea, nor the sugar of health."""
        return self.osmolality(outside) - outside.urea - outside.creatinine

    def rest(self, outside: Solutes, inside: Solutes, albumin: float | Number) -> State:
        """Everything where it is in health: concentrations (mmol/L) around and in the cells, albumin in g/L."""
        mass = jnp.asarray(self.mass)
        cells, between, plasma = mass * self.in_cells, self.roomy(), mass * self.in_plasma
        return State(cells, between, plasma, scaled(outside, between + plasma), scaled(inside, cells), albumin * plasma)

    def roomy(self) -> Number:
        """Water between the cells at rest, L, with the edema of a patient."""
        return jnp.asarray(self.mass * (self.between_cells + self.edema))

    def crowding(self, interstitium: Number) -> Number:
        """Water between the cells in health, without edema, over what there is."""
        return self.mass * self.between_cells / interstitium

    def colloid(self, albumin: Number) -> Number:
        """Colloid osmotic pressure (mmHg) of plasma with so much albumin (g/L)."""
        protein = albumin / self.albumin_share / 10.0
        return 2.1 * protein + 0.16 * protein**2 + 0.009 * protein**3

    def leak(self, state: State, at_rest: State) -> Number:
        """Plasma filtered out of the capillaries beyond what lymph returns, L/s; negative: refilling."""
        fallen = (state.plasma - at_rest.plasma) / self.vein - (state.interstitium - at_rest.interstitium) / self.tissue
        return self.filtration * (fallen - self._pull(state, at_rest) + self._pull(at_rest, at_rest))

    def _pull(self, state: State, at_rest: State) -> Number:
        between = self.interstitial_albumin * at_rest.albumin / at_rest.plasma * at_rest.interstitium
        return self.colloid(state.albumin / state.plasma) - self.colloid(between / state.interstitium)

    def swelling(self, state: State, at_rest: State) -> Number:
        """Water drawn into the cells, L/s: what is dissolved in them against what surrounds them."""
        trapped = at_rest.cells * (self.osmolality(self.outside(at_rest)) - self._free(self.inside(at_rest)))
        inner = trapped / state.cells + self._free(self.inside(state))
        return self.permeability * (inner - self.osmolality(self.outside(state)))

    def _free(self, inside: Solutes) -> Number:
        """What comes and goes of the cells' osmotic particles; a swap of potassium for sodium changes nothing."""
        salts = inside.sodium + inside.potassium + inside.magnesium + inside.chloride
        return self.osmotic * salts + inside.urea + inside.creatinine + inside.phosphate

    def step(self, state: State, at_rest: State, moved: Moved, dt: float) -> State:
        """The body's water after `dt` s; flows of solutes are kept to the last digit."""
        leak, swelling = self.leak(state, at_rest), self.swelling(state, at_rest)
        return State(
            cells=state.cells + dt * swelling,
            interstitium=state.interstitium + dt * (leak - swelling),
            plasma=state.plasma + dt * (moved.blood.water - leak),
            outside=total(state.outside, scaled(total(moved.blood.solutes, moved.cells), dt)),
            inside=total(state.inside, scaled(moved.cells, -dt)),
            albumin=state.albumin + dt * moved.albumin,
        )

    def all_water(self, state: State) -> Number:
        """Total body water, L."""
        return state.cells + state.interstitium + state.plasma

    def blood_volume(self, state: State, hemoglobin: float | Number) -> Number:
        """Plasma and red cells, L; a red cell is a third hemoglobin."""
        at_rest = self.mass * self.in_plasma
        cells = hemoglobin / 330.0
        return state.plasma + at_rest * cells / (1.0 - cells)


def around(panel: Panel) -> Solutes:
    """The solutes of a panel, mmol/L; citrate and mannitol are not found in health."""
    none = jnp.zeros(())
    return Solutes(*(jnp.asarray(getattr(panel, name, none)) for name in Solutes._fields))
