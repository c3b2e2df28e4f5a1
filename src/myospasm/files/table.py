"""Small tables for people and spreadsheets: the summary as JSON, the spikes as tab-separated text."""

from __future__ import annotations

import dataclasses
import json
import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.files import atomic
from myospasm.ground import MyospasmError
from myospasm.records import ORIGINS

if TYPE_CHECKING:
    import xarray as xr


def plain(value: Any) -> Any:
    """A value as JSON knows it: a dataclass as an object, an array as a list, what is not a number as null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def to_json(value: Any, indent: int | None = None) -> str:
    """Strict JSON (no NaN), as the command line prints it."""
    return json.dumps(plain(value), indent=indent, ensure_ascii=False, allow_nan=False)


def write_summary(summary: dict[str, Any], path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep the summary of a run as a JSON file."""
    return _write_text(path, to_json(summary, indent=2) + "\n", force)


def write_spikes(trace: xr.Dataset, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Every action potential that reached the muscle fibers, one a line: its time, unit, muscle, size rank and origin.

    Shapes: as `fiber_spike_*` of a Trace; sorted by time. `rank` is 0 for a muscle's smallest unit, 1 for its largest.
    """
    unit = np.asarray(trace.fiber_spike_unit.values, int)
    muscle = np.asarray(trace.muscle_of_unit.values, int)
    names = muscle_names(trace)
    rank = np.asarray(trace["rank"].values, float)
    rows = zip(trace.fiber_spike_time.values, unit, np.asarray(trace.fiber_spike_origin.values, int), strict=True)
    lines = [f"{t:.5f}\tunit_{u:03d}\t{names[muscle[u]]}\t{rank[u]:.4f}\t{ORIGINS[o]}\n" for t, u, o in sorted(rows)]
    return _write_text(path, "".join(["onset\tunit\tmuscle\trank\torigin\n", *lines]), force)


def write_truth(truth: dict[str, np.ndarray], path: str | os.PathLike[str], force: bool = False) -> Path:
    """The true discharge times beside a recording whose format cannot hold them: time and unit, one a line."""
    rows = sorted((float(t), unit) for unit, times in truth.items() for t in np.asarray(times).ravel())
    return _write_text(path, "".join(["onset\tunit\n", *(f"{t:.6f}\t{unit}\n" for t, unit in rows)]), force)


def read_truth(path: str | os.PathLike[str]) -> dict[str, np.ndarray]:
    """The discharge times of each unit from a table with the columns `onset` and `unit`.

    Errors: MyospasmError if the file is missing or has no such columns.
    """
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        head = lines[0].split("\t")
        time, unit = head.index("onset"), head.index("unit")
        cells = [line.split("\t") for line in lines[1:] if line]
        found: dict[str, list[float]] = {}
        for row in cells:
            found.setdefault(row[unit], []).append(float(row[time]))
    except (OSError, ValueError, IndexError) as error:
        raise MyospasmError(
            f"{str(path)!r} is not a table of spikes; it needs tab-separated columns named onset (s) and unit."
        ) from error
    return {name: np.array(times) for name, times in sorted(found.items())}


def muscle_names(trace: xr.Dataset) -> list[str]:
    """The names of a Trace's muscles, or their numbers where it has no names."""
    return [str(name) for name in trace["muscle"].values]


def _write_text(path: str | os.PathLike[str], text: str, force: bool) -> Path:
    path = Path(path)
    with atomic.whole(path, force) as partial:
        partial.write_text(text, encoding="utf-8", newline="\n")
    return path
