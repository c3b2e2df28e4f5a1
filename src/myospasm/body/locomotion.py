"""Walking and running: what they cost, how often the legs step, and how hard each muscle works on average."""

from __future__ import annotations

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param

Number = Float[Array, "..."]

GROUPS = {
    "soleus": "calf",
    "medial_gastrocnemius": "calf",
    "lateral_gastrocnemius": "calf",
    "tibialis_anterior": "shin",
    "extensor_digitorum_brevis": "shin",
    "quadriceps": "thigh",
    "hamstrings": "ham",
    "abductor_hallucis": "foot",
    "flexor_hallucis_brevis": "foot",
}
"""Which muscles work alike on foot; those not named, as the arm's, rest."""


@component
class Locomotion:
    """Walking and running use the legs' muscles in bursts, once a stride, and cost energy for every meter and every
    meter of height.

    Equation: above rest, W/kg = v (cost + climb grade) uphill, v cost max(0.5, 1 + 5 grade) downhill (ACSM2018 at
    20.9 kJ/L, Minetti2002), and effort (uptake 20.9 kJ/L - rest). A muscle's mean activity = peak share;
    peak = p s(v) (1 + u grade), at most 1, s(v) = (v/v_0) (v_0 + h)/(v + h); stride rate and stance are straight lines.
    Shapes: names -> (muscles,); speed, grade, running and effort single numbers; `running` blends the two gaits.
    Source: ACSM2018, Minetti2002, Winter1991, Novacheck1998, FranzKram2012, GazendamHof2007, Kelly2015.
    Errors: peaks are shares of the greatest force read off joint moments of one walk and one run, and those of the
    foot and the shin are guesses from EMG; muscles of a group do not differ; no stance work at speed 0; uptake beyond
    the largest is not refused.
    """

    walking_cost: float = param(2.09, "J/kg/m", "ACSM2018", "0.1 mL/kg of oxygen for a meter", 1.6, 2.5)
    walking_climb: float = param(37.6, "J/kg/m", "ACSM2018", "1.8 mL/kg for a meter of height")
    running_cost: float = param(4.18, "J/kg/m", "ACSM2018", "0.2 mL/kg for a meter; 3.4 by Minetti2002", 3.4, 4.4)
    running_climb: float = param(18.8, "J/kg/m", "ACSM2018", "0.9 mL/kg for a meter of height")
    oxygen: float = param(20900.0, "J/L", "ACSM2018", "5 kcal/L of oxygen", 19600, 21100)
    largest_uptake: float = param(7.5e-4, "L/kg/s", "assumed", "45 mL/kg/min: an active adult", 3.3e-4, 1.4e-3)
    resting: float = param(1.22, "W/kg", "ACSM2018", "3.5 mL/kg/min", 0.9, 1.3)
    downhill_saving: float = param(5.0, "1", "Minetti2002", "half of the cost at a fall of 10 %")
    cycling_work: float = param(0.23, "1", "assumed", "work over energy above rest on a bicycle; usual 20 to 25 %")
    lactate_most: float = param(0.043, "mmol/s", "assumed", "at the greatest uptake: blood lactate heads for 10 mmol/L")
    sugar_uptake: float = param(
        0.03, "L/s", "assumed", "at the greatest effort: a drink's gram a minute is burnt at 8 mmol/L"
    )
    lactate_power: float = param(6.0, "1", "assumed", "some 1.6 mmol/L at three quarters, 2.6 at 0.85 of it")
    walk: float = param(1.4, "m/s", "Winter1991", "speed at which walking peaks are told", 1.2, 1.6)
    run: float = param(3.33, "m/s", "Novacheck1998", "speed at which running peaks are told", 3.2, 3.9)
    walk_level: float = param(
        0.5, "m/s", "assumed", "how peaks grow with walking speed: moments by a fifth, 1 to 2 m/s"
    )
    run_level: float = param(3.0, "m/s", "assumed", "the same in running: by a half from 2 to 5 m/s")
    calf_walk: float = param(0.45, "1", "Winter1991", "ankle moment 1.6 N m/kg over what the muscles can do", 0.3, 0.6)
    calf_run: float = param(0.7, "1", "Novacheck1998", "ankle moment some 2.5 N m/kg, as above", 0.5, 0.9)
    thigh_walk: float = param(0.2, "1", "Winter1991", "knee moment 0.6 N m/kg of some 3", 0.1, 0.3)
    thigh_run: float = param(0.6, "1", "Novacheck1998", "knee moment some 2 N m/kg of some 3", 0.4, 0.8)
    ham_walk: float = param(0.15, "1", "assumed", "end of swing; EMG of a fifth of the greatest")
    ham_run: float = param(0.35, "1", "assumed", "end of swing and first stance")
    shin_walk: float = param(0.25, "1", "assumed", "first stance and swing; EMG of a quarter of the greatest")
    shin_run: float = param(0.35, "1", "assumed", "as walking, more")
    foot_walk: float = param(0.3, "1", "assumed", "push-off; Kelly2015 finds more with speed, its level is unsure")
    foot_run: float = param(0.5, "1", "assumed", "as walking, more")
    calf_uphill: float = param(
        9.5, "1", "FranzKram2012", "+136 % (soleus) and +175 % (gastrocnemius) at 9 deg", 8.6, 11
    )
    thigh_uphill: float = param(16.8, "1", "FranzKram2012", "+165 and +366 % at 9 deg", 10.4, 23.1)
    ham_uphill: float = param(40.0, "1", "FranzKram2012", "+635 % at 9 deg")
    thigh_downhill: float = param(17.6, "1", "FranzKram2012", "+310 and +246 % down 9 deg", 15.5, 19.6)
    run_uphill: float = param(0.25, "1", "assumed", "running's rises with grade over walking's: higher to begin with")
    calf_share: float = param(0.28, "1", "Winter1991", "mean over peak: one burst of stance, from a tenth to toe-off")
    thigh_share: float = param(0.15, "1", "Winter1991", "first fifth of stance, and a little at toe-off")
    ham_share: float = param(0.15, "1", "Winter1991", "end of swing to first stance")
    shin_share: float = param(0.3, "1", "Winter1991", "swing and first stance, mostly low")
    foot_share: float = param(0.25, "1", "assumed", "late stance")
    run_share: float = param(0.75, "1", "GazendamHof2007", "running's stance of 30 to 37 % is shorter", 0.5, 0.9)
    thigh_braking: float = param(0.8, "1", "assumed", "share of its work while lengthening, steeply downhill")
    calf_braking: float = param(0.4, "1", "assumed", "as the thigh's, less")
    steep: float = param(0.1, "1", "assumed", "fall at which it is so much; on the level it counts as none")

    walk_strides: float = param(0.94, "Hz", "Winter1991", "at 1.4 m/s: 113 steps a minute", 0.85, 1.0)
    walk_quicker: float = param(0.32, "1/m", "assumed", "Hz more per m/s: 92 steps a minute at 0.9 m/s, 135 at 2")
    run_strides: float = param(1.38, "Hz", "Novacheck1998", "at 3.33 m/s: 165 steps a minute", 1.3, 1.5)
    run_quicker: float = param(0.075, "1/m", "assumed", "Hz more per m/s: 180 steps a minute at 5 m/s")
    walk_stance: float = param(0.62, "1", "Winter1991", "share of a stride at 1.4 m/s", 0.58, 0.65)
    run_stance: float = param(0.34, "1", "GazendamHof2007", "at 3.33 m/s; 30 to 37 %", 0.3, 0.37)
    stance_shorter: float = param(0.035, "1", "assumed", "share of a stride less per m/s, walking and running")

    def _blend(self, walking: Number | float, runs: Number | float, running: Number) -> Number:
        return jnp.asarray(walking + (runs - walking) * running)

    def metabolic(self, speed: Number, grade: Number, running: Number, effort: Number) -> Number:
        """Energy used above rest, W/kg, on foot and by other exercise (share of the greatest oxygen uptake)."""
        uphill, downhill = jnp.maximum(grade, 0.0), jnp.minimum(grade, 0.0)
        cost = self._blend(self.walking_cost, self.running_cost, running)
        climb = self._blend(self.walking_climb, self.running_climb, running)
        meter = cost * jnp.maximum(1.0 + self.downhill_saving * downhill, 0.5) + climb * uphill
        return speed * meter + self._pedaled(effort)

    def _pedaled(self, effort: Number) -> Number:
        return jnp.maximum(effort * self.largest_uptake * self.oxygen - self.resting, 0.0)

    def lactate(self, exercise: Number) -> Number:
        """Lactate that working muscles put into the blood (mmol/s) at an exercise of 0 to 1 of the greatest."""
        return self.lactate_most * exercise**self.lactate_power

    def sugar(self, exercise: Number, excess: Number) -> Number:
        """Glucose that working muscles take out of the blood (mmol/s) beyond what the liver replaces."""
        return self.sugar_uptake * exercise * jnp.maximum(excess, 0.0)

    def work(self, speed: Number, grade: Number, effort: Number) -> Number:
        """What of it does not become heat, W/kg: height gained, or a bicycle driven."""
        return 9.81 * speed * jnp.maximum(grade, 0.0) + self.cycling_work * self._pedaled(effort)

    def peak(self, names: tuple[str, ...], speed: Number, grade: Number, running: Number) -> Float[Array, " muscles"]:
        """Share of its greatest force that each muscle reaches in a stride."""
        return self._over(names, lambda group: self._group_peak(group, speed, grade, running), speed)

    def share(self, names: tuple[str, ...], speed: Number, running: Number) -> Float[Array, " muscles"]:
        """Mean over peak of each muscle's activity in a stride."""
        shrink = self._blend(1.0, self.run_share, running)
        return self._over(names, lambda group: getattr(self, f"{group}_share") * shrink, speed)

    def activity(
        self, names: tuple[str, ...], speed: Number, grade: Number, running: Number
    ) -> Float[Array, " muscles"]:
        """Mean activity of each muscle, share of its greatest force over whole strides: peak times share."""
        return self.peak(names, speed, grade, running) * self.share(names, speed, running)

    def lengthening(self, names: tuple[str, ...], grade: Number) -> Float[Array, " muscles"]:
        """Share of each muscle's work done while drawn out; downhill the thigh brakes, and the calf a little."""
        downhill = jnp.clip(-grade / self.steep, 0.0, 1.0)
        shares = {"thigh": self.thigh_braking, "calf": self.calf_braking}
        return jnp.stack([shares.get(GROUPS.get(name, ""), 0.0) * downhill for name in names])

    def _over(self, names, of_group, speed: Number) -> Float[Array, " muscles"]:
        """One number for each muscle; 0 for those that have no part in it."""
        found = {group: of_group(group) + 0.0 * speed for group in set(GROUPS.values())}
        return jnp.stack([found[GROUPS[name]] if name in GROUPS else 0.0 * speed for name in names])

    def _group_peak(self, group: str, speed: Number, grade: Number, running: Number) -> Number:
        uphill = getattr(self, f"{group}_uphill", 0.0) * jnp.maximum(grade, 0.0)
        steep = uphill + getattr(self, f"{group}_downhill", 0.0) * jnp.maximum(-grade, 0.0)
        walked = getattr(self, f"{group}_walk") * (1.0 + steep) * self._grown(speed, self.walk, self.walk_level)
        ran = getattr(self, f"{group}_run") * (1.0 + self.run_uphill * steep)
        return jnp.minimum(self._blend(walked, ran * self._grown(speed, self.run, self.run_level), running), 1.0)

    def _grown(self, speed: Number, reference: float, level: float) -> Number:
        return speed / reference * (reference + level) / (speed + level)

    def cadence(self, speed: Number, running: Number) -> Number:
        """Strides (two steps) per second."""
        strides = self._blend(
            self.walk_strides + self.walk_quicker * (speed - self.walk),
            self.run_strides + self.run_quicker * (speed - self.run),
            running,
        )
        return strides * jnp.minimum(speed / 0.3, 1.0)

    def contact(self, speed: Number, running: Number) -> Number:
        """Share of a stride in which a foot is on the ground."""
        walked = self.walk_stance - self.stance_shorter * (speed - self.walk)
        return self._blend(walked, self.run_stance - self.stance_shorter * (speed - self.run), running)
