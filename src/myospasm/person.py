"""A person: the organs, and how they are wired into one loop. `tick` is the whole loop, to be read from top to bottom."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, UInt32

from myospasm import muscles as shelf
from myospasm.body.joint import joint_torque, muscle_tendon_length
from myospasm.brain.command import Command
from myospasm.cord.facilitation import Facilitation
from myospasm.cord.motoneuron import Cells, Motoneuron
from myospasm.cord.motoneuron import State as MotoneuronState
from myospasm.cord.reflexes import Afferents, Downstream, Reflexes
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
from myospasm.nerve.junction import Junction
from myospasm.nerve.terminal import State as TerminalState
from myospasm.nerve.terminal import Terminal
from myospasm.senses.chemoreceptor import Chemoreceptor
from myospasm.senses.spindle import Spindle
from myospasm.senses.spindle import State as SpindleState
from myospasm.senses.tendon_organ import State as TendonOrganState
from myospasm.senses.tendon_organ import TendonOrgan
from myospasm.signals import Inputs, Pool, mean_of_units

TICK = 1e-3
"""The loop's clock, s."""
SLOW = 100
"""Ticks per step of the tissue's clock: 0.1 s."""
BUFFER = 64
"""Ticks that the afferent delay line holds."""


class Wiring(NamedTuple):
    """What does not change in a run: every unit's own numbers and who is connected to whom."""

    pool: Pool
    cells: Cells
    path: Path
    fibers: Fibers
    terminal_threshold: Array  # (units,) mV
    opposing: Array  # (muscles, muscles), 1/n for each of n antagonists
    moment: Array  # (muscles, joints), 1 where a muscle moves a joint
    force: Array  # (muscles, units), share of each muscle's maximal force
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
    afferents: Array  # (BUFFER, 4, muscles) Hz: Ia, II, Ib and the stimulator's volley, on their way to the cord
    tally: Tally


class Held(NamedTuple):
    """What the slow clock sets and the ticks of the next tenth of a second only read."""

    facilitation: Array  # (muscles,) mS/cm2
    transmitted: Array  # (units,) 1
    pushed: Array  # (units,) mV, potassium's depolarization of the endings


class Kept(NamedTuple):
    """What is recorded of one tick."""

    soma: Array  # (units,) membrane step of a spike, 0: none
    fiber: Array  # (units,) 1: an impulse arrived, 2: the ending fired by itself
    force: Array  # (muscles,) N
    length: Array  # (muscles,) 1
    torque: Array  # (joints,) N m


class KeptSlowly(NamedTuple):
    """What is recorded of one step of the tissue's clock."""

    ia: Array
    ib: Array
    potassium: Array
    phosphocreatine: Array
    chemoreceptor: Array
    facilitation: Array
    fiber_amplitude: Array  # (units,)


@component
class Person:
    """Someone with some muscles, and the nerves, cord and brain that go with them."""

    muscle: Muscle
    command: Command
    motoneuron: Motoneuron
    reflexes: Reflexes
    facilitation: Facilitation
    axon: Axon
    terminal: Terminal
    junction: Junction
    twitch: Twitch
    contraction: Contraction
    interstitium: Interstitium
    spindle: Spindle
    tendon_organ: TendonOrgan
    chemoreceptor: Chemoreceptor
    afferent_velocity: float = param(60.0, "m/s", "CisiKohn2008", "Ia and Ib fibers", 55, 66)
    central_delay: float = param(0.001, "s", "PierrotDeseilligny2012", "one synapse and its branches")
    fusimotor_rest: float = param(20.0, "Hz", "assumed", "gamma discharge at rest")
    fusimotor_drive: float = param(60.0, "Hz", "assumed", "more of it at a maximal command")
    point_afferents: float = param(0.3, "1", "assumed", "share of the muscle's afferents that a shock at the motor point excites")
    units: tuple = static(())
    joints: tuple = static(())


def wire(person: Person, individual: UInt32[Array, ""], seeds: UInt32[Array, "2"]) -> Wiring:
    """Spread every organ's numbers over the units of one individual."""
    pool = make_pool(person.units)
    names, m = person.muscle.name, person.muscle
    opposing = np.array([[float(b in a) for b in names] for a in m.antagonists], np.float32)
    opposing /= np.maximum(opposing.sum(1, keepdims=True), 1.0)
    moment = np.array([[float(j == k) for k in person.joints] for j in m.joint], np.float32)
    travel = jnp.stack([m.nerve_length, m.nerve_length - m.stimulus_distance]) / person.afferent_velocity + person.central_delay
    fibers = person.twitch.fibers(m, pool)
    return Wiring(
        pool=pool,
        cells=person.motoneuron.cells(pool, individual),
        path=person.axon.paths(m.nerve_length, m.stimulus_distance, pool),
        fibers=fibers,
        force=(pool.membership > 0) * fibers.share,
        terminal_threshold=person.terminal.thresholds(pool, individual + jnp.uint32(stream(0, "terminal"))),
        opposing=jnp.asarray(opposing),
        moment=jnp.asarray(moment),
        afferent_delay=jnp.clip(jnp.round(travel / TICK), 1, BUFFER - 1).astype(jnp.int32),
        noise=seeds,
    )


