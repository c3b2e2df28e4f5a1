"""The findings for people: tables with their units, what was left out and why, and how each figure was obtained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from myospasm.signs.methods import METHODS

if TYPE_CHECKING:
    from myospasm.signs.summary import Findings

Rows = Sequence[Mapping[str, Any]]
MOST = 40
"""No table is longer; the rest is in the JSON."""

QUALITY = {
    "muscle": "muscle", "channels": "channels", "usable": "usable", "noise_floor": "noise floor",
    "unit": "unit", "signal_to_noise_db": "signal/noise dB", "baseline_wander": "baseline wander",
    "clipped_percent": "clipped %", "gaps_percent": "gaps %", "line_hz": "line Hz", "line_rms": "line RMS",
    "line_db": "line dB", "line_channels": "channels with line",
}  # fmt: skip
SPASMS = {
    "muscle": "muscle", "onset": "onset s", "end": "end s", "duration": "lasts s",
    "emg_amplitude": "EMG RMS", "emg_percent_of_max": "% of max", "units": "units", "rate_mean": "rate pps",
    "rate_cov": "CoV %",
}  # fmt: skip
PITCH = {
    "muscle": "muscle", "onset": "onset s", "end": "end s", "part": "of the",
    "median_frequency": "median Hz", "mean_frequency": "mean Hz",
}  # fmt: skip
VELOCITY = {
    "muscle": "muscle", "onset": "onset s", "end": "end s", "velocity": "velocity m/s", "likeness": "likeness",
    "velocity_spread": "spread m/s", "places": "places", "axis": "fibers run", "why_not": "why not",
}  # fmt: skip
TURNS = {
    "label": "channel", "rms": "RMS", "peak_to_peak": "peak to peak", "unit": "unit",
    "turns_per_second": "turns per s", "turn_amplitude": "turn amplitude",
}  # fmt: skip
UNITS = {
    "id": "unit", "spikes": "spikes", "rate_mean": "rate pps", "rate_cov": "CoV %", "rate_cov_local": "CV2 %",
    "doublets_percent": "doublets %", "steady_rate_mean": "steady pps",
    "recruitment_force": "joins at", "recruitment_percent": "joins at %", "rate_at_recruitment": "then pps",
    "derecruitment_force": "leaves at", "derecruitment_percent": "leaves at %", "rate_at_derecruitment": "at last pps",
}  # fmt: skip
CURRENTS = {
    "muscle": "muscle", "delta_f": "delta F pps", "usable_pairs": "usable pairs", "pairs": "pairs",
    "why_not": "why not",
}  # fmt: skip
DRIVES = {"muscle": "muscle", "common_drive": "correlation", "pairs": "pairs", "onset": "from s", "end": "to s"}
FORCES = {
    "channel": "channel", "onset": "onset s", "end": "end s", "rest": "rest", "peak": "peak", "unit": "unit",
    "steady_start": "steady from s", "steady_end": "to s", "force_cov": "CoV there %",
}  # fmt: skip
ALSO = {"onset": "spasms", "usable": "usable", "peak": "contraction", "steady_start": "steady"}
"""Figures whose method stands under another's name."""


def describe(*findings: Findings) -> str:
    """The findings of one recording or several as text tables for people, and once how each figure was obtained.

    For research and teaching, not for diagnosis.
    """
    lines, told = [], []
    for one in findings:
        shown = _tables(one)
        lines += [_head(one), ""]
        for title, rows, heads in shown:
            lines += _table(title, rows, heads)
            lines += _left_out(one) if heads is QUALITY else []
        told += shown
    return "\n".join([*lines, *_methods(told), "", "For research and teaching, not for diagnosis."])


