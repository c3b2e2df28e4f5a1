"""Joints: how their angle stretches the muscles, and how the muscles' forces turn them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jaxtyping import Array, Float

Table = Any
"""The table of muscles that `myospasm.muscles.stack` makes: organs do not import their neighbors."""


SHORTEST = 0.05
"""Least length of a muscle's fibers along its tendon, in optimal lengths: beyond it a rigid tendon would go slack."""


def along_tendon(muscles: Table, length: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
    """Length (m) of fibers along the line of pull when they measure `length` optimal lengths.

    Equation: sqrt(l^2 - h^2), h = optimal length times sin(pennation), the thickness, which stays constant
    Shapes: (muscles,). Source: Millard2013, Maganaris1998. Errors: soleus and lateral head thicken when they contract.
    """
    import jax.numpy as jnp

    thickness = jnp.sin(muscles.pennation)
    return muscles.optimal_length * jnp.sqrt(jnp.maximum(jnp.square(length) - jnp.square(thickness), SHORTEST**2))


def muscle_tendon_length(muscles: Table, angle: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
    """How long each muscle and its tendon are together (m) when its joint stands at `angle` (rad).

    Equation: slack length + fibers along the tendon at 0 rad - moment arm * angle
    Shapes: angle of each muscle's own joint (muscles,) rad -> (muscles,) m
    Source: each muscle's file. Errors: moment arms do not change with angle or force (Achilles tendon: 7 % in
    40 deg); the knee stays extended, the ankle does not stretch the muscles of the toe.
    """
    neutral = muscles.tendon_slack_length + along_tendon(muscles, muscles.neutral_length)
    return neutral - muscles.moment_arm * angle


def rigid_fiber_length(muscles: Table, angle: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
    """How long the fibers are (optimal lengths) at `angle` (rad) if the tendon did not give.

    Shapes: (muscles,) -> (muscles,). Errors: a real tendon gives; at rest the calf's fibers shorten less than this.
    """
    import jax.numpy as jnp

    along = (muscle_tendon_length(muscles, angle) - muscles.tendon_slack_length) / muscles.optimal_length
    return jnp.sqrt(jnp.square(jnp.maximum(along, SHORTEST)) + jnp.square(jnp.sin(muscles.pennation)))


def joint_torque(muscles: Table, force: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
    """How hard each muscle turns its joint (N m) when its tendon pulls with `force` (N); sum those of one joint."""
    return muscles.moment_arm * force
