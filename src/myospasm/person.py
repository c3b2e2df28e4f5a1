"""A person in motion: `tick` is the whole loop, to be read from top to bottom; `slow_tick` is what tissue does."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array

from myospasm.anatomy import BUFFER, SLOW, TICK, Person, State, Tally, bent
from myospasm.body.joint import moment_arms, muscle_tendon_length, shortening
from myospasm.brain.feedback import Shown
from myospasm.brain.whole import NOISES, Heard, Sent
from myospasm.cord.interneurons import Arrived
from myospasm.cord.motoneuron import SUBSTEPS
from myospasm.cord.reflexes import Afferents, Downstream
from myospasm.muscle.contraction import State as ContractionState
from myospasm.muscle.fuel import Supply
from myospasm.muscle.interstitium import Cleared
from myospasm.muscle.twitch import Fibers
from myospasm.nerve.axon import Stimuli
from myospasm.nerve.root import Around as PressedBy
from myospasm.signals import Inputs, hash_normal, mean_of_units
from myospasm.wiring import Wiring

__all__ = ["Held", "Kept", "KeptSlowly", "Person", "Piece", "hold", "slow_tick", "tick"]


class Held(NamedTuple):
    """What the slow clock sets and the ticks of the next tenth of a second only read."""

    facilitation: Array  # (muscles,) mS/cm2
    modulation: Array  # (units,) 1, of the persistent inward current
    transmitted: Array  # (units,) 1, share of the fibers that answer an impulse
    pushed: Array  # (units,) mV, potassium's depolarization of the endings
    release: Array  # (units,) 1, calcium that an answered impulse sets free
    strength: Array  # (muscles,) 1, force of the cross-bridges
    rigor: Array  # (muscles,) 1, cross-bridges that cannot let go
    fibers: Fibers  # as fatigue has them
    pain: Array  # (muscles,) Hz, of thin fibers


class Kept(NamedTuple):
    """What is recorded of one tick."""

    soma: Array  # (units,) membrane step of a spike, 0: none
    fiber: Array  # (units,) 1: an impulse arrived, 2: the ending fired by itself
    force: Array  # (muscles,) N
    length: Array  # (muscles,) 1
    torque: Array  # (joints,) N m
    angle: Array  # (joints,) rad
    drive: Array  # (muscles,) 1, voluntary command
    cortex: Array  # (muscles,) 1, share of the cells of each muscle's patch of cortex that fire
    share: Array  # (muscles,) 1, active torque of a muscle and its synergists over the greatest so far


class KeptSlowly(NamedTuple):
    """What is recorded of one step of the tissue's clock."""

    ia: Array
    ib: Array
    potassium: Array
    phosphocreatine: Array
    muscle_ph: Array
    atp: Array
    muscle_oxygen: Array
    chemoreceptor: Array
    facilitation: Array
    fiber_amplitude: Array  # (units,)


class Piece(NamedTuple):
    """One piece of a run in numpy, what was kept and what was done: leading axis ticks or slow ticks."""

    kept: Kept
    slowly: KeptSlowly
    given: Inputs


