"""What a muscle burns and breathes: phosphocreatine, oxygen, sugar, and the acid that is left."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param

Number = Float[Array, " muscles"]
MOLES = 44.6  # mmol of an ideal gas in a L, at 0 degC


class State(NamedTuple):
    """All (muscles,)."""

    phosphocreatine: Number  # mmol/L of cell water, as are the following
    atp: Number
    lactate: Number
    acid: Number  # taken up by the buffers beyond rest
    glycogen: Number
    oxygen: Number  # 1, saturation of the tissue's hemoglobin and myoglobin
    opening: Number  # 1/s, blood flow that the open vessels would let through at the usual pressure


class Supply(NamedTuple):
    """What the blood brings, and what stands in its way."""

    pressure: Number  # mmHg, arterial at the muscle
    oxygen: Number  # L of gas per L of arterial blood
    lactate: Number  # mmol/L in the blood
    squeezed: Number  # 1, share of the time or of the flow that the muscle's own pressure shuts, see `Fuel.squeeze`


@component
class Fuel:
    """Phosphocreatine pays at once, oxygen pays back, and where blood does not come through sugar pays with acid.

    Equation: cost = ATP_max (pump r/r_max + (1 - pump) a) q(ATP) + rest; wanted oxidation = rest + m (PCr_0 - PCr)/tau,
    of which min(1, 1.1 S/(S + S_half)) is had, 5.4 ATP per oxygen; glycolysis = G a Pi^n/(Pi^n + K^n) g h, glycogen
    g, h = 1/(1 + 10^(3 (6.5 - pH))); what these leave unpaid is taken from phosphocreatine, and from ATP where that
    is gone. Oxygen: B S' = F C (1 - S) - used; flow F = opening (P - P_v)/(P_0 - P_v) (1 - squeezed), the opening
    follows the wanted oxygen. Lactate is what sugar makes beyond what is burnt; acid = lactate made - gamma PCr split;
    both leave at x F/water + 1/tau_slow; pH = pH_0 - acid/beta. ADP = ATP Cr/(PCr K'), Pi = Pi_0 + what PCr and ATP
    lost.
    Shapes: (muscles,). Source: Kemp2007, Slade2006, Barclay2015, Isbell2006, Lopez2015, Sadamoto1983, Fiedler2016.
    Errors: sugar waits for phosphate, so that 15 maximal contractions in 30 s leave pH 7.17 (6.78 in Slade2006); ATP
    hardly falls at exhaustion (to 82 % in Broxterman2017); flow lags oxygen's use, so that saturation dips at the start
    of healthy work; the muscle is one well-stirred cell; oxidation is linear in phosphocreatine (no slow component, no
    fat but a fixed share); no glucose uptake, so that glycogen only falls; blood acid does not enter the fiber.
    """

    maximal_cost: float = param(1.69, "mmol/L/s", "Slade2006", "ATP in a maximal contraction", 0.99, 2.49)
    pump_share: float = param(0.35, "1", "Barclay2015", "of ATP used by ion pumps", 0.3, 0.4)
    maximal_rate: float = param(25.0, "Hz", "assumed", "mean rate at which the pumps take their share")
    resting_cost: float = param(0.011, "mmol/L/s", "assumed", "0.2 mL of oxygen per 100 g and min at rest")
    resting_phosphocreatine: float = param(33.0, "mmol/L", "Kemp2007", "calf", 31, 35)
    resting_atp: float = param(8.2, "mmol/L", "Kemp2007", "calf", 7.8, 8.6)
    resting_phosphate: float = param(4.5, "mmol/L", "Kemp2007", "calf, inorganic", 4.3, 4.7)
    creatine: float = param(42.5, "mmol/L", "Kemp2007", "with and without phosphate", 40, 45)
    equilibrium: float = param(150.0, "1", "Kemp2007", "creatine kinase at pH 7.0; 150 to 300", 100, 300)
    resting_ph: float = param(7.05, "1", "Slade2006", "before exercise 7.01 to 7.09", 7.0, 7.1)
    recovery_time: float = param(34.7, "s", "Isbell2006", "phosphocreatine, healthy calf", 18, 50)
    mitochondria: float = param(1.0, "1", "assumed", "oxidative capacity over that of health")
    usual_oxygen: float = param(0.195, "1", "Nunn1987", "L of gas per L of arterial blood", 0.17, 0.21)
    half_oxygen: float = param(0.05, "1", "assumed", "tissue saturation at which oxidation is halved", 0.02, 0.1)
    store: float = param(0.6, "mmol/L", "assumed", "oxygen of blood in muscle and of myoglobin, when full", 0.4, 1.0)
    yields: float = param(5.4, "1", "assumed", "ATP per oxygen molecule", 5, 6)
    resting_flow: float = param(5e-4, "1/s", "assumed", "3 mL per 100 g and min; 2 to 4", 3.3e-4, 6.7e-4)
    largest_flow: float = param(
        0.0182, "1/s", "Lopez2015", "calf after a cuff: 109 mL per 100 g and min", 0.0117, 0.0247
    )
    extraction: float = param(0.7, "1", "Radegran1999", "share of oxygen taken at work", 0.6, 0.8)
    opening_time: float = param(25.0, "s", "assumed", "of vessels, half of it within 20 s", 10, 60)
    usual_pressure: float = param(93.0, "mmHg", "assumed", "mean arterial, at which flows are told")
    back_pressure: float = param(14.0, "mmHg", "Sjogaard1986", "in the resting muscle", 2, 31)
    stopping: float = param(0.57, "1", "Sadamoto1983", "share of maximal force that stops the flow", 0.5, 0.64)
    glycolysis: float = param(2.0, "mmol/L/s", "assumed", "ATP at full activation and much phosphate", 0.5, 2.0)
    half_phosphate: float = param(
        28.0, "mmol/L", "Fiedler2016", "for half of glycolysis; acid once 60 to 75 % of PCr is split", 24.3, 29.3
    )
    steepness: float = param(7.0, "1", "assumed", "power of phosphate: easy work leaves no acid, exhausting work much")
    stopping_ph: float = param(6.5, "1", "assumed", "acid halves glycolysis; muscle seldom falls below 6.3", 6.3, 6.7)
    acid_power: float = param(3.0, "1", "assumed", "steepness of that: a tenth is left at 6.2")
    half_atp: float = param(2.0, "mmol/L", "assumed", "at which half of the cross-bridges and pumps go without")
    phosphorylase: float = param(1.0, "1", "assumed", "0 in McArdle's disease")
    resting_glycogen: float = param(90.0, "mmol/L", "assumed", "glucose units, usual diet; 80 to 150 per kg", 60, 150)
    half_glycogen: float = param(10.0, "mmol/L", "assumed", "at which glycolysis and calcium release are halved")
    carbohydrate: float = param(0.7, "1", "assumed", "of what is oxidized at work", 0.4, 0.95)
    resting_lactate: float = param(1.0, "mmol/L", "assumed", "as in the blood")
    washing: float = param(
        0.12, "1", "assumed", "lactate that blood gains over that in the fiber: 3 of 27 mmol/L at exhaustion", 0.05, 0.2
    )
    water: float = param(0.65, "1", "assumed", "cell water, share of muscle", 0.6, 0.7)
    slow_exit: float = param(600.0, "s", "assumed", "lactate and acid without flow: burnt and buffered")
    buffer: float = param(40.0, "mmol/L", "assumed", "acid per pH; 20 to 40, and split phosphate buffers too", 20, 40)
    interstitial_share: float = param(0.15, "1", "Clausen2003", "of muscle water", 0.12, 0.18)

    def rest(self, muscles: int, supply: Supply | None = None) -> State:
        """Full of fuel, with the flow and oxygen of rest in health, or of rest with the blood that there is."""
        one = jnp.ones(muscles)
        taken = self.resting_cost / self.yields / (self.resting_flow * MOLES * self.usual_oxygen)
        saturation = 1.0 - taken  # enough that all oxygen that is wanted is had
        state = State(
            one * self.resting_phosphocreatine, one * self.resting_atp, one * self.resting_lactate, 0.0 * one,
            one * self.resting_glycogen, one * saturation, one * self.resting_flow,
        )  # fmt: skip
        return state if supply is None else self._settled(state, supply)

    def _settled(self, state: State, supply: Supply) -> State:
        """Rest with less blood or hemoglobin: more of the oxygen is taken, and phosphocreatine gives way a little."""
        brought = self.flow(state, supply) * supply.oxygen * MOLES
        oxygen = jnp.clip(1.0 - self.resting_cost / self.yields / brought, 0.05, 1.0)
        had = self._breathe(state._replace(oxygen=oxygen), jnp.zeros_like(oxygen), brought, 0.0)[1]
        short = self.recovery_time / self.mitochondria * self.resting_cost * (1.0 / had - 1.0)
        return state._replace(
            phosphocreatine=state.phosphocreatine - short, oxygen=oxygen, lactate=supply.lactate + 0.0 * oxygen
        )

    def squeeze(self, level: Number, pressure: Number) -> Number:
        """Share of the flow that a contraction at this level (of maximal force) shuts at this arterial pressure."""
        slope = (self.usual_pressure - self.back_pressure) / self.stopping
        left = (pressure - self.back_pressure - slope * level) / jnp.maximum(pressure - self.back_pressure, 1.0)
        return 1.0 - jnp.clip(left, 0.0, 1.0)

    def flow(self, state: State, supply: Supply) -> Number:
        """Blood through the muscle, volumes of it per second."""
        drive = (supply.pressure - self.back_pressure) / (self.usual_pressure - self.back_pressure)
        return state.opening * jnp.maximum(drive, 0.0) * (1.0 - supply.squeezed)

    def step(self, state: State, rate: Number, activation: Number, supply: Supply, dt: float) -> State:
        """The muscle after `dt` s at a mean discharge `rate` (Hz) and activation (0 to 1)."""
        flow, carried = self.flow(state, supply), supply.oxygen * MOLES
        cost = self.cost(state, rate, activation)
        wanted = self.oxidation(state)
        oxygen, used = self._breathe(state, wanted / self.yields, flow * carried, dt)
        sugar = self.sugar(state, activation)
        paid = wanted * used + sugar - cost
        share = state.phosphocreatine / (state.phosphocreatine + 0.5)
        creatine = jnp.clip(state.phosphocreatine + dt * paid * share, 0.01, self.resting_phosphocreatine)
        atp = jnp.clip(
            state.atp + dt * paid * (1.0 - share) + dt * 0.1 * (self.resting_atp - state.atp) * share, 0.01, 12.0
        )
        split = (state.phosphocreatine - creatine) / dt
        burnt = self.carbohydrate * wanted * used / 33.0
        made = 2.0 * jnp.maximum(sugar / 3.0 - burnt, 0.0)
        leaving = jnp.exp(-dt * (self.washing * flow / self.water + 1.0 / self.slow_exit))
        return State(
            creatine, atp,
            supply.lactate + (state.lactate + dt * made - supply.lactate) * leaving,
            (state.acid + dt * (made - self.protons(state) * split)) * leaving,
            jnp.maximum(state.glycogen - dt * jnp.maximum(sugar / 3.0, burnt * self.phosphorylase), 0.0),
            oxygen, self._open(state, wanted, carried, supply, dt),
        )  # fmt: skip

    def cost(self, state: State, rate: Number, activation: Number) -> Number:
        """ATP used, mmol/L/s; what lacks ATP works less."""
        work = self.pump_share * rate / self.maximal_rate + (1.0 - self.pump_share) * activation
        return self.resting_cost + self.maximal_cost * work * self.able(state)

    def able(self, state: State) -> Number:
        """Share of cross-bridges and pumps that ATP is enough for, over that at rest."""
        usual = self.resting_atp / (self.resting_atp + self.half_atp)
        return state.atp / (state.atp + self.half_atp) / usual

    def oxidation(self, state: State) -> Number:
        """ATP that mitochondria would make with oxygen enough, mmol/L/s."""
        short = self.resting_phosphocreatine - state.phosphocreatine
        return self.resting_cost + self.mitochondria * short / self.recovery_time

    def sugar(self, state: State, activation: Number) -> Number:
        """ATP from glycogen without oxygen, mmol/L/s."""
        phosphate = self.phosphate(state)
        asked = 1.0 / (1.0 + (self.half_phosphate / phosphate) ** self.steepness)
        at_rest = 1.0 / (1.0 + (self.half_phosphate / self.resting_phosphate) ** self.steepness)
        left = state.glycogen / (state.glycogen + self.half_glycogen)
        left = left / (1.0 + 10.0 ** (self.acid_power * (self.stopping_ph - self.ph(state))))
        return self.phosphorylase * self.glycolysis * activation * jnp.maximum(asked - at_rest, 0.0) * left

    def _breathe(self, state: State, wanted: Number, brought: Number, dt: float) -> tuple[Number, Number]:
        """Saturation after `dt` s and the share of the wanted oxygen that was had; implicit, so never negative."""
        usual = 1.0 + self.half_oxygen / 0.5  # above a saturation of a half, all that is wanted is had
        share = jnp.minimum(usual / (state.oxygen + self.half_oxygen), 1.0 / jnp.maximum(state.oxygen, 0.1))
        step = dt / self.store
        oxygen = (state.oxygen + step * brought) / (1.0 + step * (brought + wanted * share))
        return oxygen, jnp.minimum(share * oxygen, 1.0)

    def _open(self, state: State, wanted: Number, carried: Number, supply: Supply, dt: float) -> Number:
        """Vessels open as far as the wanted oxygen asks, and further where pressure or a contraction holds blood up."""
        through = jnp.maximum(self.flow(state, supply) / state.opening, 0.1)
        needed = wanted / self.yields / (carried * self.extraction * through)
        goal = jnp.clip(needed, self.resting_flow, self.largest_flow)
        return goal + (state.opening - goal) * jnp.exp(-dt / self.opening_time)

    def protons(self, state: State) -> Number:
        """Protons taken up by splitting one phosphocreatine."""
        return 1.0 / (1.0 + 10.0 ** (self.ph(state) - 6.75))

    def ph(self, state: State) -> Number:
        """Inside the fibers."""
        return self.resting_ph - state.acid / self.buffer

    def phosphate(self, state: State) -> Number:
        """Inorganic phosphate, mmol/L."""
        lost = self.resting_phosphocreatine - state.phosphocreatine + self.resting_atp - state.atp
        return jnp.maximum(self.resting_phosphate + lost, 0.1)

    def adp(self, state: State) -> Number:
        """Free ADP, mmol/L."""
        constant = self.equilibrium * 10.0 ** (7.0 - self.ph(state))
        return state.atp * (self.creatine - state.phosphocreatine) / (state.phosphocreatine * constant)

    def washout(self, state: State, supply: Supply) -> Number:
        """How fast blood carries off what lies between the fibers, 1/s."""
        return self.flow(state, supply) / self.interstitial_share
