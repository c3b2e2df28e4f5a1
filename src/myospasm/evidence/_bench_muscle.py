"""What several papers do to a muscle: shocks on top of a contraction, a force to be held, ramps, one unit alone."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from myospasm.evidence.cohort import BATCH, spikes
from myospasm.people._variation import vary
from myospasm.protocol import Protocol, Schedule, Script
from myospasm.run import run_batch
from myospasm.session import build_person
from myospasm.signs.units import delta_f

if TYPE_CHECKING:
    from myospasm.anatomy import Person
    from myospasm.protocol import MuscleTable
    from myospasm.records import Trace

CALF = ("soleus", "medial_gastrocnemius", "lateral_gastrocnemius")
LEVELS = (6.0, 8.0, 10.0, 12.0, 15.0, 20.0, 30.0, 40.0, 60.0, 80.0, 100.0)
"""Commands (%) at which a force is looked for."""
SUPRAMAXIMAL = 1.3


@dataclasses.dataclass(frozen=True, init=False)
class Superimposed(Protocol):
    """A protocol with shocks to the nerve of every muscle while something else goes on (the interpolated twitch)."""

    shocks: tuple[float, ...]
    """s from the start."""

    def __init__(self, steps: str, shocks: Sequence[float]) -> None:
        super().__init__(steps)
        object.__setattr__(self, "shocks", tuple(shocks))

    def script(self, muscles: MuscleTable, main: str, joints: Sequence[str] = ()) -> Script:
        """As a protocol's, with the shocks added."""
        script = Shocking(self.steps, muscles, main, joints)
        script.shocks = np.rint(1000 * np.asarray(self.shocks)).astype(int)
        return script


class Shocking(Script):
    """A script with shocks at times of their own."""

    shocks: np.ndarray
    """Ticks from the start."""

    def piece(self, ticks: int) -> Schedule | None:
        """The next ticks, shocks included."""
        begin, piece = self.ticks, super().piece(ticks)
        if piece is None:
            return None
        nerve, at = piece.stimulus_nerve.copy(), self.shocks - begin
        nerve[at[(at >= 0) & (at < len(nerve))]] = SUPRAMAXIMAL
        return piece._replace(stimulus_nerve=nerve)


def individuals(kind: str, muscles: tuple[str, ...], people: int, seed: int = 1) -> list[Person]:
    """The people of `cohort`, to be changed or given protocols of their own."""
    return [vary(build_person(kind, muscles), seed + i) for i in range(people)]


def run_each(people: Sequence[Person], protocols: Sequence[Protocol], seed: int = 1) -> list[Trace]:
    """Each person with their own protocol."""
    traces: list[Trace] = []
    for begin in range(0, len(people), BATCH):
        numbers = [seed + i for i in range(begin, min(begin + BATCH, len(people)))]
        some = slice(begin, begin + BATCH)
        traces += run_batch(list(people[some]), list(protocols[some]), seeds=numbers, individuals=numbers)
    return traces


def pulled(trace: Trace, begin: float, end: float) -> np.ndarray:
    """Torque (N m, without sign) above rest of the first joint between two times (s); rest is the first 0.4 s."""
    torque = trace["torque"].values[:, 0]
    return np.abs(torque[round(1000 * begin) : round(1000 * end)] - torque[:400].mean())


@functools.lru_cache(maxsize=8)
def strength(muscles: tuple[str, ...], people: int, kind: str = "adult") -> np.ndarray:
    """Torque (N m) held at each of LEVELS by each person, (people, levels), in the third and fourth second."""
    who = [p for p in individuals(kind, muscles, people) for _ in LEVELS]
    what = [Protocol(f"Rest for 0.5 s. Contract at {level:g} % for 4 s.") for _ in range(people) for level in LEVELS]
    numbers = [1 + i for i in range(people) for _ in LEVELS]
    traces: list[Trace] = []
    for begin in range(0, len(who), BATCH):
        some = slice(begin, begin + BATCH)
        traces += run_batch(who[some], what[some], seeds=numbers[some], individuals=numbers[some])
    return np.array([pulled(t, 2.5, 4.5).mean() for t in traces]).reshape(people, len(LEVELS))


def command_for(share: float, muscles: tuple[str, ...], people: int) -> list[float]:
    """The command (%) at which each person holds this share of their own maximal torque, interpolated."""
    rising = np.maximum.accumulate(strength(muscles, people), axis=1)
    return [float(np.interp(share * row[-1], row + 1e-9 * np.arange(row.size), LEVELS)) for row in rising]


def triangle(level: float, up: float, times: int = 1) -> str:
    """A command that rises for `up` s to `level` (%) and falls as slowly, so many times."""
    one = f"Ramp from 0 % to {level:.3f} % in {up:g} s. Ramp from {level:.3f} % to 0 % in {up:g} s. "
    return "Rest for 1 s. " + one * times + "Rest for 1.5 s."


@functools.lru_cache(maxsize=8)
def triangles(muscles: tuple[str, ...], people: int, share: float, up: float, times: int = 1) -> list[Trace]:
    """Everyone's triangular contraction to a share of their maximal torque."""
    levels = command_for(share, muscles, people)
    return run_each(individuals("adult", muscles, people), [Protocol(triangle(level, up, times)) for level in levels])


def unit_delta_f(trace: Trace, muscle: str, controls: int = 6) -> dict[int, float]:
    """Delta F (pps) of every test unit, mean over its usable pairs with the `controls` units that fired first."""
    trains = spikes(trace, muscle)
    order = sorted((i for i, t in enumerate(trains) if t.size >= 10), key=lambda i: trains[i][0])
    found: dict[int, float] = {}
    for test in order:
        pairs = [delta_f(trains[control], trains[test]) for control in order[:controls] if control != test]
        usable = [pair.value for pair in pairs if pair.usable]
        if usable:
            found[test] = float(np.mean(usable))
    return found


def train_force(contraction_time: float, pulses: Sequence[float], seconds: float) -> np.ndarray:
    """Force (of 1) at every ms of one motor unit at optimal length without a tendon: `muscle.twitch` alone."""
    import jax
    import jax.numpy as jnp

    from myospasm import muscles as shelf
    from myospasm.muscle.twitch import Twitch
    from myospasm.wiring import make_pool

    fibers, pool = Twitch(), make_pool((1,))
    body = shelf.stack([shelf.load("abductor_hallucis")])
    time = np.array([contraction_time], np.float32)
    body = dataclasses.replace(body, slow_contraction_time=time, fast_contraction_time=time)
    numbers = fibers.fibers(body, pool)
    impulses = np.zeros((round(1000 * seconds), 1), np.float32)
    impulses[[round(1000 * p) for p in pulses]] = 1.0

    def tick(state, impulse):
        state = fibers.step(state, impulse, numbers, 1e-3)
        return state, fibers.activation(state, jnp.ones(1), pool)[0]

    return np.asarray(jax.jit(lambda i: jax.lax.scan(tick, fibers.rest(1), i))(jnp.asarray(impulses))[1])