def tick(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs) -> tuple[State, Kept]:
    """One millisecond of the whole loop."""
    wanted = inputs
    inputs = wanted._replace(
        drive=person.feedback.command(state.feedback, wanted), angle=person.motion.angle(state.motion, wanted)
    )
    arrived, skin = arrive(wiring, state, inputs)
    brain, pathways, sent = in_brain(person, wiring, held, state, inputs, (arrived, skin))
    interneurons, reflex = person.interneurons.step(state.interneurons, Arrived(skin, arrived.ii), TICK)
    propriospinal, jerk = along_cord(person, wiring, state, skin)
    sent = sent._replace(excitation=sent.excitation + reflex + jerk)
    motoneuron, reflexes, soma, discharged = in_cord(person, wiring, held, state, inputs, (sent, arrived))
    axon, roots, terminal, impulse, ectopic = in_nerve(person, wiring, held, state, inputs, soma)
    answered = jnp.maximum(impulse, ectopic)
    twitch, contraction, active = in_muscle(person, wiring, held, state, inputs, answered)
    torque = contraction.force @ moment_arms(wiring.arms, inputs.angle)
    motion = person.motion.step(state.motion, wanted, torque, wiring.limb, TICK)
    feedback = on_screen(person, wiring, state, inputs, contraction, answered * held.transmitted)
    spindle, tendon_organ, felt = in_senses(person, state, inputs, contraction)
    tally = Tally(
        state.tally.discharges + discharged, state.tally.impulses + answered, state.tally.active + active * (1.0 / SLOW)
    )
    afferents = state.afferents.at[state.tick.astype(jnp.int32) % BUFFER].set(felt)
    new = state._replace(
        tick=state.tick + 1, brain=brain, pathways=pathways, interneurons=interneurons, roots=roots,
        propriospinal=propriospinal, motoneuron=motoneuron, reflexes=reflexes, axon=axon, terminal=terminal,
        twitch=twitch, contraction=contraction, motion=motion, feedback=feedback, spindle=spindle,
        tendon_organ=tendon_organ, afferents=afferents, tally=tally,
    )  # fmt: skip
    spikes = soma.astype(jnp.uint8), (impulse + 2.0 * ectopic).astype(jnp.uint8)
    share = person.feedback.share(feedback)
    moved = contraction.force, contraction.length, torque, inputs.angle
    return new, Kept(*spikes, *moved, inputs.drive, brain.cortex.crowd.excitatory, share)


def arrive(wiring: Wiring, state: State, inputs: Inputs) -> tuple[Afferents, Array]:
    """What the senses, or a shock to nerve or skin, sent some milliseconds ago arrives in the cord."""
    now, here = state.tick.astype(jnp.int32), jnp.arange(inputs.drive.shape[0])
    sent = state.afferents[(now - wiring.afferent_delay[0]) % BUFFER, :, here]
    volley = state.afferents[(now - wiring.afferent_delay[1]) % BUFFER, :, here]
    through = (1.0 - inputs.block) * wiring.site.sensory * state.roots.sensory
    ia, ii, ib = (sent[:, 0] + volley[:, 3]) * through, sent[:, 1] * through, (sent[:, 2] + volley[:, 3]) * through
    return Afferents(ia, ii, ib), volley[:, 4] * through


def in_brain(
    person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, received: tuple[Afferents, Array]
):
    """What the cord hears goes up, what the brain makes of it comes down: new states, and what arrives below."""
    now, muscles, (arrived, skin) = state.tick.astype(jnp.int32), inputs.drive.shape[0], received
    count = jnp.arange(NOISES * muscles, dtype=jnp.uint32)
    noise = hash_normal(state.tick * jnp.uint32(NOISES * muscles) + count, wiring.noise[2]).reshape(NOISES, muscles)
    heard = Heard(inputs.drive, arrived.ia, skin, inputs.touch, inputs.sound, inputs.angle, noise, wiring.lid, skin)
    heard = heard._replace(weight=heavy(wiring, held, state, inputs), neck=wiring.neck)
    pathways, heard = person.pathways.up(state.pathways, now, heard, wiring.central_delay)
    brain, sent = person.brain.step(state.brain, heard, TICK)
    pathways, sent = person.pathways.down(pathways, now, sent, wiring.central_delay)
    return brain, pathways, sent


def along_cord(person: Person, wiring: Wiring, state: State, skin: Array):
    """What goes from segment to segment of the cord: new state, and the excitation of each muscle's motoneurons."""
    if wiring.away is None:
        return state.propriospinal, 0.0
    noise = state.reflexes.shared_noise
    return person.propriospinal.step(state.propriospinal, wiring.away, skin, noise, TICK)


def heavy(wiring: Wiring, held: Held, state: State, inputs: Inputs) -> tuple[Array, Array] | None:
    """Of each muscle that can hold a joint against its weight: how much nothing carries yet (1), what hurts (Hz)."""
    if wiring.bears is None:
        return None
    carried = state.contraction.force @ moment_arms(wiring.arms, inputs.angle)
    return wiring.bears @ (carried + wiring.limb.passive(inputs.angle)), held.pain * (wiring.bears.sum(1) > 0)


