"""The reference motor axon in blood of other potassium, as a nerve tester finds it."""

from __future__ import annotations

import functools

DIAMETER = 10.0
"""um."""
AFTER = (0.002, 0.006)
"""s after an impulse: refractoriness, superexcitability."""


@functools.lru_cache(maxsize=8)
def recovering(potassium: float) -> tuple[float, float]:
    """Change of threshold (%) 2 and 6 ms after an impulse."""
    import jax
    import numpy as np

    from myospasm.nerve.excitability import recovery_cycle
    from myospasm.nerve.mrg import Bath, motor_axon

    axon = motor_axon(DIAMETER)
    early, late = jax.jit(lambda k: recovery_cycle(axon, np.array(AFTER), Bath(potassium=k)))(potassium)
    return 100 * float(early), 100 * float(late)


@functools.lru_cache(maxsize=8)
def time_constant(potassium: float = 4.0) -> float:
    """Strength-duration time constant (us), stimulated from outside."""
    import jax
    import jax.numpy as jnp

    from myospasm.nerve.excitability import point_source, strength_duration
    from myospasm.nerve.mrg import Bath, motor_axon

    axon = motor_axon(DIAMETER)
    field, widths = point_source(axon), jnp.array([1e-4, 2e-4, 4e-4, 1e-3])
    return 1e6 * float(jax.jit(lambda k: strength_duration(axon, widths, Bath(potassium=k), field)[1])(potassium))
