"""High-density EMG with decomposed motor units, in the JSON files of openhdemg (Valli2024).

A gzip-compressed JSON object whose values are themselves JSON texts: tables in pandas' "split" layout, discharge
times as lists of sample indices. Read without openhdemg or pandas.
"""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from myospasm.files.atomic import whole
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Recording

KEYS = ("RAW_SIGNAL", "MUPULSES", "FSAMP")
"""What a file must hold; the rest is optional."""

ROWS_OF_64 = 13
"""A 64-electrode grid at 4 or 8 mm (13 by 5 less one corner) is wired column by column, back and forth."""


TITLE = "openhdemg JSON (gzip or plain)"
ENDING = ".json"


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a file is gzip, or an object of JSON that names one of openhdemg's tables."""
    return head[:2] == b"\x1f\x8b" or (head.lstrip()[:1] == b"{" and b'"SOURCE"' in head)


def load(path: str | Path) -> dict[str, Any]:
    """The file as a dictionary, each value decoded."""
    path = Path(path)
    try:
        data = path.read_bytes()
        text = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        outer = json.loads(text)
        if not isinstance(outer, dict):
            raise ValueError("no object")
        return {key: json.loads(value) if isinstance(value, str) else value for key, value in outer.items()}
    except FileNotFoundError as error:
        raise MyospasmError(f"there is no file {path}.") from error
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise MyospasmError(
            f"{path} is not a whole openhdemg JSON file ({type(error).__name__}: {error}); export it again."
        ) from error


def _table(value: Any, name: str, path: Path) -> np.ndarray:
    """A table in pandas' "split" layout as an array (rows, columns); empty where the file has none."""
    rows = value.get("data", []) if isinstance(value, dict) else value
    if not rows:
        return np.empty((0, 0))
    try:
        table = np.array(rows, float)
    except (TypeError, ValueError) as error:
        raise MyospasmError(f"{name} in {path} is not a table of numbers: {error}.") from error
    return table.reshape(len(rows), -1)


def read_recording(path: str | Path) -> Recording:
    """An openhdemg file: EMG channels in uV, the reference force, and the decomposed units' discharges as truth (s)."""
    path = Path(path)
    content = load(path)
    missing = [key for key in KEYS if key not in content]
    if missing:
        raise MyospasmError(
            f"{path} lacks {', '.join(missing)}; an openhdemg decomposition file has {', '.join(KEYS)}."
        )
    rate = float(content["FSAMP"])
    if not rate > 0:
        raise MyospasmError(f"FSAMP in {path} is {rate}; a sampling rate in Hz is above zero.")
    emg = _table(content["RAW_SIGNAL"], "RAW_SIGNAL", path).T
    force = _table(content.get("REF_SIGNAL", []), "REF_SIGNAL", path).T
    if emg.size == 0:
        raise MyospasmError(f"RAW_SIGNAL in {path} is empty: there is no EMG to read.")
    if force.size and force.shape[1] != emg.shape[1]:
        raise MyospasmError(
            f"{path} holds {emg.shape[1]} samples of EMG but {force.shape[1]} of force; they must agree."
        )
    spacing = _spacing(content)
    channels = [Channel(f"EMG{i + 1}", "emg", "uV", position=p) for i, p in enumerate(_grid(len(emg), spacing))]
    channels += [Channel(f"Force{i + 1}" if i else "Force", "force", "1") for i in range(len(force))]
    truth = {f"MU{i + 1}": np.array(p, float) / rate for i, p in enumerate(content["MUPULSES"])}
    about = {"file": path.name, "format": "openhdemg", "source": str(content.get("SOURCE", ""))}
    if spacing:
        about["electrode_spacing_m"] = f"{spacing:g}"
    samples = np.concatenate([emg, force]) if force.size else emg
    return Recording(samples=samples, rate=rate, channels=channels, truth=truth, about=about)


def _spacing(content: dict[str, Any]) -> float:
    """Distance between electrodes in m (the file has mm); 0 where it is not given."""
    try:
        value = float(content.get("IED") or 0.0)
    except (TypeError, ValueError):
        return 0.0
    return 1e-3 * value if np.isfinite(value) and value > 0 else 0.0


def _grid(count: int, spacing: float) -> list[tuple[float, float] | None]:
    """Where the electrodes lie (along, across) in m from the grid's middle, where the grid is known."""
    if count != 64 or spacing not in (0.004, 0.008):
        return [None] * count
    slots = np.arange(1, 65)  # slot 0 is the corner without electrode
    column, row = slots // ROWS_OF_64, slots % ROWS_OF_64
    row = np.where(column % 2, ROWS_OF_64 - 1 - row, row)
    return [(float(spacing * (r - 6)), float(spacing * (c - 2))) for r, c in zip(row, column, strict=True)]


def _split(table: np.ndarray) -> str:
    """An array (rows, columns) in pandas' "split" layout, as JSON text."""
    rows, columns = table.shape
    return json.dumps({"columns": list(range(columns)), "index": list(range(rows)), "data": table.tolist()})


def write_recording(recording: Recording, path: str | Path, force: bool = False) -> Path:
    """Write EMG, force and units so that openhdemg opens the file; the EMG's unit must be uV, mV or V.

    Errors: MyospasmError if the place is taken (unless `force`) or cannot be written.
    """
    path = Path(path)
    scale = {"uV": 1.0, "mV": 1e3, "V": 1e6}
    rows = [i for i, c in enumerate(recording.channels) if c.kind == "emg"]
    odd = {recording.channels[i].unit for i in rows} - set(scale)
    if odd or not rows:
        raise MyospasmError(f"openhdemg needs EMG channels in uV, mV or V; this recording has {sorted(odd) or 'none'}.")
    emg = np.array([scale[recording.channels[i].unit] * recording.samples[i] for i in rows]).T
    samples, units = len(emg), len(recording.truth)
    pulses = [np.round((t - recording.start) * recording.rate).astype(int) for t in recording.truth.values()]
    pulses = [p[(p >= 0) & (p < samples)] for p in pulses]
    fired = np.zeros((samples, units))
    for unit, times in enumerate(pulses):
        fired[times, unit] = 1.0
    content = {
        "SOURCE": json.dumps("CUSTOMCSV"),
        "FILENAME": json.dumps(path.name),
        "RAW_SIGNAL": _split(emg),
        "REF_SIGNAL": _split(recording.of_kind("force")[:1].T),
        "ACCURACY": _split(np.ones((units, 1))),
        "IPTS": _split(fired),
        "MUPULSES": json.dumps([p.tolist() for p in pulses]),
        "FSAMP": json.dumps(float(recording.rate)),
        "IED": json.dumps(1e3 * float(recording.about.get("electrode_spacing_m", "nan"))),
        "EMG_LENGTH": json.dumps(samples),
        "NUMBER_OF_MUS": json.dumps(units),
        "BINARY_MUS_FIRING": _split(fired),
        "EXTRAS": _split(np.empty((0, 1))),
    }
    with whole(path, force) as partial:
        partial.write_bytes(gzip.compress(json.dumps(content).encode(), compresslevel=4))
    return path