def in_cord(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, received: tuple[Sent, Afferents]):
    """Pathways, noise, synapses, motoneurons: new states, the spikes, and all discharges (own and antidromic)."""
    pool, (sent, arrived) = wiring.pool, received
    antidromic = person.axon.home(state.axon, wiring.path) * (1.0 - inputs.block)[pool.muscle]
    reflexes = person.reflexes.fluctuate(state.reflexes, state.tick, wiring.noise[0], TICK)
    excitation, gate = person.command.excitation(sent.drive), person.command.gate(sent.drive)
    above = Downstream(excitation, gate, held.facilitation, sent.excitation, sent.inhibition)
    synapses = person.reflexes.synapses(reflexes, above, arrived.ii, pool)
    synapses = synapses._replace(modulation=held.modulation)
    again = person.motoneuron.reignited(state.motoneuron, antidromic, reflexes.noise)
    motoneuron, soma = person.motoneuron.step(state.motoneuron, synapses, antidromic, wiring.cells, TICK)
    soma = jnp.where(again > 0, float(SUBSTEPS), soma)
    discharged = jnp.minimum((soma > 0) + antidromic, 1.0)
    reflexes = person.reflexes.step(
        reflexes, arrived, mean_of_units(discharged, pool), wiring.opposing @ arrived.ia, TICK
    )
    return motoneuron, reflexes, soma, discharged


def in_nerve(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, soma: Array):
    """Impulses travel, the stimulator adds some, the endings may fire by themselves."""
    unit = wiring.pool.muscle
    launched = (soma > 0) * (1.0 - inputs.block)[unit]
    shocks = (inputs.stimulus_nerve, inputs.stimulus_point, inputs.stimulus_root)
    stimuli = Stimuli(*(current[unit] >= wiring.path.threshold for current in shocks))
    axon = person.axon.launch(state.axon, launched, stimuli, wiring.path)
    trembling = person.terminal.tremble(state.tick, soma.shape[0], wiring.noise[1])
    passing = person.axon.passing(axon, wiring.path)
    # A root's noise is that of a neighbor's ending: as good as its own, and drawn already.
    roots, through, sprung = person.roots.pass_(state.roots, wiring.site, passing, jnp.roll(trembling, 1), TICK)
    axon, impulse = person.axon.step(person.axon.at_root(axon, through, sprung, wiring.path), wiring.path)
    pushed = held.pushed + trembling
    terminal, ectopic = person.terminal.step(state.terminal, pushed, impulse, wiring.terminal_threshold, TICK)
    return person.axon.backfire(axon, ectopic), roots, terminal, impulse, ectopic


def in_muscle(person: Person, wiring: Wiring, held: Held, state: State, inputs: Inputs, impulse: Array):
    """Calcium, activation, length and force."""
    twitch = person.twitch.step(state.twitch, impulse * held.release, held.fibers, TICK)
    active = person.twitch.activation(twitch, state.contraction.length, wiring.pool)
    whole = muscle_tendon_length(person.muscle, shortening(wiring.arms, inputs.angle)) + inputs.pull
    bridges = held.strength * (held.rigor + (1.0 - held.rigor) * (wiring.force @ active))
    contraction = person.contraction.step(state.contraction, bridges, whole, person.muscle, TICK)
    return twitch, contraction, active


def on_screen(
    person: Person, wiring: Wiring, state: State, inputs: Inputs, contraction: ContractionState, fibers: Array
):
    """What a laboratory's screen shows of active torque and EMG, and what the brain makes of it."""
    passive = person.contraction.passive(contraction.length) * person.muscle.maximal_force
    active = jnp.maximum(contraction.force - passive, 0.0) * wiring.lever
    power = wiring.power @ fibers * (1.0 / TICK)
    shown = Shown(wiring.together @ active, wiring.together @ power)
    return person.feedback.step(state.feedback, shown, inputs, TICK)


def in_senses(person: Person, state: State, inputs: Inputs, contraction: ContractionState):
    """What is felt now sets out for the cord: Ia, II, Ib, volleys of shocks to nerve and skin, (5, muscles) in Hz."""
    gamma = person.fusimotor_rest + person.fusimotor_drive * inputs.drive
    stretched = person.spindle.set(contraction.length, person.muscle.neutral_length)
    spindle, ia, ii = person.spindle.step(state.spindle, stretched, gamma, gamma, TICK)
    share = contraction.force / person.muscle.maximal_force
    tendon_organ, ib = person.tendon_organ.step(state.tendon_organ, share, TICK)
    volley = person.volley.share(inputs.stimulus_nerve, inputs.stimulus_point)
    skin = jnp.minimum(inputs.skin, 1.0)
    return spindle, tendon_organ, jnp.stack([ia, ii, ib, volley / TICK, skin / TICK])