def make_pool(units: tuple[int, ...]) -> Pool:
    """The units of several muscles on one axis."""
    muscle = np.repeat(np.arange(len(units)), units)
    rank = np.concatenate([(np.arange(n) + 0.5) / n for n in units])
    membership = (muscle == np.arange(len(units))[:, None]) / np.array(units)[:, None]
    return Pool(jnp.asarray(muscle, jnp.int32), jnp.asarray(rank, jnp.float32), jnp.asarray(membership, jnp.float32))


def rest(person: Person, angle: Float[Array, " joints"]) -> State:
    """The person lying still with the joints at `angle` (rad)."""
    units, muscles = sum(person.units), len(person.units)
    joint = jnp.array([person.joints.index(j) for j in person.muscle.joint])
    whole = muscle_tendon_length(person.muscle, angle[joint])
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
        spindle=person.spindle.rest(contraction.length, gamma, gamma),
        tendon_organ=person.tendon_organ.rest(muscles),
        afferents=jnp.zeros((BUFFER, 4, muscles), jnp.float32),
        tally=Tally(zero, zero, zero),
    )


def tick(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs) -> tuple[State, Kept]:
    """One millisecond of the whole loop."""
    arrived = arrive(wiring, state, inputs)
    motoneuron, reflexes, soma, discharged = in_cord(person, wiring, held, state, inputs, arrived)
    axon, terminal, impulse, ectopic = in_nerve(person, wiring, held, state, inputs, soma)
    twitch, contraction, active = in_muscle(person, wiring, held, state, inputs, jnp.maximum(impulse, ectopic))
    spindle, tendon_organ, felt = in_senses(person, state, inputs, contraction)
    tally = Tally(
        state.tally.discharges + discharged,
        state.tally.impulses + jnp.maximum(impulse, ectopic),
        state.tally.active + active * (1.0 / SLOW),
    )
    afferents = state.afferents.at[state.tick.astype(jnp.int32) % BUFFER].set(felt)
    new = state._replace(
        tick=state.tick + 1, motoneuron=motoneuron, reflexes=reflexes, axon=axon, terminal=terminal, twitch=twitch,
        contraction=contraction, spindle=spindle, tendon_organ=tendon_organ, afferents=afferents, tally=tally,
    )  # fmt: skip
    torque = joint_torque(person.muscle, contraction.force) @ wiring.moment
    kept = Kept(
        soma.astype(jnp.uint8), (impulse + 2.0 * ectopic).astype(jnp.uint8), contraction.force, contraction.length, torque
    )
    return new, kept


def arrive(wiring: Wiring, state: State, inputs: Inputs) -> Afferents:
    """What the senses, or a shock to the nerve, sent some milliseconds ago arrives in the cord."""
    now, here = state.tick.astype(jnp.int32), jnp.arange(inputs.drive.shape[0])
    sent = state.afferents[(now - wiring.afferent_delay[0]) % BUFFER, :, here]
    volley = state.afferents[(now - wiring.afferent_delay[1]) % BUFFER, 3, here]
    through = 1.0 - inputs.block
    return Afferents((sent[:, 0] + volley) * through, sent[:, 1] * through, (sent[:, 2] + volley) * through)


def in_cord(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, arrived: Afferents):  # noqa: PLR0913
    """Pathways, noise, synapses, motoneurons: new states, the spikes, and all discharges (own and antidromic)."""
    pool = wiring.pool
    antidromic = person.axon.home(state.axon, wiring.path) * (1.0 - inputs.block)[pool.muscle]
    reflexes = person.reflexes.fluctuate(state.reflexes, state.tick, wiring.noise[0], TICK)
    above = Downstream(
        person.command.excitation(inputs.drive), person.command.gate(inputs.drive), held.facilitation
    )
    antagonist_ia = wiring.opposing @ arrived.ia
    synapses = person.reflexes.synapses(reflexes, above, antagonist_ia, arrived.ii, pool)
    motoneuron, soma = person.motoneuron.step(state.motoneuron, synapses, antidromic, wiring.cells, TICK)
    discharged = jnp.minimum((soma > 0) + antidromic, 1.0)
    reflexes = person.reflexes.step(reflexes, arrived, mean_of_units(discharged, pool), antagonist_ia, TICK)
    return motoneuron, reflexes, soma, discharged


