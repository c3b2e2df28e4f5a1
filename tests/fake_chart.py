"""Made-up charts of hours for tests of what is read from them. Nothing in them is simulated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import xarray as xr
from fake_stories import MUSCLES, USUAL

from myospasm.chart import NAMES, OF_MUSCLE, assemble
from myospasm.records import Event

Course = Callable[[np.ndarray], np.ndarray] | float
HEALTH = USUAL | {"ankle_pressure": 93.0, "ending_threshold": 10.6}


def build(seconds: float, events: Sequence[Event] = (), step: float = 10.0, **courses: Course) -> xr.Dataset:
    """Health, but for courses that are given as functions of time (s) or as one value; entries begin after one step."""
    time = np.arange(step, seconds + step / 2, step)
    entries = {}
    for name in NAMES:
        given = courses.get(name, HEALTH.get(name, 0.0))
        run = np.broadcast_to(given(time) if callable(given) else given, time.shape).astype(float)
        entries[name] = np.stack([run] * len(MUSCLES), 1) if name in OF_MUSCLE else run
    return assemble(time, entries, MUSCLES, events)


def along(*points: tuple[float, float]) -> Course:
    """Straight lines between points (s, value)."""
    when, values = zip(*points, strict=True)
    return lambda t: np.interp(t, when, values)


def health(seconds: float = 600.0) -> xr.Dataset:
    return build(seconds, [Event(0.0, seconds, "Rest for 10 min")])


def run_in_heat() -> xr.Dataset:
    """Three hours without a drink."""
    end = 10800.0
    return build(
        end,
        [Event(0.0, end, "Run at 12 km/h for 3 h in 30 degC")],
        step=60.0,
        body_mass=along((0, 70.0), (end, 67.9)),
        plasma_volume=along((0, 3.0), (end, 2.64)),
        sodium=along((0, 140.0), (end, 147.0)),
        osmolality=along((0, 290.0), (end, 303.0)),
        core_temperature=along((0, 37.0), (2400, 38.6), (end, 39.0)),
        glycogen=along((0, 100.0), (end, 35.0)),
        muscle_temperature=along((0, 35.0), (1200, 39.0)),
        muscle_oxygen=along((0, 0.7), (60, 0.55)),
        interstitial_potassium=along((0, 4.2), (300, 6.5)),
        creatine_kinase=along((0, 114.0), (end, 240.0)),
        distance=along((0, 0), (end, 36000.0)),
        sweat=along((0, 0), (end, 2.1)),
        pain=along((0, 0), (end, 3.0)),
    )


def narrowed_artery(most: str = "at most 30 min", tau: float = 91.0) -> xr.Dataset:
    """Five minutes of rest, a walk that pain ends after four, and rest until 30 min."""
    start, stop = 300.0, 540.0
    events = [
        Event(0.0, start, "Rest for 5 min"),
        Event(start, stop - start, f"Walk at 3.2 km/h up 12 % until pain, {most}"),
        Event(stop, 1260.0, "Rest for 21 min"),
    ]

    def phosphocreatine(t: np.ndarray) -> np.ndarray:
        falling = np.interp(t, [start, stop], [33.0, 12.0])
        return np.where(t <= stop, falling, 33.0 - 21.0 * np.exp(-(t - stop) / tau))

    return build(
        1800.0,
        events,
        pain=along((start, 0.0), (stop, 8.0), (stop + 180, 0.0)),
        distance=along((start, 0.0), (stop, 240 * 3.2 / 3.6)),
        pressure=along((start, 93.0), (stop, 103.0), (stop + 60, 93.0)),
        ankle_pressure=along((start, 80.0), (stop, 35.0), (stop + 400, 80.0)),
        muscle_flow=along((start, 0.0005), (stop, 0.004), (stop + 400, 0.0005)),
        muscle_oxygen=along((start, 0.6), (400, 0.1), (stop, 0.1), (stop + 200, 0.6)),
        phosphocreatine=phosphocreatine,
        inorganic_phosphate=lambda t: 4.0 + (33.0 - phosphocreatine(t)),
        muscle_ph=along((start, 7.05), (stop, 6.75), (stop + 300, 7.05)),
        interstitial_potassium=along((start, 4.2), (360, 8.0), (stop, 8.0), (stop + 120, 4.2)),
    )


def overbreathing(needed: float = 2.0, pressure: float = 200.0, minutes: float = 4.0) -> xr.Dataset:
    """Ten minutes of breathing too fast, a cuff in the midst of it."""
    events = [
        Event(0.0, 1200.0, "Breathe at PCO2 18 mmHg for 20 min"),
        Event(600.0, 60 * minutes, f"At 10 min inflate a cuff around the arm to {pressure:g} mmHg for {minutes:g} min"),
    ]
    return build(
        1200.0,
        events,
        pco2=along((0, 40.0), (300, 18.0)),
        ph=along((0, 7.40), (300, 7.66)),
        bicarbonate=along((0, 24.5), (300, 20.0)),
        ionized_calcium=along((0, 1.20), (300, 0.98)),
        gate_shift=along((0, 0.0), (300, -2.0)),
        ending_threshold=along((0, 10.6), (300, 6.0), (600, 6.0), (780, needed), (840, needed), (900, 6.0)),
    )
