"""Who is connected to whom, and the numbers of every motor unit: what does not change in a run."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, UInt32

from myospasm import joints
from myospasm.anatomy import BUFFER, TICK, Person, lever_arms
from myospasm.blood.electrochemistry import surface_shift
from myospasm.body.motion import Limb
from myospasm.cord.motoneuron import Cells
from myospasm.ground import stream
from myospasm.muscle.twitch import Fibers
from myospasm.nerve.axon import Path
from myospasm.nerve.excitability import pulse_threshold
from myospasm.nerve.root import REGION, Site, spread_over_roots
from myospasm.signals import REGIONS, ROOTS, Pool, Surroundings

IN_REGION = np.eye(len(REGIONS), dtype=np.float32)[REGION]
"""To which region each root belongs, (roots, regions)."""


class Wiring(NamedTuple):
    """What does not change in a run: every unit's own numbers and who is connected to whom."""

    pool: Pool
    cells: Cells
    path: Path
    fibers: Fibers
    terminal_threshold: Array  # (units,) mV
    around: Surroundings
    gate_shift: Array  # mV, what the blood's ions do to the gates of nerve
    opposing: Array  # (muscles, muscles), 1/n for each of n antagonists
    arms: Array  # (3, muscles, joints), coefficients of the moment arms
    limb: Limb
    together: Array  # (muscles, muscles), 1 for a muscle and those that turn its joint the same way
    lever: Array  # (muscles,) m, moment arm without sign, at its own joint at 0 rad
    bears: Array | None  # (muscles, joints) 1/(N m), of muscles that hold a joint against its weight: 1 / their torque
    force: Array  # (muscles, units), share of each muscle's maximal force
    power: Array  # (muscles, units), its square: what one impulse adds to the power of the EMG
    site: Site
    orphaned: Array  # (muscles,) 1, share of the muscle fibers that no axon reaches
    afferent_delay: Array  # (2, muscles) ticks, from the muscle and from the stimulation site
    central_delay: Array  # (muscles,) ticks, between cord and brain
    away: Array | None  # (muscles,) m, from the cord's thoracic segments; None: there is no muscle of theirs
    neck: Array | None  # (joints,) 1 for the head; None: there is no head
    lid: Array | None  # (2, muscles) 1, who closes an eyelid and who opens it; None: there is no lid
    noise: Array  # seeds of the streams "cord", "terminal" and "brain"


def at_rest(person: Person) -> Surroundings:
    """What the blood brings to nerve and muscle of someone at rest, as the panel of their blood has it."""
    blood, one = person.blood, jnp.ones(len(person.units))
    found = blood.found(blood.drawn(), blood.unmeasured())
    return Surroundings(
        *(found.outside.sodium, found.outside.potassium, found.calcium, found.magnesium, found.outside.glucose),
        ph=found.ph,
        temperature=jnp.asarray(person.nerve_temperature),
        pressure=one * blood.circulation.pressure,
        oxygen=blood.lungs.oxygen(found.hemoglobin),
        warming=0.0 * one,
        crowding=one * blood.water.crowding(blood.water.roomy()),
        strength=one,
        sensitized=one,
        nerve_potassium=0.0 * one,
    )


def wire(
    person: Person,
    individual: UInt32[Array, ""],
    seeds: UInt32[Array, "3"],
    around: Surroundings | None = None,
) -> Wiring:
    """Spread every organ's numbers over the units of one individual, in blood at rest unless told otherwise."""
    pool, around = make_pool(person.units), at_rest(person) if around is None else around
    shift = surface_shift(around.calcium, around.magnesium, around.ph, around.temperature, person.surface)
    names, m = person.muscle.name, person.muscle
    opposing = np.array([[float(b in a) for b in names] for a in m.antagonists], np.float32)
    opposing /= np.maximum(opposing.sum(1, keepdims=True), 1.0)
    arms, together = lever_arms(person)
    way = jnp.stack([m.nerve_length, m.nerve_length - m.stimulus_distance])
    shares = root_shares(person)
    leaving = spread_over_roots(shares, pool, individual + jnp.uint32(stream(0, "root")))
    site = person.roots.site(leaving, shares, pool, individual + jnp.uint32(stream(0, "lost")))
    site = site._replace(beside=beside(person, leaving))
    travel = way / (person.afferent_velocity * person.axon.slowing) + person.central_delay + site.sensory_late
    fibers = person.twitch.fibers(m, pool, around.warming)
    fibers, orphaned = taken_over(fibers, pool, site)
    force = (pool.membership > 0) * fibers.share
    endings = individual + jnp.uint32(stream(0, "terminal"))
    path = irritable(person, around, shift, individual + jnp.uint32(stream(0, "axon")), pool)
    threshold = person.terminal.thresholds(person.excitability, pool, endings)
    return Wiring(
        pool=pool,
        cells=person.motoneuron.cells(pool, individual, m.afterhyperpolarization[pool.muscle]),
        path=person.axon.rooted(path, site.distance, site.late, site.alive),
        fibers=fibers,
        force=force,
        power=jnp.square(force),
        terminal_threshold=jnp.where(site.alive > 0, threshold, jnp.inf),
        around=around,
        gate_shift=shift,
        opposing=jnp.asarray(opposing),
        arms=arms,
        limb=Limb(*(jnp.asarray(joints.values(person.joints, name)) for name in Limb._fields)),
        bears=bearing(person, arms[0]),
        site=site,
        orphaned=orphaned,
        central_delay=person.pathways.delays(shares @ jnp.asarray(IN_REGION), TICK),
        together=together,
        lever=jnp.abs(m.moment_arm),
        afferent_delay=jnp.clip(jnp.round(travel / TICK), 1, BUFFER - 1).astype(jnp.int32),
        away=away(person, shares),
        lid=lid(person),
        neck=person.brain.head.axis if "head" in person.joints else None,
        noise=seeds,
    )


