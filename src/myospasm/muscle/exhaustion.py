"""What acid, phosphate and want of fuel do to contraction, and how much of it is felt."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param
from myospasm.muscle.fuel import Fuel, State

Number = Float[Array, " muscles"]


class Effects(NamedTuple):
    """All (muscles,), 1 at rest unless said."""

    force: Number  # of attached cross-bridges
    slowing: Number  # of contraction and relaxation, 1 and more
    release: Number  # of calcium per impulse
    rigor: Number  # share of cross-bridges that cannot let go, 0 at rest
    felt: Number  # by thin nerve fibers, 0 at rest to 1


@component
class Exhaustion:
    """A tired muscle is a little weaker, relaxes slowly, and burns; one without any ATP cannot let go.

    Equation: force = [1 - k_Pi ln(Pi/Pi_0)/ln(30/Pi_0) - k_H (pH_0 - pH)/0.85] x what ATP is enough for;
    slowing = 1 + s (pH_0 - pH) + s_ADP x/(1 + x), x = (ADP - ADP_0)/ADP_1;
    release = (1 - l g_half/(g + g_half)) ATP/(ATP + A_half),
    over that at rest; rigor = 1/(1 + (ATP/A_rigor)^4); felt = (x_H x_L x_P)^(1/3), from 0 to 1: acid, lactate and
    phosphate are only felt together. Shapes: (muscles,).
    Source: Coupland2001 and Debold2004 (phosphate and acid near body temperature), Cady1989 (relaxation), DutkaLamb2004
    (low ATP), Ortenblad2011 (glycogen), Pollak2014 (metabolites together).
    Errors: skinned fibers stand for whole ones; no link of release to phosphate in the reticulum; fast and slow fibers
    suffer alike.
    """

    phosphate_loss: float = param(
        0.16, "1", "Coupland2001", "force lost at 30 mmol/L, 32 to 42 degC; from memory", 0.1, 0.25
    )
    acid_loss: float = param(0.1, "1", "Debold2004", "force lost at pH 6.2, 30 degC; from memory", 0.05, 0.2)
    acid_slowing: float = param(1.0, "1", "Cady1989", "relaxation half as slow again at pH 6.55; from memory", 0.5, 2.0)
    adp_slowing: float = param(
        0.2, "1", "Cady1989", "the part without acid, as in McArdle's disease; from memory", 0.1, 0.5
    )
    much_adp: float = param(0.1, "mmol/L", "assumed", "free ADP that slows by that part")
    half_glycogen: float = param(25.0, "mmol/L", "assumed", "glycogen at which half of that loss is felt")
    glycogen_loss: float = param(0.3, "1", "Ortenblad2011", "release lost without any glycogen; from memory", 0.2, 0.4)
    half_atp: float = param(
        0.12, "mmol/L", "DutkaLamb2004", "release falls by 10 % at 1 mmol/L, 20 % at 0.5", 0.1, 0.15
    )
    rigor_atp: float = param(0.3, "mmol/L", "DutkaLamb2004", "force rises 6 times slower at 0.1 mmol/L", 0.1, 0.5)
    pain: float = param(10.0, "1", "assumed", "pain, 0 to 10, of an exhausted muscle")
    much_acid: float = param(0.5, "1", "Broxterman2017", "fall of pH at task failure, fully felt", 0.36, 0.64)
    much_lactate: float = param(20.0, "mmol/L", "assumed", "in the fibers, fully felt")

    def effects(self, fuel: Fuel, state: State) -> Effects:
        """What this muscle's chemistry does to it."""
        sour = jnp.maximum(fuel.resting_ph - fuel.ph(state), 0.0)
        phosphate, adp = fuel.phosphate(state), fuel.adp(state)
        resting = fuel.resting_phosphate
        risen = jnp.maximum(jnp.log(phosphate / resting) / jnp.log(30.0 / resting), 0.0)
        spare = fuel.adp(fuel.rest(1))[0]
        force = 1.0 - self.phosphate_loss * risen - self.acid_loss * sour / 0.85
        much = jnp.maximum(adp - spare, 0.0) / self.much_adp
        slowing = 1.0 + self.acid_slowing * sour + self.adp_slowing * much / (1.0 + much)
        return Effects(
            jnp.maximum(force, 0.2) * fuel.able(state), slowing, self._release(fuel, state),
            1.0 / (1.0 + (state.atp / self.rigor_atp) ** 4), self._felt(fuel, state, sour),
        )  # fmt: skip

    def _release(self, fuel: Fuel, state: State) -> Number:
        def share(glycogen: Number | float, atp: Number | float) -> Number | float:
            spared = 1.0 - self.glycogen_loss * self.half_glycogen / (glycogen + self.half_glycogen)
            return spared * atp / (atp + self.half_atp)

        usual = share(fuel.resting_glycogen, fuel.resting_atp)
        return jnp.minimum(share(state.glycogen, state.atp) / usual, 1.0)

    def _felt(self, fuel: Fuel, state: State, sour: Number) -> Number:
        acid = jnp.minimum(sour / self.much_acid, 1.0)
        lactate = jnp.clip((state.lactate - fuel.resting_lactate) / self.much_lactate, 0.0, 1.0)
        split = 1.0 - state.phosphocreatine / fuel.resting_phosphocreatine
        return jnp.cbrt(acid * lactate * jnp.clip(split, 0.0, 1.0) + 1e-12) - 1e-4
