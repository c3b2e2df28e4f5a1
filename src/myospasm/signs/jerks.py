"""Jerks: what they follow, which muscle comes first, what the scalp shows before them, and the silence after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.activity import SKIRT, bursts, hear, unasked
from myospasm.signs.answers import shocked_at, stimuli_in
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.gaps import runs
from myospasm.signs.loudness import USUAL, power_of, smooth
from myospasm.signs.sites import left_out, sites

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.records import Recording

NEAR = quantity(0.1, "s", ASSUMED, "a muscle that begins within it after another is of the same jerk")
FEWEST = 5
"""So many jerks are averaged at least."""
BEFORE, AFTER = 0.1, 0.05
"""s around the beginning of a jerk in which the scalp's potential is averaged."""
WATCHED = (0.02, 0.2)
"""s after a tone in which a startle begins; the blink is earlier or in the face."""
SHOCKED = (0.035, 0.09)
"""s after a shock to the skin of the hand in which a C reflex begins: some 40 ms, twice the way to the cortex."""
LONGEST = quantity(0.5, "s", "BhidayasiriTarsy2012", "a lapse of holding lasts at most this long")
SHORTEST = quantity(0.05, "s", ASSUMED, "of a lapse: between units of a weak contraction are silences too")
QUIET = 0.25
"""A lapse is where the envelope falls below this share of the contraction's median."""


def envelopes(recording: Recording) -> dict[str, Float[np.ndarray, " samples"]]:
    """Every muscle's EMG, its RMS over 10 ms."""
    bad, found = left_out(recording), {}
    for site in sites(recording):
        rows = [i for i in site.rows if i not in bad]
        if rows:
            found[site.name] = smooth(power_of(recording.samples[rows], recording.rate, USUAL), recording.rate, 0.01)
    return found


def jerks(recording: Recording) -> list[dict[str, float]]:
    """Each jerk nobody asked for: when it begins in each muscle that takes part (s from the first sample)."""
    begun = sorted((onset, name) for name, heard in hear(recording).items() for onset, _ in bursts(heard))
    found: list[dict[str, float]] = []
    for onset, name in begun:
        last = found[-1] if found else {}
        since = min(last.values(), default=-np.inf) if name in last else max(last.values(), default=-np.inf)
        if onset - since <= NEAR.value:
            last.setdefault(name, onset)
        else:
            found.append({name: onset})
    return found


def under_scalp(recording: Recording, found: list[dict[str, float]]) -> str:
    """The muscle to whose jerks the scalp is averaged: the one whose cortex the electrode lies over, or the busiest."""
    labels = [c.label.removeprefix("EEG ") for c in recording.channels if c.label.startswith("EEG ")]
    taking = [name for j in found for name in j]
    return labels[0] if labels and labels[0] in taking else max(set(taking), key=taking.count)


