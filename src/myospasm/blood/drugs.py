"""What a medicine does over time: taken up, spread, lost again, and felt where it acts."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import NamedTuple

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float

from myospasm.ground import Quantity
from myospasm.story import Dose

Doses = ArrayLike | Sequence[Sequence[float]]
"""Rows of (time s, mg) or, of infusions, (time s, mg, lasting s)."""
APART = 1.01
"""Two rates that are equal would divide by zero; they are moved apart by so much, a hundredth."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Drug:
    """A medicine: how much of it arrives, how fast, how far it spreads, how long it stays, how much of it acts.

    Equation: gut' = -ka gut; concentration' = F ka gut / (V mass) - ke concentration, ka = 1 / absorption_time,
    ke = ln 2 / half_life (Bateman1910); site' = (concentration - site) / effect_delay;
    effect = site^h / (half_effect^h + site^h).
    Shapes: single cited numbers. Source: each number's own.
    Errors: one compartment, so that the first, higher hour of drugs that spread slowly is too low; doses do not
    influence each other; no kidney or liver disease; no tolerance, no active metabolite.
    """

    name: str
    title: str
    """What it is, in words that a patient understands."""
    chain: str
    """What leads to what."""
    bioavailability: Quantity
    """1, share of what is swallowed that reaches the blood."""
    absorption_time: Quantity
    """s, mean time to leave the gut, 1/ka."""
    volume: Quantity
    """L/kg, in which it spreads."""
    half_life: Quantity
    """s, in the blood."""
    effect_delay: Quantity
    """s, by which the place where it acts follows the blood; 0: at once."""
    half_effect: Quantity
    """mg/L, at which half of its greatest effect is reached."""
    hill: Quantity
    """1, steepness of the effect around it."""
    studied: Quantity | None = None
    """mg, the usual dose, with the least and the greatest that were studied as its low and high."""
    active: Quantity | None = None
    """1, share of a dose's mass that is the drug, of a salt; None: all of it."""
    steady: bool = False
    """Taken daily for weeks or more: a mean concentration stands for its course."""
    errors: str = ""
    """What these numbers leave out or get wrong."""

    @property
    def elimination(self) -> float:
        """The rate at which it leaves the blood, 1/s."""
        return math.log(2.0) / self.half_life.value

    @property
    def clearance(self) -> float:
        """Blood cleared of it, L/s per kg of body mass."""
        return self.volume.value * self.elimination


class Decay(NamedTuple):
    """What one unit of drug leads to after a time t: a sum of weight * exp(-rate t)."""

    weight: tuple[float, ...]
    rate: tuple[float, ...]


def concentration(
    drug: Drug, doses: Doses, times: ArrayLike, mass: ArrayLike, route: str = "mouth"
) -> Float[Array, "..."]:
    """The drug in the blood (mg/L) at `times` (s) of someone of `mass` kg.

    `doses` are rows of (time s, mg) or, of infusions, (time s, mg, lasting s); what several leave adds up.
    """
    return _superposed(_answer(drug, route), doses, times) * _per_kilogram(drug) / mass


def effect_site(
    drug: Drug, doses: Doses, times: ArrayLike, mass: ArrayLike, route: str = "mouth"
) -> Float[Array, "..."]:
    """The drug where it acts (mg/L): as `concentration`, but behind it by `effect_delay`."""
    return _superposed(_answer(drug, route, felt=True), doses, times) * _per_kilogram(drug) / mass


def occupancy(drug: Drug, doses: Doses, times: ArrayLike, mass: ArrayLike, route: str = "mouth") -> Float[Array, "..."]:
    """The share of its greatest effect, 0 to 1, at `times`; doses as in `concentration`."""
    return share(drug, effect_site(drug, doses, times, mass, route))


