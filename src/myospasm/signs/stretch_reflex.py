"""The stretch reflex at the bedside: does a muscle answer more the faster it is stretched, and from which angle on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.gaps import bridge, runs
from myospasm.signs.loudness import clean
from myospasm.signs.movements import Movement, angles, movements

if TYPE_CHECKING:
    from myospasm.records import Recording

LOUD = quantity(5.0, "1", ASSUMED, "SDs above what was there before; as in signs.loudness")
FOOT = quantity(0.2, "1", ASSUMED, "of the answer's peak: filters spread its foot to before it began")
LEAST = quantity(0.2, "1", ASSUMED, "of what was there before: less on the whole is a single unit, no reflex")
LASTING = quantity(0.01, "s", ASSUMED, "that an answer stays above it at least: chance does not")
WINDOW = quantity(0.01, "s", ASSUMED, "of the envelope")
AFTER = quantity(0.1, "s", ASSUMED, "an answer may come so long after the end of a quick stretch")
BEFORE = 0.5
"""s before a stretch that tell what the muscle did already."""


class Answer(NamedTuple):
    """What one muscle did in one stretch: mean EMG above that before (mV), angle (rad) and delay (s) of its onset."""

    size: float
    angle: float
    delay: float

    @property
    def there(self) -> bool:
        """Whether it answered."""
        return bool(np.isfinite(self.angle))


def answer(envelope: np.ndarray, angle: np.ndarray, rate: float, stretch: Movement, start: float = 0.0) -> Answer:
    """One muscle's answer to one stretch.

    Equation: onset where the RMS envelope (10 ms) exceeds the mean before by 5 SD, half of itself and a fifth of the
    peak for 10 ms; size is the mean envelope from the stretch's begin to 0.1 s after its end, less the mean before,
    and at least a fifth of it.
    Shapes: envelope and angle (samples,). Source: Thilmann1991 for the method. Errors: a muscle that is active before
    hides small answers.
    """
    first, last = round((stretch.start - start) * rate), round((stretch.end - start + AFTER.value) * rate)
    before = envelope[max(0, first - round(BEFORE * rate)) : max(1, first)]
    during = envelope[first:last]
    level, spread = float(before.mean()), float(before.std())
    above = during > level + max(LOUD.value * spread, 0.5 * level, FOOT.value * (float(during.max()) - level))
    size = float(during.mean()) - level
    long = [first for first, last in runs(above) if last - first >= LASTING.value * rate]
    if not long or size < LEAST.value * level:
        return Answer(size, np.nan, np.nan)
    at = int(long[0])
    return Answer(size, float(angle[min(first + at, angle.size - 1)]), at / rate)


def threshold(speeds: np.ndarray, onsets: np.ndarray) -> float:
    """The tonic stretch reflex threshold: the angle (rad) at which an infinitely slow stretch would be answered.

    Equation: the line through (speed, angle of onset), at speed 0. Shapes: (stretches,) rad/s and rad, signed.
    Source: LevinFeldman1994. Errors: its reliability in people is moderate (intraclass correlation 0.5 to 0.7).
    """
    if speeds.size < 2 or np.ptp(speeds) == 0:
        return np.nan
    return float(np.polyfit(speeds, onsets, 1)[1])


def read(recording: Recording) -> dict[str, float]:
    """The signs of the joint and way of stretch that the muscles answer most; nothing where no joint is turned."""
    best: dict[str, float] = {}
    most = -np.inf
    rms = [_envelope(recording, row) for row in recording.rows("emg")]
    for angle in angles(recording):
        found = movements(angle, recording.rate, recording.start)
        for way in (1, -1):
            turns = [m for m in found if m.way == way]
            if not turns:
                continue
            for row, envelope in enumerate(rms):
                told = [answer(envelope, angle, recording.rate, m, recording.start) for m in turns]
                size = max(a.size for a in told)
                if size > most:
                    most, best = size, _signs(recording, turns, told, angle, row)
    return best


def _envelope(recording: Recording, row: int) -> np.ndarray:
    wide = max(1, round(WINDOW.value * recording.rate))
    power = np.square(clean(bridge(recording.samples[row])[0], recording.rate))
    return np.sqrt(np.maximum(np.convolve(power, np.ones(wide) / wide, "same"), 0.0))


def _signs(
    recording: Recording, turns: list[Movement], told: list[Answer], angle: np.ndarray, row: int
) -> dict[str, float]:
    order = np.argsort([m.speed for m in turns])
    slow, quick = order[0], order[-1]
    there = [k for k in order if told[k].there]
    found = {"stretch_quick_deg_s": np.degrees(turns[quick].speed), "stretch_emg_quick_uv": 1e3 * told[quick].size}
    if len(turns) > 1:
        found["stretch_emg_slow_uv"] = 1e3 * told[slow].size
    if there:
        found["stretch_answered_from_deg_s"] = np.degrees(turns[there[0]].speed)
        found["stretch_latency_ms"] = 1e3 * told[there[-1]].delay
        speeds = np.array([turns[k].speed * turns[k].way for k in there])
        onsets = np.array([told[k].angle for k in there])
        found["stretch_threshold_deg"] = np.degrees(threshold(speeds, onsets))
    found["stiffness_slow_nm_deg"] = _stiffness(recording, turns[slow])
    found["stiffness_quick_nm_deg"] = _stiffness(recording, turns[quick])
    return found


def _stiffness(recording: Recording, turn: Movement) -> float:
    """How steeply the torque of the joint rises in a stretch, N m per degree: its greatest change over the angle."""
    rows = [i for i in recording.rows("force") if recording.channels[i].unit in ("N m", "Nm")]
    if not rows:
        return np.nan
    first = round((turn.start - recording.start) * recording.rate)
    last = round((turn.end - recording.start + AFTER.value) * recording.rate)
    parts = [bridge(recording.samples[i][max(0, first - 50) : last])[0] for i in rows]
    rises = [np.abs(p - p[:50].mean()).max() for p in parts if p.size > 50]
    return float(max(rises)) / np.degrees(abs(turn.last - turn.first)) if rises else np.nan


EXAMINER = Examiner(
    {
        "stretch_quick_deg_s": Sign("quickest stretch", "deg/s"),
        "stretch_emg_slow_uv": Sign("EMG in the slowest stretch", "uV", 1),
        "stretch_emg_quick_uv": Sign("EMG in the quickest stretch", "uV", 1),
        "stretch_answered_from_deg_s": Sign("slowest stretch that is answered", "deg/s"),
        "stretch_latency_ms": Sign("stretch reflex after", "ms"),
        "stretch_threshold_deg": Sign("threshold angle of the stretch reflex", "deg"),
        "stiffness_slow_nm_deg": Sign("stiffness in the slowest stretch", "N m/deg", 2),
        "stiffness_quick_nm_deg": Sign("stiffness in the quickest stretch", "N m/deg", 2),
    },
    read,
)
