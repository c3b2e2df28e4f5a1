"""Who a person is: the organs, the state of it all, and a healthy adult."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from myospasm import muscles as shelf
from myospasm.blood.electrochemistry import NerveSurface
from myospasm.blood.organs import Blood
from myospasm.body import geometry
from myospasm.body.joint import muscle_tendon_length, shortening
from myospasm.body.locomotion import Locomotion
from myospasm.body.motion import Motion
from myospasm.body.motion import State as MotionState
from myospasm.brain.command import Command
from myospasm.brain.feedback import Feedback
from myospasm.brain.feedback import State as FeedbackState
from myospasm.brain.pathways import Pathways
from myospasm.brain.pathways import State as PathwaysState
from myospasm.brain.whole import Brain
from myospasm.brain.whole import State as BrainState
from myospasm.cord.facilitation import Facilitation
from myospasm.cord.interneurons import Interneurons
from myospasm.cord.interneurons import State as InterneuronState
from myospasm.cord.motoneuron import Motoneuron
from myospasm.cord.motoneuron import State as MotoneuronState
from myospasm.cord.pool_activity import PoolActivity
from myospasm.cord.propriospinal import Propriospinal
from myospasm.cord.propriospinal import State as PropriospinalState
from myospasm.cord.reflexes import Reflexes
from myospasm.cord.reflexes import State as ReflexState
from myospasm.ground import component, param, spread, static
from myospasm.muscle.contraction import Contraction
from myospasm.muscle.contraction import State as ContractionState
from myospasm.muscle.damage import Damage
from myospasm.muscle.exhaustion import Exhaustion
from myospasm.muscle.fuel import Fuel
from myospasm.muscle.fuel import State as FuelState
from myospasm.muscle.interstitium import Interstitium
from myospasm.muscle.interstitium import State as InterstitiumState
from myospasm.muscle.sarcolemma import Sarcolemma
from myospasm.muscle.twitch import State as TwitchState
from myospasm.muscle.twitch import Twitch
from myospasm.muscle.warmth import Warmth
from myospasm.muscles import Muscle
from myospasm.nerve.axon import Axon
from myospasm.nerve.axon import State as AxonState
from myospasm.nerve.excitability import TerminalExcitability
from myospasm.nerve.ischemia import NerveIschemia
from myospasm.nerve.junction import Junction
from myospasm.nerve.root import Roots
from myospasm.nerve.root import State as RootState
from myospasm.nerve.terminal import State as TerminalState
from myospasm.nerve.terminal import Terminal
from myospasm.nerve.volley import Volley
from myospasm.senses.chemoreceptor import Chemoreceptor
from myospasm.senses.spindle import Spindle
from myospasm.senses.spindle import State as SpindleState
from myospasm.senses.tendon_organ import State as TendonOrganState
from myospasm.senses.tendon_organ import TendonOrgan
from myospasm.signals import ROOTS, Surroundings

TICK = 1e-3
"""The loop's clock, s."""
SLOW = 100
"""Ticks per step of the tissue's clock: 0.1 s."""
BUFFER = 64
"""Ticks that the afferent delay line holds."""
CALF = ("medial_gastrocnemius", "lateral_gastrocnemius", "soleus", "tibialis_anterior")


class Tissue(NamedTuple):
    """What hours of life leave behind in muscle and cord, and a run starts with."""

    facilitation: Array
    interstitium: InterstitiumState
    fuel: FuelState
    twitch: TwitchState


class Begun(NamedTuple):
    """Where a run takes someone up who has lived through hours before it."""

    around: Surroundings
    tissue: Tissue


class Tally(NamedTuple):
    """What one step of the slow clock sums up of its ticks."""

    discharges: Array  # (units,) spikes of the soma, own and antidromic
    impulses: Array  # (units,) at the endings
    active: Array  # (units,) mean activation


class State(NamedTuple):
    """Everything that changes, organ by organ."""

    tick: Array
    brain: BrainState
    pathways: PathwaysState
    interneurons: InterneuronState
    propriospinal: PropriospinalState
    roots: RootState
    motoneuron: MotoneuronState
    reflexes: ReflexState
    facilitation: Array
    axon: AxonState
    terminal: TerminalState
    junction: Array
    twitch: TwitchState
    contraction: ContractionState
    interstitium: InterstitiumState
    fuel: FuelState
    spindle: SpindleState
    tendon_organ: TendonOrganState
    motion: MotionState
    feedback: FeedbackState
    afferents: Array  # (BUFFER, 5, muscles) Hz: Ia, II, Ib, a shock's volley to the nerve and to the skin, to the cord
    tally: Tally


