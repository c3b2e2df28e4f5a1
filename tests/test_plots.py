"""The pictures: drawn from a made-up cramp, so that they are tested without the model."""

import json

import numpy as np
import pytest
import xarray as xr

from myospasm.plots import story as story_module
from myospasm.plots.array import plot_array
from myospasm.plots.story import plot_story
from myospasm.plots.words import ended_by, story_sentence
from myospasm.records import Channel, Event, Recording

MG, SOL, TA = "medial_gastrocnemius", "soleus", "tibialis_anterior"
EVENTS = [(1.0, 2.0, "Hold the ankle at 40 deg plantar flexion"), (5.0, 5.0, "Contract at 100 % for 5 s")]
STRETCH = (40.0, 2.0, "Stretch the ankle by 40 deg in 2 s")


def fake_trace(seconds=60.0, units=60, stretch=True, cramp=True, stimulated=False):
    """A Trace that looks like a cramp: contraction from 5 to 10 s, cramp to 41 s, stretch at 40 s."""
    rng = np.random.default_rng(1)
    time = np.arange(0, seconds, 1e-3)
    slow = np.arange(0, seconds, 0.1)
    rank = np.tile(np.linspace(0, 1, units), 3)
    spikes = [_train(rng, rank[u], cramp and u < units, stimulated) for u in range(3 * units)]
    unit = np.repeat(np.arange(3 * units), [len(s) for s in spikes]).astype(np.int32)
    at = np.concatenate(spikes)
    order = np.argsort(at)
    at, unit = at[order], unit[order]
    origin = np.where((at > 10) & (rng.random(len(at)) < 0.12), 2, 0).astype(np.int8)
    if stimulated:
        origin[at < 10] = 1
    drive = np.zeros((len(time), 3), np.float32)
    if not stimulated:
        drive[:, 0] = np.interp(time, [5, 5.3, 9.8, 10], [0, 1, 1, 0])
        drive[:, 1] = 0.6 * drive[:, 0]
    pulses = np.zeros_like(drive)
    if stimulated:
        pulses[5000:10000:60, 0] = 1.3
    active = np.interp(time, [5, 5.5, 10, 11, 35, 41, 41.5], [0, 1, 0.9, 0.35 * cramp, 0.22 * cramp, 0.12 * cramp, 0])
    moved = [0, 0, 40, 40] + ([0, 0] if stretch else [40, 40])
    angle = np.deg2rad(np.interp(time, [0, 1, 3, 40, 42, seconds], moved))
    force = np.stack([240 * active, 150 * active * (time < 11), 3 + 0 * time], 1).astype(np.float32)
    memory = np.interp(slow, [0, 5, 12, seconds], [0, 0, 1, 0.35])
    one = np.ones(3)
    data = {
        "drive": (("time", "muscle"), drive, "1"),
        "force": (("time", "muscle"), force, "N"),
        "length": (("time", "muscle"), np.full_like(force, 0.8), "1"),
        "angle": (("time", "joint"), angle[:, None].astype(np.float32), "rad"),
        "torque": (("time", "joint"), (force @ np.array([0.05, 0.05, -0.04]))[:, None].astype(np.float32), "N m"),
        "stimulus_nerve": (("time", "muscle"), pulses, "1"),
        "stimulus_point": (("time", "muscle"), np.zeros_like(drive), "1"),
        "potassium": (("slow_time", "muscle"), 4 + 5 * memory[:, None] * one, "mmol/L"),
        "facilitation": (("slow_time", "muscle"), memory[:, None] * one, "1"),
        "muscle_of_unit": ("unit", np.repeat(np.arange(3), units).astype(np.int32), "1"),
        "rank": ("unit", rank, "1"),
        "fiber_spike_time": ("fiber_spike", at, "s"),
        "fiber_spike_unit": ("fiber_spike", unit, "1"),
        "fiber_spike_origin": ("fiber_spike", origin, "1"),
        "soma_spike_time": ("soma_spike", np.empty(0), "s"),
        "soma_spike_unit": ("soma_spike", np.empty(0, np.int32), "1"),
    }
    events = [EVENTS[0]] + ([] if stimulated else [EVENTS[1]]) + ([STRETCH] if stretch else [])
    attrs = {"version": "0", "seed": 3, "person": "adult", "causes": json.dumps({"shortened_contraction": 1.0})}
    attrs |= {"remedies": "[]", "protocol": "Contract at 100 % for 5 s", "events": json.dumps(events)}
    coords = {"time": time, "slow_time": slow, "muscle": [MG, SOL, TA], "joint": ["ankle"]}
    variables = {name: (d, v, {"units": u, "long_name": name.replace("_", " ")}) for name, (d, v, u) in data.items()}
    return xr.Dataset(variables, coords, attrs)


def _train(rng, rank, cramping, stimulated):
    parts = []
    if stimulated:
        parts.append(np.arange(5, 10, 1 / 16) + 0.01)
    else:
        parts.append(_fire(rng, 5 + 0.3 * rank, 10, 18 - 6 * rank, 0.12))
    if cramping and rank < 0.8:
        parts.append(_fire(rng, 10 + rng.random(), 41 - 25 * rank * rng.random(), 14, 0.4))
    return np.concatenate(parts)


def _fire(rng, start, stop, rate, irregularity):
    gaps = rng.gamma(1 / irregularity**2, irregularity**2 / rate, int((stop - start) * rate * 2) + 5)
    times = start + np.cumsum(gaps)
    return times[times < stop]


def fake_recording(trace, rate=1000.0, rows=3, columns=4, muscle=MG):
    """What a small electrode array, a bipolar pair, a force transducer and a goniometer would give."""
    rng = np.random.default_rng(2)
    time = np.arange(0, float(trace.time[-1]), 1 / rate)
    force = np.interp(time, trace.time, trace.force[:, 0])
    emg = rng.normal(0, 1, (rows * columns + 1, len(time))) * (0.004 + force / 240 * 0.35)
    angle = np.interp(time, trace.time, trace.angle[:, 0])
    places = [
        (0.01 * (r - (rows - 1) / 2), 0.01 * (c - (columns - 1) / 2)) for r in range(rows) for c in range(columns)
    ]
    gains = [np.exp(-((x / 0.02) ** 2) - (y / 0.02) ** 2) for x, y in places]
    emg[:-1] *= np.array(gains)[:, None]
    channels = [Channel(f"array {i + 1}", "emg", "mV", muscle, p, "HP:10Hz LP:450Hz") for i, p in enumerate(places)]
    channels += [Channel("bipolar", "emg", "mV", muscle), Channel("force", "force", "N", muscle)]
    channels += [Channel("ankle angle", "angle", "rad")]
    events = tuple(Event(*e) for e in json.loads(trace.attrs["events"]))
    samples = np.vstack([emg, force, angle]).astype(np.float32)
    return Recording(samples, rate, tuple(channels), events, 0.0, {"unit_000": np.array([5.1, 5.2])}, {"seed": "3"})


def fake_summary(cramp=True):
    """The summary of that run, as `myospasm run --json` prints it."""
    spasm = {"muscle": MG, "onset": 10.3, "end": 41.2, "duration": 30.9, "emg_percent_of_max": 34.2, "units": 48}
    spasm |= {"rate_mean": 13.8, "rate_cov": 41.0}
    head = {"scenario": "calf-cramp", "seed": 3, "duration": 60.0}
    return head | {"spasms": [spasm] if cramp else [], "files": [], "assumptions": 12, "outside_checked_range": []}