def hold(person: Person, wiring: Wiring, state: State) -> Held:
    """What the next tenth of a second only reads."""
    muscle, around = wiring.pool.muscle, wiring.around
    effects = person.exhaustion.effects(person.fuel, state.fuel)
    answering = person.sarcolemma.answering(around.potassium + state.interstitium.potassium, around.sodium)
    # Fibers that answer late or weakly share their unit's calcium; a poisoned junction's fiber is out altogether.
    spared = 1.0 - person.junction.poisoned
    reached = person.junction.transmitted(state.junction) * answering[muscle]
    tired = person.twitch.tired(wiring.fibers, state.twitch)
    slowing = effects.slowing[muscle]
    return Held(
        person.facilitation.excitation(state.facilitation),
        person.facilitation.modulation(state.facilitation)[muscle],
        reached * spared[muscle],
        push_of_ions(person, wiring, state),
        reached * effects.release[muscle],
        effects.force * around.strength * spared,
        effects.rigor,
        tired._replace(time=tired.time * slowing, half_rate=tired.half_rate / slowing),
        person.chemoreceptor.discharge(state.interstitium.potassium, effects.felt, around.sensitized),
    )


def push_of_ions(person: Person, wiring: Wiring, state: State) -> Array:
    """By how many mV the potassium, salts and warmth around each ending bring it nearer to firing, (units,)."""
    around = wiring.around
    interstitium = around.potassium + around.nerve_potassium + state.interstitium.potassium
    potassium = person.terminal.around(state.terminal, interstitium, wiring.pool)
    needed = person.excitability.needed(potassium, wiring.gate_shift, around.temperature)
    # 4 mmol/L is the fit's zero; health at the resting level is the zero of this model
    normal = person.excitability.needed(person.terminal.resting_potassium)
    return (normal - needed) * person.excitability.open(potassium, wiring.gate_shift)


def slow_tick(person: Person, wiring: Wiring, held: Held, state: State, block: Array) -> tuple[State, KeptSlowly]:
    """A tenth of a second of everything that changes slowly."""
    step, tally = TICK * SLOW, state.tally
    spikes = tally.impulses * held.transmitted
    rate = mean_of_units(spikes, wiring.pool) / step
    around, active = wiring.around, wiring.force @ tally.active
    squeezed = person.fuel.squeeze(active, around.pressure)
    supply = Supply(around.pressure, around.oxygen, jnp.asarray(person.fuel.resting_lactate), squeezed)
    cleared = Cleared(person.fuel.washout(state.fuel, supply), around.crowding)
    interstitium = person.interstitium.step(state.interstitium, rate, cleared, step)
    pressing = PressedBy(rate, bent(person, state.motion.angle), jnp.mean(around.pressure))
    felt = person.exhaustion.effects(person.fuel, state.fuel).felt
    discharge = person.chemoreceptor.discharge(interstitium.potassium, felt, around.sensitized)
    zero = jnp.zeros_like(tally.discharges)
    new = state._replace(
        roots=person.roots.drift(state.roots, wiring.site, pressing, step),
        motoneuron=person.motoneuron.drift(state.motoneuron, tally.discharges, wiring.cells, step),
        facilitation=person.facilitation.step(state.facilitation, discharge * (1.0 - block), step),
        terminal=person.terminal.drift(state.terminal, tally.impulses, step),
        junction=person.junction.step(state.junction, tally.impulses, step),
        twitch=person.twitch.drift(state.twitch, spikes, tally.active, wiring.fibers, step),
        interstitium=interstitium, fuel=person.fuel.step(state.fuel, rate, active, supply, step),
        tally=Tally(zero, zero, zero),
    )  # fmt: skip
    sent = state.afferents[(state.tick.astype(jnp.int32) - 1) % BUFFER]
    tissue = interstitium.potassium, new.fuel.phosphocreatine, person.fuel.ph(new.fuel), new.fuel.atp, new.fuel.oxygen
    return new, KeptSlowly(sent[0], sent[2], *tissue, discharge, new.facilitation, held.transmitted)