def scalp_lead(recording: Recording, onsets: Float[np.ndarray, " jerks"]) -> tuple[float, float]:
    """How long before jerks the averaged scalp potential peaks (ms) and how far above what it was before (uV).

    Equation: mean over jerks of the EEG from 100 ms before to 50 ms after their beginning; its largest value before it,
    less the mean of the first half. Shapes: onsets (jerks,) s from the first sample. Source: ShibasakiHallett2005
    (jerk-locked averaging). Errors: NaN without an EEG or with fewer than five jerks; jitter of onsets blurs the peak.
    """
    rows = [i for i, c in enumerate(recording.channels) if c.label.startswith("EEG")]
    first, last = round(BEFORE * recording.rate), round(AFTER * recording.rate)
    places = np.round(onsets * recording.rate).astype(int)
    places = places[(places >= first) & (places < recording.samples.shape[1] - last)]
    if not rows or places.size < FEWEST:
        return np.nan, np.nan
    wave = np.asarray(recording.samples[rows[0]], float)
    mean = np.mean([wave[p - first : p + last] for p in places], axis=0)
    base, peak = mean[: first // 2].mean(), int(np.argmax(mean[:first]))
    return 1000 * (first - peak) / recording.rate, 1000 * float(mean[peak] - base)


def startles(recording: Recording) -> tuple[float, float, float]:
    """After loud tones: the first muscle's latency (ms), how many tones were answered (%), and the last over the first.

    A muscle answers where its envelope rises above the mean plus 5 SD of the 200 ms before, and a fifth of its peak.
    """
    found = answers_to_tones(recording)
    if not found or not found[0]:
        return np.nan, np.nan, np.nan
    sizes = [sum(size for _, size in tone.values()) for tone in found]
    latency = [min(late for late, _ in tone.values()) for tone in found]
    answered = np.isfinite(latency)
    first = float(np.median(np.array(latency)[answered])) if answered.any() else np.nan
    kept = 100 * sizes[-1] / sizes[0] if len(found) > 1 and sizes[0] > 0 else np.nan
    return 1000 * first, 100 * float(answered.mean()), kept


def answers_to_tones(recording: Recording) -> list[dict[str, tuple[float, float]]]:
    """Of each loud tone, by muscle: when the answer begins after it (s; infinite without one), and its area."""
    found = envelopes(recording)
    tones = [e.onset - recording.start for e in recording.events if "loud tone" in e.label]
    return [{name: _answer(wave, recording.rate, tone, WATCHED) for name, wave in found.items()} for tone in tones]


def c_reflexes(recording: Recording) -> tuple[float, float]:
    """After shocks to the skin: how many (%) a muscle answers by way of the cortex, and the median latency (ms).

    Equation: as `startles`, 35 to 90 ms after the shock, in the muscle that answers most often; what is loud before is
    no answer. Shapes: one recording. Source: ShibasakiHallett2005. Errors: reflexes of the cord that begin as late
    count too.
    """
    times = [s.onset for s in stimuli_in(recording) if shocked_at(recording, s) == "skin"]
    shocks = np.array(sorted(set(times))) - recording.start
    late = [[_answer(w, recording.rate, t, SHOCKED)[0] for t in shocks] for w in envelopes(recording).values()]
    if not shocks.size or not late:
        return np.nan, np.nan
    best = np.array(max(late, key=lambda times: np.isfinite(times).sum()))
    there = np.isfinite(best) & (best > SHOCKED[0] + 1.5 / recording.rate)
    return 100 * float(there.mean()), 1000 * float(np.median(best[there])) if there.any() else np.nan


def _answer(wave: np.ndarray, rate: float, event: float, window: tuple[float, float]) -> tuple[float, float]:
    """Latency (s; infinite without an answer) and area of the answer to a tone or shock."""
    at, (begin, end) = round(event * rate), (round(w * rate) for w in window)
    quiet, heard = wave[max(0, at - end) : at], wave[at + begin : at + end]
    if quiet.size < 2 or not heard.size:
        return np.inf, 0.0
    still = float(quiet.mean()) + 5 * max(float(quiet.std()), 0.1 * float(quiet.mean()))
    above = heard > max(still, SKIRT.value * float(heard.max()))
    long = [a for a, b in runs(above) if b - a >= 0.005 * rate]
    return (begin + long[0]) / rate if long else np.inf, float((heard - quiet.mean())[above].sum() / rate)


def lapses(recording: Recording) -> list[tuple[float, float]]:
    """When each silence within an asked-for contraction begins (s), of its loudest muscle, and how long it lasts."""
    found, waves = [], list(envelopes(recording).values())
    for event in (e for e in recording.events if e.label.startswith(("Contract", "Match"))):
        first = round((event.onset + 1.0 - recording.start) * recording.rate)
        last = round((event.onset + event.duration - recording.start) * recording.rate)
        if last - first < recording.rate or not waves:
            continue
        wave = max((w[first:last] for w in waves), key=np.median)
        silent = [
            ((first + a) / recording.rate, (b - a) / recording.rate) for a, b in runs(wave < QUIET * np.median(wave))
        ]
        found += [(begin, long) for begin, long in silent if SHORTEST.value <= long <= LONGEST.value]
    return found


def read(recording: Recording) -> dict[str, float]:
    """The signs of jerks, startles and lapses."""
    signs: dict[str, float] = {}
    found = jerks(recording) if unasked(recording).any() else []
    shared = [j for j in found if len(j) > 1]
    if shared:
        signs["jerk_shared_percent"] = 100 * len(shared) / len(found)
        signs["jerk_spread_ms"] = 1000 * float(np.median([max(j.values()) - min(j.values()) for j in shared]))
    if found:
        most = under_scalp(recording, found)
        onsets = np.array([j[most] for j in found if most in j])
        signs["scalp_lead_ms"], signs["scalp_wave_uv"] = scalp_lead(recording, onsets)
    signs["startle_ms"], signs["startle_answered_percent"], signs["startle_kept_percent"] = startles(recording)
    signs["c_reflex_percent"], signs["c_reflex_ms"] = c_reflexes(recording)
    silent = lapses(recording)
    if silent:
        begun, lengths = np.array(silent).T
        signs |= {"lapses": float(len(silent)), "lapse_ms": 1000 * float(np.median(lengths))}
        signs["lapse_after_scalp_ms"], _ = scalp_lead(recording, begun)
    return signs


EXAMINER = Examiner(
    {
        "jerk_shared_percent": Sign("jerks of several muscles", "%"),
        "jerk_spread_ms": Sign("from the first to the last muscle", "ms"),
        "scalp_lead_ms": Sign("scalp wave before the jerk", "ms"),
        "scalp_wave_uv": Sign("scalp wave, averaged", "uV", 1),
        "c_reflex_percent": Sign("shocks of the skin with a late answer", "%"),
        "c_reflex_ms": Sign("late answer after", "ms"),
        "startle_ms": Sign("startle after a tone, first muscle", "ms"),
        "startle_answered_percent": Sign("tones that startle", "%"),
        "startle_kept_percent": Sign("last startle over the first", "%"),
        "lapses": Sign("lapses of a contraction", ""),
        "lapse_ms": Sign("length of a lapse (median)", "ms"),
        "lapse_after_scalp_ms": Sign("lapse after the scalp wave", "ms"),
    },
    read,
)