@component
class Person:
    """Someone with some muscles, and the nerves, cord and brain that go with them."""

    muscle: Muscle
    brain: Brain = Brain()
    pathways: Pathways = Pathways()
    command: Command = Command()
    feedback: Feedback = Feedback()
    motoneuron: Motoneuron = Motoneuron()
    reflexes: Reflexes = Reflexes()
    pool_activity: PoolActivity = PoolActivity()
    facilitation: Facilitation = Facilitation()
    interneurons: Interneurons = Interneurons()
    propriospinal: Propriospinal = Propriospinal()
    roots: Roots = Roots()
    axon: Axon = Axon()
    volley: Volley = Volley()
    terminal: Terminal = Terminal()
    ischemia: NerveIschemia = NerveIschemia()
    junction: Junction = Junction()
    sarcolemma: Sarcolemma = Sarcolemma()
    twitch: Twitch = Twitch()
    contraction: Contraction = Contraction()
    motion: Motion = Motion()
    interstitium: Interstitium = Interstitium()
    fuel: Fuel = Fuel()
    exhaustion: Exhaustion = Exhaustion()
    warmth: Warmth = Warmth()
    damage: Damage = Damage()
    locomotion: Locomotion = Locomotion()
    spindle: Spindle = Spindle()
    tendon_organ: TendonOrgan = TendonOrgan()
    chemoreceptor: Chemoreceptor = Chemoreceptor()
    blood: Blood = Blood()
    surface: NerveSurface = NerveSurface()
    excitability: TerminalExcitability = TerminalExcitability()
    afferent_velocity: float = param(60.0, "m/s", "CisiKohn2008", "Ia and Ib fibers", 55, 66)
    central_delay: float = param(0.001, "s", "PierrotDeseilligny2012", "one synapse and its branches")
    nerve_temperature: float = param(37.0, "degC", "assumed", "of nerve endings, as the blood; muscle is 33 to 37")
    fusimotor_rest: float = param(20.0, "Hz", "assumed", "gamma discharge at rest")
    fusimotor_drive: float = param(
        20.0, "Hz", "assumed", "more at a maximal command: spindles then fire at 20 to 30 Hz"
    )
    units: tuple = static(default=())
    joints: tuple = static(default=())

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Who has numbers of their own: muscles, roots, joints."""
        return {"muscle": tuple(self.muscle.name), "root": ROOTS, "joint": self.joints}


def lever_arms(person: Person) -> tuple[Float[Array, "3 muscles joints"], Float[Array, "muscles muscles"]]:
    """The moment arms' coefficients, and who turns which joint together (1 or 0)."""
    m, own = person.muscle, np.array([[j == k for k in person.joints] for j in person.muscle.joint])
    shape = geometry.arms(tuple(m.name), tuple(m.joint), np.ones(len(m.name)), person.joints)
    arms = jnp.asarray(shape) * jnp.where(own, m.moment_arm[:, None], 1.0)
    side = jnp.sign(m.moment_arm)
    same = jnp.array([[a == b for b in m.joint] for a in m.joint])
    return arms, (same & (side[:, None] == side)).astype(jnp.float32)


def rest(person: Person, angle: Float[Array, " joints"], tissue: Tissue | None = None) -> State:
    """The person lying still with the joints at `angle` (rad), fresh, or with tissue as hours have left it."""
    units, muscles = sum(person.units), len(person.units)
    whole = muscle_tendon_length(person.muscle, shortening(lever_arms(person)[0], angle))
    contraction = person.contraction.rest(person.muscle, whole)
    zero = jnp.zeros(units, jnp.float32)
    gamma = jnp.full(muscles, person.fusimotor_rest)
    state = State(
        tick=jnp.uint32(0),
        brain=person.brain.rest(muscles, angle),
        pathways=person.pathways.rest(muscles, angle),
        interneurons=person.interneurons.rest(muscles),
        propriospinal=person.propriospinal.rest(),
        roots=person.roots.rest(units, muscles, bent(person, angle)),
        motoneuron=person.motoneuron.rest(units),
        reflexes=person.reflexes.rest(muscles, units),
        facilitation=person.facilitation.settled(person.chemoreceptor.standing + jnp.zeros(muscles, jnp.float32)),
        axon=person.axon.rest(units),
        terminal=person.terminal.rest(units),
        junction=person.junction.rest(units),
        twitch=person.twitch.rest(units),
        contraction=contraction,
        interstitium=person.interstitium.rest(muscles),
        fuel=person.fuel.rest(muscles),
        spindle=person.spindle.rest(person.spindle.set(contraction.length, person.muscle.neutral_length), gamma, gamma),
        tendon_organ=person.tendon_organ.rest(muscles),
        motion=person.motion.rest(angle),
        feedback=person.feedback.rest(muscles),
        afferents=jnp.zeros((BUFFER, 5, muscles), jnp.float32),
        tally=Tally(zero, zero, zero),
    )
    return state if tissue is None else state._replace(**tissue._asdict())


def bent(person: Person, angle: Float[Array, " joints"]) -> Array | float:
    """How far the trunk is bent forward, rad; 0 where there is no trunk."""
    return angle[person.joints.index("trunk")] if "trunk" in person.joints else 0.0


def healthy_adult(muscles: Mapping[str, int | None] | Sequence[str] = CALF) -> Person:
    """A healthy adult with the muscles you name and, if you like, how many motor units to simulate of each.

    Give them what makes them prone to cramp, or ill, with `story.apply`.
    """
    counts = dict(muscles) if isinstance(muscles, Mapping) else dict.fromkeys(muscles)
    bodies = [shelf.load(m) for m in counts]
    table = shelf.stack(bodies)
    units = tuple(n or int(usual) for n, usual in zip(counts.values(), np.array(table.simulated_units), strict=True))
    person = Person(table, units=units, joints=geometry.limb(tuple(table.name), tuple(table.joint)))
    return with_head(spread(person, person.names))


def with_head(person: Person) -> Person:
    """The same person, whose brain knows which muscles turn the head, and which way."""
    turns = np.sign(person.muscle.moment_arm) * np.array([joint == "head" for joint in person.muscle.joint])
    axis = np.array([joint == "head" for joint in person.joints], np.float32)
    head = dataclasses.replace(person.brain.head, turns=turns.astype(np.float32), axis=axis)
    return dataclasses.replace(person, brain=dataclasses.replace(person.brain, head=head))