def _tables(findings: Findings) -> list[tuple[str, Rows, Mapping[str, str]]]:
    """The title, rows and columns of every table that has something to say."""
    title, firing, heads = _units(findings.units)
    contracting = [f for f in findings.forces if f["onset"] is not None]
    tables: list[tuple[str, Rows, Mapping[str, str]]] = [
        ("Quality of the EMG", findings.quality.get("muscles", ()), QUALITY),
        ("Muscle activity (asked for or not)", findings.spasms, SPASMS),
        ("Spectrum of the EMG", findings.spectrum, PITCH),
        ("Conduction velocity of the muscle fibers", findings.conduction_velocity, VELOCITY),
        ("Needle or paired electrodes", [c for c in findings.channels if c.get("turns_per_second")], TURNS),
        (title, firing, heads),
        ("Delta F (persistent inward current)", findings.delta_f, CURRENTS),
        ("Common drive", findings.common_drive, DRIVES),
        ("Force", contracting, FORCES),
    ]
    return [t for t in tables if t[1] or t[2] is SPASMS or t[2] is UNITS]


def _units(units: Rows) -> tuple[str, Rows, Mapping[str, str]]:
    """Each unit that fired, or of many units the means of each muscle's."""
    firing = [unit for unit in units if unit["spikes"]]
    silent = len(units) - len(firing)
    title = f"Motor units ({silent} more never fired)" if silent else "Motor units"
    if len(firing) <= MOST:
        return title, firing, UNITS
    pools = {
        muscle: [u for u in firing if u["muscle"] == muscle] for muscle in dict.fromkeys(u["muscle"] for u in firing)
    }
    figures = [key for key in UNITS if key != "id"]
    rows = [{"muscle": m, "units": len(p)} | {key: _mean(p, key) for key in figures} for m, p in pools.items()]
    heads = {"muscle": "muscle", "units": "units"} | {key: UNITS[key] for key in figures}
    return f"{title}, means of each muscle's (--json has every unit)", rows, heads


def _mean(rows: Rows, key: str) -> float | None:
    known = [row[key] for row in rows if row.get(key) is not None]
    return sum(known) / len(known) if known else None


def _head(findings: Findings) -> str:
    kinds = [c["kind"] for c in findings.channels]
    count = ", ".join(f"{kinds.count(k)} {k}" for k in dict.fromkeys(kinds))
    length = f", {findings.rate:g} Hz, {findings.duration:.2f} s" if findings.rate else ""
    return f"{findings.file or 'recording'} ({findings.format or 'unnamed format'}): channels {count or 'none'}{length}"


def _left_out(findings: Findings) -> list[str]:
    bad = findings.quality.get("left_out", ())
    more = [f"  and {len(bad) - MOST} more"] if len(bad) > MOST else []
    return [
        "Left out of all that follows:",
        *(f"  {b['label']}: {b['why_not']}" for b in bad[:MOST]),
        *more,
        "",
    ] * bool(bad)


def _keys(rows: Rows, heads: Mapping[str, str]) -> list[str]:
    """The columns in which there is anything to tell."""
    return [k for k in heads if any(row.get(k) not in (None, "") for row in rows)]


def _table(title: str, rows: Rows, heads: Mapping[str, str]) -> list[str]:
    if not rows:
        return [f"{title}: none found", ""]
    keys = _keys(rows, heads)
    cells = [[heads[k] for k in keys]] + [[_cell(row.get(k)) for k in keys] for row in rows[:MOST]]
    widths = [max(len(line[i]) for line in cells) for i in range(len(keys))]
    more = [f"  and {len(rows) - MOST} more"] if len(rows) > MOST else []
    drawn = ["  " + "  ".join(c.rjust(w) for c, w in zip(line, widths, strict=True)) for line in cells]
    return [title, *drawn, *more, ""]


def _cell(value: Any) -> str:
    if value is None or value == "":
        return "-"
    if not isinstance(value, float):
        return str(value)
    return f"{value:.3f}" if value == 0 or abs(value) >= 0.01 else f"{value:.2g}"


def _methods(shown: Sequence[tuple[str, Rows, Mapping[str, str]]]) -> list[str]:
    """How each figure that was printed is obtained, and its source."""
    told: dict[str, str] = {}
    for title, rows, heads in shown:
        for key in _keys(rows, heads):
            name = ("spasms" if heads is SPASMS else "contraction") if key == "onset" else ALSO.get(key, key)
            if name in METHODS and (key != "onset" or heads in (SPASMS, FORCES)):
                told.setdefault(name, f"  {title.split(' (')[0]}, {heads[key]}: {METHODS[name]}")
    return ["How each figure was obtained (keys of `myospasm sources`)", *told.values()] if told else []
