"""The spinal nerve cell that commands muscle fibers, channel by channel: the reference for the fast motoneuron."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param

SOURCE = "BoothRinzelKiehn1997"
STEP = 2.5e-5
"""The step, in s, at which the error in rate stays under 1 %."""


class State(NamedTuple):
    """Potentials at time t (mV); gates (1) and free calcium (mmol/L) half a step before; all of shape (units,).

    Eleven states of the model, and the soma's potential one step ago, from which its next half step is extrapolated.
    """

    soma: Array
    dendrite: Array
    sodium_off: Array
    rectifier: Array
    soma_n_on: Array
    soma_n_off: Array
    soma_calcium: Array
    dendrite_n_on: Array
    dendrite_n_off: Array
    dendrite_l_on: Array
    dendrite_calcium: Array
    soma_before: Array


class Current(NamedTuple):
    """Current put into the two compartments: uA per cm2 of each one's own membrane (mS/cm2 times mV)."""

    soma: Array | float = 0.0
    dendrite: Array | float = 0.0


class Gates(NamedTuple):
    """Where each gate tends (1), and how fast the two voltage-dependent ones go (1/s)."""

    sodium_off: Array
    sodium_rate: Array
    rectifier: Array
    rectifier_rate: Array
    n_on: Array
    n_off: Array


def relax(gate, target, step_over_tau):
    """A gate one step later, at fixed voltage: exp(-x) to second order, never negative."""
    return target + (gate - target) / (1.0 + step_over_tau * (1.0 + 0.5 * step_over_tau))


