"""From what the loop kept to a Trace: named, with units, with spikes as times."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm import __version__
from myospasm.anatomy import SLOW, TICK, Person
from myospasm.cord.motoneuron import SUBSTEPS
from myospasm.nerve.axon import positions
from myospasm.person import Piece
from myospasm.protocol import Script
from myospasm.wiring import Wiring

if TYPE_CHECKING:
    from myospasm.records import Trace

FAST = ("force", "length", "torque", "angle", "drive", "cortex", "share")
"""What is kept of the loop at every tick."""
SHOCKS = ("stimulus_nerve", "stimulus_point", "stimulus_root")
GIVEN = (*SHOCKS, "skin", "touch", "sound", "pull", "force_target", "emg_target")
"""What was done at every tick, and is kept as it was done."""
OF_JOINTS = ("torque", "angle")

NAMES = {
    "drive": ("1", "voluntary command"),
    "cortex": ("1", "share of the cells of the muscle's patch of cortex that fire"),
    "force": ("N", "tendon force"),
    "length": ("1", "fiber length in optimal lengths"),
    "share": ("1", "active torque of a muscle and its synergists over the greatest so far"),
    "pull": ("m", "lengthening of muscle and tendon by a hammer or vibrator"),
    "force_target": ("1", "torque to be matched over the greatest so far; 0: none"),
    "emg_target": ("1", "EMG to be matched over the greatest so far; 0: none"),
    "angle": ("rad", "joint angle, plantar and toe flexion positive"),
    "torque": ("N m", "joint torque of all muscles"),
    "stimulus_nerve": ("1", "pulse current at the nerve over that for a maximal M wave"),
    "stimulus_point": ("1", "pulse current at the motor point over that for a maximal M wave"),
    "stimulus_root": ("1", "pulse current at the roots over that for a maximal M wave"),
    "skin": ("1", "pulse current at the skin over that for all its fibers"),
    "touch": ("1", "a light touch near the muscle"),
    "sound": ("1", "a loud tone begins"),
    "ia": ("Hz", "spindle primary discharge"),
    "ib": ("Hz", "tendon organ discharge"),
    "potassium": ("mmol/L", "interstitial potassium"),
    "phosphocreatine": ("mmol/L", "phosphocreatine"),
    "muscle_ph": ("1", "pH in the fibers"),
    "atp": ("mmol/L", "ATP in the fibers"),
    "muscle_oxygen": ("1", "oxygen saturation of the muscle"),
    "chemoreceptor": ("Hz", "group III and IV discharge"),
    "facilitation": ("1", "slow facilitation of the cord"),
    "fiber_amplitude": ("1", "share of a unit's fibers that fire"),
    "rank": ("1", "size rank within the muscle"),
    "unit_force": ("N", "maximal force of the unit"),
    "axon_velocity": ("m/s", "conduction velocity of the motor axon"),
    "orphaned": ("1", "share of the muscle's fibers that no axon reaches"),
    "muscle_of_unit": ("1", "index into muscle"),
    "soma_spike_time": ("s", "discharges of motoneurons"),
    "soma_spike_unit": ("1", "unit of each discharge"),
    "fiber_spike_time": ("s", "impulses at the muscle fibers"),
    "fiber_spike_unit": ("1", "unit of each impulse"),
    "fiber_spike_origin": ("1", "0 soma, 1 stimulus, 2 nerve ending"),
}
"""Unit and long name of every variable of a Trace."""


def assemble(person: Person, wiring: Wiring, script: Script, done: Sequence[Piece], begin: int = 0) -> Trace:
    """Join the pieces of a run into a Trace (variables in docs/trace.md); the first of them begins at tick `begin`."""
    import xarray as xr

    ticks = min(script.ticks - begin, sum(len(p.kept.force) for p in done))
    fast = {k: np.concatenate([getattr(p.kept, k) for p in done])[:ticks] for k in FAST}
    given = {k: np.concatenate([getattr(p.given, k) for p in done])[:ticks] for k in GIVEN}
    slow_ticks = -(-ticks // SLOW)
    slow = {k: np.concatenate([getattr(p.slowly, k) for p in done])[:slow_ticks] for k in done[0].slowly._fields}
    slow["potassium"] = slow["potassium"] + np.asarray(wiring.around.potassium, np.float32)
    spikes = _spikes(done, wiring, given, ticks)
    spikes = {k: v + begin * TICK if k.endswith("time") else v for k, v in spikes.items()} if begin else spikes
    variables: dict[str, Any] = {
        k: (("time", "joint" if k in OF_JOINTS else "muscle"), v) for k, v in (fast | given).items()
    }
    for name, values in slow.items():
        variables[name] = (("slow_time", "unit" if name == "fiber_amplitude" else "muscle"), values)
    variables |= _units(person, wiring)
    variables["orphaned"] = ("muscle", np.asarray(wiring.orphaned))
    variables |= {k: ("soma_spike" if k.startswith("soma") else "fiber_spike", v) for k, v in spikes.items()}
    trace = xr.Dataset(
        variables,
        coords={
            "time": (begin + np.arange(ticks)) * TICK,
            "slow_time": begin * TICK + (np.arange(len(slow["potassium"])) + 1) * TICK * SLOW,
            "muscle": list(person.muscle.name), "joint": list(person.joints),
        },
    )  # fmt: skip
    for name, (unit, words) in NAMES.items():
        trace[name].attrs.update(units=unit, long_name=words)
    events = [list(e) for e in script.events if e.onset < (begin + ticks) * TICK]
    trace.attrs.update(version=__version__, events=json.dumps(events))
    return trace


def _units(person: Person, wiring: Wiring) -> dict[str, Any]:
    """What does not change about every unit."""
    muscle = np.asarray(wiring.pool.muscle)
    force = np.asarray(wiring.fibers.share) * np.asarray(person.muscle.maximal_force)[muscle]
    values = {"muscle_of_unit": muscle, "rank": wiring.pool.rank, "unit_force": force}
    values["axon_velocity"] = wiring.path.velocity
    return {k: ("unit", np.asarray(v)) for k, v in values.items()}


def _spikes(done: Sequence[Piece], wiring: Wiring, given: dict[str, np.ndarray], ticks: int) -> dict[str, np.ndarray]:
    """Spike lists with sub-millisecond times from what was kept at whole ticks.

    An impulse that arrives now left its soma, or the stimulator, a known number of ticks before: looking there tells
    its origin and the part of a millisecond that the ticks left out.
    """
    soma = np.concatenate([p.kept.soma for p in done])[:ticks]
    fiber = np.concatenate([p.kept.fiber for p in done])[:ticks]
    tick, unit = np.nonzero(soma)
    soma_time = (tick + soma[tick, unit] / SUBSTEPS) * TICK
    at, who = np.nonzero(fiber)
    path, muscle = wiring.path, np.asarray(wiring.pool.muscle)
    origin, time = np.full(at.shape, 2), at * TICK
    arrived = fiber[at, who] == 1
    born, sent = _before(soma, at, who, path.delay)
    time = np.where(arrived & (born > 0), (sent + born / SUBSTEPS) * TICK + np.asarray(path.delay)[who], time)
    origin = np.where(arrived, 0, origin)
    for site, delay in zip(SHOCKS, (path.nerve_delay, path.point_delay, path.root_delay), strict=True):
        pulse, sent = _before(given[site][:, muscle], at, who, delay)
        shocked = arrived & (pulse >= np.asarray(path.threshold)[who])
        origin = np.where(shocked, 1, origin)
        time = np.where(shocked, sent * TICK + np.asarray(delay)[who], time)
    order = np.argsort(time, kind="stable")
    return {
        "soma_spike_time": soma_time, "soma_spike_unit": unit.astype(np.int32),
        "fiber_spike_time": time[order], "fiber_spike_unit": who[order].astype(np.int32),
        "fiber_spike_origin": origin[order].astype(np.int8),
    }  # fmt: skip


def _before(values: np.ndarray, at: np.ndarray, who: np.ndarray, delay: Any) -> tuple[np.ndarray, np.ndarray]:
    """What `values` (ticks, units) were one delay earlier, and the tick that was."""
    lag = positions(np.asarray(delay))[who]
    sent = at - lag
    return np.where(sent >= 0, values[np.maximum(sent, 0), who], 0), sent
