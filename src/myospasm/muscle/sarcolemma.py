"""The membrane of the muscle fiber: whether an impulse that crossed the junction runs along the fiber."""

from __future__ import annotations

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param


@component
class Sarcolemma:
    """A muscle fiber bathed in too much potassium no longer answers its nerve.

    Equation: V = RT/F ln[(K_o + r Na_o) / (K_i + r Na_i)] (37 degC); share of fibers that answer =
    1/(1 + exp((V - V_half)/s)), over that at rest.
    Shapes: any that broadcast. Source: Cairns2022 (tetanic force falls steeply from -69 to -60 mV), Hille2001.
    Errors: no potentiation by moderate potassium (Yensen2002), no pump current, no inactivation over minutes, so that
    a low potassium weakens nothing (paralysis below 2.5 mmol/L is missing); the fiber's own ions do not change.
    """

    potassium_inside: float = param(155.0, "mmol/L", "Hille2001", "of cell water", 139, 168)
    sodium_inside: float = param(12.0, "mmol/L", "Hille2001", "of cell water")
    ratio: float = param(0.01, "1", "Hille2001", "sodium over potassium permeability at rest")
    half: float = param(-64.5, "mV", "Cairns2022", "mouse, force falls by half between", -69, -60)
    width: float = param(1.5, "mV", "Cairns2022", "from the same fall: nine tenths within 6 mV each way")
    usual: float = param(4.19, "mmol/L", "Juel2000", "interstitial potassium at rest", 4.1, 4.28)

    def potential(
        self, potassium: Float[Array, "..."] | float, sodium: Float[Array, "..."] | float
    ) -> Float[Array, "..."]:
        """Resting potential (mV) in so much potassium and sodium (mmol/L)."""
        inside = self.potassium_inside + self.ratio * self.sodium_inside
        return 26.73 * jnp.log((potassium + self.ratio * sodium) / inside)

    def answering(
        self, potassium: Float[Array, "..."] | float, sodium: Float[Array, "..."] | float
    ) -> Float[Array, "..."]:
        """Share of the fibers that answer, over that at rest in health."""
        return self._share(potassium, sodium) / self._share(self.usual, 140.0)

    def _share(self, potassium: Float[Array, "..."] | float, sodium: Float[Array, "..."] | float):
        return 1.0 / (1.0 + jnp.exp((self.potential(potassium, sodium) - self.half) / self.width))
