"""The clocks: a person and a protocol in, a Trace out. One compiled piece of fixed size, run as often as needed."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array

from myospasm.anatomy import SLOW, Begun, Person, State, Tissue, rest
from myospasm.ground import MyospasmError, stream
from myospasm.person import Kept, KeptSlowly, Piece, hold, slow_tick, tick
from myospasm.protocol import Protocol, Script, Seen, Step
from myospasm.signals import Inputs, Surroundings
from myospasm.wiring import Wiring, wire

if TYPE_CHECKING:
    from myospasm.records import Trace

PIECE = 2000
"""Ticks per compiled piece: 2 s."""
BRIEF = 200
"""Ticks of a brief piece, for who watches, or changes something on the way."""

PASSING = ("stimulus_nerve", "stimulus_point", "stimulus_root", "skin", "sound", "pull")
"""What is done at moments and does not go on by itself."""

Progress = Callable[[float, float], Any]
"""Called with the seconds done and the seconds in all."""


class Compiled(NamedTuple):
    """The compiled functions of one loop."""

    wire: Any
    rest: Any
    advance: Any


def use_cache() -> None:
    """Keep compiled programs between starts, in the user's cache folder (MYOSPASM_CACHE names another; empty: none)."""
    import platformdirs

    folder = os.environ.get("MYOSPASM_CACHE", platformdirs.user_cache_dir("myospasm"))
    if folder and not jax.config.jax_compilation_cache_dir:
        jax.config.update("jax_compilation_cache_dir", folder)
        jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.2)


def seeds(seed: int) -> Array:
    """The starts of a run's random streams, one per organ that trembles."""
    return jnp.array([stream(seed, organ) for organ in ("cord", "terminal", "brain")], jnp.uint32)


def advance(person: Person, wiring: Wiring, state: State, inputs: Inputs) -> tuple[State, tuple[Kept, KeptSlowly]]:
    """One piece; `inputs` with leading axes (slow ticks, ticks)."""

    def tenth(state: State, inputs: Inputs) -> tuple[State, tuple[Kept, KeptSlowly]]:
        held = hold(person, wiring, state)
        state, kept = jax.lax.scan(lambda s, i: tick(person, wiring, held, s, i), state, inputs)
        state, slowly = slow_tick(person, wiring, held, state, inputs.block[-1])
        return state, (kept, slowly)

    return jax.lax.scan(tenth, state, inputs)


@functools.cache
def compiled(batched: bool = False) -> Compiled:
    """The loop compiled, for one person or (`batched`) over a leading axis of people."""
    use_cache()
    each = jax.vmap if batched else lambda f: f
    return Compiled(jax.jit(each(wire)), jax.jit(each(rest)), jax.jit(each(advance), donate_argnums=2))


T = TypeVar("T", Person, Surroundings, Tissue)


def as_traced(person: T) -> T:
    """Someone, or what surrounds their nerves, with every number a float32 array, so that no change recompiles."""
    return jax.tree.map(lambda value: jnp.asarray(value, jnp.float32), person)


