"""Made-up stories of hours for tests of their picture. Nothing in them is simulated."""

from __future__ import annotations

import numpy as np
import xarray as xr
from fake_trace import build

from myospasm.chart import NAMES, OF_MUSCLE, assemble
from myospasm.plots.hours import Look, Telling
from myospasm.protocol.hours import Hours

MUSCLES = ("medial_gastrocnemius", "soleus")
USUAL = {
    "sodium": 140.0, "potassium": 4.19, "chloride": 104.0, "bicarbonate": 24.5, "ph": 7.4, "pco2": 40.0,
    "calcium": 2.4, "ionized_calcium": 1.2, "magnesium": 0.85, "ionized_magnesium": 0.55, "phosphate": 1.1,
    "urea": 5.0, "glucose": 4.8, "lactate": 1.0, "creatinine": 0.085, "albumin": 43.0, "hemoglobin": 150.0,
    "osmolality": 290.0, "adh": 1.0, "aldosterone": 1.0, "pth": 1.0, "creatine_kinase": 120.0, "body_mass": 70.0,
    "plasma_volume": 3.0, "interstitial_water": 11.0, "cell_water": 26.0, "core_temperature": 37.0,
    "pressure": 93.0, "ankle_pressure": 100.0, "thirst": 0.1, "ending_threshold": 6.0, "phosphocreatine": 33.0,
    "atp": 8.2, "inorganic_phosphate": 4.0, "muscle_ph": 7.03, "muscle_lactate": 1.5, "glycogen": 100.0,
    "muscle_oxygen": 0.7, "muscle_flow": 0.0005, "interstitial_potassium": 4.2, "muscle_temperature": 35.0,
    "strength": 1.0,
}  # fmt: skip


def fake_chart(seconds: float, told: Hours | None = None, step: float = 10.0, **ends: float | np.ndarray) -> xr.Dataset:
    """A chart in which quantities go straight to new values, or along given curves (of any number of points)."""
    time = np.arange(0.0, seconds + step / 2, step)
    share = time / max(time[-1], 1.0)
    entries = {}
    for name in NAMES:
        usual = USUAL.get(name, 0.0)
        curve = np.atleast_1d(np.asarray(ends.get(name, usual), float))
        curve = np.array([usual, curve[0]]) if len(curve) == 1 else curve
        run = np.interp(share, np.linspace(0, 1, len(curve)), curve)
        entries[name] = np.stack([run, 0.5 * (run + usual)], 1) if name in OF_MUSCLE else run
    return assemble(time, entries, MUSCLES, told.script(MUSCLES).events if told else [])


def spasm(duration: float | None = 45.0, percent: float | None = 38.0) -> dict:
    return {"onset": 12.0, "duration": duration, "muscle": MUSCLES[0], "emg_percent_of_max": percent}


def looks(times, cramps=(), kind="watch", **also) -> list[Look]:
    """Looks at these times (s), of which those with these places found a cramp, the later the longer."""
    return [
        Look(t, kind, [spasm(18.0 + 6 * i, 24.0 + 3 * i)] if i in cramps else [], **also) for i, t in enumerate(times)
    ]


def kept() -> xr.Dataset:
    return build({MUSCLES[0]: 40, MUSCLES[1]: 20}, 60.0, 0.7)


def thresholds(times, values) -> list[Look]:
    return [Look(t, "threshold", [], value) for t, value in zip(times, values, strict=True)]


def marathon() -> list[Telling]:
    run = ["Warm up for 10 min", "Run at 12 km/h for 3 h in 28 degC, watching for 60 s every 20 min", "Rest for 20 min"]
    end, every = 12600.0, [600 + 1200.0 * i for i in range(1, 10)]
    dry = fake_chart(
        end,
        Hours(run),
        body_mass=66.8,
        sodium=146.0,
        plasma_volume=2.6,
        osmolality=302.0,
        sweat=3.4,
        core_temperature=np.array([37, 38.3, 38.7, 39.1, 38.4]),
        interstitial_potassium=np.array([4.2, 6.5, 6.6, 6.6, 4.6]),
    )
    dry.attrs.update(outside_checked_range='["core temperature 39.1 degC (checked up to 39.0)"]', assumptions=240)
    drink = [f"At {t} min drink 0.2 L of sports drink" for t in range(10, 200, 20)]
    wet = fake_chart(
        end,
        Hours(run, drink),
        body_mass=68.7,
        sodium=141.5,
        plasma_volume=2.85,
        osmolality=292.0,
        sweat=3.3,
        drunk=2.0,
        core_temperature=np.array([37, 38.1, 38.4, 38.6, 38.0]),
        interstitial_potassium=np.array([4.2, 6.3, 6.3, 6.3, 4.5]),
    )
    found = looks(every, {6, 7, 8})
    found[8] = found[8]._replace(trace=kept())
    tests = [0.0, 4200.0, 7800.0, 12000.0]
    sentence = (
        "Three hours of running in the heat cost 3.2 kg of sweat. The tired calf cramped at rest after 2.5 hours, "
        "and each time longer."
    )
    return [
        Telling("drinking nothing", dry, found + thresholds(tests, [26, 22, 16, 12]), sentence),
        Telling(
            "with an electrolyte drink",
            wet,
            looks(every) + thresholds(tests, [26, 24, 20, 19]),
            "With two liters of sports drink the weight fell by 1.3 kg only, and no cramp came.",
        ),
    ]


