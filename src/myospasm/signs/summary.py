"""Everything at once: whatever can be read from a recording of any origin, as numbers for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.signs.firing import drive_rows, force_of, unit_rows, units_of
from myospasm.signs.grids import fiber_velocity, rows_of
from myospasm.signs.hearing import Heard, Muscle, hear_muscle, muscle_power
from myospasm.signs.held import pulls
from myospasm.signs.loudness import USUAL, floor_of, loudest
from myospasm.signs.methods import METHODS
from myospasm.signs.neighbors import without_neighbors
from myospasm.signs.quality import Quality
from myospasm.signs.sites import Site, left_out, sites
from myospasm.signs.spasms import Spasm, spasms_in
from myospasm.signs.spectrum import frequencies_of
from myospasm.signs.units import unit_rates

if TYPE_CHECKING:
    from myospasm.records import Event, Recording

_ASKED = re.compile(
    r"contract|match|follow|stimul|push|maxim|\bmvc|volunt|\bramp|tetan|\btrain|\bpulse|twitch|shock|\btap|vibrat|swing",
    re.IGNORECASE,
)
_MAXIMAL = re.compile(r"^(?!match|follow).*(maxim|\bmvc|\b100 ?%)", re.IGNORECASE)
_STIMULUS = re.compile(r"stimul|\bpulse|\btrain|tetan|shock|twitch", re.IGNORECASE)
TIMED = 8
"""Conduction velocity is read in so many contractions of a muscle, the longest."""
MIDDLES = ("noise_floor", "signal_to_noise_db", "line_rms", "line_db", "baseline_wander", "clipped_percent")
"""Figures of quality of which a muscle's line gives the median of its channels."""


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
    rate: float = 0.0
    start: float = 0.0
    duration: float = 0.0
    quality: dict[str, Any] = {}  # noqa: RUF012
    spectrum: list[dict[str, Any]] = []  # noqa: RUF012
    conduction_velocity: list[dict[str, Any]] = []  # noqa: RUF012
    delta_f: list[dict[str, Any]] = []  # noqa: RUF012
    common_drive: list[dict[str, Any]] = []  # noqa: RUF012
    forces: list[dict[str, Any]] = []  # noqa: RUF012

    def as_dict(self) -> dict[str, Any]:
        """One JSON-ready object: null instead of NaN, no NumPy types; `methods` says how each figure was obtained."""
        return plain({**self._asdict(), "methods": METHODS})


