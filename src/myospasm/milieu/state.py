"""What changes in a person over hours, what it returns to, and what is so in a second."""

from __future__ import annotations

from typing import NamedTuple

from jaxtyping import Array, Float

from myospasm.blood.circulation import Pressures
from myospasm.blood.gut import State as GutState
from myospasm.blood.hormones import State as HormoneState
from myospasm.blood.lungs import State as LungState
from myospasm.blood.organs import Found
from myospasm.blood.parathyroid import State as ParathyroidState
from myospasm.blood.skin import State as SkinState
from myospasm.blood.solutes import Flow, Number, Solutes
from myospasm.blood.water import State as WaterState
from myospasm.muscle.damage import State as DamageState
from myospasm.muscle.fuel import State as FuelState
from myospasm.muscle.interstitium import State as InterstitiumState
from myospasm.muscle.twitch import State as TwitchState


class Ledger(NamedTuple):
    """All that has crossed the border of the body's water, L and mmol since the story began; positive into it."""

    gut: Flow  # absorbed less secreted
    vein: Flow
    eaten: Flow
    sweat: Flow
    breath: Number  # L, insensible
    urine: Flow
    dialyzer: Flow
    made: Solutes  # by liver, bone and the body's burning


class State(NamedTuple):
    """Everything that changes over hours."""

    second: Array
    water: WaterState
    lungs: LungState
    hormones: HormoneState
    parathyroid: ParathyroidState
    gut: GutState
    skin: SkinState
    fuel: FuelState
    interstitium: InterstitiumState
    warmth: Float[Array, " muscles"]
    damage: DamageState
    twitch: TwitchState
    facilitation: Float[Array, " muscles"]
    want: Float[Array, " muscles"]  # of oxygen, in the nerve
    drunk: Number  # L
    distance: Number  # m on foot
    stopped_at: Number  # second at which pain made the person stop; -1: not
    ledger: Ledger


class Balance(NamedTuple):
    """What this person's organs return to: themselves at rest, what they make, and what they eat to stay so."""

    found: Found
    water: WaterState
    inside: Solutes  # mmol/L
    unmeasured: Number  # mEq of anions that no one measures
    made: Solutes  # mmol/s, urea and creatinine
    diet: Flow  # L/s, mmol/s


class Work(NamedTuple):
    """What the body does in this second."""

    speed: Number  # m/s, 0 once pain made the person stop
    power: Number  # W/kg above rest
    heat: Number  # W/kg, all of it
    level: Float[Array, " muscles"]  # share of the greatest force while they work
    duty: Float[Array, " muscles"]  # share of the time in which they do
    exercise: Number  # share of the greatest oxygen uptake


class Now(NamedTuple):
    """What is so in this second, before anything has moved."""

    found: Found
    inside: Solutes  # mmol/L
    volume: Number  # of blood, over that at rest
    pressure: Pressures
    work: Work
    usual_flow: Float[Array, " muscles"]  # blood through each muscle at this person's rest, 1/s
