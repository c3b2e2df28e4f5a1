"""The body's warmth: made by muscles, carried to the skin by blood, lost to the air, and by sweat that costs salt."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.solutes import Flow, Number, Solutes, carried, solutes
from myospasm.ground import component, param

LATENT = 2.43e6
"""J to evaporate a liter of sweat at 30 degC (Wenger1972)."""
BRISK = 1.0 / 6e3
"""L/s and m2 that are 1 mg/cm2/min, as physiologists measure sweat."""


class State(NamedTuple):
    """Temperatures in degC."""

    core: Number
    skin: Number


class Climate(NamedTuple):
    """The air around a person."""

    air: Number  # degC; walls and sky are as warm
    humidity: Number  # relative, 0 to 1
    wind: Number  # m/s, one's own speed and the wind together
    lying: Number  # 1 lying, 0 upright


class Body(NamedTuple):
    """The one who is warm: measures, and what rest makes of heat."""

    mass: Number  # kg
    area: Number  # m2, see `area`
    resting: Number  # W


class Lost(NamedTuple):
    """What leaves through skin and lungs: all sweat, evaporated or dripped, and water alone by skin and breath."""

    sweat: Flow  # L/s, mmol/s
    insensible: Number  # L/s
    evaporated: Number  # L/s, of the sweat


def area(mass: Number | float, height: Number | float) -> Number:
    """Surface of the body in m2 from kg and m (DuBois1916)."""
    return 0.202 * jnp.asarray(mass) ** 0.425 * jnp.asarray(height) ** 0.725


def saturated(temperature: Number) -> Number:
    """Pressure of water vapor (mmHg) over water at so many degC (Antoine's equation, as Gagge1986 has it)."""
    return jnp.exp(18.6686 - 4030.183 / (temperature + 235.0))


@component
class Skin:
    """When work makes us warm, more blood runs to the skin and sweat cools us, at the price of water and salt.

    Equation: core' = (heat - breath - K A (T_c - T_s))/C_c; skin' = (K A (T_c - T_s) - dry - evaporation)/C_s;
    K = tissue + b_0/(1 + c cold_s) + d warm_c; sweat per area = g warm_b exp(warm_s/10.7), warm_b and warm_s above
    neutral; dry = A (T_s - T_air)/(R_clothes + 1/(h_r + h_c)), h_c = 8.3 v^0.6; evaporation = E_max tanh(sweat/E_max),
    E_max by the Lewis relation. Sodium of sweat = salty (intercept + slope sweat per area).
    Neutral is what balances the heat of rest; who rests or works in the cool dresses so that the skin stays neutral.
    Shapes: single numbers. Source: Gagge1986 (two nodes and gains), Mitchell1974 (convection), Fanger1970 (breath),
    Buono2007, Baker2016 and Lara2016 (salt). Errors: clothes change at once and without effort; no shivering, sun,
    wet clothes or tiring glands; thirst and aldosterone do not change sweat; its lactate and ammonia are left out.
    """

    salty: float = param(1.0, "1", "assumed", "a person's own sweat salt over the mean; 0.5 to 2 (Lara2016)", 0.2, 2.5)
    neutral_core: float = param(36.8, "degC", "Gagge1986", "core temperature at rest", 36.5, 37.0)
    capacity: float = param(3490.0, "J/kg/degC", "Gagge1986", "0.97 W h/kg/degC", 3470, 3500)
    shell: float = param(0.1, "1", "Gagge1986", "share of the mass that is skin, warm and vasodilated", 0.04, 0.33)
    tissue: float = param(5.28, "W/m2/degC", "Gagge1986", "conductance without blood")
    blood: float = param(7.33, "W/m2/degC", "Gagge1986", "6.3 L/m2/h of blood at rest")
    dilation: float = param(58.2, "W/m2/degC", "Gagge1986", "50 L/m2/h more per degC of core; 120 by some", 58, 233)
    most_blood: float = param(105.0, "W/m2/degC", "Gagge1986", "90 L/m2/h", 93, 105)
    constriction: float = param(0.5, "1/degC", "Gagge1986", "of cold skin")
    gain: float = param(
        1.42e-4, "L/s/m2/degC", "Notley2016", "510 g/m2/h: glands of athletes; 170 by Gagge1986", 4.72e-5, 2.8e-4
    )
    skin_gain: float = param(10.7, "degC", "Gagge1986", "skin so much warmer multiplies sweating by e")
    most_sweat: float = param(2.8e-4, "L/s/m2", "assumed", "1 kg/m2/h; 5.73 L/h is the greatest ever seen (Baker2016)")
    radiation: float = param(4.7, "W/m2/degC", "Gagge1986", "linear; 4.5 by deDear1997", 4.0, 4.7)
    convection: float = param(8.3, "W/m2/degC", "Mitchell1974", "at 1 m/s, as its 0.6th power", 7.4, 8.7)
    still: float = param(0.2, "m/s", "Mitchell1974", "below it free convection, 3.1 W/m2/degC, takes over")
    lewis: float = param(2.2, "degC/mmHg", "Gagge1986", "evaporation over convection")
    permeation: float = param(0.45, "1", "Gagge1986", "of clothes for vapor over heat")
    least_clothes: float = param(0.0155, "m2 degC/W", "assumed", "0.1 clo, shorts and shirt of a runner", 0.0, 0.05)
    most_clothes: float = param(0.62, "m2 degC/W", "assumed", "4 clo, winter clothes or bedding")
    breath: float = param(0.0023, "1/mmHg", "Fanger1970", "latent heat of breath over metabolic heat, to 44 mmHg")
    dry_breath: float = param(0.0014, "1/degC", "Fanger1970", "dry heat of breath, to 34 degC")
    diffusion: float = param(0.23, "W/m2/mmHg", "Kuno1956", "so that skin at rest loses 0.45 L a day")
    sodium: float = param(12.0, "mmol/L", "Baker2016", "of slow sweat; fit: 36 at 1.21 L/h less the rise", 0, 30)
    sodium_rise: float = param(
        23.3, "mmol/L", "Buono2007", "per mg/cm2/min (`BRISK`); straight line, its slope from memory", 15, 35
    )
    chloride: float = param(10.0, "mmol/L", "Lara2016", "by which it is less than sodium")
    potassium: float = param(5.0, "mmol/L", "Lara2016", "6.0, SD 0.9, under patches, which read high", 3.1, 8.0)
    calcium: float = param(1.0, "mmol/L", "assumed", "usual 0.3 to 2", 0.3, 2.0)
    magnesium: float = param(0.5, "mmol/L", "assumed", "usual 0.1 to 1.5", 0.1, 1.5)

    def rest(self, body: Body, climate: Climate) -> State:
        """At rest, dressed for the weather: balanced between some -20 and 28 degC."""
        return State(jnp.asarray(self.neutral_core) + 0.0 * climate.air, self.neutral_skin(body, climate))

    def neutral_skin(self, body: Body, climate: Climate) -> Number:
        """Skin temperature (degC) at which the heat of rest flows out of a core at rest."""
        through = body.resting - self._breath(body.resting, climate)[1]
        return self.neutral_core - through / (body.area * (self.tissue + self.blood))

    def _breath(self, heat: Number, climate: Climate) -> tuple[Number, Number]:
        """Water breathed out (L/s), and all the heat that breath takes (W)."""
        latent = self.breath * heat * (44.0 - climate.humidity * saturated(climate.air))
        return latent / LATENT, latent + self.dry_breath * heat * (34.0 - climate.air)

    def air_film(self, climate: Climate) -> tuple[Number, Number]:
        """Convective and whole coefficient of the air at the skin, W/m2/degC."""
        convective = self.convection * jnp.maximum(climate.wind, self.still) ** 0.6
        return convective, convective + self.radiation

    def clothes(self, heat: Number, body: Body, climate: Climate) -> Number:
        """Resistance (m2 degC/W) of what one wears: it would keep the skin neutral at this work, as far as it can."""
        neutral = self.neutral_skin(body, climate)
        through = heat - self._breath(heat, climate)[1] - self._insensible(neutral, body, climate)
        wanted = body.area * (neutral - climate.air) / jnp.maximum(through, 1.0) - 1.0 / self.air_film(climate)[1]
        return jnp.clip(wanted, self.least_clothes, self.most_clothes)

    def _insensible(self, skin: Number, body: Body, climate: Climate) -> Number:
        """Heat (W) of the water that seeps through dry skin."""
        return self.diffusion * body.area * (saturated(skin) - climate.humidity * saturated(climate.air))

    def sweating(self, state: State, body: Body, climate: Climate) -> Number:
        """Sweat in L/s and m2."""
        neutral = self.neutral_skin(body, climate)
        warm_skin = state.skin - neutral
        warm_body = self.shell * warm_skin + (1.0 - self.shell) * (state.core - self.neutral_core)
        drive = self.gain * jnp.maximum(warm_body, 0.0) * jnp.exp(jnp.maximum(warm_skin, 0.0) / self.skin_gain)
        return self.most_sweat * jnp.tanh(drive / self.most_sweat)

    def conductance(self, state: State, body: Body, climate: Climate) -> Number:
        """From core to skin, W/m2/degC."""
        warm = jnp.maximum(state.core - self.neutral_core, 0.0)
        cold = jnp.maximum(self.neutral_skin(body, climate) - state.skin, 0.0)
        flow = self.blood / (1.0 + self.constriction * cold) + self.dilation * warm
        return self.tissue + jnp.minimum(flow, self.most_blood)

    def composition(self, sweat: Number, urea: Number) -> Solutes:
        """What is in sweat (mmol/L) that flows at so many L/s and m2."""
        sodium = self.salty * (self.sodium + self.sodium_rise * sweat / BRISK)
        return solutes(
            sodium=sodium,
            chloride=jnp.maximum(sodium - self.chloride, 0.5 * sodium),
            potassium=self.potassium,
            calcium=self.calcium,
            magnesium=self.magnesium,
            urea=urea,
        )

    def evaporation(self, sweat: Number, skin: Number, resistance: Number, climate: Climate) -> Number:
        """Sweat that evaporates, L/s and m2; the rest drips."""
        outer = 1.0 / (self.lewis * self.air_film(climate)[0]) + resistance / (self.lewis * self.permeation)
        most = jnp.maximum(saturated(skin) - climate.humidity * saturated(climate.air), 1e-3) / outer / LATENT
        return most * jnp.tanh(sweat / most)

    def step(
        self, state: State, heat: Number, body: Body, climate: Climate, urea: Number, dt: float
    ) -> tuple[State, Lost]:
        """Temperatures after `dt` s of making so many W of heat, and what sweat and breath carried away.

        `urea` (mmol/L) is the plasma's, as is the sweat's.
        """
        breath_water, breath_heat = self._breath(heat, climate)
        resistance = self.clothes(heat, body, climate)
        sweat = self.sweating(state, body, climate)
        evaporated = self.evaporation(sweat, state.skin, resistance, climate)
        seeping = self._insensible(state.skin, body, climate)
        inner = body.area * self.conductance(state, body, climate) * (state.core - state.skin)
        dry = body.area * (state.skin - climate.air) / (resistance + 1.0 / self.air_film(climate)[1])
        core = (heat - breath_heat - inner) / (self.capacity * (1.0 - self.shell) * body.mass)
        skin = (inner - dry - seeping - body.area * evaporated * LATENT) / (self.capacity * self.shell * body.mass)
        lost = carried(body.area * sweat, self.composition(sweat, urea))
        return State(state.core + dt * core, state.skin + dt * skin), Lost(
            lost, breath_water + seeping / LATENT, body.area * evaporated
        )