@component
class ConductanceMotoneuron:
    """A motoneuron that fires, rests after each spike, and can go on firing by itself once well awake.

    Spikes arise in the soma; a slow inward calcium current in the dendrites (persistent inward current) adds to the
    drive, and under serotonin keeps the cell going at a weaker drive than the one that started it.

    Equation (paper's letters; V in mV, times in ms; s soma, d dendrite; p is the soma's share of the membrane):
    C Vs' = -gNa m^3 h (Vs-VNa) - gK n^4 (Vs-VK) - gCaN mN^2 hN (Vs-VCa) - gKCa Ca/(Ca+Kd) (Vs-VK) - gL (Vs-VL)
    + gc/p (Vd-Vs) + I;  C Vd' = the same without Na and K, plus -gCaL mL (Vd-VCa), with gc/(1-p);
    every gate x' = (x_inf - x)/tau, x_inf = 1/(1 + exp(-(V-theta)/k)), k < 0 for those that shut: m (instantaneous)
    -35/7.8, h -55/-7, n -28/15, mN -30/5, hN -45/-5, mL -40/7; tau_h = 30/(exp((V+50)/15) + exp(-(V+50)/16)),
    tau_n = 7/(exp((V+40)/40) + exp(-(V+40)/50)); Ca' = f(-alpha I_Ca - k Ca).
    Slopes of 15 and 5 are multiples of one another, so n, mN, hN and tau_h share one exponential.
    Scheme: gates and calcium live half a step beside the potentials; the potentials go by Crank-Nicolson with m taken
    at the soma's potential extrapolated to mid-step. The error in rate is under 1 % at `STEP`, up to 5 % at twice that.
    Shapes: (units,) throughout; a parameter may itself be an array (units,)
    Source: BoothRinzelKiehn1997 (turtle and generic vertebrate). Errors: two compartments; no temperature, no slow
    adaptation, no potassium build-up; spike width and rates are those of the paper, not of man. With these values it
    has no hysteresis on a slow ramp: calcium-gated potassium cancels the inward current; see `serotonin`.
    """

    capacitance: float = param(1e-3, "mF/cm2", SOURCE, "both compartments")
    soma_share: float = param(0.1, "1", SOURCE, "p, soma's share of the membrane")
    coupling: float = param(0.1, "mS/cm2", SOURCE, "gc, per cm2 of whole cell")
    leak: float = param(0.51, "mS/cm2", SOURCE, "gL, both compartments")
    sodium: float = param(120.0, "mS/cm2", SOURCE, "gNa, soma")
    rectifier: float = param(100.0, "mS/cm2", SOURCE, "gK, soma")
    soma_n: float = param(14.0, "mS/cm2", SOURCE, "gCaN, soma")
    soma_k_ca: float = param(5.0, "mS/cm2", SOURCE, "gK(Ca), soma, before serotonin")
    dendrite_n: float = param(0.3, "mS/cm2", SOURCE, "gCaN, dendrite")
    dendrite_l: float = param(0.33, "mS/cm2", SOURCE, "gCaL, dendrite: the persistent inward current")
    dendrite_k_ca: float = param(1.1, "mS/cm2", SOURCE, "gK(Ca), dendrite")
    sodium_reversal: float = param(55.0, "mV", SOURCE, "VNa")
    potassium_reversal: float = param(-80.0, "mV", SOURCE, "VK")
    calcium_reversal: float = param(80.0, "mV", SOURCE, "VCa")
    leak_reversal: float = param(-60.0, "mV", SOURCE, "VL")
    sodium_half: float = param(-35.0, "mV", SOURCE, "theta_m")
    sodium_off_half: float = param(-55.0, "mV", SOURCE, "theta_h")
    rectifier_half: float = param(-28.0, "mV", SOURCE, "theta_n")
    n_half: float = param(-30.0, "mV", SOURCE, "theta_mN")
    n_off_half: float = param(-45.0, "mV", SOURCE, "theta_hN")
    l_half: float = param(-40.0, "mV", SOURCE, "theta_mL")
    n_tau: float = param(0.004, "s", SOURCE, "tau_mN")
    n_off_tau: float = param(0.040, "s", SOURCE, "tau_hN")
    l_tau: float = param(0.040, "s", SOURCE, "tau_mL")
    calcium_free: float = param(0.01, "1", SOURCE, "f, free share of calcium")
    calcium_entry: float = param(0.009, "mmol/L/s", SOURCE, "alpha, per uA/cm2")
    calcium_removal: float = param(2000.0, "1/s", SOURCE, "k_Ca")
    calcium_half: float = param(2e-4, "mmol/L", SOURCE, "Kd of the calcium-gated potassium channel")

    def soma_gates(self, v) -> Gates:
        """Targets and rates of the soma's gates; one exponential serves n, mN, hN and half of tau_h."""
        e15 = jnp.exp((v + 50.0) / 15.0)
        e5 = e15 * e15 * e15
        return Gates(
            sodium_off=1.0 / (1.0 + jnp.exp((v - self.sodium_off_half) / 7.0)),
            sodium_rate=(e15 + jnp.exp((v + 50.0) / -16.0)) / 0.030,
            rectifier=e15 / (e15 + jnp.exp((self.rectifier_half + 50.0) / 15.0)),
            rectifier_rate=(jnp.exp((v + 40.0) / 40.0) + jnp.exp((v + 40.0) / -50.0)) / 0.007,
            n_on=e5 / (e5 + jnp.exp((self.n_half + 50.0) / 5.0)),
            n_off=1.0 / (1.0 + e5 * jnp.exp((self.n_off_half + 50.0) / -5.0)),
        )

    def dendrite_gates(self, v):
        """Targets of mN, hN and mL in the dendrite."""
        e5 = jnp.exp((v + 50.0) / 5.0)
        on = e5 / (e5 + jnp.exp((self.n_half + 50.0) / 5.0))
        off = 1.0 / (1.0 + e5 * jnp.exp((self.n_off_half + 50.0) / -5.0))
        return on, off, 1.0 / (1.0 + jnp.exp((self.l_half - v) / 7.0))

    def calcium_next(self, calcium, conductance, v, dt):
        """Free calcium one step later, under the inflow through `conductance` at v."""
        inflow = self.calcium_entry * conductance * (self.calcium_reversal - v)
        rate = self.calcium_free * self.calcium_removal
        return relax(calcium, inflow / self.calcium_removal, dt * rate)

    def step_gates(self, state: State, dt: float) -> State:
        """Gates and calcium from half a step before t to half a step after, at the potentials of t."""
        s, d = self.soma_gates(state.soma), self.dendrite_gates(state.dendrite)
        new = state._replace(
            sodium_off=relax(state.sodium_off, s.sodium_off, dt * s.sodium_rate),
            rectifier=relax(state.rectifier, s.rectifier, dt * s.rectifier_rate),
            soma_n_on=relax(state.soma_n_on, s.n_on, dt / self.n_tau),
            soma_n_off=relax(state.soma_n_off, s.n_off, dt / self.n_off_tau),
            dendrite_n_on=relax(state.dendrite_n_on, d[0], dt / self.n_tau),
            dendrite_n_off=relax(state.dendrite_n_off, d[1], dt / self.n_off_tau),
            dendrite_l_on=relax(state.dendrite_l_on, d[2], dt / self.l_tau),
        )
        before, after = self.calcium_channels(state), self.calcium_channels(new)
        soma, dendrite = (0.5 * (x + y) for x, y in zip(before, after, strict=True))
        return new._replace(
            soma_calcium=self.calcium_next(state.soma_calcium, soma, state.soma, dt),
            dendrite_calcium=self.calcium_next(state.dendrite_calcium, dendrite, state.dendrite, dt),
        )

    def calcium_channels(self, state: State):
        """Calcium conductance of soma and dendrite, mS/cm2."""
        soma = self.soma_n * state.soma_n_on**2 * state.soma_n_off
        n = self.dendrite_n * state.dendrite_n_on**2 * state.dendrite_n_off
        return soma, n + self.dendrite_l * state.dendrite_l_on

    def membrane(self, state: State, v, current: Current):
        """Total conductance and driving current of soma and dendrite, the gates of `state`, sodium activation at v."""
        m = 1.0 / (1.0 + jnp.exp((self.sodium_half - v) / 7.8))
        sodium = self.sodium * m * m * m * state.sodium_off
        square = state.rectifier * state.rectifier
        soma_ca, dendrite_ca = self.calcium_channels(state)
        soma_k = self.soma_k_ca * state.soma_calcium / (state.soma_calcium + self.calcium_half)
        soma_k = soma_k + self.rectifier * square * square
        dendrite_k = self.dendrite_k_ca * state.dendrite_calcium / (state.dendrite_calcium + self.calcium_half)
        resting = self.leak * self.leak_reversal
        soma_in = sodium * self.sodium_reversal + soma_k * self.potassium_reversal + soma_ca * self.calcium_reversal
        dendrite_in = dendrite_k * self.potassium_reversal + dendrite_ca * self.calcium_reversal
        soma = sodium + soma_k + soma_ca + self.leak, soma_in + resting + current.soma
        return soma, (dendrite_k + dendrite_ca + self.leak, dendrite_in + resting + current.dendrite)

    def solve(self, soma, dendrite, charge, v):
        """Potentials of soma and dendrite at which currents and the charging of the membrane balance."""
        to_dendrite, to_soma = self.coupling / self.soma_share, self.coupling / (1.0 - self.soma_share)
        a, b = soma[0] + to_dendrite + charge, dendrite[0] + to_soma + charge
        x, y = soma[1] + charge * v[0], dendrite[1] + charge * v[1]
        scale = 1.0 / (a * b - to_dendrite * to_soma)
        return (b * x + to_dendrite * y) * scale, (a * y + to_soma * x) * scale

    def rest(self, units: int) -> State:
        """The cell left alone: the fixed point nearest the leak potential."""
        gates = jnp.zeros(units)

        def settle(_, v):
            state = self.steady(v, gates)
            new = self.solve(*self.membrane(state, v[0], Current()), 0.0, v)
            return 0.7 * v[0] + 0.3 * new[0], 0.7 * v[1] + 0.3 * new[1]

        return self.steady(jax.lax.fori_loop(0, 200, settle, (gates - 65.0, gates - 65.0)), gates)

    def steady(self, v, zero) -> State:
        """Every gate and calcium settled at the potentials v."""
        s, d = self.soma_gates(v[0]), self.dendrite_gates(v[1])
        state = State(v[0], v[1], s.sodium_off, s.rectifier, s.n_on, s.n_off, zero, *d, zero, v[0])
        soma, dendrite = self.calcium_channels(state)
        per = self.calcium_entry / self.calcium_removal
        return state._replace(
            soma_calcium=per * soma * (self.calcium_reversal - v[0]),
            dendrite_calcium=per * dendrite * (self.calcium_reversal - v[1]),
        )

    def step(self, state: State, current: Current, dt: float) -> State:
        """One step of dt seconds; `current` is that of mid-step."""
        gates = self.step_gates(state, dt)
        ahead = 1.5 * state.soma - 0.5 * state.soma_before
        v = state.soma, state.dendrite
        soma, dendrite = self.solve(*self.membrane(gates, ahead, current), 2.0 * self.capacitance / dt, v)
        return gates._replace(soma=2.0 * soma - v[0], dendrite=2.0 * dendrite - v[1], soma_before=v[0])


