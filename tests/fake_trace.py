"""A made-up Trace with plausible spikes, for tests of whatever reads traces. Nothing in it is simulated."""

from __future__ import annotations

import json

import numpy as np
import xarray as xr

UNITS = {
    "drive": "1", "force": "N", "length": "1", "angle": "rad", "torque": "N m", "stimulus_nerve": "1",
    "stimulus_point": "1", "ia": "Hz", "ib": "Hz", "potassium": "mmol/L", "phosphocreatine": "mmol/L",
    "chemoreceptor": "Hz", "facilitation": "1", "fiber_amplitude": "1", "muscle_of_unit": "1", "rank": "1",
    "unit_force": "N", "axon_velocity": "m/s", "soma_spike_time": "s", "soma_spike_unit": "1",
    "fiber_spike_time": "s", "fiber_spike_unit": "1", "fiber_spike_origin": "1",
}  # fmt: skip
DELAY = 0.015


def renewal(rates: np.ndarray, duration: float, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Spike times and units: normal intervals, 15 % variable, at each unit's rate (0: silent)."""
    times, units = [], []
    for unit, rate in enumerate(rates):
        if rate > 0:
            count = int(2 * duration * rate) + 10
            interval = np.maximum(random.normal(1, 0.15, count), 0.3) / rate
            time = random.random() / rate + np.cumsum(interval)
            times.append(time[time < duration])
            units.append(np.full(len(times[-1]), unit))
    if not times:
        return np.zeros(0), np.zeros(0, int)
    time, unit = np.concatenate(times), np.concatenate(units)
    order = np.argsort(time, kind="stable")
    return time[order], unit[order]


def build(
    muscles: dict[str, int],
    duration: float = 2.0,
    level: float = 1.0,
    seed: int = 1,
    fiber_spikes: tuple[np.ndarray, np.ndarray] | None = None,
) -> xr.Dataset:
    """A trace of some muscles (name: units) at a voluntary level; `fiber_spikes` (times, units) replaces the spikes.

    Units are recruited by rank up to the level, then fire at 8 to 30 Hz.
    """
    random = np.random.default_rng(seed)
    joints = ["ankle", "hallux"]
    of_unit = np.repeat(np.arange(len(muscles)), list(muscles.values()))
    rank = np.concatenate([np.linspace(0, 1, n) if n > 1 else np.zeros(1) for n in muscles.values()])
    time, slow = np.arange(round(duration * 1000)) / 1000, np.arange(round(duration * 10) + 1) / 10
    rates = np.where(rank <= level, 8 + 22 * np.clip(level - 0.5 * rank, 0, 1), 0.0)
    spikes = renewal(rates, duration, random) if fiber_spikes is None else fiber_spikes
    shape, slow_shape = (len(time), len(muscles)), (len(slow), len(muscles))
    two = np.stack([np.sin(2 * np.pi * time), np.cos(2 * np.pi * time)], -1)
    fast = {name: (("time", "muscle"), np.zeros(shape)) for name in ("stimulus_nerve", "stimulus_point")}
    fast |= {name: (("time", "muscle"), np.full(shape, level)) for name in ("drive", "length")}
    memory = {name: (("slow_time", "muscle"), np.ones(slow_shape)) for name in
              ("ia", "ib", "potassium", "phosphocreatine", "chemoreceptor", "facilitation")}  # fmt: skip
    count = len(spikes[0])
    data = xr.Dataset(
        fast | memory | {
            "force": (("time", "muscle"), np.full(shape, 100 * level)),
            "angle": (("time", "joint"), 0.1 * two),
            "torque": (("time", "joint"), 5 * two),
            "fiber_amplitude": (("slow_time", "unit"), np.ones((len(slow), len(rank)))),
            "muscle_of_unit": (("unit",), of_unit),
            "rank": (("unit",), rank),
            "unit_force": (("unit",), 0.02 * 8**rank),
            "axon_velocity": (("unit",), 44 + 9 * rank),
            "soma_spike_time": (("soma_spike",), spikes[0] - DELAY),
            "soma_spike_unit": (("soma_spike",), spikes[1]),
            "fiber_spike_time": (("fiber_spike",), spikes[0]),
            "fiber_spike_unit": (("fiber_spike",), spikes[1]),
            "fiber_spike_origin": (("fiber_spike",), np.zeros(count, int)),
        },
        {"time": time, "slow_time": slow, "muscle": list(muscles), "joint": joints},
    )  # fmt: skip
    for name, unit in UNITS.items():
        data[name].attrs |= {"units": unit, "long_name": name.replace("_", " ")}
    events = json.dumps([[0.5, 1.0, "contract"]])
    data.attrs |= dict.fromkeys(["person", "causes", "remedies", "protocol"], "")
    data.attrs |= {"version": "0", "seed": seed, "events": events}
    return data
