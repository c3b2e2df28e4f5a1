"""Crosstalk where a nerve lost its insulation: an impulse in some fibers sets off its neighbors."""

from __future__ import annotations

from typing import Any

from jaxtyping import Array, Float

from myospasm.ground import component, each


@component
class Crosstalk:
    """Bare nerve fibers that touch excite each other: who shuts the eye then moves the mouth too.

    Equation: V += k s at the fibers that are not refractory, s the share of the root's fibers through which an impulse
    passes in this ms. Shapes: (units,). Source: NielsenVK1984 (lateral spread and autoexcitation in hemifacial
    spasm; ephaptic transmission). Errors: every fiber touches all others of the root alike; whether the facial nucleus
    takes part is contested (MollerJannetta1984).
    """

    gain: Any = each("root", 0.0, "mV", "definition", "0 in health: depolarization when all neighbors fire")

    def spread(
        self, used: Float[Array, " units"], root: Array, beside: Float[Array, "roots units"]
    ) -> Float[Array, " units"]:
        """Depolarization (mV) of every fiber by the impulses of its neighbors (1 or 0); `beside` averages a root."""
        return (self.gain * (beside @ used))[root]
