"""What is dissolved in the water of the body, in amounts, concentrations or flows, and how flows are added up."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Number = Float[Array, "..."]


class Solutes(NamedTuple):
    """One number for everything dissolved: mmol (an amount), mmol/L (a concentration) or mmol/s (a flow).

    Bicarbonate, albumin and other buffers are missing on purpose: they follow from the strong ions' charges, carbon
    dioxide and albumin (`acid_base`), so that no flow can break electroneutrality. Vomited acid is chloride that leaves
    without sodium; citrate or lactate that is burnt leaves bicarbonate behind.
    """

    sodium: Number
    potassium: Number
    chloride: Number
    calcium: Number
    """Total."""
    magnesium: Number
    """Total."""
    phosphate: Number
    """Inorganic, all forms."""
    urea: Number
    glucose: Number
    lactate: Number
    creatinine: Number
    citrate: Number
    mannitol: Number
    acids: Number
    """Small acids that gather when kidneys fail (sulfate, hippurate...), as charges."""


CHARGES = Solutes(*(1, 1, -1, 2, 2, 0, 0, 0, -1, 0, -3, 0, -1))  # pyright: ignore[reportArgumentType]
"""Elementary charges of the strong ions; phosphate's depends on pH and is the buffers' affair (`acid_base`)."""
NAMES = Solutes._fields


class Flow(NamedTuple):
    """Water in L/s with what is dissolved in it in mmol/s; positive into the body's fluid outside cells."""

    water: Number
    solutes: Solutes


T = TypeVar("T", Solutes, Flow)


def solutes(**amounts: float | Number) -> Solutes:
    """Solutes of which only some are not 0."""
    zero = jnp.zeros(())
    given = {name: jnp.asarray(amount) for name, amount in amounts.items()}
    return Solutes(**(dict.fromkeys(NAMES, zero) | given))


def flow(water: float | Number = 0.0, **amounts: float | Number) -> Flow:
    """A flow of water (L/s) with some solutes (mmol/s)."""
    return Flow(jnp.asarray(water), solutes(**amounts))


def total(*several: T) -> T:
    """The sum of several amounts, concentrations or flows."""
    return jax.tree.map(lambda *parts: sum(parts[1:], parts[0]), *several)


def scaled(some: T, factor: float | Number) -> T:
    """All of it times a factor; minus one turns a flow around."""
    return jax.tree.map(lambda part: part * factor, some)


def carried(water: float | Number, concentrations: Solutes) -> Flow:
    """A flow of water with everything dissolved in it: L/s and mmol/L."""
    return Flow(jnp.asarray(water), scaled(concentrations, water))


def charge(some: Solutes) -> Number:
    """The strong ions' net charge: mEq, mEq/L or mEq/s."""
    return sum(z * part for z, part in zip(CHARGES, some, strict=True))  # type: ignore[return-value]
