"""The chemistry of a person, second by second: `second` is the whole of it, to be read from top to bottom."""

from __future__ import annotations

import jax
import jax.numpy as jnp

from myospasm.anatomy import Person
from myospasm.blood.cells import Bathed
from myospasm.blood.dialyzer import Drawn as Filtered
from myospasm.blood.gut import swallowed
from myospasm.blood.hormones import Volumes
from myospasm.blood.kidney import Perfused
from myospasm.blood.organs import Drawn
from myospasm.blood.parathyroid import Ionized
from myospasm.blood.skin import Body, Climate, area
from myospasm.blood.solutes import Flow, Number, flow, scaled, solutes, total
from myospasm.blood.water import Moved
from myospasm.milieu.muscles import Working, at_ease, in_muscles
from myospasm.milieu.state import Balance, Ledger, Now, State, Work
from myospasm.signals import Dialysis, Swallowed, World
from myospasm.wiring import Wiring

ROOM = Climate(22.0, 0.5, 0.0, 0.0)  # pyright: ignore[reportArgumentType]
"""Where people are at rest: degC, relative humidity."""


def settle(person: Person) -> Balance:
    """Someone at rest on a usual diet: the diet is what makes up for all that they lose."""
    blood = person.blood
    found = blood.found(blood.drawn(), blood.unmeasured())
    inside = blood.cells.resting(found.outside)
    water = blood.water.rest(found.outside, inside, found.albumin)
    unmeasured = blood.unmeasured() * (water.interstitium + water.plasma)
    balance = Balance(found, water, inside, unmeasured, solutes(), flow())
    state = rest(person, balance)
    urine = blood.kidney.urine(perfused(person, balance, state, now(person, balance, state, idle(person))))
    lost = blood.skin.step(state.skin, resting_heat(person), body(person), ROOM, found.outside.urea, 1.0)[1]
    made = blood.liver.waste(urine.solutes)
    eaten = total(urine.solutes, lost.sweat.solutes, scaled(made, -1.0))
    return balance._replace(made=made, diet=Flow(urine.water + lost.insensible + lost.sweat.water, eaten))


def rest(person: Person, balance: Balance) -> State:
    """Everything as it is at rest."""
    blood, muscles = person.blood, len(person.units)
    none = flow()
    ledger = Ledger(none, none, none, none, jnp.zeros(()), none, none, solutes())
    return State(
        second=jnp.zeros((), jnp.int32),
        water=balance.water,
        lungs=blood.lungs.rest(blood.panel),
        hormones=blood.hormones.rest(),
        parathyroid=blood.parathyroid.rest(),
        gut=blood.gut.rest(),
        skin=blood.skin.rest(body(person), ROOM),
        fuel=person.fuel.rest(muscles, at_ease(person, balance)),
        interstitium=person.interstitium.rest(muscles),
        warmth=person.warmth.rest(muscles),
        damage=person.damage.rest(muscles),
        twitch=person.twitch.rest(sum(person.units)),
        facilitation=person.facilitation.rest(muscles),
        want=person.ischemia.rest(muscles),
        drunk=jnp.zeros(()),
        distance=jnp.zeros(()),
        stopped_at=jnp.full((), -1.0),
        ledger=ledger,
    )  # fmt: skip


def second(person: Person, wiring: Wiring, balance: Balance, state: State, world: World, dt: float = 1.0) -> State:
    """One second of the whole chemistry."""
    blood, here = person.blood, now(person, balance, state, world)
    found, work = here.found, here.work
    gut, absorbed, _ = blood.gut.step(state.gut, world.drink, world.vomit, world.stool, dt)
    climate = Climate(world.air, world.humidity, world.wind + work.speed, world.lying)
    heat = blood.water.mass * work.heat
    skin, lost = blood.skin.step(state.skin, heat, body(person), climate, found.outside.urea, dt)
    urine = blood.kidney.urine(perfused(person, balance, state, here))
    drawn = Filtered(found.outside, found.calcium, found.magnesium, found.bicarbonate, found.hemoglobin)
    dialyzed = blood.dialyzer.flows(drawn, world.dialysis).blood
    cells = blood.cells.exchange(bathed(person, balance, state, here))
    made = making(person, balance, state, here)
    ledger = Ledger(
        gut=absorbed, vein=swallowed(world.infusion), eaten=scaled(balance.diet, world.diet),
        sweat=scaled(lost.sweat, -1.0), breath=-lost.insensible, urine=scaled(urine, -1.0),
        dialyzer=dialyzed, made=made,
    )  # fmt: skip
    albumin = blood.liver.albumin(state.water.albumin, balance.water.albumin)
    felt = feeling(person, balance, here)
    new = state._replace(
        second=state.second + 1,
        water=blood.water.step(state.water, balance.water, Moved(net(ledger), cells, albumin), dt),
        lungs=blood.lungs.step(state.lungs, world.pco2, found.bicarbonate, blood.panel, dt),
        hormones=blood.hormones.step(state.hormones, felt, dt),
        parathyroid=blood.parathyroid.step(state.parathyroid, *ionized(balance, here), dt),
        gut=gut,
        skin=skin,
        drunk=state.drunk + dt * world.drink.water,
        distance=state.distance + dt * work.speed,
        ledger=jax.tree.map(lambda a, b: a + dt * b, state.ledger, ledger),
    )
    crowding = blood.water.crowding(new.water.interstitium)
    return in_muscles(person, wiring, Working(here, crowding, world), new, dt)


