"""What the kidneys let go, and how much water they spend on it."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from myospasm.blood.hormones import grown
from myospasm.blood.solutes import Flow, Number, Solutes, solutes, total
from myospasm.ground import component, param

DAY = 86400.0
ISOTONIC = 300.0  # mosm/kg of urine that was neither concentrated nor diluted


class Perfused(NamedTuple):
    """What reaches the kidneys, and what the blood was at rest."""

    plasma: Solutes  # mmol/L
    reference: Solutes  # mmol/L at rest
    ionized_calcium: Number | float  # mmol/L
    reference_ionized_calcium: Number | float  # mmol/L
    ph: Number | float
    adh: Number | float  # over that of health, as are the next two
    aldosterone: Number | float
    pth: Number | float
    volume: Number | float  # extracellular, over that at rest
    pressure: Number | float  # mean arterial, mmHg
    power: Number | float  # of exercise, beyond rest: all energy spent, W/kg


@component
class Kidney:
    """The kidneys filter all of the blood's water many times a day and give back nearly all; the rest is urine.

    Equation: excreted = usual a g(drive, most), g(x, m) = m / (1 + (m - 1) e^-x), a = f (1 + b)/(f + b) for a share f
    of working nephrons; drive of sodium = k_v (volume - 1) + k_p (P - P_0) - k_a ln aldosterone + ln Na/Na_0 - work +
    ln diuretic, of potassium, magnesium, phosphate, calcium likewise. Chloride = c2 / (c + other), c = Na + K + 2 Ca +
    2 Mg + ammonium: always less than the cations, the rest are bicarbonate and organic acids. Urea, creatinine,
    mannitol, citrate, gathered acids: shares of filtration; glucose: ln(1 + e^x) above a threshold. Water = osmoles/U,
    U = U_min + (U_max - U_min) adh^n / (adh^n + h^n), drawn to 300 by a solute load and by lost nephrons.
    Shapes: any that broadcast; L/s and mmol/s. Source: Robertson1976 (U), Drummer1992 (saline), Bricker1960 (nephrons).
    Errors: no state, so ammonium and aldosterone act at once instead of in days and an hour; usual amounts are those
    of a man on a western diet; urea is cleared alike at all flows of urine; acid and sodium do not move calcium; a
    diuretic is one number, which wastes no calcium and does not blunt dilution or concentration.
    """

    function: float = param(1.0, "1", "Bricker1960", "health; share of nephrons that work", 0, 1)
    natriuresis: float = param(1.0, "1", "Ellison2009", "health; a diuretic multiplies the salt that is let go")
    filtration: float = param(2.0e-3, "L/s", "Pitts1974", "120 mL/min; from memory", 1.5e-3, 2.3e-3)
    failing_pressure: float = param(60.0, "mmHg", "assumed", "filtration halved; autoregulated above some 75", 50, 70)
    pressure_width: float = param(5.0, "mmHg", "assumed", "steepness of that fall: 95 % at 75 mmHg", 3, 8)
    work: float = param(
        20.0,
        "W/kg",
        "SmithRobinson1952",
        "halves filtration; fit: 19 % less at moderate work in the heat, taken as 9 W/kg",
        15,
        30,
    )
    adapted: float = param(0.1, "1", "assumed", "nephrons left at which the others cannot make up", 0.05, 0.2)
    urea: float = param(0.5, "1", "Pitts1974", "of filtration; from memory", 0.4, 0.6)
    citrate: float = param(0.2, "1", "Pitts1974", "of filtration; from memory", 0.1, 0.35)
    glucose_threshold: float = param(11.0, "mmol/L", "Pitts1974", "from memory", 9, 12)
    glucose_splay: float = param(1.0, "mmol/L", "assumed", "some 0.5 mmol a day are lost in health")
    sodium: float = param(150.0 / DAY, "mmol/s", "Intersalt1988", "150 mmol a day", 100 / DAY, 220 / DAY)
    sodium_volume: float = param(
        7.0, "1", "Drummer1992", "fit: three times after 22 mL/kg of saline, with aldosterone", 5, 12
    )
    sodium_pressure: float = param(0.035, "1/mmHg", "Guyton1991", "twice at 20 mmHg more; from memory", 0.02, 0.05)
    sodium_aldosterone: float = param(
        0.6, "1", "assumed", "power; 10 mmol a day at six times the hormone and 9 % less water", 0.3, 1
    )
    most_sodium: float = param(20.0, "1", "assumed", "a tenth of what is filtered", 10, 40)
    usual_pressure: float = param(93.0, "mmHg", "assumed", "120 over 80")
    potassium: float = param(60.0 / DAY, "mmol/s", "Intersalt1988", "60 mmol a day", 40 / DAY, 90 / DAY)
    potassium_power: float = param(
        3.0, "1", "assumed", "four times at 1 mmol/L more, aldosterone included, as in sheep", 2, 4
    )
    potassium_aldosterone: float = param(0.6, "1", "assumed", "power; as sodium's", 0.3, 1)
    potassium_alkalosis: float = param(
        3.0, "1", "assumed", "per pH; alkalosis wastes potassium, acid saves it at first", 0, 5
    )
    calcium: float = param(4.5 / DAY, "mmol/s", "Pitts1974", "4.5 mmol a day; from memory", 2.5 / DAY, 7.5 / DAY)
    calcium_steepness: float = param(
        2.3, "L/mmol", "Titon2007", "fit: five times by 0.4 mmol/L more and little PTH", 1.5, 4
    )
    calcium_pth: float = param(0.5, "1", "assumed", "power: twice without PTH's pull, see above", 0.3, 0.8)
    magnesium: float = param(4.0 / DAY, "mmol/s", "Pitts1974", "4 mmol a day; from memory", 2.5 / DAY, 8.5 / DAY)
    magnesium_power: float = param(4.0, "1", "assumed", "0.5 mmol a day are left at 0.5 mmol/L", 3, 6)
    phosphate: float = param(28.0 / DAY, "mmol/s", "Pitts1974", "28 mmol a day; from memory", 13 / DAY, 42 / DAY)
    phosphate_power: float = param(2.5, "1", "assumed", "nearly none is let go at 0.3 mmol/L", 2, 4)
    phosphate_pth: float = param(0.4, "1", "assumed", "power; at most all that is filtered", 0.2, 0.8)
    wasting: float = param(
        0.5, "1", "Ellison2009", "power of a diuretic on potassium and magnesium; size assumed", 0.3, 0.7
    )
    most_phosphate: float = param(6.0, "1", "assumed", "all that is filtered", 4, 8)
    most_others: float = param(15.0, "1", "assumed", "of potassium, calcium, magnesium: less than is filtered", 8, 25)
    ammonium: float = param(40.0 / DAY, "mmol/s", "Lemann2003", "40 mmol a day; from memory", 25 / DAY, 50 / DAY)
    ammonium_steepness: float = param(
        8.0, "1", "assumed", "per pH; twice at 7.3 on the first day, more after days", 5, 12
    )
    other_anions: float = param(210.0 / DAY, "mmol/s", "assumed", "makes 150 mmol of chloride a day, as of sodium")
    alkali_share: float = param(
        0.3, "1", "assumed", "size of the next at pH 7.4, with it: +5 mmol/L gone in a day or two"
    )
    alkali_steepness: float = param(30.0, "1", "assumed", "per pH; bicarbonate spills when blood is alkaline", 10, 40)
    chloride_power: float = param(4.0, "1", "assumed", "urine has none left at three quarters of plasma's", 2, 8)
    dilutest: float = param(50.0, "mmol/kg", "Robertson1976", "of urine; from memory", 40, 71)
    densest: float = param(1200.0, "mmol/kg", "Robertson1976", "of urine; from memory", 900, 1400)
    half_adh: float = param(1.03, "1", "assumed", "makes 600 mosm/kg at rest")
    adh_power: float = param(
        3.0, "1", "Robertson1976", "fit: 95 mosm/kg of urine per mosm/kg of plasma; from memory", 2, 4
    )
    solute_load: float = param(0.067, "mmol/s", "assumed", "4 mosm a minute spoil half of concentration, 10 most")

    def _flowing(self, now: Perfused) -> Number:
        """Filtration over that of health in each working nephron."""
        steep = jax.nn.sigmoid((jnp.asarray(now.pressure) - self.failing_pressure) / self.pressure_width)
        return steep / (1.0 + (now.power / self.work) ** 2)

    def filtered(self, now: Perfused) -> Number:
        """Water filtered, L/s."""
        return self.function * self.filtration * self._flowing(now)

    def _adapted(self) -> Number | float:
        """What few nephrons let go over what all do: each works more."""
        return self.function * (1.0 + self.adapted) / (self.function + self.adapted)

    def salts(self, now: Perfused) -> Solutes:
        """Sodium, potassium, calcium, magnesium and phosphate let go, mmol/s."""
        ratio, flowing, drug = _ratios(now), jnp.log(self._flowing(now) + 1e-9), jnp.log(self.natriuresis)
        salt, pth = jnp.log(now.aldosterone), jnp.log(now.pth)
        filled = self.sodium_volume * (now.volume - 1.0) + self.sodium_pressure * (now.pressure - self.usual_pressure)
        sodium = filled - self.sodium_aldosterone * salt + ratio.sodium - now.power / self.work + drug
        alkali = self.potassium_alkalosis * (now.ph - 7.4)
        held = self.potassium_power * ratio.potassium + self.potassium_aldosterone * salt + alkali
        free = self.calcium_steepness * (now.ionized_calcium - now.reference_ionized_calcium)

        def let_go(usual, drive, most):
            return usual * self._adapted() * grown(drive + flowing, most)

        return solutes(
            sodium=let_go(self.sodium, sodium, self.most_sodium),
            potassium=let_go(self.potassium, held + self.wasting * drug, self.most_others),
            calcium=let_go(self.calcium, free - self.calcium_pth * pth, self.most_others),
            magnesium=let_go(
                self.magnesium, self.magnesium_power * ratio.magnesium + self.wasting * drug, self.most_others
            ),
            phosphate=let_go(
                self.phosphate, self.phosphate_power * ratio.phosphate + self.phosphate_pth * pth, self.most_phosphate
            ),
        )

    def acid(self, now: Perfused) -> Number:
        """Ammonium let go, mmol/s; chloride goes with it, and bicarbonate stays."""
        drive = self.ammonium_steepness * (7.4 - jnp.asarray(now.ph))
        return self.ammonium * self._adapted() * self._flowing(now) * grown(drive, 8.0)

    def chloride(self, now: Perfused, cations: Number) -> Number:
        """Let go with so many cations (mEq/s); never more than they."""
        alkaline = self.alkali_share * grown(self.alkali_steepness * (jnp.asarray(now.ph) - 7.4), 300.0)
        kept = jnp.exp(-self.chloride_power * _ratios(now).chloride)
        others = self.other_anions * self._adapted() * kept * (1.0 + alkaline) / (1.0 + self.alkali_share)
        return cations**2 / (cations + others + 1e-12)

    def wastes(self, now: Perfused) -> Solutes:
        """What is filtered and not wholly taken back, mmol/s."""
        filtered, plasma, splay = self.filtered(now), now.plasma, self.glucose_splay
        spilt = splay * jax.nn.softplus((plasma.glucose - self.glucose_threshold) / splay)
        spilt = spilt * plasma.glucose / (plasma.glucose + splay)
        return solutes(
            urea=self.urea * filtered * plasma.urea,
            creatinine=filtered * plasma.creatinine,
            mannitol=filtered * plasma.mannitol,
            citrate=self.citrate * filtered * plasma.citrate,
            acids=filtered * plasma.acids,
            glucose=filtered * spilt,
        )

    def osmolality(self, adh: Number | float, osmoles: Number) -> Number:
        """Of the urine, mosm/kg, at so many osmoles (mosm/s) let go."""
        tight = jnp.asarray(adh) ** self.adh_power
        able = self.dilutest + (self.densest - self.dilutest) * tight / (tight + self.half_adh**self.adh_power)
        share = self.function / (1.0 + (osmoles / self.solute_load) ** 2)
        return ISOTONIC + share * (able - ISOTONIC)

    def urine(self, now: Perfused) -> Flow:
        """What leaves the body, L/s and mmol/s, all positive."""
        let_go = total(self.salts(now), self.wastes(now))
        acid = self.acid(now)
        ones, twos = let_go.sodium + let_go.potassium + acid, let_go.calcium + let_go.magnesium
        small = sum(getattr(let_go, name) for name in ("urea", "glucose", "creatinine", "citrate", "mannitol", "acids"))
        osmoles = 2.0 * ones + 3.0 * twos + small
        water = osmoles / self.osmolality(now.adh, osmoles)
        return Flow(water, let_go._replace(chloride=self.chloride(now, ones + 2.0 * twos)))


def _ratios(now: Perfused) -> Solutes:
    """Logarithm of plasma over rest; 0 for what is in neither."""
    return jax.tree.map(lambda a, b: jnp.log((a + 1e-6) / (b + 1e-6)), now.plasma, now.reference)
