"""The hormones that tell the kidney to save water or salt, and thirst."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.solutes import Number
from myospasm.ground import component, param


class State(NamedTuple):
    """Over that of health at rest."""

    adh: Number  # antidiuretic hormone
    aldosterone: Number


class Felt(NamedTuple):
    """What the body senses of its water and salts."""

    osmolality: Number  # mosm/kg above that at rest
    volume: Number  # of blood, over that at rest
    potassium: Number  # of plasma, over that at rest


@component
class Hormones:
    """When the blood gets salty or scarce the brain saves water and makes us thirsty; salt is saved more slowly.

    Equation: goal of ADH = 1 + slope dOsm + nonosmotic + (exp(k max(loss - spare, 0)) - 1), from 0 up;
    goal of aldosterone = exp(v loss) (K/K_0)^p; both approached with their half-lives; thirst = dOsm/9 beyond 5.
    Shapes: single numbers. Source: Robertson1976 (osmotic and volume control of vasopressin), Himathongkam1975
    (potassium and aldosterone). Errors: no renin or angiotensin of their own, no natriuretic peptide (the kidney feels
    volume itself), no habit of drinking, no nausea.
    """

    slope: float = param(0.2, "1", "Robertson1976", "per mosm/kg: 0.38 (Osm - 280) ng/L, 2 at rest", 0.15, 0.4)
    spare: float = param(0.08, "1", "Robertson1976", "share of blood volume lost before ADH answers", 0.05, 0.1)
    volume_gain: float = param(20.0, "1", "Robertson1976", "exponential rise beyond that; from memory", 10, 30)
    nonosmotic: float = param(0.0, "1", "assumed", "ADH that stays on whatever the osmolality; 0 in health")
    half_life: float = param(900.0, "s", "Robertson1976", "of ADH and its effect: 10 to 20 min", 600, 1200)
    aldosterone_volume: float = param(10.0, "1", "assumed", "a tenth less blood makes 2.7 times as much", 5, 20)
    aldosterone_potassium: float = param(
        5.0, "1", "Himathongkam1975", "power: half a mmol/L more makes 1.8 times as much; from memory", 3, 8
    )
    aldosterone_half_life: float = param(1800.0, "s", "assumed", "with its slow effect", 1200, 3600)
    thirst_start: float = param(5.0, "1", "Robertson1976", "mosm/kg above rest: some 290 to 295", 2, 10)
    thirst_full: float = param(14.0, "1", "Robertson1976", "mosm/kg above rest; from memory", 10, 20)

    def rest(self) -> State:
        """In balance."""
        return State(jnp.ones(()), jnp.ones(()))

    def step(self, state: State, felt: Felt, dt: float) -> State:
        """The hormones after `dt` s."""
        lost = 1.0 - felt.volume
        emergency = jnp.exp(self.volume_gain * jnp.maximum(lost - self.spare, 0.0)) - 1.0
        adh = jnp.maximum(1.0 + self.slope * felt.osmolality, self.nonosmotic) + emergency
        aldosterone = jnp.exp(self.aldosterone_volume * lost) * felt.potassium**self.aldosterone_potassium
        half = jnp.log(2.0)
        return State(
            jnp.clip(adh, 0.0, 20.0) + (state.adh - jnp.clip(adh, 0.0, 20.0)) * jnp.exp(-half * dt / self.half_life),
            aldosterone + (state.aldosterone - aldosterone) * jnp.exp(-half * dt / self.aldosterone_half_life),
        )

    def thirst(self, felt: Felt) -> Number:
        """From 0 to 1."""
        salty = (felt.osmolality - self.thirst_start) / (self.thirst_full - self.thirst_start)
        return jnp.clip(salty + jnp.maximum(1.0 - felt.volume - self.spare, 0.0) / 0.1, 0.0, 1.0)
