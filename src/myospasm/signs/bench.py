"""What a laboratory writes down of each test: the answers to shocks and taps, and how a target was held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.signs.answers import H_WINDOW, Responses, Stimulus, evoked_responses, stimuli_in
from myospasm.signs.late_answers import tendon_reflex
from myospasm.signs.recruitment_curve import recruitment_curve

if TYPE_CHECKING:
    from myospasm.records import Recording

APART = 0.2
"""s; shocks closer than this are a train, whose answers run into each other."""
LONGEST = 0.1
"""s; a longer touch is no tap."""
FEWEST = 3
"""So many single shocks make a test."""


class Jerks(NamedTuple):
    """Taps of a test: onset (s), latency (s), EMG peak to peak (its unit); NaN where there was no answer."""

    onset: np.ndarray
    latency: np.ndarray
    peak_to_peak: np.ndarray


def single_shocks(recording: Recording, muscle: str) -> list[Stimulus]:
    """The shocks to a muscle's nerve that stand alone, with nothing else for 0.2 s before and after."""
    every = stimuli_in(recording, muscle)
    onsets = np.array([s.onset for s in every])
    gaps = np.diff(onsets, prepend=-np.inf, append=np.inf)
    return [s for s, before, after in zip(every, gaps[:-1], gaps[1:], strict=True) if min(before, after) > APART]


def channel_of(recording: Recording, muscle: str) -> int | None:
    """The muscle's bipolar channel (its first, where there are several), or None."""
    rows = recording.rows("emg", muscle)
    return next((i for i in rows if recording.channels[i].label.endswith("EMG")), rows[0] if rows else None)


def taps_in(recording: Recording, muscle: str) -> list[float]:
    """When (s) a hammer touched a muscle's tendon, by its channel "... tap"; a vibrator's cycles are no taps."""
    found: list[float] = []
    for row in (i for i in recording.rows("other", muscle) if recording.channels[i].label.endswith("tap")):
        touching = np.asarray(recording.samples[row], float) > 0
        edges = np.flatnonzero(np.diff(touching, prepend=False, append=False)) / recording.rate
        begins, ends = edges[::2], edges[1::2]
        apart = np.diff(begins, append=np.inf)
        alone = (ends - begins < LONGEST) & (apart > APART) & (np.append(np.inf, apart[:-1]) > APART)
        found += (recording.start + begins[alone]).tolist()
    return sorted(found)


def shocks(recording: Recording, muscle: str, late: tuple[float, float] = H_WINDOW) -> Responses | None:
    """M and H of every single shock in a muscle's bipolar EMG; None where there are fewer than three."""
    stimuli, row = single_shocks(recording, muscle), channel_of(recording, muscle)
    if len(stimuli) < FEWEST or row is None:
        return None
    emg = np.asarray(recording.samples[row], float)
    return evoked_responses(emg, recording.rate, stimuli, late=late, start=recording.start)


def jerks(recording: Recording, muscle: str) -> Jerks | None:
    """The answers to every tap on a tendon, by the hammer's channel; None without a tap."""
    taps, row = taps_in(recording, muscle), channel_of(recording, muscle)
    if not taps or row is None:
        return None
    emg = np.asarray(recording.samples[row], float)
    found = [tendon_reflex(emg, recording.rate, tap - recording.start) for tap in taps]
    return Jerks(np.array(taps), np.array([f.latency for f in found]), np.array([f.peak_to_peak for f in found]))


def bench_findings(recording: Recording, muscle: str) -> dict[str, Any]:
    """The figures of a test as numbers for programs, in s and the EMG's unit; empty where nothing was tested.

    Errors: answers to trains, and of muscles other than the main one, are not told.
    """
    found: dict[str, Any] = {}
    if (responses := shocks(recording, muscle)) is not None:
        found["shocks"] = {"muscle": muscle, "count": len(responses.onset), **_curve(responses)}
    if (taps := jerks(recording, muscle)) is not None:
        sizes, latencies = taps.peak_to_peak.tolist(), taps.latency.tolist()
        middle = _plain(float(np.nanmedian(taps.latency))) if np.isfinite(taps.latency).any() else None
        found["taps"] = {"muscle": muscle, "count": len(taps.onset), "latency": middle}
        found["taps"] |= {"latencies": [_plain(x) for x in latencies], "peak_to_peak": [_plain(x) for x in sizes]}
    return found


def _curve(responses: Responses) -> dict[str, Any]:
    """The recruitment curve's figures and the latency of H."""
    curve = recruitment_curve(responses)
    strong = responses.late.peak_to_peak > 6 * np.nan_to_num(responses.late.background)
    late = responses.late.latency[strong & np.isfinite(responses.late.latency)]
    names = ("m_max", "h_max", "ratio", "m_threshold", "h_threshold", "current_at_h_max")
    figures = {name: _plain(getattr(curve, name)) for name in names}
    return figures | {"h_latency": _plain(float(np.median(late))) if late.size else None}


def _plain(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def sweeps(
    recording: Recording, muscle: str, onsets: Sequence[float], window: tuple[float, float] = (-0.01, 0.1)
) -> tuple[np.ndarray, np.ndarray]:
    """Times (s after the event) and the muscle's EMG around each of some events, (events, samples); NaN outside."""
    row, rate = channel_of(recording, muscle), recording.rate
    index = np.arange(round(window[0] * rate), round(window[1] * rate))
    if row is None or not len(onsets):
        return index / rate, np.zeros((0, index.size))
    emg = np.asarray(recording.samples[row], float)
    at = np.round((np.asarray(onsets) - recording.start) * rate).astype(int)[:, None] + index
    return index / rate, np.where((at >= 0) & (at < emg.size), emg[np.clip(at, 0, emg.size - 1)], np.nan)
