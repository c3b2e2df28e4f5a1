"""The hormones that tell the kidneys how much water and salt to keep, and the thirst that goes with them."""

from __future__ import annotations

import math
from typing import NamedTuple

import jax
import jax.numpy as jnp

from myospasm.blood.solutes import Number
from myospasm.ground import component, param


class State(NamedTuple):
    """In plasma, over that of health at rest."""

    adh: Number
    aldosterone: Number


class Volumes(NamedTuple):
    """What the brain, the heart and the adrenal glands feel."""

    osmolality_excess: Number | float
    """Effective osmolality over that at rest, mosm/kg: of salts and mannitol; urea and glucose do not count."""
    blood_volume: Number | float
    """Over that at rest."""
    potassium_ratio: Number | float
    """Plasma potassium over that at rest."""
    stress: Number | float = 0.0
    """Nausea or a race, over the hormone of rest; a day's race leaves some 1 (HewButler2011)."""


def grown(drive: Number | float, most: Number | float) -> Number:
    """exp(drive) that levels off at `most`: 1 at 0, never negative."""
    return most * jax.nn.sigmoid(jnp.asarray(drive) - jnp.log(most - 1.0))


@component
class Hormones:
    """When the blood is too salty or there is too little of it, hormones tell the kidneys to save water and salt.

    Equation: ADH goal = [s(x) / s(0) + g(k (1 - v - v_0), most) + nonosmotic + stress] / [1 + g(-k v_0, most)],
    x = (excess + threshold)/softness, s(x) = ln(1 + e^x), v the blood volume; a straight line above its threshold.
    Aldosterone goal = least + (1 - least) g(r (1 - v) + p ln K, most); g(x, m) = m / (1 + (m - 1) e^-x).
    Both approach their goals exponentially. Shapes: any that broadcast. Source: Robertson1976 (osmolality), Dunn1973
    (volume), Baumann1976 (half-life), Dluhy1972 (potassium), Thompson1986 and Li2012 (thirst).
    Errors: the tubules answer aldosterone at once instead of after an hour; no renin, angiotensin, natriuretic peptide
    or nerves by name; posture and the time of the day do nothing; a drink does not quench before it is absorbed.
    """

    threshold: float = param(7.0, "mmol/kg", "Robertson1976", "rest at 287 over 280, where secretion begins", 3, 8)
    softness: float = param(0.7, "mmol/kg", "assumed", "rounding of the threshold, so that it is smooth")
    nonosmotic: float = param(0.0, "1", "HewButler2011", "health: none; inappropriate secretion raises it")
    race: float = param(1.0, "1", "HewButler2011", "stress of the hardest exercise, over the hormone of rest", 0, 2)
    volume_threshold: float = param(0.09, "1", "Dunn1973", "blood lost until it doubles; 8 to 10 %", 0.08, 0.1)
    volume_steepness: float = param(30.0, "1", "assumed", "30 times at 20 % lost, as Dunn1973 in the rat", 17, 40)
    most_adh: float = param(
        100.0, "1", "assumed", "in deep hypotension some 100 times the usual; from a textbook figure"
    )
    adh_half_life: float = param(1446.0, "s", "Baumann1976", "24.1 min; 5 in the dog", 324, 1446)
    least_aldosterone: float = param(
        0.2, "1", "Williams1972", "6 of 81 ng/dL after saline, from a salt-poor diet", 0.07, 0.5
    )
    renin: float = param(
        20.0, "1", "assumed", "2 to 3 times at 5 to 7 % of blood lost, as on standing; 15 to 25", 15, 25
    )
    potassium_power: float = param(
        4.0, "1", "assumed", "twice at 1 mmol/L more; Dluhy1972 shows the sign and a line", 2, 6
    )
    most_aldosterone: float = param(15.0, "1", "Williams1972", "of the least; 81 over 6 ng/dL is 13", 8, 20)
    aldosterone_half_life: float = param(1500.0, "s", "Coppage1962", "some 20 to 30 min; from memory", 1200, 1800)
    thirst_span: float = param(25.6, "mmol/kg", "Thompson1986", "excess of a full 10 cm: 0.39 cm per mosm/kg", 23, 34)
    thirst_volume: float = param(
        0.3, "1", "Li2012", "blood lost at a full scale: 13 mm per L, a fifth of it blood's", 0.2, 0.5
    )

    def goals(self, seen: Volumes) -> State:
        """Where both hormones would settle."""
        lost, usual = 1.0 - jnp.asarray(seen.blood_volume), self.threshold / self.softness
        line = jax.nn.softplus(seen.osmolality_excess / self.softness + usual) / jax.nn.softplus(usual)
        calls = grown(self.volume_steepness * (lost - self.volume_threshold), self.most_adh)
        at_rest = grown(-self.volume_steepness * self.volume_threshold, self.most_adh)
        adh = (line + calls + self.nonosmotic + seen.stress) / (1.0 + at_rest)
        drive = self.renin * lost + self.potassium_power * jnp.log(seen.potassium_ratio)
        least = self.least_aldosterone
        return State(adh, least + (1.0 - least) * grown(drive, self.most_aldosterone))

    def rest(self) -> State:
        """In balance."""
        return self.goals(Volumes(jnp.zeros(()), jnp.ones(()), jnp.ones(())))

    def step(self, state: State, seen: Volumes, dt: float) -> State:
        """The hormones after `dt` s."""
        lives = State(jnp.asarray(self.adh_half_life), jnp.asarray(self.aldosterone_half_life))
        return jax.tree.map(_approach(dt), state, self.goals(seen), lives)

    def thirst(self, osmolality_excess: Number | float, volume: Number | float) -> Number:
        """The wish to drink beyond that of rest, 0 to 1."""
        wish = osmolality_excess / self.thirst_span + (1.0 - jnp.asarray(volume)) / self.thirst_volume
        return jnp.tanh(jnp.maximum(wish, 0.0))


def _approach(dt: float):
    def toward(now, goal, half_life):
        return goal + (now - goal) * jnp.exp(-math.log(2.0) * dt / half_life)

    return toward