def next_inputs(script: Script, ticks: int = PIECE) -> Inputs | None:
    """The next ticks of a script, shaped (slow ticks, ticks, ...); the last is held on. None: all is done."""
    schedule = script.piece(ticks)
    if schedule is None:
        return None
    short = ticks - len(schedule.drive)
    padded = (
        np.pad(values, ((0, short), (0, 0)), "constant" if name in PASSING else "edge")
        for name, values in schedule._asdict().items()
    )
    return Inputs._make(values.reshape(ticks // SLOW, SLOW, -1) for values in padded)


def look(script: Script, kept: Kept, wiring: Wiring) -> Seen:
    """Show the experimenter what the recorder drew in the piece that was run."""
    impulses = (np.asarray(kept.fiber) > 0).astype(np.float32) @ np.asarray(wiring.pool.membership).T
    seen = Seen(np.asarray(kept.share), impulses)
    script.observe(seen)
    return seen


def flat(tree: Any, leading: tuple[int, ...] = ()) -> Any:
    """Slow ticks and ticks as one axis, after `leading` ones; in numpy."""
    axes = len(leading)
    return jax.tree.map(lambda a: np.asarray(a).reshape((*leading, -1, *a.shape[axes + 2 :])), tree)


def wired(person: Person, individual: int, seed: int = 0, begun: Begun | None = None) -> Wiring:
    """Every unit's own numbers in one individual; `seed` is that of the noise in a run."""
    around = () if begun is None else (as_traced(begun.around),)
    return compiled().wire(as_traced(person), jnp.uint32(stream(individual, "individual")), seeds(seed), *around)


class Job(NamedTuple):
    """One run of a batch: who does what, with which noise; `begun` where hours of life went before."""

    person: Person
    protocol: Protocol
    seed: int = 1
    individual: int = 1
    begun: Begun | None = None


Later = Sequence[tuple[float, Person]]
"""Who someone has become from so many seconds on."""


class Running:
    """One individual on their way through a script, piece by piece; memory does not grow with its length."""

    def __init__(self, job: Job, script: Script, ticks: int = PIECE, later: Later = ()) -> None:
        """`ticks`: the length of a piece, whole slow ticks; the protocol of the job is done as `script` has it.

        `later` holds from the nearest end of a piece on.
        """
        self.job, self.script, self.ticks, self.later = job, script, ticks, sorted(later, key=lambda each: each[0])
        self.state: State | None = None
        self.seen: Seen | None = None
        """What the experimenter was shown of the last piece; None if the script waits for nothing."""
        self.become(job.person)

    def piece(self) -> Piece | None:
        """What happens next, and what was done; None: all is done."""
        while self.later and self.script.ticks >= round(self.later[0][0] * 1000 / self.ticks) * self.ticks:
            self.become(self.later.pop(0)[1])
        inputs = next_inputs(self.script, self.ticks)
        if inputs is None:
            return None
        loop = compiled()
        if self.state is None:
            tissue = () if self.job.begun is None else (as_traced(self.job.begun.tissue),)
            self.state = loop.rest(self.person, jnp.asarray(inputs.angle[0, 0]), *tissue)
        traced = Inputs(*map(jnp.asarray, inputs))
        self.state, (kept, slowly) = loop.advance(self.person, self.wiring, self.state, traced)
        piece = Piece(flat(kept), jax.tree.map(np.asarray, slowly), flat(inputs))
        if self.script.waits:
            self.seen = look(self.script, piece.kept, self.wiring)
        return piece

    def become(self, person: Person) -> None:
        """From here on other numbers hold, as after a medicine; what the body is in at this moment stays."""
        self.person = as_traced(person)
        self.wiring = wired(self.person, self.job.individual, self.job.seed, self.job.begun)


def stream_pieces(job: Job, script: Script, later: Later = ()) -> Iterator[Piece]:
    """Run a script piece by piece; `later` holds from the nearest fifth of a second on."""
    going = Running(job, script, BRIEF if later else PIECE, later)
    while (piece := going.piece()) is not None:
        yield piece


def stacked(things: Sequence[Any]) -> Any:
    """Several trees of numbers as one with a leading axis, float32."""
    return jax.tree.map(lambda *leaves: jnp.stack([jnp.asarray(x, jnp.float32) for x in leaves]), *things)


def batch_pieces(jobs: Sequence[Job], scripts: list[Script]) -> Iterator[Piece]:
    """As `stream_pieces` for several people of one build at once, each with a script of their own.

    Shorter scripts are held on in their last posture until the longest has ended; all have lived through hours or none.
    """
    loop, state, wiring = compiled(batched=True), None, None
    batch, begun = stacked([job.person for job in jobs]), [job.begun for job in jobs if job.begun is not None]
    before = stacked(begun) if begun else None
    last: list[Inputs] = []
    while any(given := [next_inputs(s) for s in scripts]):
        last = [new or _held_on(old) for new, old in zip(given, last or given, strict=True)]  # type: ignore[arg-type]
        inputs = Inputs(*(jnp.stack(arrays) for arrays in zip(*last, strict=True)))
        if state is None or wiring is None:
            starts = jnp.array([stream(job.individual, "individual") for job in jobs], jnp.uint32)
            noise = jnp.stack([seeds(job.seed) for job in jobs])
            wiring = loop.wire(batch, starts, noise, *(() if before is None else (before.around,)))
            state = loop.rest(batch, inputs.angle[:, 0, 0], *(() if before is None else (before.tissue,)))
        state, (kept, slowly) = loop.advance(batch, wiring, state, inputs)
        piece = Piece(flat(kept, (len(jobs),)), jax.tree.map(np.asarray, slowly), flat(inputs, (len(jobs),)))
        for i, script in ((i, s) for i, s in enumerate(scripts) if s.waits):
            look(script, jax.tree.map(lambda a, i=i: a[i], piece.kept), jax.tree.map(lambda a, i=i: a[i], wiring))
        yield piece


def _held_on(inputs: Inputs) -> Inputs:
    """A piece in which nothing more is asked for and every joint stays where it was."""
    quiet = Inputs._make(np.zeros_like(a) for a in inputs)
    last = Inputs._make(np.broadcast_to(a[-1:, -1:], a.shape) for a in inputs)
    return quiet._replace(angle=last.angle, block=last.block, free=last.free, inertia=last.inertia)


def run_batch(
    people: list[Person], protocols: list[Protocol], *, main: str = "", seeds: list[int], individuals: list[int]
) -> list[Trace]:
    """Several people at once, each with a protocol of their own, in one compiled call; one Trace each.

    All need the same muscles and units. Raises MyospasmError if the lists do not have the same length.
    """
    if not len(people) == len(protocols) == len(seeds) == len(individuals) > 0:
        counts = f"{len(people)} people, {len(protocols)} protocols, {len(seeds)} seeds, {len(individuals)} individuals"
        raise MyospasmError(f"a batch needs as many protocols, seeds and individuals as people, not {counts}")
    return run_jobs([Job(*each) for each in zip(people, protocols, seeds, individuals, strict=True)], main)


def run_jobs(jobs: Sequence[Job], main: str = "", progress: Progress | None = None) -> list[Trace]:
    """Several runs in one compiled call, one Trace each; all need the same muscles and units."""
    from myospasm.trace import assemble

    main = main or jobs[0].person.muscle.name[0]
    done: list[list[Piece]] = [[] for _ in jobs]
    scripts = [job.protocol.script(job.person.muscle, main, job.person.joints) for job in jobs]
    longest = max(job.protocol.duration for job in jobs)
    for piece in batch_pieces(jobs, scripts):
        for i, own in enumerate(done):
            own.append(jax.tree.map(lambda a, i=i: a[i], piece))
        if progress:
            progress(min(len(done[0]) * PIECE / 1000, longest), longest)
    traces = []
    for i, own in enumerate(done):
        job = jobs[i]
        trace = assemble(job.person, wired(job.person, job.individual, begun=job.begun), scripts[i], own)
        trace.attrs.update(main=main, protocol=str(job.protocol))
        trace.attrs.update(seed=job.seed, individual=job.individual, finished=1)
        traces.append(trace)
    return traces


def run(
    person: Person | Later,
    protocol: Protocol | str | Iterable[str | Step],
    *,
    main: str = "",
    seed: int = 1,
    individual: int = 1,
    progress: Progress | None = None,
) -> Trace:
    """Do a protocol to a person and keep what happened.

    `main` is the muscle the protocol means when it names none (the person's first). Someone who becomes another on the
    way, as after a medicine, is told as (seconds, person), first at 0; it holds from the nearest fifth of a second on.
    Ctrl-C ends the run early; what was finished is kept, and the Trace's attribute `finished` is 0.
    """
    from myospasm.trace import assemble

    (_, person), *later = [(0.0, person)] if isinstance(person, Person) else person
    protocol = protocol if isinstance(protocol, Protocol) else Protocol(protocol)
    main = main or person.muscle.name[0]
    done: list[Piece] = []
    finished = True
    script = protocol.script(person.muscle, main, person.joints)
    try:
        for piece in stream_pieces(Job(person, protocol, seed, individual), script, later):
            done.append(piece)
            if progress:
                progress(min(script.ticks / 1000, protocol.duration), protocol.duration)
    except KeyboardInterrupt:
        if not done:
            raise
        finished = False
    trace = assemble(person, wired(person, individual), script, done)
    trace.attrs.update(main=main, protocol=str(protocol), seed=seed, individual=individual, finished=int(finished))
    return trace