def taken_over(fibers: Fibers, pool: Pool, site: Site) -> tuple[Fibers, Array]:
    """Fibers with what survivors took over, and the share of each muscle's that no axon reaches any more."""
    share = fibers.share * site.enlarged
    reached = (pool.membership @ share) / (pool.membership @ fibers.share)
    return fibers._replace(share=share), jnp.maximum(1.0 - reached, 0.0)


def away(person: Person, shares: Float[Array, "muscles roots"]) -> Array | None:
    """How far (m) along the cord each muscle's motoneurons are from its middle; None without muscles of the trunk."""
    if "trunk" not in person.joints:
        return None
    return jnp.abs(person.pathways.distance(shares @ jnp.asarray(IN_REGION)) - person.pathways.thoracic)


def irritable(person: Person, around: Surroundings, shift: Array, seed: Array, pool: Pool) -> Path:
    """The axons, easier or harder to set off by a shock in blood that is not as in health."""
    path = person.axon.paths(person.muscle.nerve_length, person.muscle.stimulus_distance, pool, seed)
    health = person.terminal.resting_potassium, 0.0, person.nerve_temperature
    potassium = around.potassium + around.nerve_potassium[pool.muscle]
    now = pulse_threshold(potassium, shift, around.temperature, person.excitability)
    return path._replace(threshold=path.threshold * now / pulse_threshold(*health, person.excitability))


def bearing(person: Person, arms: Float[Array, "muscles joints"]) -> Float[Array, "muscles joints"] | None:
    """Which muscles hold which joint against its weight, which turns it on: 1 over the greatest torque of them all.

    None where no joint has a weight.
    """
    heavy = joints.values(person.joints, "weight") > 0
    if not heavy.any():
        return None
    holds = jnp.maximum(-arms, 0.0) * person.muscle.maximal_force[:, None] * heavy
    return (holds > 0) / jnp.maximum(holds.sum(0), 1.0)


def root_shares(person: Person) -> Float[Array, "muscles roots"]:
    """By which roots each muscle's fibers leave cord and brainstem."""
    rows = [[dict(roots).get(name, 0.0) for name in ROOTS] for roots in person.muscle.roots]
    return jnp.asarray(np.array(rows, np.float32))


def beside(person: Person, root: Array) -> Float[Array, "roots units"] | None:
    """What averages over the fibers of each root, of those with a facial nerve: elsewhere fibers do not touch."""
    if "facial" not in person.muscle.nerve:
        return None
    here = (root == jnp.arange(len(ROOTS))[:, None]).astype(jnp.float32)
    return here / jnp.maximum(here.sum(1, keepdims=True), 1.0)


def lid(person: Person) -> Float[Array, "2 muscles"] | None:
    """Which muscles close an eyelid, and which open it; None where there is no eyelid."""
    m = person.muscle
    if "eyelid" not in m.joint:
        return None
    side = np.array([joint == "eyelid" for joint in m.joint]) * jnp.sign(m.moment_arm)
    return jnp.stack([side > 0, side < 0]).astype(jnp.float32)


def make_pool(units: tuple[int, ...]) -> Pool:
    """The units of several muscles on one axis."""
    muscle = np.repeat(np.arange(len(units)), units)
    rank = np.concatenate([(np.arange(n) + 0.5) / n for n in units])
    membership = (muscle == np.arange(len(units))[:, None]) / np.array(units)[:, None]
    return Pool(jnp.asarray(muscle, jnp.int32), jnp.asarray(rank, jnp.float32), jnp.asarray(membership, jnp.float32))
