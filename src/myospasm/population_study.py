"""A virtual cohort: many people drawn from a real population live through the same hours in one compiled call."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import jax
import jax.numpy as jnp
import numpy as np

from myospasm.anatomy import Person, healthy_adult
from myospasm.chart import NAMES, OF_MUSCLE
from myospasm.ground import MyospasmError, stream
from myospasm.hours import EVERY, PIECE, compiled, padded
from myospasm.people.population import sample
from myospasm.run import seeds
from myospasm.story import Story, apply_all

if TYPE_CHECKING:
    import pandas as pd

    from myospasm.protocol.hours import Hours

MUSCLE = "medial_gastrocnemius"
UNITS = 20
"""Motor units that stand for the muscle's own: enough for means."""
TOGETHER = 500
"""People per compiled call; also what bounds memory."""
PERSON = ("age", "sex", "mass", "height")
"""What is known of everyone beside the blood."""

Progress = Callable[[float, float], Any]


def study(
    hours: Hours,
    count: int,
    *,
    seed: int = 1,
    stories: Iterable[tuple[Story, float]] = (),
    every: float = 1800.0,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """What hours do to `count` people of a virtual population, all with the same causes and remedies.

    One row for each person and time (every `every` s, and the end): who it is, and every variable of the chart.
    Source: NHANES2018 for the blood (`people.population`). Errors: pain ends no task here: who hurts stands still until
    the task is over; people differ in blood, mass and height only.
    """
    import pandas as pd

    if count < 1:
        raise MyospasmError(f"a cohort of {count} people cannot be drawn; it needs at least one")
    if every < EVERY:
        raise MyospasmError(f"a chart has an entry every {EVERY} s; every {every:g} s is more than there is")
    people = sample(count, seed)
    kind = apply_all(healthy_adult({MUSCLE: UNITS}), stories)
    tables = []
    for first in range(0, count, TOGETHER):
        some = {name: values[first : first + TOGETHER] for name, values in people.items()}
        part = _share(progress, first / count, min(first + TOGETHER, count) / count)
        tables.append(_table(some, first, _live(kind, some, hours, every, part)))
    return pd.concat(tables, ignore_index=True)


def _share(progress: Progress | None, begin: float, end: float) -> Progress | None:
    return progress and (lambda done, total: progress(begin + (end - begin) * done / total, 1.0))


def batch(kind: Person, people: Mapping[str, np.ndarray]) -> Person:
    """Many people of one kind: every number with a leading axis; blood, mass and height are everyone's own.

    What a story changed in the panel stays changed by as much: everyone's value is moved by the same shift.
    """
    count = len(people["age"])
    usual = healthy_adult({MUSCLE: UNITS}).blood.panel
    panel, water = kind.blood.panel, kind.blood.water
    fields = [f.name for f in dataclasses.fields(panel) if f.name in people]
    own = {name: people[name] + (getattr(panel, name) - getattr(usual, name)) for name in fields}
    body = {name: people[name] for name in ("mass", "height")}
    blood = dataclasses.replace(
        kind.blood, panel=dataclasses.replace(panel, **own), water=dataclasses.replace(water, **body)
    )
    person = dataclasses.replace(kind, blood=blood)
    return jax.tree.map(
        lambda new, old: jnp.asarray(
            new if np.ndim(new) > np.ndim(old) else np.broadcast_to(new, (count, *np.shape(old))), jnp.float64
        ),
        person, kind,
    )  # fmt: skip


def _live(
    kind: Person, people: Mapping[str, np.ndarray], hours: Hours, every: float, progress: Progress | None
) -> dict[float, dict[str, np.ndarray]]:
    """Everyone's chart at the times that are kept."""
    count, script = len(people["age"]), hours.script(kind.muscle.name)
    wanted = {*np.arange(every, script.seconds, every), float(script.seconds)}
    kept: dict[float, dict[str, np.ndarray]] = {}
    with jax.enable_x64(True):
        loop, person = compiled(batched=True), batch(kind, people)
        starts = jnp.array([stream(i, "individual") for i in range(count)], jnp.uint32)
        wiring, balance, state = loop.begin(person, starts, seeds(1))
        for second in range(0, script.seconds, PIECE):
            real = min(PIECE, script.seconds - second)
            state, entries = loop.advance(person, wiring, balance, state, padded(script.world(second, real), real))
            times = np.minimum((np.arange(PIECE // EVERY) + 1) * EVERY, real) + second
            for index, time in enumerate(times):
                if float(time) in wanted and float(time) not in kept:
                    kept[float(time)] = {name: np.asarray(values[:, index]) for name, values in entries.items()}
            if progress:
                progress(second + real, script.seconds)
    return kept


def _table(
    people: Mapping[str, np.ndarray], first: int, kept: Mapping[float, Mapping[str, np.ndarray]]
) -> pd.DataFrame:
    """One row for each person and time."""
    import pandas as pd

    count = len(people["age"])
    rows = []
    for time, entries in sorted(kept.items()):
        who = {"person": np.arange(first, first + count), "time": np.full(count, time)}
        who |= {name: people[name] for name in PERSON}
        rows.append(pd.DataFrame(who | {n: entries[n][:, 0] if n in OF_MUSCLE else entries[n] for n in NAMES}))
    return pd.concat(rows, ignore_index=True).sort_values(["person", "time"], ignore_index=True)