def making(person: Person, balance: Balance, state: State, here: Now) -> Solutes:
    """What liver, muscles and bone make and burn, mmol/s."""
    blood, now, usual = person.blood, here.found.outside, balance.found.outside
    added = person.locomotion.lactate(here.work.exercise)
    return total(
        balance.made,
        blood.liver.lactate(now.lactate, usual.lactate, added),
        blood.liver.citrate_burnt(now.citrate),
        blood.liver.sugar(now.glucose, usual.glucose),
        solutes(glucose=-person.locomotion.sugar(here.work.exercise, now.glucose - usual.glucose)),
        blood.bone.release(*ionized(balance, here), state.parathyroid.pth, blood.parathyroid.reserve),
    )


def net(ledger: Ledger) -> Flow:
    """All that crosses the border of the body's water in a second."""
    some = ledger.gut, ledger.vein, ledger.eaten, ledger.sweat, ledger.urine, ledger.dialyzer
    return total(*some, Flow(ledger.breath, ledger.made))


def now(person: Person, balance: Balance, state: State, world: World) -> Now:
    """The blood as a laboratory would find it, the pressures, and what the body does."""
    blood, water = person.blood, state.water
    work = working(person, state, world)
    drawn = Drawn(blood.water.outside(water), water.albumin / water.plasma, balance.found.hemoglobin, state.lungs.pco2)
    at_rest = blood.water.blood_volume(balance.water, balance.found.hemoglobin)
    volume = blood.water.blood_volume(water, balance.found.hemoglobin) / at_rest
    drawn = drawn._replace(hemoglobin=drawn.hemoglobin / volume)
    found = blood.found(drawn, balance.unmeasured / (water.interstitium + water.plasma))
    arm = blood.circulation.mean(volume, work.exercise)
    pressure = blood.circulation.pressures(arm, state.fuel.opening, world.cuff)
    usual_flow = person.fuel.flow(person.fuel.rest(len(person.units)), at_ease(person, balance))
    return Now(found, blood.water.inside(water), volume, pressure, work, jnp.maximum(usual_flow, 1e-9))


def working(person: Person, state: State, world: World) -> Work:
    """What is asked of the body, unless pain has made it stop."""
    way, names = person.locomotion, tuple(person.muscle.name)
    goes_on = jnp.where((state.stopped_at >= 0) & (world.stop_at > 0), 0.0, 1.0)
    speed = world.speed * goes_on
    power = way.metabolic(speed, world.grade, world.running, world.effort)
    heat = way.resting + power - way.work(speed, world.grade, world.effort)
    level = jnp.maximum(way.peak(names, speed, world.grade, world.running), world.drive)
    duty = jnp.where(world.drive > 0.0, 1.0, way.share(names, speed, world.running))
    largest = way.largest_uptake * way.oxygen - way.resting
    return Work(speed, power, heat, level, duty, jnp.minimum(power / largest, 1.2))


def body(person: Person) -> Body:
    """Mass, surface and heat at rest."""
    water = person.blood.water
    return Body(jnp.asarray(water.mass), area(water.mass, water.height), resting_heat(person))


def resting_heat(person: Person) -> Number:
    """W."""
    return jnp.asarray(person.blood.water.mass * person.locomotion.resting)


def ionized(balance: Balance, here: Now) -> tuple[Ionized, Ionized]:
    """Free calcium and magnesium now and at rest."""
    at_rest = Ionized(balance.found.calcium, balance.found.magnesium)
    return Ionized(here.found.calcium, here.found.magnesium), at_rest


def bathed(person: Person, balance: Balance, state: State, here: Now) -> Bathed:
    """Water in and around the cells."""
    found, usual = here.found, balance.found
    inside = here.inside, usual.outside, balance.inside
    acid = found.ph, usual.ph, found.pco2, usual.pco2
    water = state.water.cells, balance.water.cells
    return Bathed(found.outside, *inside, *acid, *water, person.blood.liver.insulin)


def feeling(person: Person, balance: Balance, here: Now) -> Volumes:
    """What the body senses of its water and salts."""
    now, usual = here.found.outside, balance.found.outside
    effective = person.blood.water.effective(now) - person.blood.water.effective(usual)
    stress = person.blood.hormones.race * here.work.exercise
    return Volumes(effective, here.volume, now.potassium / usual.potassium, stress)


def perfused(person: Person, balance: Balance, state: State, here: Now) -> Perfused:
    """What reaches the kidneys, and what they are told."""
    outside = state.water.interstitium + state.water.plasma
    usual = balance.water.interstitium + balance.water.plasma
    return Perfused(
        plasma=here.found.outside,
        reference=balance.found.outside,
        ionized_calcium=here.found.calcium,
        reference_ionized_calcium=balance.found.calcium,
        ph=here.found.ph,
        adh=state.hormones.adh,
        aldosterone=state.hormones.aldosterone,
        pth=jnp.maximum(state.parathyroid.pth, 0.05),
        volume=outside / usual,
        pressure=here.pressure.arm,
        power=here.work.power,
    )


def idle(person: Person) -> World:
    """A second in which nothing happens, in a room."""
    zero, none = jnp.zeros(()), jnp.zeros(len(person.units))
    drink = Swallowed(*(zero,) * len(Swallowed._fields))
    still = World(*(zero,) * len(World._fields))  # type: ignore[arg-type]
    dialysis = Dialysis(*(zero,) * len(Dialysis._fields))
    return still._replace(
        drive=none, lengthening=none, drink=drink, infusion=drink, dialysis=dialysis, air=ROOM.air + zero,
        humidity=ROOM.humidity + zero, valid=zero + 1.0,
    )  # fmt: skip
