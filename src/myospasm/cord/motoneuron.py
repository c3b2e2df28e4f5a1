"""The motoneuron of the loop: two compartments, a persistent inward current in the dendrite, the spike as a pulse."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, UInt32

from myospasm.ground import component, param
from myospasm.signals import Pool, hash_normal

SUBSTEPS = 5
"""Membrane steps per tick of the loop: 0.2 ms."""


class State(NamedTuple):
    """All of shape (units,)."""

    soma: Array  # mV
    dendrite: Array  # mV
    afterhyperpolarization: Array  # mS/cm2
    refractory: Array  # s left
    persistent: Array  # 1, activation of the persistent inward current
    inactivation: Array  # 1, slow
    adaptation: Array  # mS/cm2, slow
    warmup: Array  # 1, slow


class Synapses(NamedTuple):
    """Synaptic conductances of one tick, each of shape (units,), mS/cm2."""

    excitation: Array  # on the dendrite
    inhibition: Array  # on the dendrite
    recurrent: Array  # inhibition on the soma
    spindle: Array | float = 0.0  # excitation near the soma, where Ia fibers end
    modulation: Array | float = 1.0  # of the persistent inward current, 1


class Cells(NamedTuple):
    """The numbers of every single motoneuron, each of shape (units,)."""

    leak: Array  # mS/cm2
    threshold: Array  # mV
    ahp_time: Array  # s
    ahp_size: Array  # mS/cm2
    persistent: Array  # mS/cm2
    adaptation: Array  # mS/cm2 per spike
    spindle: Array  # 1, density of the spindles' synapses over the pool's middle


class Line(NamedTuple):
    """The membrane's linear equations for one tick: diagonal and source of each compartment, and their coupling."""

    soma: Array
    soma_source: Array
    dendrite: Array
    dendrite_source: Array
    to_soma: Array | float
    to_dendrite: Array | float
    gain: Array | float  # of a conductance, cm2/mS
    decay: Array  # of the after-hyperpolarization in one step


