"""Who a person is: the organs, what is different in every unit, who is connected to whom, and the state of it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, UInt32

from myospasm import joints
from myospasm import muscles as shelf
from myospasm.blood.electrochemistry import NerveSurface
from myospasm.blood.plasma import Plasma
from myospasm.body import geometry
from myospasm.body.joint import muscle_tendon_length, shortening
from myospasm.body.motion import Limb, Motion
from myospasm.body.motion import State as MotionState
from myospasm.brain.command import Command
from myospasm.brain.feedback import Feedback
from myospasm.brain.feedback import State as FeedbackState
from myospasm.cord.facilitation import Facilitation
from myospasm.cord.motoneuron import Cells, Motoneuron
from myospasm.cord.motoneuron import State as MotoneuronState
from myospasm.cord.reflexes import Reflexes
from myospasm.cord.reflexes import State as ReflexState
from myospasm.ground import component, param, static, stream
from myospasm.muscle.contraction import Contraction
from myospasm.muscle.contraction import State as ContractionState
from myospasm.muscle.interstitium import Interstitium
from myospasm.muscle.interstitium import State as InterstitiumState
from myospasm.muscle.twitch import Fibers, Twitch
from myospasm.muscle.twitch import State as TwitchState
from myospasm.muscles import Muscle
from myospasm.nerve.axon import Axon, Path
from myospasm.nerve.axon import State as AxonState
from myospasm.nerve.excitability import TerminalExcitability
from myospasm.nerve.junction import Junction
from myospasm.nerve.terminal import State as TerminalState
from myospasm.nerve.terminal import Terminal
from myospasm.nerve.volley import Volley
from myospasm.senses.chemoreceptor import Chemoreceptor
from myospasm.senses.spindle import Spindle
from myospasm.senses.spindle import State as SpindleState
from myospasm.senses.tendon_organ import State as TendonOrganState
from myospasm.senses.tendon_organ import TendonOrgan
from myospasm.signals import Pool

TICK = 1e-3
"""The loop's clock, s."""
SLOW = 100
"""Ticks per step of the tissue's clock: 0.1 s."""
BUFFER = 64
"""Ticks that the afferent delay line holds."""
CALF = ("medial_gastrocnemius", "lateral_gastrocnemius", "soleus", "tibialis_anterior")


class Wiring(NamedTuple):
    """What does not change in a run: every unit's own numbers and who is connected to whom."""

    pool: Pool
    cells: Cells
    path: Path
    fibers: Fibers
    terminal_threshold: Array  # (units,) mV
    gate_shift: Array  # mV, what the blood's ions do to the gates of nerve
    opposing: Array  # (muscles, muscles), 1/n for each of n antagonists
    arms: Array  # (3, muscles, joints), coefficients of the moment arms
    limb: Limb
    together: Array  # (muscles, muscles), 1 for a muscle and those that turn its joint the same way
    lever: Array  # (muscles,) m, moment arm without sign, at its own joint at 0 rad
    force: Array  # (muscles, units), share of each muscle's maximal force
    power: Array  # (muscles, units), its square: what one impulse adds to the power of the EMG
    afferent_delay: Array  # (2, muscles) ticks, from the muscle and from the stimulation site
    noise: Array  # seeds of the streams "cord" and "terminal"


class Tally(NamedTuple):
    """What one step of the slow clock sums up of its ticks."""

    discharges: Array  # (units,) spikes of the soma, own and antidromic
    impulses: Array  # (units,) at the endings
    active: Array  # (units,) mean activation


class State(NamedTuple):
    """Everything that changes, organ by organ."""

    tick: Array
    motoneuron: MotoneuronState
    reflexes: ReflexState
    facilitation: Array
    axon: AxonState
    terminal: TerminalState
    junction: Array
    twitch: TwitchState
    contraction: ContractionState
    interstitium: InterstitiumState
    spindle: SpindleState
    tendon_organ: TendonOrganState
    motion: MotionState
    feedback: FeedbackState
    afferents: Array  # (BUFFER, 4, muscles) Hz: Ia, II, Ib and the stimulator's volley, on their way to the cord
    tally: Tally


@component
class Person:
    """Someone with some muscles, and the nerves, cord and brain that go with them."""

    muscle: Muscle
    command: Command = Command()
    feedback: Feedback = Feedback()
    motoneuron: Motoneuron = Motoneuron()
    reflexes: Reflexes = Reflexes()
    facilitation: Facilitation = Facilitation()
    axon: Axon = Axon()
    volley: Volley = Volley()
    terminal: Terminal = Terminal()
    junction: Junction = Junction()
    twitch: Twitch = Twitch()
    contraction: Contraction = Contraction()
    motion: Motion = Motion()
    interstitium: Interstitium = Interstitium()
    spindle: Spindle = Spindle()
    tendon_organ: TendonOrgan = TendonOrgan()
    chemoreceptor: Chemoreceptor = Chemoreceptor()
    plasma: Plasma = Plasma()
    surface: NerveSurface = NerveSurface()
    excitability: TerminalExcitability = TerminalExcitability()
    afferent_velocity: float = param(60.0, "m/s", "CisiKohn2008", "Ia and Ib fibers", 55, 66)
    central_delay: float = param(0.001, "s", "PierrotDeseilligny2012", "one synapse and its branches")
    fusimotor_rest: float = param(20.0, "Hz", "assumed", "gamma discharge at rest")
    fusimotor_drive: float = param(
        20.0, "Hz", "assumed", "more at a maximal command: spindles then fire at 20 to 30 Hz"
    )
    units: tuple = static(default=())
    joints: tuple = static(default=())


