"""What is drunk: how long it stays in the stomach, how the bowel takes it up, and what vomit and stool carry away."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.solutes import NAMES, Flow, Number, Solutes, flow, scaled, solutes, total
from myospasm.ground import component, param
from myospasm.signals import Swallowed

NEVER_EMPTY = 1e-9
"""L that keep a concentration defined where there is no water."""


class State(NamedTuple):
    """Amounts: water in L with solutes in mmol."""

    stomach: Flow
    bowel: Flow


def swallowed(drink: Swallowed) -> Flow:
    """A drink as a flow of water and solutes."""
    return Flow(drink.water, solutes(**{k: v for k, v in drink._asdict().items() if k != "water"}))


def _shared(amounts: Solutes, shares: Solutes) -> Solutes:
    return Solutes(*(a * s for a, s in zip(amounts, shares, strict=True)))


def _less(amounts: Flow, taken: Flow) -> Flow:
    return total(amounts, scaled(taken, -1.0))


@component
class Gut:
    """Water leaves the stomach in a quarter of an hour, sugary drinks later; the bowel takes up salt and sugar, and
    water follows them.

    Equation: stomach' = drink - k stomach, k = ln2/half_time / (1 + (glucose/slowing)2). Bowel: glucose uptake
    V_g G/(K_g + c_g V) of its amount G; sodium uptake [V_Na + n glucose uptake] Na/(K_Na V + Na), chloride by the same
    share; others exponentially. Water V goes to the volume V_iso in which what is left is as concentrated as plasma:
    V' = -(V - V_iso)/tau / (1 + (V - V_iso)/half). Vomit is the stomach's content, as far as there is any, and gastric
    juice drawn from the blood; watery stool likewise of the bowel.
    Shapes: single numbers; L/s and mmol/s. Source: VistMaughan1994 and VistMaughan1995 (stomach),
    JeukendrupJentjens2000 (glucose), Palma1981 (salt and water), Harris2012 (stool), Schwartz2019 (vomit).
    Errors: the energy of a drink is its glucose; food, exercise and a full stomach do not change emptying; digestive
    juices of health go round unseen; a hypotonic content is lost in stool as it is; magnesium does not purge.
    """

    vomiting: float = param(0.0, "L/s", "assumed", "health: none; added to what the story tells")
    diarrhea: float = param(0.0, "L/s", "assumed", "health: none; added to what the story tells")
    half_time: float = param(720.0, "s", "Giezenaar2018", "0.45 L of water in men: 12 min, SD 3", 540, 900)
    slowing: float = param(
        344.0,
        "mmol/L",
        "VistMaughan1995",
        "glucose that halves the rate: 17 min at 40 g/L, 130 at 188 g/L; from memory",
        250,
        450,
    )
    glucose_maximum: float = param(
        0.11, "mmol/s", "JeukendrupJentjens2000", "1.2 g/min; no more than 1.0 to 1.1 are burnt", 0.09, 0.15
    )
    glucose_half: float = param(20.0, "mmol/L", "assumed", "of the luminal glucose for half of the uptake", 5, 50)
    sodium_maximum: float = param(
        0.0225, "mmol/s", "Palma1981", "isotonic saline: 4.72 umol/min/cm over some 2 m, and the colon", 0.015, 0.03
    )
    sodium_half: float = param(40.0, "mmol/L", "assumed", "of luminal sodium for half of the uptake; saline fills it")
    coupling: float = param(
        0.35, "1", "assumed", "sodium with each glucose in the net: carried as 2 to 1, most of it leaks back", 0.1, 1.0
    )
    passage: float = param(600.0, "s", "assumed", "time constant of potassium, citrate and other small solutes")
    equilibration: float = param(240.0, "s", "assumed", "water: tracer is in blood by 10 min (Evans2011)", 100, 400)
    crowded: float = param(
        0.15, "L", "assumed", "surplus water at which uptake is half of what it would be: at most 2.2 L/h", 0.05, 0.3
    )
    tonicity: float = param(285.0, "mmol/L", "OxfordLabValues", "osmolality of plasma", 280, 295)
    calcium_share: float = param(0.3, "1", "Heaney1990", "absorbed of a dose of some 0.5 g: 28.6 %", 0.2, 0.64)
    magnesium_share: float = param(0.3, "1", "Fine1991", "65 % of the smallest, 11 % of the largest dose", 0.11, 0.65)
    phosphate_share: float = param(0.65, "1", "assumed", "usual 60 to 70 %", 0.6, 0.7)
    citrate_share: float = param(0.1, "1", "assumed", "the gut's wall and the liver burn most on the way", 0, 0.3)
    mannitol_share: float = param(0.18, "1", "assumed", "usual 17 to 20 %; the rest holds water and leaves", 0.1, 0.2)
    juice_sodium: float = param(60.0, "mmol/L", "Schwartz2019", "gastric juice; its table, from memory", 60, 90)
    juice_potassium: float = param(10.0, "mmol/L", "Schwartz2019", "as sodium", 10, 30)
    juice_chloride: float = param(130.0, "mmol/L", "Schwartz2019", "as sodium; 60 mmol/L of it as acid", 100, 130)
    stool_sodium: float = param(90.0, "mmol/L", "Harris2012", "between a child's ETEC and adult cholera", 50, 130)
    stool_potassium: float = param(30.0, "mmol/L", "Harris2012", "as sodium", 20, 35)
    stool_chloride: float = param(65.0, "mmol/L", "Harris2012", "as sodium; the rest is bicarbonate", 25, 100)
    stomach_film: float = param(0.05, "L", "assumed", "contents at which half of what is thrown up is fresh juice")
    bowel_film: float = param(0.3, "L", "assumed", "contents at which half of a watery stool is fresh secretion")

    def rest(self) -> State:
        """Fasting: nothing in it."""
        return State(flow(), flow())

    def emptying(self, stomach: Flow) -> Number:
        """Share of the stomach's content that leaves it in a second, 1/s."""
        sweetness = stomach.solutes.glucose / (stomach.water + NEVER_EMPTY) / self.slowing
        return jnp.log(2.0) / self.half_time / (1.0 + sweetness**2)

    def shares(self, bowel: Flow, dt: float) -> Solutes:
        """Share of each solute in the bowel that leaves its lumen within `dt`."""
        water = bowel.water + NEVER_EMPTY
        glucose = self.glucose_maximum / (self.glucose_half * water + bowel.solutes.glucose)
        carried = self.sodium_maximum + self.coupling * glucose * bowel.solutes.glucose
        sodium = carried / (self.sodium_half * water + bowel.solutes.sodium)
        every = dict.fromkeys(NAMES, 1.0 / self.passage)
        own = {"glucose": glucose, "sodium": sodium, "chloride": sodium, "mannitol": 0.1 / self.passage}
        return Solutes(*(1.0 - jnp.exp(-dt * rate) for rate in solutes(**(every | own))))

    def _absorbable(self) -> Solutes:
        part = {n: getattr(self, f"{n}_share") for n in ("calcium", "magnesium", "phosphate", "mannitol", "citrate")}
        return solutes(**(dict.fromkeys(NAMES, 1.0) | part))

    def isotonic(self, inside: Solutes) -> Number:
        """Water (L) in which the bowel's solutes are as concentrated as in plasma."""
        salts = 2.0 * (inside.sodium + inside.potassium) + 3.0 * (inside.calcium + inside.magnesium)
        return (salts + inside.glucose + inside.mannitol + inside.urea) / self.tonicity

    def absorb(self, bowel: Flow, dt: float) -> tuple[Flow, Flow, Flow]:
        """The bowel after `dt`, what went into the blood and what will leave with the stool (L and mmol)."""
        left_lumen = _shared(bowel.solutes, self.shares(bowel, dt))
        into_blood = _shared(left_lumen, self._absorbable())
        unused = total(left_lumen, scaled(into_blood, -1.0))
        kept = total(bowel.solutes, scaled(left_lumen, -1.0))
        surplus = bowel.water - self.isotonic(kept)
        rate = 1.0 / (self.equilibration * (1.0 + jnp.abs(surplus) / self.crowded))
        water = surplus * (1.0 - jnp.exp(-dt * rate))
        return Flow(bowel.water - water, kept), Flow(water, into_blood), Flow(jnp.zeros_like(water), unused)

    def _spill(self, contents: Flow, wanted: Number | float, film: float, secretion: Flow) -> tuple[Flow, Flow, Flow]:
        """`wanted` L out of a gut: what stays, what is lost, and what of it was secreted from the blood."""
        share = 1.0 - jnp.exp(-wanted / (contents.water + film))
        taken = scaled(contents, share)
        fresh = scaled(secretion, wanted - taken.water)
        return _less(contents, taken), total(taken, fresh), fresh

    def step(
        self, state: State, drink: Swallowed, vomit: Number | float, stool: Number | float, dt: float
    ) -> tuple[State, Flow, Flow]:
        """The gut after `dt` s; what goes into the blood and what leaves the body, L/s and mmol/s.

        Juices that are lost come out of the blood, so that the first flow is negative where nothing is absorbed, and
        what was drunk is always stomach + bowel + absorbed + lost.
        """
        stomach = total(state.stomach, scaled(swallowed(drink), dt))
        emptied = scaled(stomach, 1.0 - jnp.exp(-dt * self.emptying(stomach)))
        juice = self._fluid(self.juice_sodium, self.juice_potassium, self.juice_chloride)
        thrown = self._spill(_less(stomach, emptied), (vomit + self.vomiting) * dt, self.stomach_film, juice)
        bowel, absorbed, unused = self.absorb(total(state.bowel, emptied), dt)
        secretion = self._fluid(self.stool_sodium, self.stool_potassium, self.stool_chloride)
        passed = self._spill(bowel, (stool + self.diarrhea) * dt, self.bowel_film, secretion)
        into_blood = total(absorbed, scaled(total(thrown[2], passed[2]), -1.0))
        lost = total(thrown[1], passed[1], unused)
        return State(thrown[0], passed[0]), scaled(into_blood, 1.0 / dt), scaled(lost, 1.0 / dt)

    def _fluid(self, sodium: float, potassium: float, chloride: float) -> Flow:
        """One L of a secretion."""
        return flow(1.0, sodium=sodium, potassium=potassium, chloride=chloride)
