"""Everything at once: a recording's spasms, units and force, as numbers for programs and as words for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.signs import force as forces
from myospasm.signs.loudness import maximal_amplitude, noise_floor
from myospasm.signs.spasms import Spasm, find_spasms
from myospasm.signs.units import UnitRates, unit_rates

if TYPE_CHECKING:
    from myospasm.records import Event, Recording

METHODS = {
    "spasms": "RMS envelope (50 ms) above the resting mean + 5 SD for 25 ms (HodgesBui1996, Bonato1998), edges at the "
    "likeliest change of variance (Staude2001), silences up to 3 s bridged",
    "emg_percent_of_max": "largest RMS of half a second, in % of the maximal contraction's (Merletti1999)",
    "rate_mean": "pps, mean of the instantaneous rates 1/ISI over all intervals (Valli2024)",
    "rate_of_mean_interval": "pps, 1/mean ISI over the intervals below 0.5 s",
    "rate_cov": "%, SD/mean of the intervals below 0.5 s",
    "doublets_percent": "% of intervals from 2.5 to 20 ms (GarlandGriffin1999)",
    "force_cov": "%, SD/mean of the force above rest on its plateau, low-passed at 15 Hz (Enoka2003, Valli2024)",
    "contraction": "force above rest by 2 % of its peak and 3 SD of rest; onset traced back to rest",
    "steady": "longest stretch with force within 5 % of its held level, less 1 s at each end",
}
"""How each figure is obtained, with the source keys of `sources.bib`."""

_ASKED = re.compile(r"contract|stimul|push|maxim|\bmvc|volunt|\bramp|tetan|\btrain|\bpulse|twitch|shock", re.IGNORECASE)
_MAXIMAL = re.compile(r"maxim|\bmvc|\b100 ?%", re.IGNORECASE)
_STIMULUS = re.compile(r"stimul|\bpulse|\btrain|tetan|shock|twitch", re.IGNORECASE)


class Findings(NamedTuple):
    """What `measure` found; `as_dict()` is the JSON object of the command line. Times in s, rates in pps, CoVs in %."""

    file: str
    format: str
    channels: list[dict[str, Any]]
    spasms: list[dict[str, Any]]
    units: list[dict[str, Any]]
    force_cov: float | None
    contraction: dict[str, float] | None = None
    steady: dict[str, Any] | None = None

    def as_dict(self) -> dict[str, Any]:
        """One JSON-ready object: null instead of NaN, no NumPy types; `methods` says how each figure was obtained."""
        return _plain({**self._asdict(), "methods": METHODS})


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, float | np.floating):
        return float(value) if np.isfinite(value) else None
    return int(value) if isinstance(value, np.integer) else value


def asked_for(events: Iterable[Event]) -> list[tuple[float, float]]:
    """The periods (onset, duration in s) of command or stimulation among a recording's events, by their labels."""
    return [(e.onset, e.duration) for e in events if _ASKED.search(e.label)]


def summarize(
    recording: Recording,
    reference: float | Mapping[str, float] | None = None,
    outside: Sequence[tuple[float, float]] = (),
) -> dict[str, Any]:
    """The spasms and the units of a recording, as `myospasm run --json` prints them.

    reference: RMS of a maximal contraction in the EMG's unit (per muscle); without it, an event that names a maximal
    voluntary contraction is taken. outside: periods (onset, duration) of command or stimulation to leave out; with
    them only activity that nobody asked for is reported. Times in s on the recording's own clock.
    Source: see `METHODS`.
    """
    rows = []
    for muscle, emg in _muscles(recording):
        known = reference.get(muscle) if isinstance(reference, Mapping) else reference
        top = known if known is not None else _reference(recording, emg)
        shifted = [(onset - recording.start, duration) for onset, duration in outside]
        for spasm in find_spasms(emg, recording.rate, reference=top, outside=shifted):
            rows.append(_spasm_row(muscle, spasm, _units_of(recording, muscle), recording.start))
    units = [_unit_row(label, unit_rates(times)) for label, times in recording.truth.items()]
    return _plain({"spasms": rows, "units": units})


def _muscles(recording: Recording) -> list[tuple[str, np.ndarray]]:
    """Each muscle with its EMG channels, shape (channels, samples)."""
    names = dict.fromkeys(c.muscle for c in recording.channels if c.kind == "emg")
    return [(name, recording.of_kind("emg", name)) for name in names]


def _units_of(recording: Recording, muscle: str) -> list[np.ndarray]:
    """The units of one muscle: those whose label begins with its name, or all where no label names a muscle."""
    names = {c.muscle for c in recording.channels if c.muscle}
    named = {u: max((n for n in names if u.startswith(n)), key=len, default="") for u in recording.truth}
    return [times for label, times in recording.truth.items() if named[label] in ("", muscle)]


def _reference(recording: Recording, emg: np.ndarray) -> float | None:
    """EMG amplitude of the strongest voluntary contraction that an event calls maximal, or None.

    An antagonist stays silent meanwhile: what does not stand out of the noise is no reference.
    """
    tops = [
        maximal_amplitude(emg, recording.rate, e.onset - recording.start, e.onset + e.duration - recording.start)
        for e in recording.events
        if _MAXIMAL.search(e.label) and not _STIMULUS.search(e.label) and e.duration >= 0.5
    ]
    top = max(tops, default=0.0)
    return top if top > 3 * noise_floor(emg, recording.rate).level else None


