"""How much carbon dioxide breathing leaves in the blood, and how much oxygen it brings."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.panel import Panel
from myospasm.blood.solutes import Number
from myospasm.ground import component, param


class State(NamedTuple):
    """Of arterial blood."""

    pco2: Number  # mmHg


@component
class Lungs:
    """We breathe more when the blood is sour and less when it is alkaline, or as much as we are told to.

    Equation: PCO2' = (goal - PCO2)/tau; goal = the pressure that is willed, or PCO2_0 + k (HCO3 - HCO3_0) between a
    lowest and a highest, k larger in acidosis; tau long where an overbreather breathes freely again: the emptied
    stores fill only with what the body makes. Shapes: any that broadcast.
    Source: NarinsEmmett1980 (acidosis), Javaheri1982 (alkalosis), Sullivan1967 (stores).
    Errors: the answer to acid takes minutes here and up to a day in people; no lack of oxygen, no fever and no
    pregnancy drives breathing but through the panel's PCO2; breathing keeps up with any exercise; the stores are one.
    """

    acidosis: float = param(1.2, "mmHg L/mmol", "NarinsEmmett1980", "fall of PCO2 per fall of bicarbonate", 1.0, 1.5)
    alkalosis: float = param(0.7, "mmHg L/mmol", "Javaheri1982", "rise per rise of bicarbonate", 0.25, 1.0)
    lowest: float = param(10.0, "mmHg", "Albert1967", "as low as people with acidosis can breathe; from memory", 8, 12)
    highest: float = param(60.0, "mmHg", "Javaheri1982", "lack of oxygen drives breathing then; from memory", 55, 86)
    willed_time: float = param(
        90.0, "s", "assumed", "to a told pressure; half a fall takes 3 min if air is fixed", 60, 260
    )
    refill_time: float = param(540.0, "s", "Sullivan1967", "from 16 to 35 mmHg in 15 min of free breathing", 520, 580)
    oxygen_bound: float = param(1.34, "L/kg", "Nunn1987", "by hemoglobin", 1.31, 1.39)
    saturation: float = param(0.97, "1", "Nunn1987", "of arterial hemoglobin", 0.95, 0.98)

    def rest(self, panel: Panel) -> State:
        """As the person breathes at rest."""
        return State(jnp.asarray(panel.pco2))

    def goal(self, bicarbonate: Number | float, panel: Panel) -> Number:
        """The pressure of carbon dioxide (mmHg) that free breathing tends to at this bicarbonate (mmol/L)."""
        excess = jnp.asarray(bicarbonate) - panel.bicarbonate
        answer = panel.pco2 + jnp.where(excess < 0, self.acidosis, self.alkalosis) * excess
        lowest, highest = jnp.minimum(self.lowest, panel.pco2), jnp.maximum(self.highest, panel.pco2)
        return jnp.clip(answer, lowest, highest)

    def step(self, state: State, wanted: Number | float, bicarbonate: Number | float, panel: Panel, dt: float) -> State:
        """After `dt` s; `wanted` is the pressure that is willed, mmHg; 0: the person breathes as the body wants."""
        willed = jnp.asarray(wanted) > 0
        goal = jnp.where(willed, wanted, self.goal(bicarbonate, panel))
        fills = jnp.logical_and(goal > state.pco2, jnp.logical_not(willed))
        time = jnp.where(fills, self.refill_time, self.willed_time)
        return State(goal + (state.pco2 - goal) * jnp.exp(-dt / time))

    def oxygen(self, hemoglobin: Number | float) -> Number:
        """Oxygen in arterial blood, L of gas per L, at so much hemoglobin (g/L)."""
        return jnp.asarray(self.oxygen_bound * 1e-3 * hemoglobin * self.saturation)
