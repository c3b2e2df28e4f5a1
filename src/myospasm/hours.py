"""The slow clock: a person and a story of hours in, a Chart out, with the moments at which to look more closely."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from myospasm.anatomy import Begun, Person
from myospasm.ground import MyospasmError, quantity, stream
from myospasm.milieu import Balance, State, glance, observe, rest, second, settle
from myospasm.run import Later, seeds, use_cache
from myospasm.signals import World
from myospasm.wiring import wire

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.protocol.hours import Hours, HoursScript, Window

PIECE = 600
"""Seconds per compiled piece."""
EVERY = 10
"""Seconds between two entries of the chart."""
LOWEST_PRESSURE = quantity(55.0, "mmHg", "assumed", "mean arterial; a session is stopped when pressure fails", 50, 65)
"""Below which the story refuses to dialyze."""

Progress = Callable[[float, float], Any]
"""Called with the seconds done and the seconds in all."""


class Compiled(NamedTuple):
    """The compiled functions of the chemistry."""

    begin: Any
    advance: Any
    glance: Any


class Stretch(NamedTuple):
    """What one piece of a story left: entries of the chart, with their seconds, and the state at its end."""

    seconds: np.ndarray
    entries: dict[str, np.ndarray]


def begin(person: Person, individual: Any, seed: Any) -> tuple[Any, Balance, State]:
    """One individual at rest, in balance with what they eat and drink."""
    wiring = wire(person, individual, seed)
    balance = settle(person)
    return wiring, balance, jax.tree.map(as_double, rest(person, balance))


def advance(person: Person, wiring: Any, balance: Balance, state: State, world: World) -> tuple[State, dict[str, Any]]:
    """One piece; `world` with leading axes (entries, seconds)."""

    def one(state: State, now: World) -> tuple[State, None]:
        new = second(person, wiring, balance, state, now)
        return jax.tree.map(lambda a, b: jnp.where(now.valid > 0, a, b), new, state), None

    def entry(state: State, several: World) -> tuple[State, dict[str, Any]]:
        state, _ = jax.lax.scan(one, state, several)
        return state, observe(person, wiring, balance, state)

    return jax.lax.scan(entry, state, world)


@functools.cache
def compiled(batched: bool = False) -> Compiled:
    """The chemistry compiled, for one person or (`batched`) over a leading axis of people who live through the same."""
    use_cache()

    def each(f: Callable[..., Any], shared: int = 0) -> Any:
        count = f.__code__.co_argcount
        axes = [0] * (count - shared) + [None] * shared
        return jax.jit(jax.vmap(f, in_axes=tuple(axes)) if batched else f)

    return Compiled(each(begin, 1), each(advance, 1), each(glance))


def as_double(value: Any) -> Any:
    """A number as float64; counts stay what they are."""
    return value.astype(float) if jnp.issubdtype(value.dtype, jnp.floating) else value


def as_doubles(person: Person) -> Person:
    """The person with every number a float64 array: what relaxes by a millionth a second needs the digits."""
    return jax.tree.map(lambda value: jnp.asarray(value, jnp.float64), person)


def padded(world: World, real: int) -> World:
    """A stretch of the world filled up to a whole piece with seconds that do not count, shaped (entries, seconds)."""

    def shape(values: np.ndarray) -> np.ndarray:
        values = np.concatenate([values, np.repeat(values[-1:], PIECE - real, axis=0)])
        return values.reshape(PIECE // EVERY, EVERY, *values.shape[1:])

    valid = (np.arange(PIECE) < real).astype(float).reshape(-1, EVERY)
    return jax.tree.map(shape, world)._replace(valid=valid)


class Course:
    """A person on their way through a story: where they are, and what to do next; memory does not grow with it."""

    def __init__(self, person: Person, script: HoursScript, individual: int = 1, later: Later = ()) -> None:
        """`later` tells who the person is from some seconds on."""
        self.script, self.second, self.individual = script, 0, individual
        self.later = sorted(later, key=lambda each: each[0])
        self.wiring, self.balance, self.state = self._begun(person)

    def _begun(self, person: Person) -> tuple[Any, Balance, State]:
        with jax.enable_x64(True):
            self.person = as_doubles(person)
            start = jnp.uint32(stream(self.individual, "individual"))
            return compiled().begin(self.person, start, seeds(1))

    def until(self, stop: int) -> Iterator[Stretch]:
        """Live on to the second `stop`, piece by piece."""
        while self.second < min(stop, self.script.seconds):
            ends = [self.second + PIECE, stop, self.script.seconds, *(round(when) for when, _ in self.later[:1])]
            yield self._piece(min(ends) - self.second)

    def _piece(self, count: int) -> Stretch:
        before = self.state
        state, entries = self._advance(before, count)
        stopped = int(state.stopped_at)
        if int(before.stopped_at) < 0 <= stopped and stopped < self.second + count - 1:
            count = stopped + 1 - self.second  # what came after they stopped is told anew
            state, entries = self._advance(before, count)
        self.state = state
        if stopped >= 0:
            self.script.ended_early(self.script.task_at(stopped) or 0, stopped + 1)
            self.state = state._replace(stopped_at=jnp.full_like(state.stopped_at, -1))
        used = -(-count // EVERY)
        last = np.minimum((np.arange(used) + 1) * EVERY, count) + self.second
        self.second += count
        while self.later and round(self.later[0][0]) <= self.second:
            self.become(self.later.pop(0)[1])
        return Stretch(last, {name: values[:used] for name, values in entries.items()})

    def _advance(self, state: State, count: int) -> tuple[State, dict[str, np.ndarray]]:
        world = padded(self.script.world(self.second, count), count)
        with jax.enable_x64(True):
            state, entries = compiled().advance(self.person, self.wiring, self.balance, state, world)
            return state, {name: np.asarray(values) for name, values in entries.items()}

    def become(self, person: Person) -> None:
        """From here on other numbers hold, as after a medicine; what the body is in at this moment stays."""
        self.wiring, _, _ = self._begun(person)

    def glance(self) -> Begun:
        """What nerve and muscle find at this moment, for a closer look by the loop; a cuff that is on stays on."""
        cuff = float(self.script.world(self.second, 1).cuff[0]) if self.second else 0.0
        with jax.enable_x64(True):
            found = compiled().glance(self.person, self.wiring, self.balance, self.state, cuff)
            return jax.tree.map(np.asarray, found)


def check_alive(stretch: Stretch, script: HoursScript) -> None:
    """Raise MyospasmError, in a sentence, where nobody could live on, or be dialyzed on, as the story asks."""
    pressure = stretch.entries["pressure"]
    lost = ~np.isfinite(pressure) | (stretch.entries["plasma_volume"] <= 0.0)
    begin = int(stretch.seconds[0]) - EVERY
    running = script.world(max(begin, 0), int(stretch.seconds[-1]) - max(begin, 0)).dialysis.blood
    at_entry = np.minimum(stretch.seconds - max(begin, 0), len(running)).astype(int) - 1
    low = (running[at_entry] > 0.0) & (pressure < LOWEST_PRESSURE.value)
    if lost.any():
        after = stretch.seconds[lost.argmax()] / 60
        raise MyospasmError(
            f"after {after:.0f} min of the story more water or salt is gone than anyone can lose, and the body has no "
            "values any more; take out or lose less, or drink"
        )
    if low.any():
        after, left = stretch.seconds[low.argmax()] / 60, pressure[low.argmax()]
        raise MyospasmError(
            f"the dialysis cannot go on after {after:.0f} min of the story: mean arterial pressure is {int(left)} "
            f"mmHg, and nobody is dialyzed below {LOWEST_PRESSURE.value:g} mmHg; take out less water, or take longer"
        )


class Moment(NamedTuple):
    """A look aside that the story asks for, and the body as it is then."""

    window: Window
    begun: Begun


class Lived(NamedTuple):
    """What a story of hours left: its chart, and the moments at which to look more closely."""

    chart: xr.Dataset
    fresh: Begun
    """The body before anything was done."""
    moments: list[Moment]
    finished: bool


def live(
    person: Person, hours: Hours, *, individual: int = 1, later: Later = (), progress: Progress | None = None
) -> Lived:
    """Let a person live through a story of hours; `later` tells who they are from some seconds on.

    Ctrl-C ends it early; what was lived through is kept, and `finished` is False.
    """
    from myospasm.chart import assemble

    script = hours.script(person.muscle.name)
    course, stretches, moments, finished = Course(person, script, individual, later), [], [], True
    fresh = course.glance()
    try:
        while course.second < script.seconds:
            for window in script.windows[len(moments) :]:
                if window.at == course.second:
                    moments.append(Moment(window, course.glance()))
            following = script.windows[len(moments) :]
            stop = following[0].at if following else script.seconds
            for stretch in course.until(min(stop, script.seconds)):
                check_alive(stretch, script)
                stretches.append(stretch)
                if progress:
                    progress(course.second, script.seconds)
        moments += [Moment(w, course.glance()) for w in script.windows[len(moments) :] if w.at <= course.second]
    except KeyboardInterrupt:
        if not stretches:
            raise
        finished = False
    seconds = np.concatenate([stretch.seconds for stretch in stretches])
    entries = {name: np.concatenate([s.entries[name] for s in stretches]) for name in stretches[0].entries}
    return Lived(assemble(seconds, entries, person.muscle.name, script.events), fresh, moments, finished)
