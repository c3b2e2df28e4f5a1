"""Pressure, and what of it is left at the leg: the heart, the blood's volume, and a narrowed artery."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.blood.solutes import Number
from myospasm.ground import component, param


class Pressures(NamedTuple):
    """mmHg."""

    arm: Number  # mean arterial
    ankle: Number  # mean arterial, beyond a narrowed artery
    muscle: Number  # what a cuff leaves of the ankle's


@component
class Circulation:
    """The heart keeps the pressure up until a tenth of the blood is lost; a narrow artery keeps it from the leg.

    Equation: P = P_0 exp(-d/P_0) + rise x, d = fall w [softplus((1 - V - spare)/w) - softplus(-spare/w)], V over rest;
    ankle = P/(1 + R G), R the stenosis,
    G the open vessels' conductance below it (flow at the usual pressure over it); with exercise G grows and the ankle's
    pressure falls; its pulse is damped by 1/(1 + R/R_d), so that systolic pressure falls more
    than the mean. A cuff shuts the flow where it is above the pressure.
    Shapes: single numbers; `opening` (muscles,). Source: Luck2017 (pressure at work); the baroreflex and the ankle's
    pulse are assumed. Errors: the pressure of people with a narrowed artery rises as in others (18 mmHg, not 10, in
    Luck2017); mean pressures only, systolic by a ratio; no heart rate, no autoregulation of skin and gut, no collateral
    growth but in the resistance, no hydrostatic column (it cancels in flow).
    """

    pressure: float = param(93.0, "mmHg", "assumed", "mean arterial at rest: 120 over 80", 70, 105)
    spare: float = param(0.10, "1", "assumed", "share of blood that can be lost before pressure falls", 0.05, 0.2)
    fall: float = param(
        350.0, "mmHg", "assumed", "per share of blood lost beyond that, at first: 29 mmHg for a fifth in all"
    )
    softness: float = param(0.02, "1", "assumed", "of that corner")
    rise: float = param(10.0, "mmHg", "Luck2017", "of mean pressure at the fatigue of a calf, healthy", 8, 12)
    stenosis: float = param(0.0, "mmHg s/L", "assumed", "of a leg's artery; 0 in health")
    relief: float = param(1.0, "1", "assumed", "what a treatment leaves of that resistance")
    leg: float = param(4.0, "L", "assumed", "muscle that a leg's artery feeds below the knee and thigh", 2, 8)
    systolic: float = param(1.29, "1", "assumed", "systolic over mean at the arm: 120 over 93")
    amplification: float = param(1.1, "1", "assumed", "systolic at the ankle over the arm's in health", 1.0, 1.2)
    damping: float = param(800.0, "mmHg s/L", "assumed", "stenosis that halves the pulse beyond it")
    other: float = param(3.0e-5, "L/s/mmHg", "assumed", "conductance of the leg's skin and bone: 170 mL/min at rest")

    def mean(self, volume: Number, exercise: Number) -> Number:
        """Arterial pressure (mmHg) at a blood volume (over that at rest) and exercise (0 to 1 of the greatest)."""
        lost = self._lost(1.0 - volume) - self._lost(0.0)
        return self.pressure * jnp.exp(-lost / self.pressure) + self.rise * exercise

    def _lost(self, share: Number | float) -> Number:
        beyond = (share - self.spare) / self.softness
        return self.fall * self.softness * jnp.logaddexp(beyond, 0.0)

    def pressures(self, arm: Number, opening: Float[Array, " muscles"], cuff: Number) -> Pressures:
        """What is left at the ankle and in the muscles with vessels so far open (1/s)."""
        conductance = jnp.mean(opening) * self.leg / self.pressure + self.other
        ankle = arm / (1.0 + self.stenosis * self.relief * conductance)
        shut = 1.0 / (1.0 + jnp.exp(-(ankle - cuff) / 4.0))
        return Pressures(arm, ankle, jnp.where(cuff > 0.0, ankle * shut, ankle))

    def ankle_brachial_index(self, arm: Number, ankle: Number) -> Number:
        """Systolic pressure at the ankle over that at the arm; under 0.9 an artery is narrow."""
        pulse = (self.systolic * self.amplification - 1.0) / (1.0 + self.stenosis * self.relief / self.damping)
        return ankle * (1.0 + pulse) / (arm * self.systolic)
