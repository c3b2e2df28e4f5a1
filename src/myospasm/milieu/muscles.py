"""What a second of work does to the muscles: fuel, potassium, warmth, damage, fatigue and pain."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.anatomy import Person
from myospasm.blood.solutes import Number
from myospasm.milieu.state import Balance, Now, State
from myospasm.muscle.fuel import Supply
from myospasm.muscle.interstitium import Cleared
from myospasm.muscle.warmth import Around
from myospasm.signals import World, mean_of_units
from myospasm.wiring import Wiring


class Working(NamedTuple):
    """What the muscles meet in a second."""

    here: Now
    crowding: Number  # water between the cells in health over what there is
    world: World


def in_muscles(person: Person, wiring: Wiring, met: Working, state: State, dt: float) -> State:
    """Fuel, potassium, warmth, damage and fatigue of every muscle, and what its thin nerve fibers tell the cord."""
    here, world, pool = met.here, met.world, wiring.pool
    work = here.work
    activity = person.pool_activity.mean(work.level, work.duty, pool, wiring.force)
    rate, active = mean_of_units(activity.rate, pool), wiring.force @ activity.active
    pressure = here.pressure.muscle + 0.0 * rate
    squeezed = work.duty * person.fuel.squeeze(work.level, pressure)
    supply = Supply(pressure, person.blood.lungs.oxygen(here.found.hemoglobin), here.found.outside.lactate, squeezed)
    fuel = person.fuel.step(state.fuel, rate, active, supply, dt)
    blood_flow, washout = person.fuel.flow(state.fuel, supply), person.fuel.washout(state.fuel, supply)
    lengthening = jnp.maximum(world.lengthening, person.locomotion.lengthening(tuple(person.muscle.name), world.grade))
    warm = Around(state.skin.core, state.skin.skin)
    discharge = person.chemoreceptor.discharge(state.interstitium.potassium, *felt_in(person, state))
    new = state._replace(
        fuel=fuel,
        interstitium=person.interstitium.step(state.interstitium, rate, Cleared(washout, met.crowding), dt),
        warmth=person.warmth.step(state.warmth, person.fuel.cost(state.fuel, rate, active), blood_flow, warm, dt),
        damage=person.damage.step(state.damage, active, lengthening, dt),
        twitch=person.twitch.drift(state.twitch, activity.rate * dt, activity.active, wiring.fibers, dt),
        facilitation=person.facilitation.step(state.facilitation, discharge, dt),
        want=person.ischemia.step(state.want, blood_flow / here.usual_flow, dt),
    )
    hurts = (jnp.max(pain(person, new)) >= world.stop_at) & (world.stop_at > 0) & (state.stopped_at < 0)
    return new._replace(stopped_at=jnp.where(hurts, new.second * 1.0 - 1.0, new.stopped_at))


def at_ease(person: Person, balance: Balance) -> Supply:
    """What the blood brings to the muscles of this person at rest."""
    blood, opening = person.blood, person.fuel.rest(len(person.units)).opening
    arm, zero = blood.circulation.mean(jnp.ones(()), jnp.zeros(())), jnp.zeros(())
    pressure = blood.circulation.pressures(arm, opening, zero).muscle
    oxygen = blood.lungs.oxygen(balance.found.hemoglobin)
    return Supply(pressure + 0.0 * opening, oxygen, balance.found.outside.lactate, 0.0 * opening)


def felt_in(person: Person, state: State) -> tuple[Array, Array]:
    """What thin fibers feel of metabolites (0 to 1), and how sensitized they are."""
    return person.exhaustion.effects(person.fuel, state.fuel).felt, person.damage.sensitivity(state.damage)


def pain(person: Person, state: State) -> Float[Array, " muscles"]:
    """0 to 10, of each muscle."""
    metabolites, sensitized = felt_in(person, state)
    return jnp.clip(person.exhaustion.pain * metabolites * sensitized, 0.0, 10.0)