def wire(person: Person, individual: UInt32[Array, ""], seeds: UInt32[Array, "2"]) -> Wiring:
    """Spread every organ's numbers over the units of one individual."""
    pool = make_pool(person.units)
    names, m = person.muscle.name, person.muscle
    opposing = np.array([[float(b in a) for b in names] for a in m.antagonists], np.float32)
    opposing /= np.maximum(opposing.sum(1, keepdims=True), 1.0)
    arms, together = lever_arms(person)
    way = jnp.stack([m.nerve_length, m.nerve_length - m.stimulus_distance])
    travel = way / (person.afferent_velocity * person.axon.slowing) + person.central_delay
    fibers = person.twitch.fibers(m, pool)
    force = (pool.membership > 0) * fibers.share
    endings = individual + jnp.uint32(stream(0, "terminal"))
    return Wiring(
        pool=pool,
        cells=person.motoneuron.cells(pool, individual, m.afterhyperpolarization[pool.muscle]),
        path=person.axon.paths(m.nerve_length, m.stimulus_distance, pool, individual + jnp.uint32(stream(0, "axon"))),
        fibers=fibers,
        force=force,
        power=jnp.square(force),
        terminal_threshold=person.terminal.thresholds(person.excitability, pool, endings),
        gate_shift=person.plasma.gate_shift(person.surface),
        opposing=jnp.asarray(opposing),
        arms=arms,
        limb=Limb(*(jnp.asarray(joints.values(person.joints, name)) for name in Limb._fields)),
        together=together,
        lever=jnp.abs(m.moment_arm),
        afferent_delay=jnp.clip(jnp.round(travel / TICK), 1, BUFFER - 1).astype(jnp.int32),
        noise=seeds,
    )


def lever_arms(person: Person) -> tuple[Float[Array, "3 muscles joints"], Float[Array, "muscles muscles"]]:
    """The moment arms' coefficients, and who turns which joint together (1 or 0)."""
    m, own = person.muscle, np.array([[j == k for k in person.joints] for j in person.muscle.joint])
    shape = geometry.arms(tuple(m.name), tuple(m.joint), np.ones(len(m.name)), person.joints)
    arms = jnp.asarray(shape) * jnp.where(own, m.moment_arm[:, None], 1.0)
    side = jnp.sign(m.moment_arm)
    same = jnp.array([[a == b for b in m.joint] for a in m.joint])
    return arms, (same & (side[:, None] == side)).astype(jnp.float32)


def make_pool(units: tuple[int, ...]) -> Pool:
    """The units of several muscles on one axis."""
    muscle = np.repeat(np.arange(len(units)), units)
    rank = np.concatenate([(np.arange(n) + 0.5) / n for n in units])
    membership = (muscle == np.arange(len(units))[:, None]) / np.array(units)[:, None]
    return Pool(jnp.asarray(muscle, jnp.int32), jnp.asarray(rank, jnp.float32), jnp.asarray(membership, jnp.float32))


def rest(person: Person, angle: Float[Array, " joints"]) -> State:
    """The person lying still with the joints at `angle` (rad)."""
    units, muscles = sum(person.units), len(person.units)
    whole = muscle_tendon_length(person.muscle, shortening(lever_arms(person)[0], angle))
    contraction = person.contraction.rest(person.muscle, whole)
    zero = jnp.zeros(units, jnp.float32)
    gamma = jnp.full(muscles, person.fusimotor_rest)
    return State(
        tick=jnp.uint32(0),
        motoneuron=person.motoneuron.rest(units),
        reflexes=person.reflexes.rest(muscles, units),
        facilitation=person.facilitation.rest(muscles),
        axon=person.axon.rest(units),
        terminal=person.terminal.rest(units),
        junction=person.junction.rest(units),
        twitch=person.twitch.rest(units),
        contraction=contraction,
        interstitium=person.interstitium.rest(muscles),
        spindle=person.spindle.rest(person.spindle.set(contraction.length, person.muscle.neutral_length), gamma, gamma),
        tendon_organ=person.tendon_organ.rest(muscles),
        motion=person.motion.rest(angle),
        feedback=person.feedback.rest(muscles),
        afferents=jnp.zeros((BUFFER, 4, muscles), jnp.float32),
        tally=Tally(zero, zero, zero),
    )


def healthy_adult(muscles: Mapping[str, int | None] | Sequence[str] = CALF) -> Person:
    """A healthy adult with the muscles you name and, if you like, how many motor units to simulate of each.

    Give them what makes them prone to cramp, or ill, with `story.apply`.
    """
    counts = dict(muscles) if isinstance(muscles, Mapping) else dict.fromkeys(muscles)
    bodies = [shelf.load(m) for m in counts]
    table = shelf.stack(bodies)
    units = tuple(n or int(usual) for n, usual in zip(counts.values(), np.array(table.simulated_units), strict=True))
    return Person(table, units=units, joints=geometry.limb(tuple(table.name), tuple(table.joint)))
