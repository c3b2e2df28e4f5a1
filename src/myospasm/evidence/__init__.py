"""The shelf of evidence: one file per paper; the folder is the registry. Copy a file to add a paper.

Each file has PAPER (what was published) and `replay()` (what the model gives, by row id). Parameters were fitted on the
rows with role "fit" and must predict the others.
"""

from __future__ import annotations

import dataclasses
import importlib
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from myospasm.ground import MyospasmError
from myospasm.story import Shelf

ROLES = ("fit", "predict")


@dataclasses.dataclass(frozen=True)
class Row:
    """One published number.

    `low` and `high` bound it: mean -/+ one SD (SE converted by n), a range, or a confidence interval. `direction`,
    where it is set, is an effect: the model's own difference (what `replay` gives) must have this sign, of any size;
    `published` is 0 where a paper tells no size.
    """

    id: str
    quantity: str
    published: float
    low: float | None
    high: float | None
    unit: str
    role: str
    direction: int = 0
    note: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise MyospasmError(f"row {self.id} has the role {self.role!r}; a role is 'fit' or 'predict'")


@dataclasses.dataclass(frozen=True)
class Paper:
    """What was done, to whom, and what came out."""

    source: str
    title: str
    people: int
    protocol: str
    rows: tuple[Row, ...]
    errors: str = ""
    """Where the replay departs from the paper."""


_SHELF: Shelf[Paper] = Shelf(__name__, "PAPER", "evidence file")
_TOOLS = frozenset({"cohort"})


def names() -> list[str]:
    """The papers on the shelf."""
    return [name for name in _SHELF.names() if name not in _TOOLS]


def load(name: str) -> Paper:
    """What one paper published."""
    return _SHELF.load(name)


def replay(name: str) -> Mapping[str, float]:
    """What the model gives for one paper, by row id; NaN where it gives nothing."""
    load(name)
    return importlib.import_module(f"{__name__}.{name}").replay()


def validate(
    chosen: Iterable[str] = (), progress: Callable[[int, int, str], Any] | None = None
) -> list[dict[str, Any]]:
    """Published against model, row by row, for the chosen papers (all if none).

    `progress` is called with the papers done, all of them, and which one is being replayed.
    """
    import jax

    papers = list(chosen) or names()
    for name in papers:
        load(name)
    rows = []
    for done, name in enumerate(papers):
        if progress:
            progress(done, len(papers), f"replaying {name}")
        rows += judge(load(name), replay(name))
        jax.clear_caches()  # the programs of all papers together hold more memory maps than a process may have
    if progress:
        progress(len(papers), len(papers), "all papers replayed")
    return rows


def judge(paper: Paper, model: Mapping[str, float]) -> list[dict[str, Any]]:
    """Each row with the model's number, its distance in published SDs, and whether it holds."""
    missing = [row.id for row in paper.rows if row.id not in model]
    if missing:
        raise MyospasmError(f"the replay of {paper.source} gives nothing for {', '.join(missing)}")
    return [
        {"paper": paper.source, **_plain(row), "model": model[row.id], "distance_sd": distance(row, model[row.id]),
         "holds": holds(row, model[row.id])}
        for row in paper.rows
    ]  # fmt: skip


def _plain(row: Row) -> dict[str, Any]:
    return {k: getattr(row, k) for k in ("id", "quantity", "role", "published", "low", "high", "direction", "unit")}


def distance(row: Row, model: float) -> float:
    """How far the model lies from the published value, in half widths of its interval; NaN for a pure direction."""
    if row.low is None or row.high is None or row.high <= row.low:
        return math.nan
    return (model - row.published) / ((row.high - row.low) / 2)


def holds(row: Row, model: float) -> bool:
    """Within the published interval; for an effect, in the published direction."""
    if math.isnan(model):
        return False
    if row.direction:
        return model * row.direction > 0
    if row.low is None or row.high is None:
        return model == row.published
    return row.low <= model <= row.high