def serotonin() -> ConductanceMotoneuron:
    """The motoneuron as serotonin makes it: less calcium-gated potassium, so that it goes on firing once started.

    Source: the direction is BoothRinzelKiehn1997's (serotonin reduces gK(Ca)); the four values are assumed, found by a
    scan for a cell that is silent at rest, starts near 2.6 uA/cm2 and, once fully going, needs inhibition to stop.
    """
    return ConductanceMotoneuron(dendrite_k_ca=0.4, dendrite_l=0.36, coupling=0.05, leak_reversal=-62.5)  # pyright: ignore[reportCallIssue]


def run(
    neuron: ConductanceMotoneuron, current: Float[Array, "steps units"], dt: float, state: State | None = None
) -> tuple[State, Float[Array, "steps units"]]:
    """Drive motoneurons by a current into the soma (uA/cm2): last state, and the soma's potential after each step."""
    state = neuron.rest(current.shape[1]) if state is None else state

    def tick(state, soma):
        state = neuron.step(state, Current(soma), dt)
        return state, state.soma

    return jax.lax.scan(tick, state, current)


def spike_times(potential, dt: float, level: float = 0.0) -> list:
    """Times (s) at which each unit's potential (steps, units) rises through `level` mV, between samples by a line."""
    import numpy as np

    v = np.asarray(potential, float)
    step, unit = np.nonzero((v[:-1] < level) & (v[1:] >= level))
    share = (level - v[step, unit]) / (v[step + 1, unit] - v[step, unit])
    return [dt * (step[unit == u] + 1 + share[unit == u]) for u in range(v.shape[1])]
