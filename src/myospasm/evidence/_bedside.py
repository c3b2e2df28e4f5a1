"""Patients at an artificial kidney, on a treadmill and at a spectrometer, and the muscle's chemistry that they show."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any, NamedTuple

import jax.numpy as jnp
import numpy as np

from myospasm import causes
from myospasm.evidence._hours import MARK, Kind, at, charted, lives, moments
from myospasm.evidence._trains import TOE
from myospasm.evidence.cohort import Changes, after, cramped, mean
from myospasm.muscle.exhaustion import Effects, Exhaustion
from myospasm.muscle.fuel import Fuel, State, Supply
from myospasm.protocol import Protocol
from myospasm.run import Job, run_jobs
from myospasm.signs.force import twitch

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.anatomy import Begun
    from myospasm.records import Trace

SLOW = (("hypothyroidism", 1.0),)
SCARRED = (("cirrhosis", 1.0),)
NARROW = (("peripheral_artery_disease", 1.0),)
FAILED = (("hemodialysis", 1.0),)
TREATED = Kind(people=8, causes=FAILED)
RAMPED = TREATED._replace(remedies=("ramped_dialysate_sodium",))
PRONE = Kind("cramp_prone_adult", people=8)
CALF = Kind(muscles=(("medial_gastrocnemius", 20),))
THIGH = Kind(muscles=(("quadriceps", 20),))
WITHOUT_SUGAR = THIGH._replace(causes=(("mcardle_disease", 1.0),))
GRADED = "Walk at 3.2 km/h up 0 % rising by 3.5 % every 3 min until pain, at most 30 min"
"""The treadmill of Hiatt, Gardner and others."""
SESSION = "Dialyze for 4 h removing {volume:g} L with sodium {sodium:g} mmol/L, potassium {potassium:g} mmol/L, \
calcium {calcium:g} mmol/L, magnesium {magnesium:g} mmol/L and bicarbonate {bicarbonate:g} mmol/L"
USUAL = {"volume": 2.5, "sodium": 138, "potassium": 2, "calcium": 1.5, "magnesium": 0.5, "bicarbonate": 35}
"""Of a session of which nothing else is told."""
PER_100_GRAMS = 6000.0
"""1/s as mL per 100 g and min, at a density of 1."""
LOWEST, HIGHEST = 4, 40
"""Hz, of a search for the threshold frequency."""
HAMMER = 0.06
"""s after a tap, in which the torque is the hammer's own."""
FEW = 8
"""Runs per compiled call."""


def session(**settings: float) -> str:
    """The sentence of a dialysis; what is not told is as usual."""
    return SESSION.format(**(USUAL | settings))


def before(**panel: float) -> Changes:
    """What makes these numbers of the blood before a session those of someone without kidneys.

    Chloride makes room for bicarbonate.
    """
    paths = {f"blood.panel.{name}": value for name, value in panel.items()}
    shifts = {c.path: c.amount for c in causes.load("hemodialysis").changes}
    found = {path: value - shifts.get(path, 0.0) for path, value in paths.items()}
    if "bicarbonate" in panel:
        found["blood.panel.chloride"] = 104.0 + 24.5 - found["blood.panel.bicarbonate"]
    return tuple(sorted(found.items()))


def dialyzed(sentence: str, **panel: float) -> xr.Dataset:
    """The chart of a session, by what the blood held before it."""
    return charted(Kind(causes=FAILED, changes=before(**panel)), (sentence,))[0]


def shut(level: float, duty: float = 1.0) -> float:
    """Share of its flow that a muscle shuts by contracting at a share of its force for a share of the time."""
    return duty * float(Fuel().squeeze(jnp.asarray(level), jnp.asarray(93.0)))


