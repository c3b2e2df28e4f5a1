"""The volley of sensory nerve fibers that a shock sets off."""

from __future__ import annotations

from jaxtyping import Array, Float

from myospasm.ground import component, param


@component
class Volley:
    """How many of a muscle's spindle fibers a shock to the nerve excites: they answer before the motor fibers do.

    Equation: share = 1 / (1 + (I_half / I)^n), I the current over that for a maximal M wave: log-logistic, as the
    thresholds of fibers scatter with their diameter and depth in the nerve.
    Shapes: (muscles,) -> (muscles,) 1.
    Source: PierrotDeseilligny2012 (Ia fibers' threshold is the lowest, with shocks of 1 ms); numbers assumed.
    Errors: one pulse length; tendon organ fibers, of nearly the same threshold, send no volley.
    """

    half_current: float = param(0.42, "1", "assumed", "motor fibers' median is 0.6; Ia fibers are 1.2 times as thick")
    steepness: float = param(7.0, "1", "assumed", "thresholds scatter by 25 %")
    point: float = param(0.3, "1", "assumed", "share of the fibers that a shock at the motor point can excite")

    def share(self, nerve: Float[Array, " muscles"], point: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """Share of the Ia fibers that fire for these currents at the nerve and at the motor point."""
        return self._excited(nerve) + self.point * self._excited(point)

    def _excited(self, current: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        power = (current / self.half_current) ** self.steepness
        return power / (1.0 + power)
