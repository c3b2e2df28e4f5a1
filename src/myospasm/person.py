"""A person in motion: `tick` is the whole loop, to be read from top to bottom; `slow_tick` is what tissue does."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array

from myospasm.anatomy import BUFFER, SLOW, TICK, Person, State, Tally, Wiring
from myospasm.body.joint import joint_torque, muscle_tendon_length
from myospasm.cord.reflexes import Afferents, Downstream
from myospasm.muscle.contraction import State as ContractionState
from myospasm.signals import Inputs, mean_of_units

__all__ = ["Held", "Kept", "KeptSlowly", "Person", "Piece", "hold", "slow_tick", "tick"]


class Held(NamedTuple):
    """What the slow clock sets and the ticks of the next tenth of a second only read."""

    facilitation: Array  # (muscles,) mS/cm2
    modulation: Array  # (units,) 1, of the persistent inward current
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


class Piece(NamedTuple):
    """What was kept of one piece of a run, in numpy: leading axis ticks or slow ticks (after people, in a batch)."""

    kept: Kept
    slowly: KeptSlowly


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
    spikes = soma.astype(jnp.uint8), (impulse + 2.0 * ectopic).astype(jnp.uint8)
    return new, Kept(*spikes, contraction.force, contraction.length, torque)


def arrive(wiring: Wiring, state: State, inputs: Inputs) -> Afferents:
    """What the senses, or a shock to the nerve, sent some milliseconds ago arrives in the cord."""
    now, here = state.tick.astype(jnp.int32), jnp.arange(inputs.drive.shape[0])
    sent = state.afferents[(now - wiring.afferent_delay[0]) % BUFFER, :, here]
    volley = state.afferents[(now - wiring.afferent_delay[1]) % BUFFER, 3, here]
    through = 1.0 - inputs.block
    return Afferents((sent[:, 0] + volley) * through, sent[:, 1] * through, (sent[:, 2] + volley) * through)


def in_cord(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, arrived: Afferents):
    """Pathways, noise, synapses, motoneurons: new states, the spikes, and all discharges (own and antidromic)."""
    pool = wiring.pool
    antidromic = person.axon.home(state.axon, wiring.path) * (1.0 - inputs.block)[pool.muscle]
    reflexes = person.reflexes.fluctuate(state.reflexes, state.tick, wiring.noise[0], TICK)
    above = Downstream(person.command.excitation(inputs.drive), person.command.gate(inputs.drive), held.facilitation)
    antagonist_ia = wiring.opposing @ arrived.ia
    synapses = person.reflexes.synapses(reflexes, above, antagonist_ia, arrived.ii, pool)
    synapses = synapses._replace(modulation=held.modulation)
    motoneuron, soma = person.motoneuron.step(state.motoneuron, synapses, antidromic, wiring.cells, TICK)
    discharged = jnp.minimum((soma > 0) + antidromic, 1.0)
    reflexes = person.reflexes.step(reflexes, arrived, mean_of_units(discharged, pool), antagonist_ia, TICK)
    return motoneuron, reflexes, soma, discharged


def in_nerve(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, soma: Array):
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


def in_muscle(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, impulse: Array):
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
    share = contraction.force / person.muscle.maximal_force
    tendon_organ, ib = person.tendon_organ.step(state.tendon_organ, share, TICK)
    shock = jnp.maximum(inputs.stimulus_nerve, person.point_afferents * inputs.stimulus_point)
    return spindle, tendon_organ, jnp.stack([ia, ii, ib, jnp.minimum(shock / person.afferent_current, 1.0) / TICK])


def hold(person: Person, wiring: Wiring, state: State) -> Held:
    """What the next tenth of a second only reads."""
    return Held(
        person.facilitation.excitation(state.facilitation),
        person.facilitation.modulation(state.facilitation)[wiring.pool.muscle],
        person.junction.transmitted(state.junction),
        push_of_ions(person, wiring, state),
    )


def push_of_ions(person: Person, wiring: Wiring, state: State) -> Array:
    """By how many mV the potassium, salts and warmth around each ending bring it nearer to firing, (units,)."""
    interstitium = person.plasma.potassium + state.interstitium.potassium
    potassium = person.terminal.around(state.terminal, interstitium, wiring.pool)
    needed = person.excitability.needed(potassium, wiring.gate_shift, person.plasma.temperature)
    # 4 mmol/L is the fit's zero; health at the resting level is the zero of this model
    normal = person.excitability.needed(person.terminal.resting_potassium)
    return normal - needed


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
    tissue = interstitium.potassium, interstitium.phosphocreatine
    return new, KeptSlowly(felt[0], felt[2], *tissue, discharge, new.facilitation, held.transmitted)