def in_nerve(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, soma: Array):  # noqa: PLR0913
    """Impulses travel, the stimulator adds some, the endings may fire by themselves."""
    unit = wiring.pool.muscle
    launched = (soma > 0) * (1.0 - inputs.block)[unit]
    nerve = inputs.stimulus_nerve[unit] >= wiring.path.threshold
    point = inputs.stimulus_point[unit] >= wiring.path.threshold
    axon = person.axon.launch(state.axon, launched, nerve, point, wiring.path)
    axon, impulse = person.axon.step(axon, wiring.path)
    pushed = held.pushed + person.terminal.tremble(state.tick, impulse.shape[0], wiring.noise[1])
    terminal, ectopic = person.terminal.step(state.terminal, pushed, impulse, wiring.terminal_threshold, TICK)
    return person.axon.backfire(axon, ectopic), terminal, impulse, ectopic


def in_muscle(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, impulse: Array):  # noqa: PLR0913
    """Calcium, activation, length and force."""
    twitch = person.twitch.step(state.twitch, impulse * held.transmitted, wiring.fibers, TICK)
    active = person.twitch.activation(twitch, state.contraction.length, wiring.pool)
    whole = muscle_tendon_length(person.muscle, wiring.moment @ inputs.angle)
    contraction = person.contraction.step(state.contraction, wiring.force @ active, whole, person.muscle, TICK)
    return twitch, contraction, active


def in_senses(person: Person, state: State, inputs: Inputs, contraction: ContractionState):
    """What is felt now sets out for the cord: Ia, II, Ib and the volley of a shock, (4, muscles) in Hz."""
    gamma = person.fusimotor_rest + person.fusimotor_drive * inputs.drive
    spindle, ia, ii = person.spindle.step(state.spindle, contraction.length, gamma, gamma, TICK)
    tendon_organ, ib = person.tendon_organ.step(state.tendon_organ, contraction.force / person.muscle.maximal_force, TICK)
    shock = jnp.maximum(inputs.stimulus_nerve, person.point_afferents * inputs.stimulus_point)
    return spindle, tendon_organ, jnp.stack([ia, ii, ib, jnp.minimum(shock, 1.0) / TICK])


def hold(person: Person, wiring: Wiring, state: State) -> Held:
    """What the next tenth of a second only reads."""
    return Held(
        person.facilitation.excitation(state.facilitation),
        person.junction.transmitted(state.junction),
        person.terminal.depolarization(state.terminal, state.interstitium.potassium, wiring.pool),
    )


def slow_tick(person: Person, wiring: Wiring, held: Held, state: State, block: Array) -> tuple[State, KeptSlowly]:
    """A tenth of a second of everything that changes slowly."""
    step, tally = TICK * SLOW, state.tally
    spikes = tally.impulses * held.transmitted
    rate = mean_of_units(spikes, wiring.pool) / step
    interstitium = person.interstitium.step(state.interstitium, rate, wiring.force @ tally.active, step)
    discharge = person.chemoreceptor.discharge(interstitium.potassium)
    zero = jnp.zeros_like(tally.discharges)
    new = state._replace(
        motoneuron=person.motoneuron.drift(state.motoneuron, tally.discharges, wiring.cells, step),
        facilitation=person.facilitation.step(state.facilitation, discharge * (1.0 - block), step),
        terminal=person.terminal.drift(state.terminal, tally.impulses, step),
        junction=person.junction.step(state.junction, tally.impulses, step),
        twitch=person.twitch.drift(state.twitch, spikes, tally.active, wiring.fibers, step),
        interstitium=interstitium, tally=Tally(zero, zero, zero),
    )  # fmt: skip
    felt = state.afferents[(state.tick.astype(jnp.int32) - 1) % BUFFER]
    kept = KeptSlowly(
        felt[0], felt[2], interstitium.potassium, interstitium.phosphocreatine, discharge, new.facilitation, held.transmitted
    )
    return new, kept


def build_person(name: str = "adult", muscles: dict[str, int] | list[str] | None = None) -> Person:
    """A person from the shelf with the muscles you name (and, if you like, how many motor units to simulate of each)."""
    chosen = muscles or ["medial_gastrocnemius", "lateral_gastrocnemius", "soleus", "tibialis_anterior"]
    counts = dict(chosen) if isinstance(chosen, dict) else {m: None for m in chosen}
    bodies = [shelf.load(m) for m in counts]
    units = tuple(n or int(b.simulated_units) for n, b in zip(counts.values(), bodies, strict=True))
    organs = (Command, Motoneuron, Reflexes, Facilitation, Axon, Terminal, Junction, Twitch, Contraction, Interstitium)
    return Person(
        shelf.stack(bodies), *(organ() for organ in organs), Spindle(), TendonOrgan(), Chemoreceptor(),
        units=units, joints=tuple(sorted({b.joint for b in bodies})),
    )  # fmt: skip
