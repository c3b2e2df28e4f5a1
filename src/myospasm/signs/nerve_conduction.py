"""A nerve conduction study: M wave, H reflex, F waves, and the strength of the muscle that was shocked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.answers import F_WINDOW, H_WINDOW, Stimulus, evoked_responses, nerve_shocks
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.sites import left_out, sites

if TYPE_CHECKING:
    from myospasm.records import Recording

STRONG = quantity(1.0, "1", ASSUMED, "current over that for a maximal M wave from which a shock reaches every axon")
LEAST_F = quantity(0.005, "1", ASSUMED, "of the maximal M wave: a smaller late wave is no F wave; papers take 50 uV")
LONE = 0.5
"""s without another shock before one that tells of the H reflex: a train weakens it."""


def read(recording: Recording) -> dict[str, float]:
    """The conduction study of the muscle that was shocked most often, and its strongest pull."""
    bad = left_out(recording)
    shocked = {site.name: nerve_shocks(recording, site.name) for site in sites(recording)}
    shocked = {name: shocks for name, shocks in shocked.items() if shocks}
    if not shocked:
        return _strength(recording)
    name = max(shocked, key=lambda muscle: len(shocked[muscle]))
    row = next((i for i in recording.rows("emg", name) if i not in bad), None)
    found = {} if row is None else _waves(recording, np.asarray(recording.samples[row], float), shocked[name])
    return found | _strength(recording)


def _waves(recording: Recording, emg: np.ndarray, shocks: list[Stimulus]) -> dict[str, float]:
    start, rate = recording.start, recording.rate
    before = np.diff([s.onset for s in shocks], prepend=-np.inf)
    strong = [s for s in shocks if s.current >= STRONG.value]
    weak = [s for s, since in zip(shocks, before, strict=True) if s.current < STRONG.value and since > LONE]
    found: dict[str, float] = {}
    if strong:
        m = evoked_responses(emg, rate, strong, start=start).early
        found |= {"m_latency_ms": 1000 * _middle(m.latency), "m_mv": _middle(m.peak_to_peak)}
        f = [late_wave(emg, rate, s.onset - start, (H_WINDOW[0], F_WINDOW[1])) for s in strong]
        there = [latency for latency, size in f if size > LEAST_F.value * found["m_mv"]]
        found |= {"f_persistence_percent": 100 * len(there) / len(f), "f_latency_ms": 1000 * min(there, default=np.nan)}
    if weak:
        late, top = [late_wave(emg, rate, s.onset - start, H_WINDOW) for s in weak], found.get("m_mv", np.nan)
        found |= {
            "h_mv": float(np.mean([size for _, size in late])),
            "h_latency_ms": 1000 * _middle([t for t, _ in late]),
        }
        found |= {"h_over_m_percent": 100 * found["h_mv"] / top}
    return found


def late_wave(emg: np.ndarray, rate: float, onset: float, window: tuple[float, float]) -> tuple[float, float]:
    """Latency (s) and size (peak to peak) of a late answer on the tail of the M wave; (NaN, 0) without one.

    Equation: the EMG less the straight line through its window's ends; onset where it exceeds a tenth of its greatest
    and 6 SD of the 50 ms before the shock. Shapes: emg (samples,), onset in s. Source: Palmieri2004 (the test).
    Errors: a tail that bends within the window counts as a wave.
    """
    first, last = round((onset + window[0]) * rate), round((onset + window[1]) * rate)
    quiet = emg[max(0, round((onset - 0.05) * rate)) : round(onset * rate)]
    if last > emg.size or quiet.size < 3:
        return np.nan, 0.0
    wave = emg[first:last] - np.linspace(emg[first], emg[last - 1], last - first)
    limit = max(0.1 * float(np.abs(wave).max()), 6.0 * float(quiet.std()))
    beyond = np.flatnonzero(np.abs(wave) > limit)
    if not beyond.size:
        return np.nan, 0.0
    return window[0] + float(beyond[0]) / rate, float(np.ptp(wave))


def _strength(recording: Recording) -> dict[str, float]:
    """The strongest pull of each of two maximal contractions, the first and the last, in any force channel."""
    asked = [e for e in recording.events if "100 %" in e.label and e.label.lower().startswith("contract")]
    rows = [i for i in recording.rows("force") if recording.channels[i].unit == "N m"] or recording.rows("force")
    if not asked or not rows:
        return {}
    tops = []
    for event in (asked[0], asked[-1]):
        first = round((event.onset - recording.start) * recording.rate)
        last = round((event.onset + event.duration - recording.start) * recording.rate)
        pulls = [np.asarray(recording.samples[i])[first:last] for i in rows]
        tops.append(max((float(np.abs(p - p[0]).max()) for p in pulls if p.size), default=np.nan))
    later = {"strength_left_percent": 100 * tops[1] / tops[0]} if len(asked) > 1 and tops[0] > 0 else {}
    return {"strength_nm": tops[0]} | later


def _middle(values: Sequence[float] | np.ndarray) -> float:
    found = np.asarray(values, float)
    good = found[np.isfinite(found)]
    return float(np.median(good)) if good.size else np.nan


EXAMINER = Examiner(
    {
        "strength_nm": Sign("strongest pull", "N m", 1),
        "strength_left_percent": Sign("strength at the end, of the first", "%"),
        "m_latency_ms": Sign("M wave after", "ms", 1),
        "m_mv": Sign("M wave", "mV", 1),
        "h_latency_ms": Sign("H reflex after", "ms", 1),
        "h_mv": Sign("H reflex", "mV", 2),
        "h_over_m_percent": Sign("H reflex over M wave", "%"),
        "f_latency_ms": Sign("earliest F wave after", "ms", 1),
        "f_persistence_percent": Sign("shocks with an F wave", "%"),
    },
    read,
)
