"""The Golgi tendon organ."""

from __future__ import annotations

from typing import Any, NamedTuple

from jaxtyping import Array, Float

from myospasm.ground import component, param


class State(NamedTuple):
    """Two memories of the static response, Hz: of the last half second, and of the last seconds."""

    quick: Float[Array, " muscles"]
    slow: Float[Array, " muscles"]


@component
class TendonOrgan:
    """The sensor that feels how hard the tendon is pulled.

    Equation: r = G1 ln(F / G2 + 1), then the adaptation H(s) = (1.7 s^2 + 2.58 s + 0.4) / (s^2 + 2.2 s + 0.4), which
        in parts is Ib = 1.7 r - 0.567 r_quick - 0.133 r_slow, low-passes of r over 0.5 s and 5 s, stepped exactly.
    Shapes: force (muscles,) as a share of the muscle's maximal force -> Ib (muscles,) Hz
    Source: LinCrago2002 (logarithm), HoukSimon1967 (adaptation); MileusnicLoeb2006 resolves single organs.
    Errors: one mean organ per muscle that sees the force of the whole muscle, not of the dozen fibers inserting on it,
    so no steps as single units are recruited; G2, published in N for one muscle, is taken as a share of its maximum.
    """

    gain: float = param(
        40.0, "Hz", "LinCrago2002", "G1 as used for man: 40, first dorsal interosseous 45, soleus 35", 35, 45
    )
    half: float = param(0.044, "1", "LinCrago2002", "G2, 2 N of some 45 N (first dorsal interosseous)", 0.002, 0.18)
    overshoot: float = param(1.7, "1", "HoukSimon1967", "response to a sudden step over the final one")
    quick_share: float = param(0.5667, "1", "HoukSimon1967", "residue of the pole at 2 /s over it")
    slow_share: float = param(0.1333, "1", "HoukSimon1967", "residue of the pole at 0.2 /s over it")
    quick_time: float = param(0.5, "s", "HoukSimon1967", "pole at 2 /s")
    slow_time: float = param(5.0, "s", "HoukSimon1967", "pole at 0.2 /s")

    def rest(self, muscles: int) -> State:
        """Silent: no force for a long time."""
        import jax.numpy as jnp

        return State(jnp.zeros(muscles), jnp.zeros(muscles))

    def step(self, state: State, force: Float[Array, " muscles"], dt: float) -> tuple[State, Float[Array, " muscles"]]:
        """The state dt later and the discharge (Hz) at this force (share of maximal force)."""
        import jax.numpy as jnp

        r = self.static(force)
        quick = r + (state.quick - r) * jnp.exp(-dt / self.quick_time)
        slow = r + (state.slow - r) * jnp.exp(-dt / self.slow_time)
        ib = self.overshoot * r - self.quick_share * quick - self.slow_share * slow
        return State(quick, slow), jnp.maximum(ib, 0.0)

    def static(self, force: Any) -> Any:
        """The discharge (Hz) at a force held for a long time."""
        import jax.numpy as jnp

        return self.gain * jnp.log1p(jnp.maximum(force, 0.0) / self.half)