@component
class Motoneuron:
    """The nerve cell in the spinal cord that tells a motor unit when to pull.

    Equation: C Vs' = -gL(Vs-EL) - (gAHP + a)(Vs-EK) + gC(Vd-Vs) - gR(Vs-EI) - gIa Vs;
    C Vd' = -gL(Vd-EL) - gP m h (1+w)(Vd-ECa) - gE Vd - gI(Vd-EI) - a(Vd-EK) + gC s (Vs-Vd), s soma over dendrite;
    at threshold Vs is reset, gAHP and a jump; a spike from below resets it too, and now and then is sent back.
    Linearly implicit 2 x 2 solve at 0.2 ms.
    gL = C/tau with tau = 9.6e-7 R^0.61 and R falling exponentially with size (Caillet 2022, table 4).
    Shapes: all (units,). Source: CisiKohn2008 and EliasKohn2012 (pulse type), Caillet2022 (spread), PowersHeckman2017
    (human variant of AHP and persistent current), RevillFuglevand2011 (adaptation), Bennett1998 (warm-up).
    Errors: no spike shape, no dendritic tree, no sag current.
    """

    capacitance: float = param(0.001, "mF/cm2", "BoothRinzelKiehn1997", "1 uF/cm2")
    resting_potential: float = param(-68.0, "mV", "assumed", "-70 in EliasKohn2012, -71 in PowersHeckman2017", -72, -65)
    excitatory_reversal: float = param(0.0, "mV", "EliasKohn2012", "70 mV above rest", -5, 5)
    inhibitory_reversal: float = param(-75.0, "mV", "assumed", "between rest - 16 (ReMoto) and rest - 5 mV", -86, -75)
    potassium_reversal: float = param(-80.0, "mV", "PowersHeckman2017", "ek")
    calcium_reversal: float = param(60.0, "mV", "PowersHeckman2017", "60 mV; 80 in BoothRinzelKiehn1997", 60, 80)
    resistance_small: float = param(4.0, "MOhm", "assumed", "smallest cell; slow units measure 2.7 (SD 1.4)", 1.3, 4.1)
    resistance_large: float = param(1.4, "MOhm", "assumed", "largest cell; fast units measure 1.7 (SD 1.5)", 0.2, 3.2)
    coupling: float = param(
        0.25, "mS/cm2", "assumed", "soma's side; BoothRinzelKiehn1997: 1.0, dendrite's 0.11", 0.1, 1.0
    )
    soma_share: float = param(0.25, "1", "assumed", "membrane of soma over dendrite", 0.1, 0.5)
    threshold_small: float = param(-52.0, "mV", "Caillet2022", "Ith R = 15.5 mV above rest, nearly constant", -56, -47)
    threshold_large: float = param(-49.0, "mV", "EliasKohn2012", "12.35 to 20.9 mV above rest, by size", -56, -47)
    threshold_spread: float = param(0.7, "mV", "assumed", "SD between cells of a size")
    reset: float = param(-58.0, "mV", "assumed", "after the spike", -65, -55)
    refractory: float = param(0.003, "s", "CisiKohn2008", "5 ms in the model's soma; 3 to 5", 0.003, 0.005)
    ahp_time_small: float = param(0.090, "s", "PowersHeckman2017", "human tibialis anterior, low threshold", 0.03, 0.09)
    ahp_time_large: float = param(0.030, "s", "PowersHeckman2017", "high threshold", 0.03, 0.09)
    ahp_size: float = param(0.15, "mS/cm2", "assumed", "jump per spike, every cell")
    persistent_conductance: float = param(0.07, "mS/cm2", "PowersHeckman2017", "per model 0.012 to 0.153", 0.012, 0.153)
    persistent_spread: float = param(0.12, "1", "PowersHeckman2017", "SD over mean: 0.85e-4 to 1.53e-4 S/cm2")
    persistent_half: float = param(
        -38.0, "mV", "PowersHeckman2017", "theta_m -42 to -39 (human), -40 to -37 (cat)", -42, -37
    )
    persistent_slope: float = param(7.0, "mV", "BoothRinzelKiehn1997", "6 in PowersHeckman2017", 6, 7)
    persistent_time: float = param(0.040, "s", "PowersHeckman2017", "tau_m; BoothRinzelKiehn1997 the same")
    inactivation_time: float = param(2.5, "s", "PowersHeckman2017", "tau_h")
    inactivation_floor: float = param(0.9, "1", "assumed", "what stays available; the human variant inactivates little")
    adaptation_time: float = param(22.0, "s", "RevillFuglevand2011", "late adaptation")
    adaptation_size: float = param(2.0e-4, "mS/cm2", "assumed", "jump per spike")
    adaptation_spread: float = param(0.35, "1", "assumed", "SD between cells over mean")
    warmup_time: float = param(4.0, "s", "Bennett1998", "facilitation of the plateau is lost after 3 to 6 s", 3, 6)
    warmup_gain: float = param(0.0, "1/s", "assumed", "growth while the current is on; 0 switches it off (contested)")
    spindle_power: float = param(0.4, "1", "Caillet2022", "membrane goes with R^-0.40, synapses are as many")
    spindle_spread: float = param(0.35, "1", "assumed", "SD of the spindles' potentials in cells of a size")
    echo_potential: float = param(-38.0, "mV", "assumed", "soma at which half of all antidromic spikes come back")
    echo_spread: float = param(14.6, "mV", "assumed", "so that 2 % come back at rest; single units 0.6 to 5 %")
    warmup_limit: float = param(0.3, "1", "assumed", "largest relative growth of the conductance")

    def cells(
        self, pool: Pool, seed: UInt32[Array, ""], afterhyperpolarization: Float[Array, " units"] | float = 1.0
    ) -> Cells:
        """Spread the numbers over the pool by size, with differences between cells of a size.

        `afterhyperpolarization` is how long it lasts over what is usual in a cell of that size, as the muscle has it.
        """
        index = jnp.arange(pool.rank.shape[0], dtype=jnp.uint32) * 8
        vary = [hash_normal(index + k, seed) for k in range(4)]
        resistance = self.resistance_small * (self.resistance_large / self.resistance_small) ** pool.rank  # MOhm
        membrane_time = 9.6e-7 * (resistance * 1e6) ** 0.61  # s, Caillet2022
        threshold = self.threshold_small + (self.threshold_large - self.threshold_small) * pool.rank
        return Cells(
            leak=self.capacitance / membrane_time,
            threshold=threshold + self.threshold_spread * vary[0],
            ahp_time=afterhyperpolarization
            * (self.ahp_time_small * (self.ahp_time_large / self.ahp_time_small) ** pool.rank),
            ahp_size=jnp.full_like(pool.rank, self.ahp_size),
            persistent=self.persistent_conductance * (1.0 + self.persistent_spread * vary[1]),
            spindle=(resistance / jnp.sqrt(self.resistance_small * self.resistance_large)) ** self.spindle_power
            * jnp.maximum(1.0 + self.spindle_spread * vary[3], 0.1),
            adaptation=self.adaptation_size * jnp.maximum(1.0 + self.adaptation_spread * vary[2], 0.1),
        )

    def rest(self, units: int) -> State:
        """Silent, at the resting potential."""
        zero = jnp.zeros(units, jnp.float32)
        rest = zero + self.resting_potential
        return State(rest, rest, zero, zero, zero, zero + 1.0, zero, zero)

    def step(
        self, state: State, synapses: Synapses, antidromic: Float[Array, " units"], cells: Cells, dt: float
    ) -> tuple[State, Int[Array, " units"]]:
        """One tick of `dt` s: the next state and the membrane step of a spike (1 to SUBSTEPS; 0: none)."""
        state = self._after_spike(state, antidromic * (state.refractory <= 0.0), cells)
        state = state._replace(persistent=self._opened(state, dt))
        fine = dt / SUBSTEPS
        line = self._line(state, synapses, cells, fine)

        def membrane(carry: tuple[Array, ...], number: Array) -> tuple[tuple[Array, ...], None]:
            return self._membrane_step(carry, number, line, cells, fine), None

        start = (state.soma, state.dendrite, state.afterhyperpolarization, state.refractory, jnp.zeros_like(state.soma))
        end, _ = jax.lax.scan(membrane, start, jnp.arange(1.0, SUBSTEPS + 1.0, dtype=jnp.float32))
        soma, dendrite, ahp, refractory, spike = end
        return state._replace(soma=soma, dendrite=dendrite, afterhyperpolarization=ahp, refractory=refractory), spike

    def reignited(
        self, state: State, antidromic: Float[Array, " units"], noise: Float[Array, " units"]
    ) -> Float[Array, " units"]:
        """Who sends an antidromic spike back down the axon (1 or 0): the F wave's discharge.

        Equation: where V + s n > V_echo, V the soma's potential before the spike comes, n the cell's own synaptic noise
        (SD 1): with probability Phi((V - V_echo)/s).
        """
        near = state.soma + self.echo_spread * noise > self.echo_potential
        return antidromic * (state.refractory <= 0.0) * near

    def _opened(self, state: State, dt: float) -> Array:
        """The persistent inward current's activation after `dt` s at the dendrite's potential."""
        opening = 1.0 / (1.0 + jnp.exp((self.persistent_half - state.dendrite) / self.persistent_slope))
        return state.persistent + (opening - state.persistent) * (1.0 - jnp.exp(-dt / self.persistent_time))

    def _line(self, state: State, synapses: Synapses, cells: Cells, fine: float) -> Line:
        """The linear equations of both compartments, their conductances held for one tick."""
        inward = cells.persistent * state.persistent * state.inactivation * (1.0 + state.warmup) * synapses.modulation
        k = fine / self.capacitance
        slow = cells.leak + state.adaptation
        source = cells.leak * self.resting_potential + state.adaptation * self.potassium_reversal
        spindle = synapses.spindle * cells.spindle
        into_soma = synapses.recurrent * self.inhibitory_reversal + spindle * self.excitatory_reversal
        into_dendrite = inward * self.calcium_reversal + synapses.excitation * self.excitatory_reversal
        into_dendrite = into_dendrite + synapses.inhibition * self.inhibitory_reversal
        back = self.coupling * self.soma_share
        return Line(
            soma=1.0 + k * (slow + self.coupling + synapses.recurrent + spindle),
            soma_source=k * (source + into_soma),
            dendrite=1.0 + k * (slow + inward + synapses.excitation + synapses.inhibition + back),
            dendrite_source=k * (source + into_dendrite),
            to_soma=k * self.coupling,
            to_dendrite=k * back,
            gain=k,
            decay=jnp.exp(-fine / cells.ahp_time),
        )

    def _membrane_step(
        self, carry: tuple[Array, ...], number: Array, line: Line, cells: Cells, fine: float
    ) -> tuple[Array, ...]:
        """One step of the membrane: both potentials, after-hyperpolarization, refractory time, and who fired when."""
        soma, dendrite, ahp, refractory, spike = carry
        total = line.soma + line.gain * ahp
        source = soma + line.soma_source + line.gain * ahp * self.potassium_reversal
        other = dendrite + line.dendrite_source
        determinant = 1.0 / (total * line.dendrite - line.to_soma * line.to_dendrite)
        new_soma = (source * line.dendrite + line.to_soma * other) * determinant
        new_dendrite = (other * total + line.to_dendrite * source) * determinant
        held = refractory > 0.0
        fires = (new_soma >= cells.threshold) & ~held
        return (
            jnp.where(held | fires, self.reset, new_soma),
            new_dendrite,
            ahp * line.decay + cells.ahp_size * fires,
            jnp.where(fires, self.refractory, refractory - fine),
            jnp.where(fires, number, spike),
        )

    def _after_spike(self, state: State, fires: Float[Array, " units"], cells: Cells) -> State:
        """A spike that came up the axon leaves the soma as one of its own would."""
        return state._replace(
            soma=jnp.where(fires > 0, self.reset, state.soma),
            afterhyperpolarization=state.afterhyperpolarization + cells.ahp_size * fires,
            refractory=jnp.where(fires > 0, self.refractory, state.refractory),
        )

    def drift(self, state: State, spikes: Float[Array, " units"], cells: Cells, dt: float) -> State:
        """The slow states over `dt` s in which each cell fired `spikes` times: inactivation, adaptation, warm-up."""
        available = 1.0 - (1.0 - self.inactivation_floor) * state.persistent
        inactivation = available + (state.inactivation - available) * jnp.exp(-dt / self.inactivation_time)
        adaptation = state.adaptation * jnp.exp(-dt / self.adaptation_time) + cells.adaptation * spikes
        growth = self.warmup_gain * state.persistent * (self.warmup_limit - state.warmup)
        warmup = state.warmup * jnp.exp(-dt / self.warmup_time) + dt * growth
        return state._replace(inactivation=inactivation, adaptation=adaptation, warmup=warmup)
