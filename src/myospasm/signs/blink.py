"""What a laboratory reads at the eyelid: how often it blinks, R1 and R2 of the blink reflex, and how R2 recovers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.activity import Heard, bursts, hear, unasked
from myospasm.signs.answers import answers, shocked_at, stimuli_in
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.evoked import evoked_waves
from myospasm.signs.gaps import runs
from myospasm.signs.sites import sites

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.records import Recording

MUSCLE = "orbicularis_oculi"
R1 = (0.0075, 0.016)
"""s after a shock to the brow in which R1 begins, 9.98 (SD 0.17) ms (PandeyBlink)."""
R2 = (0.022, 0.050)
"""s in which R2 begins, 29.5 (SD 3.1) ms (PandeyBlink)."""
R2_AREA = (0.022, 0.100)
"""s over which its rectified EMG is summed up."""
INTERVALS = (0.2, 0.3, 0.5)
"""s between two shocks whose recoveries make the index (Schwingenschuh2011)."""
NEAR = quantity(0.02, "s", ASSUMED, "by which an interval may miss one of the index's: 0.21 s was used too")
FRESH = quantity(1.5, "s", ASSUMED, "after the shock before, from which on a shock is a first one")
QUIET = quantity(0.3, "s", ASSUMED, "before a shock, in which the muscle should be relaxed")
RELAXED = quantity(0.1, "1", ASSUMED, "of the largest R2: with a louder background the muscle was not relaxed")
LOUD = quantity(0.3, "1", ASSUMED, "of the loudest activity: a blink; less is a few units, or the levator next to it")
APART = quantity(0.15, "s", ASSUMED, "silence between two blinks; a lid takes that long to open")
SHUT = quantity(0.2, "rad", ASSUMED, "below its open place, from which on a lid counts as closed: 11 deg, a quarter")


def latencies(
    emg: Float[np.ndarray, " samples"], rate: float, onsets: Float[np.ndarray, " shocks"], window: tuple[float, float]
) -> float:
    """Median latency (s) of what begins in a window after each shock; NaN where nothing does.

    Equation: median of `evoked.evoked_waves` over the shocks that were answered. Shapes: emg (samples,) from 0 s on.
    Source: HodgesBui1996 (onset). Errors: a blink that happens to fall into the window counts.
    """
    found = evoked_waves(emg, rate, onsets, window).latency
    return float(np.nanmedian(found)) if np.isfinite(found).any() else np.nan


def recovery_index(
    emg: Float[np.ndarray, " samples"], rate: float, onsets: Float[np.ndarray, " shocks"]
) -> tuple[float, dict[float, float]]:
    """R2 of the second of two shocks over the first, %: the mean over intervals of 0.2, 0.3 and 0.5 s, and each.

    Equation: 100 mean(area2) / mean(area1) over the pairs of an interval, area the rectified EMG from 22 to 100 ms less
    that of the background. Shapes: emg (samples,), onsets (s). Source: Schwingenschuh2011. Errors: NaN without pairs;
    intervals that were not tested are left out of the mean, and so are pairs that fell into other activity.
    """
    pause = np.diff(onsets, prepend=-np.inf)
    found: dict[float, float] = {}
    areas, noise = _areas(emg, rate, onsets)
    relaxed = noise <= RELAXED.value * areas.max(initial=0.0)
    noise = np.where(pause > FRESH.value, noise, np.roll(noise, 1))  # the second's is that of its pair
    areas = np.maximum(areas - noise, 0.0)
    for interval in INTERVALS:
        second = np.flatnonzero(np.abs(pause - interval) <= NEAR.value)
        second = second[(pause[second - 1] > FRESH.value) & relaxed[second - 1]]
        first = areas[second - 1].sum()
        if first > 0:
            found[interval] = 100 * float(areas[second].sum() / first)
    return (float(np.mean(list(found.values()))) if found else np.nan), found


def _areas(emg: np.ndarray, rate: float, onsets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rectified EMG in R2's window after each shock (unit x s), and what the background before has in such a time."""
    places = np.round(onsets * rate).astype(int)
    before = [emg[max(0, at - round(QUIET.value * rate)) : max(1, at)] for at in places]
    noise = np.array([np.abs(b - b.mean()).mean() for b in before]) * (R2_AREA[1] - R2_AREA[0])
    return np.nan_to_num(answers(emg, rate, onsets, R2_AREA).area), noise