def perfusion(chart: xr.Dataset, squeezed: float = 0.0) -> np.ndarray:
    """Blood flow (mL per 100 g and min) of the first muscle at every entry, of which a contraction shuts a share."""
    opening, pressure = chart["muscle_flow"].values[:, 0], chart["ankle_pressure"].values
    supply = Supply(jnp.asarray(pressure), jnp.asarray(0.195), jnp.asarray(1.0), jnp.asarray(squeezed))
    state = _fuel(chart, slice(None))._replace(opening=jnp.asarray(opening))
    return PER_100_GRAMS * np.asarray(Fuel().flow(state, supply))


def _fuel(chart: xr.Dataset, index: Any) -> State:
    def of(name: str) -> Any:
        return jnp.asarray(chart[name].values[index, 0])

    fuel = Fuel()
    return State(
        phosphocreatine=of("phosphocreatine"),
        atp=of("atp"),
        lactate=of("muscle_lactate"),
        acid=fuel.buffer * (fuel.resting_ph - of("muscle_ph")),
        glycogen=of("glycogen"),
        oxygen=of("muscle_oxygen"),
        opening=of("muscle_flow"),
    )


def effects(chart: xr.Dataset, seconds: float = math.inf) -> Effects:
    """What the chemistry of the first muscle does to it at a second of the story (its end unless told)."""
    index = int(np.searchsorted(chart["time"].values, seconds)) if math.isfinite(seconds) else -1
    return Exhaustion().effects(Fuel(), _fuel(chart, index))


def recovery(chart: xr.Dataset, end: float) -> float:
    """Time constant (s) with which phosphocreatine comes back after `end` (s), by a line through its logarithm."""
    time, fuel = chart["time"].values, chart["phosphocreatine"].values[:, 0]
    missing = Fuel().resting_phosphocreatine - fuel
    after_it = (time >= end) & (missing > 0.05 * missing[np.searchsorted(time, end)])
    return float(-1.0 / np.polyfit(time[after_it], np.log(missing[after_it]), 1)[0])


def first(chart: xr.Dataset, name: str, above: float) -> float:
    """The first second at which a number of the chart is at least this; NaN if never."""
    values = np.asarray(chart[name].values).reshape(chart.sizes["time"], -1)[:, 0]
    there = np.flatnonzero(values >= above)
    return float(chart["time"].values[there[0]]) if there.size else math.nan


def lowest(chart: xr.Dataset, name: str) -> tuple[float, float]:
    """The least of a number of the first muscle, and when."""
    values = chart[name].values[:, 0]
    return float(values.min()), float(chart["time"].values[values.argmin()])