def effect(drug: Drug, dose: Dose, times: ArrayLike, mass: ArrayLike) -> Float[Array, "..."]:
    """The share of its greatest effect, 0 to 1, at `times` (s) after a dose as a remedy or a cause states it.

    Taken once, it begins at time 0; taken every so often, the course within and between doses is that of someone who
    has long taken it, with one at time 0. A drug that is `steady` has the effect of its mean concentration.
    """
    zero = jnp.zeros_like(jnp.asarray(times, float))
    if not dose.every:
        return occupancy(drug, [(0.0, dose.milligrams, dose.lasting)], times, mass, dose.route)
    if drug.steady:
        return share(drug, mean_concentration(drug, dose, mass)) + zero
    answer, since = _answer(drug, dose.route, felt=True), jnp.mod(times, dose.every)
    latest = _superposed(answer, [(0.0, dose.milligrams, dose.lasting)], since)
    earlier = _superposed(_earlier(answer, dose), [(0.0, dose.milligrams)], since)
    return share(drug, (latest + earlier) * _per_kilogram(drug) / mass)


def mean_concentration(drug: Drug, dose: Dose, mass: ArrayLike) -> Float[Array, "..."]:
    """The mean (mg/L) of someone who takes a dose regularly: what arrives in a time over what is cleared in it."""
    arrives = sum(w / r for w, r in zip(*_answer(drug, dose.route), strict=True)) * dose.milligrams / dose.every
    return arrives * _per_kilogram(drug) / jnp.asarray(mass, float)


def share(drug: Drug, site: ArrayLike) -> Float[Array, "..."]:
    """The share of its greatest effect at a concentration where it acts (mg/L)."""
    relative = jnp.maximum(jnp.asarray(site, float), 0.0) / drug.half_effect.value
    return 1.0 - 1.0 / (1.0 + relative**drug.hill.value)


def _answer(drug: Drug, route: str, felt: bool = False) -> Decay:
    """What 1 mg leaves in the blood (or, `felt`, where it acts): gut, blood and site one after the other.

    Equation: the impulse response of a chain of first-order steps of rates r, gain * sum_i exp(-r_i t) *
    product_j c_j / product_(j != i) (r_j - r_i), c the rates of the steps that hand on what they lose.
    """
    handed = [1.0 / drug.absorption_time.value] if route == "mouth" else []
    if felt and drug.effect_delay.value > 0:
        handed.append(1.0 / drug.effect_delay.value)
    rates = _apart([drug.elimination, *handed])
    gain = (drug.bioavailability.value if route == "mouth" else 1.0) * math.prod(rates[1:])
    weights = [gain / math.prod(other - r for other in rates if other != r) for r in rates]
    return Decay(tuple(weights), tuple(rates))


def _apart(rates: list[float]) -> list[float]:
    """The same rates, none nearer to another than `APART`."""
    kept: list[float] = []
    for rate in rates:
        while any(rate / APART < other < rate * APART for other in kept):
            rate *= APART
        kept.append(rate)
    return kept


def _earlier(answer: Decay, dose: Dose) -> Decay:
    """What all doses of someone who has long taken them left, but for the latest: a geometric series."""
    weights = []
    for weight, rate in zip(*answer, strict=True):
        spread = math.expm1(rate * dose.lasting) / (rate * dose.lasting) if dose.lasting else 1.0
        weights.append(weight * spread / math.expm1(rate * dose.every))
    return Decay(tuple(weights), answer.rate)


def _superposed(answer: Decay, doses: Doses, times: ArrayLike) -> Float[Array, "..."]:
    """The sum of what all doses lead to: their mg times the answer to 1 mg, infusions spread in time."""
    table = jnp.atleast_2d(jnp.asarray(doses, float))
    since = jnp.asarray(times, float)[..., None] - table[:, 0]
    lasting = table[:, 2] if table.shape[1] > 2 else jnp.zeros_like(table[:, 0])
    span = jnp.where(lasting > 0, lasting, 1.0)
    total = jnp.zeros_like(since)
    for weight, rate in zip(*answer, strict=True):
        now = jnp.exp(-rate * jnp.maximum(since, 0.0))
        ended = jnp.exp(-rate * jnp.maximum(since - lasting, 0.0))
        total = total + weight * jnp.where(lasting > 0, (ended - now) / (rate * span), now * (since >= 0))
    return jnp.maximum(total, 0.0) @ table[:, 1]


def _per_kilogram(drug: Drug) -> float:
    """What 1 mg of a dose means for the concentration in 1 kg of a body, 1/L: the drug's share over its volume."""
    return (drug.active.value if drug.active else 1.0) / drug.volume.value
