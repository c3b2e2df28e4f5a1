"""Clonus: a joint that beats by itself, read from its angle; without an angle, from the EMG."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.gaps import bridge
from myospasm.signs.loudness import clean
from myospasm.signs.movements import angles

if TYPE_CHECKING:
    from jaxtyping import Bool, Float

    from myospasm.records import Recording

LOW, HIGH = 2.0, 12.0
"""Hz, between which clonus is looked for; ankles beat at 3.8 to 7 Hz (Wallace2005, HidlerRymer2000)."""
LEAST = quantity(0.004, "rad", ASSUMED, "0.23 deg from one turning point to the next: above a goniometer's noise")
LEAST_SHARE = quantity(0.3, "1", ASSUMED, "of EMG's mean envelope, from trough to crest")
STEADY = quantity(1.6, "1", ASSUMED, "one period over the one before, or the other way: beats are even")
FEWEST = 4
"""Beats in a row that are called clonus; fewer are a rebound."""
_DONE = re.compile(r"swing|vibrat|\bmove|\bturn|stretch|stimul|\btap", re.IGNORECASE)


class Clonus(NamedTuple):
    """A train of beats: when (s), how many, how often (Hz), its two half periods (s), from trough to crest (rad)."""

    onset: float
    end: float
    beats: int
    frequency: float
    rising: float
    falling: float
    size: float


def beats(
    signal: Float[np.ndarray, " samples"],
    rate: float,
    least: float,
    free: Bool[np.ndarray, " samples"] | None = None,
    start: float = 0.0,
) -> Clonus | None:
    """The longest train of even beats in a signal; None without one.

    Equation: turning points of the signal between 2 and 12 Hz that lie `least` apart or more; a beat goes from crest
    to crest, within 1.6 times of its neighbor's period; the frequency is beats over time, half periods are medians.
    Shapes: signal (samples,); free tells where nobody moved the joint. Source: Uysal2011 (half periods).
    Errors: a tremor of that frequency is a clonus too; what tells them apart is what sets them off.
    """
    from scipy.signal import butter, find_peaks, sosfiltfilt

    if signal.size < rate:
        return None
    wave = sosfiltfilt(butter(2, [LOW, HIGH], "bandpass", fs=rate, output="sos"), signal)
    crests = find_peaks(wave, prominence=least)[0]
    if free is not None:
        crests = crests[free[crests]]
    train = _longest(crests, rate)
    if train.size < FEWEST + 1:
        return None
    troughs = np.array([a + int(np.argmin(wave[a:b])) for a, b in itertools.pairwise(train)])
    falling, rising = np.median(troughs - train[:-1]) / rate, np.median(train[1:] - troughs) / rate
    seconds = (train[-1] - train[0]) / rate
    size = float(np.median(wave[train[:-1]] - wave[troughs]))
    ends = start + train[0] / rate, start + train[-1] / rate
    return Clonus(*ends, train.size - 1, (train.size - 1) / seconds, float(rising), float(falling), size)


def _longest(crests: np.ndarray, rate: float) -> np.ndarray:
    """The longest run of crests that follow each other evenly."""
    gaps = np.diff(crests) / rate
    best, here = crests[:0], 0
    for k in range(gaps.size):
        in_band = 1.0 / HIGH <= gaps[k] <= 1.0 / LOW
        even = k == here or 1.0 / STEADY.value <= gaps[k] / gaps[k - 1] <= STEADY.value
        if not in_band:
            here = k + 1
        elif not even:
            here = k
        if in_band and k + 2 - here > best.size:
            best = crests[here : k + 2]
    return best


def read(recording: Recording) -> dict[str, float]:
    """The longest clonus of any joint, or (where no angle was recorded) of any muscle's EMG envelope."""
    free = np.ones(recording.samples.shape[1], bool)
    for event in recording.events:
        if _DONE.search(event.label):
            first = max(0, round((event.onset - recording.start) * recording.rate))
            free[first : round((event.onset + max(event.duration, 0.5) - recording.start) * recording.rate)] = False
    signals = [(a, LEAST.value) for a in angles(recording)]
    if not signals:
        envelopes = [np.abs(clean(bridge(recording.samples[row])[0], recording.rate)) for row in recording.rows("emg")]
        signals = [(e, LEAST_SHARE.value * float(e.mean())) for e in envelopes]
    found = [c for s, least in signals if (c := beats(s, recording.rate, least, free, recording.start))]
    if not found:
        return {"clonus_beats": 0.0} if signals else {}
    longest = max(found, key=lambda c: c.beats)
    halves = sorted((longest.rising, longest.falling))
    return {
        "clonus_beats": longest.beats,
        "clonus_hz": longest.frequency,
        "clonus_s": longest.end - longest.onset,
        "clonus_shorter_half_ms": 1e3 * halves[0],
        "clonus_longer_half_ms": 1e3 * halves[1],
    }


EXAMINER = Examiner(
    {
        "clonus_beats": Sign("beats of clonus", ""),
        "clonus_hz": Sign("clonus", "Hz", 1),
        "clonus_s": Sign("clonus goes on for", "s", 1),
        "clonus_shorter_half_ms": Sign("shorter half of a beat", "ms"),
        "clonus_longer_half_ms": Sign("longer half of a beat", "ms"),
    },
    read,
)