@functools.lru_cache(maxsize=64)
def thresholds(kind: Kind, told: tuple[str, ...] = (), step: float = 1.0) -> tuple[float, ...]:
    """Everyone's threshold frequency (Hz, in steps) after a story, by halving; NaN for those who never cramp.

    Trains of 2 s to the nerve of flexor hallucis brevis; each but the first begins halfway between what left a cramp
    and what did not.
    """
    ends = body(kind, told)
    low, high = [LOWEST - step] * len(ends), [HIGHEST + step] * len(ends)
    while any(b - a > step for a, b in zip(low, high, strict=True)):
        rates = [a + step * ((b - a) / step // 2) for a, b in zip(low, high, strict=True)]
        traces = trained(kind, ends, rates)
        for i, (trace, rate) in enumerate(zip(traces, rates, strict=True)):
            left = cramped(after(trace, TOE.end(rate)))
            low[i], high[i] = (low[i], rate) if left else (rate, high[i])
    return tuple(float(b) if b <= HIGHEST else math.nan for b in high)


def body(kind: Kind, told: tuple[str, ...] = ()) -> list[Begun]:
    """Everyone as a story leaves them; as they are by themselves without one."""
    return moments(lives(kind, (*told, MARK) if told else (MARK, "Rest for 1 min")), 0)


def trained(kind: Kind, begun: list[Begun], rates: list[float], rest: float = 10.0) -> list[Trace]:
    """Everyone's train, each at their own rate (Hz), watched for `rest` s."""
    everyone = zip(kind.numbers, kind.each(), rates, begun, strict=True)
    jobs = [Job(p, Protocol(TOE.protocol(r, rest)), i, i, b) for i, p, r, b in everyone]
    done: list[Trace] = []
    for k in range(0, len(jobs), FEW):
        part = jobs[k : k + FEW]
        done += run_jobs(part + part[-1:] * (FEW - len(part)))[: len(part)]
    return done


@functools.lru_cache(maxsize=8)
def lasting(kind: Kind, found: tuple[float, ...]) -> float:
    """Mean duration (s) of the cramps after trains 4 Hz above everyone's threshold, watched for 60 s."""
    rates = [f + 4.0 if f == f else HIGHEST + 4.0 for f in found]
    traces = trained(kind, body(kind), rates, 60.0)
    return mean(after(t, TOE.end(r)).duration for t, r in zip(traces, rates, strict=True))


def rise(low: tuple[float, ...], high: tuple[float, ...], step: float = 0.0) -> float:
    """Mean of second less first (Hz); who never cramps counts as one step above the highest frequency tried.

    Less than a `step` of the search is no change, 0: where some frequency between others leaves no cramp, the frequency
    that a search begins with moves one person's threshold by as much as two steps.
    """
    found = float(np.mean(np.nan_to_num(high, nan=HIGHEST + 1) - np.nan_to_num(low, nan=HIGHEST + 1)))
    return found if abs(found) >= step else 0.0


class Jerk(NamedTuple):
    """An ankle jerk, by the torque at a held foot; times in s."""

    rising: float
    """From its begin to its peak."""
    falling: float
    """From the peak to half of it."""
    after_tap: float
    """From the tap to that half."""
    between: float
    """From where it rises fastest to where it falls fastest."""
    relaxation: float
    """Fastest fall over the peak, 1/s."""


@functools.lru_cache(maxsize=4)
def jerk(causes: tuple[tuple[str, float], ...] = (), people: int = 4) -> Jerk:
    """The mean ankle jerk of some people. What the hammer itself pulls is over before the reflex comes."""
    kind = Kind(people=people, muscles=(("soleus", 60),), causes=causes)
    protocol = Protocol("Hold the ankle at neutral. Rest for 1 s. Tap the tendon by 2 mm. Rest for 0.5 s.")
    jobs = [Job(p, protocol, i, i) for i, p in zip(kind.numbers, kind.each(), strict=True)]
    return Jerk(*np.mean([_read(t["torque"].values[:, 0].astype(float)) for t in run_jobs(jobs)], axis=0))


def _read(torque: np.ndarray) -> Jerk:
    rest, answer = torque[:1000].mean(), torque[1000:].copy()
    answer[: round(1000 * HAMMER)] = rest
    found = twitch(answer, 1000.0)
    slope = np.gradient(answer[round(1000 * HAMMER) :]) * 1000
    return Jerk(
        found.contraction_time, found.half_relaxation_time,
        found.delay + found.contraction_time + found.half_relaxation_time,
        (int(slope.argmin()) - int(slope.argmax())) / 1000, -float(slope.min()) / found.peak,
    )  # fmt: skip


def change(chart: xr.Dataset, name: str) -> float:
    """From the first entry of the chart to its last."""
    return at(chart, name) - at(chart, name, 0)


PLANTAR = "Contract at 30 % for 1 s on and 1 s off, for 3 min"
"""Plantar flexion with a weight, as in a scanner."""


def recovered(narrow: bool) -> float:
    """Time constant (s) of phosphocreatine after plantar flexion."""
    kind = CALF._replace(causes=NARROW if narrow else ())
    return recovery(charted(kind, (PLANTAR, "Rest for 8 min"))[0], 180.0)


GREATEST = 67.0
"""W of one-legged knee extension at which a thigh gives up, Radegran1999."""


def kicking(power: float, seconds: int) -> str:
    """One-legged knee extension at so many W: as large a share of the greatest force, every other second."""
    return f"Contract quadriceps at {100 * power / GREATEST:.0f} % for 1 s on and 1 s off, for {seconds} s"