def blinks(heard: Heard) -> list[tuple[float, float]]:
    """Blinks as (onset, end) in s: bursts of EMG that are loud, those less than 150 ms apart as one."""
    joined: list[tuple[float, float]] = []
    least = LOUD.value * float(np.percentile(heard.envelope, 99.5))
    loud = heard.loud & (heard.envelope > least)
    for onset, end in bursts(heard._replace(loud=loud)):
        if joined and onset - joined[-1][1] < APART.value:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((onset, end))
    return joined


def shut(angle: Float[np.ndarray, " samples"]) -> np.ndarray:
    """Where a lid is more than 0.2 rad below its open place, the 5th percentile of its angle (rad)."""
    angle = np.asarray(angle, float)
    return angle > np.percentile(angle, 5) + SHUT.value


def read(recording: Recording) -> dict[str, float]:
    """The signs of an eyelid; none where no muscle of it was recorded."""
    places = [site for site in sites(recording) if site.name == MUSCLE]
    if not places:
        return {}
    signs = _reflex(recording, places[0].rows[0])
    free = unasked(recording)
    heard = hear(recording).get(MUSCLE)
    if heard is None or not free.any():
        return signs
    found = blinks(heard)
    minutes = free.sum() / recording.rate / 60
    signs["blinks_per_minute"] = len(found) / minutes
    if found:
        signs["blink_emg_ms"] = 1000 * float(np.median([end - onset for onset, end in found]))
    lid = _lid(recording)
    if lid is not None:
        down = shut(lid[free])
        signs |= {"blinks_per_minute": len(runs(down)) / minutes, "lid_closed_percent": 100 * float(down.mean())}
    return signs


def _lid(recording: Recording) -> np.ndarray | None:
    """The lid's angle (rad) where a goniometer saw it move: it tells a blink better than EMG does."""
    for row in recording.rows("angle"):
        if "eyelid" in recording.channels[row].label and np.ptp(recording.samples[row]) > 0:
            angle = np.asarray(recording.samples[row], float)
            return np.radians(angle) if recording.channels[row].unit.startswith("deg") else angle
    return None


def _reflex(recording: Recording, row: int) -> dict[str, float]:
    """What shocks were answered with."""
    brow = [s.onset for s in stimuli_in(recording, MUSCLE) if shocked_at(recording, s) in ("", "skin")]
    onsets = np.array(brow) - recording.start
    if not onsets.size:
        return {}
    emg, rate = np.asarray(recording.samples[row], float), recording.rate
    first = onsets[np.diff(onsets, prepend=-np.inf) > FRESH.value]
    return {
        "r1_latency_ms": 1000 * latencies(emg, rate, first, R1),
        "r2_latency_ms": 1000 * latencies(emg, rate, first, R2),
        "r2_recovery_percent": recovery_index(emg, rate, onsets)[0],
        "r2_ms": 1000 * _lasting(emg, rate, first),
    }


def _lasting(emg: np.ndarray, rate: float, onsets: np.ndarray) -> float:
    """Mean time (s) from the first to the last sample of R2 beyond 3 SD of the background; NaN without any."""
    first, last = (round(t * rate) for t in R2_AREA)
    found = []
    for at in np.round(onsets * rate).astype(int):
        before, after = emg[max(0, at - round(0.05 * rate)) : at], emg[at + first : at + last]
        if before.size > 2 and after.size:
            loud = runs(np.abs(after - before.mean()) > 3 * before.std())
            if len(loud):
                found.append((loud[-1][1] - loud[0][0]) / rate)
    return float(np.mean(found)) if found else np.nan


EXAMINER = Examiner(
    {
        "blinks_per_minute": Sign("blinks", "a minute"),
        "blink_emg_ms": Sign("EMG of a blink (median)", "ms"),
        "lid_closed_percent": Sign("time with the lid down", "%"),
        "r1_latency_ms": Sign("R1 of the blink reflex", "ms", 1),
        "r2_latency_ms": Sign("R2 of the blink reflex", "ms", 1),
        "r2_ms": Sign("length of R2", "ms"),
        "r2_recovery_percent": Sign("R2 recovery index (0.2, 0.3, 0.5 s)", "%"),
    },
    read,
)