def _spasm_row(muscle: str, spasm: Spasm, units: list[np.ndarray], start: float) -> dict[str, Any]:
    onset, end = spasm.onset + start, spasm.end + start
    rates = [unit_rates(times, onset, end) for times in units]
    active = [r for r in rates if r.spikes >= 2]
    return {
        "muscle": muscle,
        "onset": onset,
        "end": end,
        "duration": spasm.duration,
        "emg_percent_of_max": spasm.percent_of_max,
        "units": len(active),
        "rate_mean": _mean(r.rate_mean for r in active),
        "rate_of_mean_interval": _mean(r.rate_of_mean_interval for r in active),
        "rate_cov": _mean(r.rate_cov for r in active),
        "emg_amplitude": spasm.amplitude,
    }


def _mean(values: Iterable[float]) -> float:
    good = [v for v in values if np.isfinite(v)]
    return float(np.mean(good)) if good else float("nan")


def _unit_row(label: str, rates: UnitRates, steady: UnitRates | None = None) -> dict[str, Any]:
    row = {"id": label, **rates._asdict()}
    if steady is not None:
        row |= {"steady_rate_mean": steady.rate_mean, "steady_rate_cov": steady.rate_cov}
    return row


def measure(
    recording: Recording, steady: tuple[float, float] | None = None, reference: float | None = None
) -> Findings:
    """Everything that can be read from any recording, simulated or real: spasms, units, force.

    steady: start and end (s) of the steady phase; without it the force's plateau is found. reference: RMS of a
    maximal contraction in the EMG's unit. Spasms are every stretch of activity, also the voluntary ones: only the
    experimenter knows what was asked for.
    """
    summary = summarize(recording, reference)
    force = recording.of_kind("force")[:1]
    whole, cov = None, None
    if force.size:
        whole, steady, cov = _held(force[0], recording, steady)
    units = [
        _unit_row(label, unit_rates(times), None if steady is None else unit_rates(times, *steady))
        for label, times in recording.truth.items()
    ]
    return Findings(
        file=recording.about.get("file", ""),
        format=recording.about.get("format", ""),
        channels=[{"label": c.label, "kind": c.kind, "unit": c.unit, "muscle": c.muscle} for c in recording.channels],
        spasms=summary["spasms"],
        units=_plain(units),
        force_cov=cov,
        contraction=whole,
        steady=None if steady is None else {"start": steady[0], "end": steady[1]},
    )


def _held(
    force: np.ndarray, recording: Recording, steady: tuple[float, float] | None
) -> tuple[dict[str, float] | None, tuple[float, float] | None, float | None]:
    """The contraction in the force, its steady phase, and the CoV there."""
    start, rate = recording.start, recording.rate
    found = forces.contraction(force, rate)
    if found is None:
        return None, steady, None
    if steady is None and (hold := forces.plateau(force, rate)) is not None:
        steady = (hold[0] + start, hold[1] + start)
    contraction = {"onset": found.onset + start, "end": found.end + start, "rest": found.rest, "peak": found.peak}
    if steady is None:
        return contraction, None, None
    if not start <= steady[0] < steady[1] <= start + force.size / rate:
        raise MyospasmError(
            f"the steady phase {steady} s lies outside the recording, {start} to {start + force.size / rate:.3f} s."
        )
    return contraction, steady, forces.steadiness(force, rate, steady[0] - start, steady[1] - start, found.rest)


def describe(findings: Findings) -> str:
    """The findings as a text table for people. For research and teaching, not for diagnosis."""
    kinds = [c["kind"] for c in findings.channels]
    count = ", ".join(f"{kinds.count(k)} {k}" for k in dict.fromkeys(kinds))
    lines = [f"{findings.file or 'recording'} ({findings.format or 'unnamed format'}): channels {count or 'none'}", ""]
    lines += _table(
        "Muscle activity (asked for or not)",
        findings.spasms,
        {"muscle": "muscle", "onset": "onset s", "end": "end s", "duration": "lasts s",
         "emg_percent_of_max": "% of max",
         "units": "units", "rate_mean": "rate pps", "rate_cov": "CoV %"},
    )  # fmt: skip
    firing = [unit for unit in findings.units if unit["spikes"]]
    silent = len(findings.units) - len(firing)
    lines += _table(
        f"Motor units ({silent} more never fired)" if silent else "Motor units",
        firing,
        {"id": "unit", "spikes": "spikes", "rate_mean": "rate pps", "rate_cov": "CoV %",
         "doublets_percent": "doublets %",
         "steady_rate_mean": "steady pps"},
    )  # fmt: skip
    if findings.contraction:
        lines.append("Force from {onset:.2f} to {end:.2f} s.".format(**findings.contraction))
    if findings.steady:
        lines.append("Steady from {start:.2f} to {end:.2f} s.".format(**findings.steady))
    if findings.force_cov is not None:
        lines.append(f"Force CoV there {findings.force_cov:.2f} %.")
    return "\n".join([*lines, "", "For research and teaching, not for diagnosis."])


def _table(title: str, rows: Sequence[Mapping[str, Any]], heads: Mapping[str, str]) -> list[str]:
    keys = [k for k in heads if any(row.get(k) not in (None, "") for row in rows)]
    if not rows:
        return [f"{title}: none found", ""]
    cells = [[heads[k] for k in keys]] + [[_cell(row.get(k)) for k in keys] for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(keys))]
    return [title, *("  " + "  ".join(c.rjust(w) for c, w in zip(line, widths, strict=True)) for line in cells), ""]


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
