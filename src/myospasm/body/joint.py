"""How joints stretch the muscles that cross them, and how the muscles' forces turn them."""

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


def moment_arms(
    arms: Float[Array, "3 muscles joints"], angle: Float[Array, " joints"]
) -> Float[Array, "muscles joints"]:
    """By how many meters a muscle shortens per radian that its joint turns, which is also its lever on the bone.

    Equation: r = a0 + a1 angle + a2 angle^2. Shapes: see annotation, m per rad.
    Source: `geometry.csv` and each muscle's file. Errors: no change with force (the Achilles tendon's grows by 1 cm).
    """
    return arms[0] + angle * (arms[1] + angle * arms[2])


def shortening(arms: Float[Array, "3 muscles joints"], angle: Float[Array, " joints"]) -> Float[Array, " muscles"]:
    """By how much (m) each muscle with its tendon is shorter than with all joints at 0 rad.

    Equation: the integral of the moment arm over the angle, summed over joints; r = -dL/d angle (An 1984).
    Shapes: angle (joints,) rad -> (muscles,) m. Source: An1984. Errors: a muscle's joints act on it independently.
    """
    return (angle * (arms[0] + angle * (arms[1] / 2.0 + angle * (arms[2] / 3.0)))).sum(1)


def muscle_tendon_length(muscles: Table, shorter: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
    """How long each muscle and its tendon are together (m) when the joints made them `shorter` by so many m.

    Equation: slack length + fibers along the tendon at 0 rad - shorter. Shapes: (muscles,) m -> (muscles,) m.
    Source: each muscle's file.
    """
    return muscles.tendon_slack_length + along_tendon(muscles, muscles.neutral_length) - shorter


def rigid_fiber_length(muscles: Table, shorter: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
    """How long the fibers are (optimal lengths) if the tendon did not give.

    Shapes: (muscles,) m -> (muscles,). Errors: a real tendon gives; at rest the calf's fibers shorten less than this.
    """
    import jax.numpy as jnp

    along = (muscle_tendon_length(muscles, shorter) - muscles.tendon_slack_length) / muscles.optimal_length
    return jnp.sqrt(jnp.square(jnp.maximum(along, SHORTEST)) + jnp.square(jnp.sin(muscles.pennation)))