def plain(value: Any) -> Any:
    """A value as JSON knows it: null instead of NaN, no NumPy types."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
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
    bad, rows = list(left_out(recording)), []
    places = sites(recording)
    powers = without_neighbors([muscle_power(recording, site.rows, bad) for site in places], recording.rate)
    for site, power in zip(places, powers, strict=True):
        rows += _spasm_rows(recording, site.name, power, reference, outside) if power.size else []
    units = [{"id": label, **unit_rates(times)._asdict()} for label, times in recording.truth.items()]
    return plain({"spasms": rows, "units": units})


def _spasm_rows(
    recording: Recording,
    name: str,
    power: np.ndarray,
    reference: float | Mapping[str, float] | None,
    outside: Sequence[tuple[float, float]] = (),
) -> list[dict[str, Any]]:
    known = reference.get(name) if isinstance(reference, Mapping) else reference
    top = known if known is not None else _reference(recording, power)
    shifted = [(onset - recording.start, duration) for onset, duration in outside]
    found = spasms_in(power, recording.rate, reference=top, outside=shifted)
    units = list(units_of(recording, name).values()) if found else []
    return [_spasm_row(name, spasm, units, recording.start) for spasm in found]


def _reference(recording: Recording, power: np.ndarray) -> float | None:
    """EMG amplitude of the strongest voluntary contraction that an event calls maximal, or None.

    An antagonist stays silent meanwhile: what does not stand out of the noise is no reference.
    """
    rate, tops = recording.rate, []
    for event in recording.events:
        if _MAXIMAL.search(event.label) and not _STIMULUS.search(event.label) and event.duration >= 0.5:
            first = max(0, round((event.onset - recording.start) * rate))
            part = power[first : max(first, round((event.onset + event.duration - recording.start) * rate))]
            tops += [loudest(part, rate, 0.5)] if part.size else []
    top = max(tops, default=0.0)
    return top if top > 3 * floor_of(power, rate, None, USUAL).level else None


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


def measure(
    recording: Recording,
    steady: tuple[float, float] | None = None,
    reference: float | None = None,
    maximal_force: float | None = None,
) -> Findings:
    """Everything that can be read from any recording, simulated or real: quality, spasms, spectrum, velocity, units,
    force.

    steady: start and end (s) of the steady phase; without it the force's plateau is found. reference: RMS of a
    maximal contraction in the EMG's unit; maximal_force: the force of one, in the force channel's unit. Spasms are
    every stretch of activity, also the voluntary ones: only the experimenter knows what was asked for.
    """
    bad = left_out(recording)
    own: dict[int, Heard] = {}
    lists: dict[str, list[dict[str, Any]]] = {"spasms": [], "spectrum": [], "conduction_velocity": [], "quality": []}
    for site in sites(recording):
        muscle, heard = hear_muscle(recording, site.rows, list(bad))
        own |= heard
        lists["quality"].append(_quality_row(recording, site, heard, bad))
        if muscle is not None:
            spasms = _spasm_rows(recording, site.name, muscle.power, reference)
            lists["spasms"] += spasms
            lists["spectrum"] += _spectrum_rows(recording, site, muscle, spasms)
            lists["conduction_velocity"] += _velocity_rows(recording, site, spasms, bad)
    found = pulls(recording, steady)
    main = force_of("", found)
    currents, drives = drive_rows(recording, found, lists["spasms"])
    hold = steady or ((main.steady_start, main.steady_end) if main and np.isfinite(main.steady_start) else None)
    return Findings(
        file=recording.about.get("file", ""),
        format=recording.about.get("format", ""),
        channels=plain([_channel_row(recording, i, own.get(i), bad) for i in range(len(recording.channels))]),
        spasms=plain(lists["spasms"]),
        units=plain(unit_rows(recording, found, lists["spasms"], steady, maximal_force)),
        force_cov=plain(main.force_cov) if main else None,
        contraction={k: getattr(main, k) for k in ("onset", "end", "rest", "peak")} if main else None,
        steady=None if hold is None else {"start": hold[0], "end": hold[1]},
        rate=recording.rate,
        start=recording.start,
        duration=recording.duration,
        quality=plain({"muscles": lists["quality"], "left_out": _left_out(recording, bad)}),
        spectrum=plain(lists["spectrum"]),
        conduction_velocity=plain(lists["conduction_velocity"]),
        delta_f=plain(currents),
        common_drive=plain(drives),
        forces=plain([{k: v for k, v in p._asdict().items() if k != "row"} for p in found]),
    )


def _left_out(recording: Recording, bad: Mapping[int, str]) -> list[dict[str, str]]:
    return [{"label": recording.channels[i].label, "why_not": why} for i, why in sorted(bad.items())]


def _channel_row(recording: Recording, row: int, heard: Heard | None, bad: Mapping[int, str]) -> dict[str, Any]:
    channel = recording.channels[row]
    told: dict[str, Any] = {f: getattr(channel, f) for f in ("label", "kind", "unit", "muscle", "group")}
    if heard is not None:
        told |= {**heard.quality._asdict(), "usable": row not in bad, "why_not": bad.get(row, "")}
        if heard.turns is not None:
            told |= {"turns_per_second": heard.turns.per_second, "turn_amplitude": heard.turns.amplitude}
    return told


def _quality_row(
    recording: Recording, site: Site, heard: Mapping[int, Heard], bad: Mapping[int, str]
) -> dict[str, Any]:
    """The quality of a muscle's channels in one line: medians of the usable ones, and the means of what is missing."""
    good = [heard[i].quality for i in site.rows if i not in bad]
    lines = [q.line_hz for q in good if np.isfinite(q.line_hz)]
    return {
        "muscle": site.name,
        "unit": recording.channels[site.rows[0]].unit,
        "channels": len(site.rows),
        "usable": len(good),
        **{key: _middle(good, key) for key in MIDDLES},
        "line_hz": max(set(lines), key=lines.count) if lines else float("nan"),
        "line_channels": len(lines),
        "gaps_percent": _mean(q.gaps_percent for q in good),
    }


def _middle(qualities: Sequence[Quality], key: str) -> float:
    values = [v for q in qualities if np.isfinite(v := getattr(q, key))]
    return float(np.median(values)) if values else float("nan")


def _spectrum_rows(
    recording: Recording, site: Site, muscle: Muscle, spasms: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The pitch of each stretch of activity; of the whole recording where none was told apart."""
    rows, start = [], recording.start
    whole = [{"onset": start, "end": recording.end}]
    for stretch in spasms or whole:
        inside = muscle.spectra.within(stretch["onset"] - start, stretch["end"] - start)
        power = muscle.spectra.power[inside & np.isfinite(muscle.spectra.power[:, 0])]
        if not len(power):
            continue
        found = frequencies_of(muscle.spectra.hertz, power.mean(axis=0))
        told = {"muscle": site.name, "onset": stretch["onset"], "end": stretch["end"], "channels": muscle.channels}
        part = "contraction" if spasms else "whole recording"
        rows.append({**told, "part": part, "median_frequency": found.median, "mean_frequency": found.mean})
    return rows


def _velocity_rows(
    recording: Recording, site: Site, spasms: Sequence[Mapping[str, Any]], bad: Mapping[int, str]
) -> list[dict[str, Any]]:
    """Conduction velocity in each of the longest stretches of activity, where electrodes lie in a row."""
    lines = rows_of(recording.channels, [i for i in site.rows if i not in bad])
    if not lines:
        return []
    rows = []
    for spasm in sorted(sorted(spasms, key=lambda s: -s["duration"])[:TIMED], key=lambda s: s["onset"]):
        onset, end = spasm["onset"], spasm["end"]
        found = fiber_velocity(recording, lines, onset - recording.start, end - recording.start)
        told = {"muscle": site.name, "onset": onset, "end": end, "velocity": found.value, "likeness": found.likeness}
        told |= {"velocity_spread": found.spread, "places": found.places, "axis": found.axis}
        rows.append({**told, "why_not": found.why_not})
    return rows
