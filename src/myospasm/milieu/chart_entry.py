"""What can be seen of the chemistry: an entry of the chart, and what a closer look at nerve and muscle starts from."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp

from myospasm.anatomy import Begun, Person, Tissue
from myospasm.blood.electrochemistry import surface_shift
from myospasm.blood.solutes import Number
from myospasm.milieu.muscles import pain
from myospasm.milieu.second import feeling, idle, now
from myospasm.milieu.state import Balance, Now, State
from myospasm.signals import Surroundings
from myospasm.wiring import Wiring


def glance(person: Person, wiring: Wiring, balance: Balance, state: State, cuff: Number) -> Begun:
    """The person at this moment as the loop takes them, with a cuff on (mmHg; 0: none)."""
    del wiring
    here = now(person, balance, state, idle(person)._replace(cuff=cuff))
    tissue = Tissue(state.facilitation, state.interstitium, state.fuel, state.twitch)
    return Begun(surroundings(person, balance, state, here), tissue)


def surroundings(person: Person, balance: Balance, state: State, here: Now) -> Surroundings:
    """What the blood brings to nerve and muscle, and what hours have left there."""
    found, one = here.found, jnp.ones(len(person.units))
    warmer = state.skin.core - person.blood.skin.neutral_core
    return Surroundings(
        sodium=found.outside.sodium,
        potassium=found.outside.potassium,
        calcium=found.calcium,
        magnesium=found.magnesium,
        glucose=found.outside.glucose,
        ph=found.ph,
        temperature=person.nerve_temperature + warmer,
        pressure=here.pressure.muscle * one,
        oxygen=person.blood.lungs.oxygen(found.hemoglobin),
        warming=state.warmth - person.warmth.resting,
        crowding=person.blood.water.crowding(state.water.interstitium) * one,
        strength=person.damage.strength(state.damage),
        sensitized=person.damage.sensitivity(state.damage),
        nerve_potassium=person.ischemia.potassium(state.want),
    )


def observe(person: Person, wiring: Wiring, balance: Balance, state: State) -> dict[str, Any]:
    """One entry of the chart, by the names of `chart.NAMES`."""
    here = now(person, balance, state, idle(person))
    return of_blood(person, state, here) | of_body(person, balance, state, here) | of_muscles(person, wiring, state)


def of_blood(person: Person, state: State, here: Now) -> dict[str, Any]:
    """What a laboratory finds."""
    found = here.found
    names = ("sodium", "potassium", "chloride", "calcium", "magnesium", "phosphate", "urea", "glucose", "lactate")
    return {name: getattr(found.outside, name) for name in (*names, "creatinine", "citrate")} | {
        "bicarbonate": found.bicarbonate,
        "ph": found.ph,
        "pco2": found.pco2,
        "ionized_calcium": found.calcium,
        "ionized_magnesium": found.magnesium,
        "albumin": found.albumin,
        "hemoglobin": found.hemoglobin,
        "osmolality": found.osmolality,
        "adh": state.hormones.adh,
        "aldosterone": state.hormones.aldosterone,
        "pth": state.parathyroid.pth,
        "creatine_kinase": person.damage.usual_enzyme + jnp.max(state.damage.enzyme),
    }


def of_body(person: Person, balance: Balance, state: State, here: Now) -> dict[str, Any]:
    """Water, warmth, pressure, pain, and how near the nerve is to firing by itself."""
    water, blood = state.water, person.blood
    in_gut = state.gut.stomach.water + state.gut.bowel.water
    gained = blood.water.all_water(water) - blood.water.all_water(balance.water) + in_gut
    around = surroundings(person, balance, state, here)
    shift = surface_shift(around.calcium, around.magnesium, around.ph, around.temperature, person.surface)
    potassium = around.potassium + jnp.max(around.nerve_potassium)
    seen = feeling(person, balance, here)
    return {
        "body_mass": blood.water.mass + gained,
        "plasma_volume": water.plasma,
        "interstitial_water": water.interstitium,
        "cell_water": water.cells,
        "in_gut": in_gut,
        "drunk": state.drunk,
        "sweat": -state.ledger.sweat.water,
        "urine": -state.ledger.urine.water,
        "removed": -state.ledger.dialyzer.water,
        "core_temperature": state.skin.core,
        "pressure": here.pressure.arm,
        "ankle_pressure": here.pressure.ankle,
        "thirst": blood.hormones.thirst(seen.osmolality_excess, seen.blood_volume),
        "pain": jnp.max(pain(person, state)),
        "distance": state.distance,
        "gate_shift": shift,
        "ending_threshold": jnp.maximum(person.excitability.needed(potassium, shift, around.temperature), 0.0),
    }


def of_muscles(person: Person, wiring: Wiring, state: State) -> dict[str, Any]:
    """Of every muscle."""
    fuel, kit = state.fuel, person.fuel
    effects = person.exhaustion.effects(kit, fuel)
    fresh = wiring.force @ state.twitch.capacity
    return {
        "phosphocreatine": fuel.phosphocreatine,
        "atp": fuel.atp,
        "inorganic_phosphate": kit.phosphate(fuel),
        "muscle_ph": kit.ph(fuel),
        "muscle_lactate": fuel.lactate,
        "glycogen": fuel.glycogen,
        "muscle_oxygen": fuel.oxygen,
        "muscle_flow": fuel.opening,
        "interstitial_potassium": state.interstitium.potassium + person.blood.water.outside(state.water).potassium,
        "muscle_temperature": state.warmth,
        "damage": state.damage.torn,
        "strength": fresh * effects.force * person.damage.strength(state.damage),
        "muscle_pain": pain(person, state),
        "facilitation": state.facilitation,
    }