def dialysis() -> list[Telling]:
    end = 5 * 3600.0
    bath = "Dialyze for 4 h removing 3.5 L{}, watching for 60 s every 30 min"
    found = looks([1800.0 * i for i in range(1, 9)], {5, 6, 7})
    found[5] = Look(found[5].at, "watch", [spasm(None, None)])
    return [
        Telling(
            "usual dialysis",
            fake_chart(
                end,
                Hours([bath.format(""), "Rest for 1 h"]),
                sodium=137.0,
                urea=np.array([25, 14, 8, 9]),
                potassium=np.array([5.8, 4.5, 4.0, 4.2]),
                plasma_volume=np.array([3.6, 3.1, 2.8, 2.9]),
                removed=3.5,
                pressure=np.array([98, 92, 78, 85]),
            ),
            found,
            "The cramps came in the last hour, when the blood had lost most of its water.",
        ),
        Telling(
            "with sodium ramped down from 148",
            fake_chart(
                end,
                Hours(
                    [
                        bath.format(", sodium 148 to 138"),
                        "Rest for 1 h",
                        "At 3.5 h infuse 20 mL of hypertonic saline over 5 min",
                    ]
                ),
                sodium=np.array([140, 144, 141, 140]),
                urea=np.array([25, 14, 8, 9]),
                potassium=np.array([5.8, 4.5, 4.0, 4.2]),
                plasma_volume=np.array([3.6, 3.3, 3.1, 3.1]),
                removed=3.5,
                pressure=np.array([98, 95, 90, 92]),
            ),
            looks([1800.0 * i for i in range(1, 9)], {7}),
            "Fewer cramps.",
        ),
    ]


def hyperventilation() -> list[Telling]:
    tasks = [
        "Rest for 2 min",
        "Breathe at PCO2 18 mmHg for 10 min",
        "Watch for 30 s",
        "Breathe into a bag for 3 min",
        "Rest for 5 min",
        "Watch for 30 s",
    ]
    ph = np.array([7.4, 7.41, 7.6, 7.64, 7.66, 7.66, 7.55, 7.42, 7.4, 7.4, 7.4])
    chart = fake_chart(
        1200.0,
        Hours(tasks),
        ph=ph,
        pco2=np.array([40, 38, 20, 18, 18, 18, 26, 39, 40, 40, 40]),
        ionized_calcium=1.2 - 0.45 * (ph - 7.4),
        gate_shift=-8 * (ph - 7.4),
        bicarbonate=np.array([24.5, 22, 21, 24]),
    )
    seen = [Look(720.0, "watch", [spasm(25.0, 12.0)], None, kept()), Look(1200.0, "watch")]
    words = "Breathing too fast washed out carbon dioxide; the blood turned less acid, and nerves fired by themselves."
    return [
        Telling("overbreathing, then a bag", chart, seen, words),
        Telling("breathing calmly", fake_chart(1200.0, Hours("Rest for 20 min")), [Look(720.0, "watch")]),
    ]


def claudication() -> list[Telling]:
    tasks = [s for _ in range(4) for s in ("Walk at 3.2 km/h up 10 % for 3 min", "Rest for 3 min")]
    ache = np.array([0, 3, 7, 2, 0, 4, 7, 1, 0, 4, 7, 1, 0, 4, 7, 1.0])
    pain = fake_chart(
        1500.0,
        Hours([*tasks, "Rest for 1 min", "Watch for 30 s"]),
        pain=ache,
        muscle_oxygen=0.7 - 0.08 * ache,
        phosphocreatine=33 - 2.5 * ache,
        ankle_pressure=60 - 4 * ache,
        distance=640,
    )
    walk = Hours(["Walk at 3.2 km/h up 10 % until pain, at most 25 min", "Try a hard contraction"])
    free = fake_chart(1500.0, walk, pain=0.5, muscle_oxygen=0.6, phosphocreatine=29.0, ankle_pressure=95, distance=1330)
    return [
        Telling(
            "a narrowed leg artery",
            pain,
            [Look(1500.0, "watch")],
            "Pain stopped the walk four times after three minutes.",
        ),
        Telling("after the artery was opened", free, [Look(1500.0, "contraction", [spasm(9.0, 20.0)])], ""),
    ]


def vomiting() -> list[Telling]:
    times = [3600.0 * h for h in (2, 3, 5, 8, 10, 11, 14, 17)]
    vomits = [f"At {round(t / 3600)} h vomit 0.3 L" for t in times]
    day = ["Rest for 14 h, watching for 60 s every 2 h", "Sleep for 8 h", "Rest for 2 h"]
    sick = fake_chart(
        86400.0,
        Hours(day, vomits),
        step=60.0,
        chloride=92.0,
        bicarbonate=36.0,
        potassium=2.9,
        sodium=137.0,
        ph=7.52,
        plasma_volume=2.5,
        ionized_calcium=1.11,
        body_mass=67.4,
    )
    sips = "From 6 h to 20 h drink 0.15 L of oral rehydration solution per hour"
    better = fake_chart(
        86400.0,
        Hours(
            day,
            [
                *vomits,
                sips,
                "At 8 h infuse 1 L of normal saline over 2 h",
                "From 20 h on drink 0.1 L of water per hour",
            ],
        ),
        step=60.0,
        chloride=101.0,
        bicarbonate=27.0,
        potassium=3.8,
        sodium=139.0,
        ph=7.43,
        plasma_volume=2.9,
        ionized_calcium=1.18,
        body_mass=69.3,
    )
    seen = [7200.0 * i for i in range(1, 8)]
    tests = thresholds([0.0, 43200.0, 86400.0], [26, 18, None])
    words = "Eight times stomach acid was lost, and with it water and potassium. " * 2
    return [
        Telling("nothing helps", sick, looks(seen, {4, 5, 6}) + tests, words),
        Telling("a drip, and small sips of a rehydration drink", better, looks(seen), "It got better."),
    ]


STORIES = {f.__name__: f for f in (marathon, dialysis, hyperventilation, claudication, vomiting)}
