"""The cramp threshold: how fast a nerve must be stimulated before its muscle cramps, and what counts as a cramp."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.signs.loudness import Detector, power_of, smooth

if TYPE_CHECKING:
    from jaxtyping import Bool, Float


def cramp_threshold_frequency(frequencies: Float[np.ndarray, " trains"], cramped: Bool[np.ndarray, " trains"]) -> float:
    """The lowest stimulation frequency (Hz) that brought on a cramp; NaN where none did.

    Source: MinettoBotter2009a, MillerKnight2009 (trains rise in 2 Hz steps until a cramp comes).
    """
    frequencies, cramped = np.asarray(frequencies, float), np.asarray(cramped, bool)
    if frequencies.shape != cramped.shape:
        raise MyospasmError(
            f"each train needs one answer, cramped or not: {frequencies.size} frequencies, {cramped.size} answers."
        )
    return float(frequencies[cramped].min()) if cramped.any() else float("nan")


def emg_stays_high(
    emg: Float[np.ndarray, "... samples"],
    rate: float,
    last_pulse: float,
    reference: float,
    share: float = 0.5,
    seconds: float = 1.0,
) -> bool:
    """Whether the muscle cramped, as flexor hallucis brevis studies judge it: EMG above half of maximal.

    Equation: the RMS over `seconds`, from 0.1 s after the last pulse (s) on, exceeds share x reference
    Shapes: emg (samples,) or (channels, samples), reference the RMS of a maximal contraction in the same unit.
    Source: Braulick2013 (more than 50 % of maximal EMG after the last stimulus). The length is not published; 1 s
    is ours.
    """
    power = power_of(emg, rate, Detector())
    after = power[max(0, round((last_pulse + 0.1) * rate)) :]
    size = round(seconds * rate)
    if after.size < size:
        raise MyospasmError(f"the record ends {after.size / rate:.2f} s after the last pulse; {seconds} s are needed.")
    half = size // 2
    return bool(smooth(after, rate, seconds)[half : after.size - half].max() > share * reference)


def units_stay_active(
    spikes: Sequence[Float[np.ndarray, " spikes"]], last_pulse: float, seconds: float = 4.0, longest_pause: float = 0.5
) -> int:
    """How many motor units go on firing by themselves for at least `seconds` after the last pulse.

    Equation: no pause longer than `longest_pause` s between last_pulse and last_pulse + seconds
    Shapes: one array of spike times (s) per unit. Source: Minetto2009 (units fire for 23.6 +- 16.2 s within a cramp).
    """
    count = 0
    for times in spikes:
        times = np.sort(np.asarray(times, float))
        inside = times[(times >= last_pulse) & (times <= last_pulse + seconds)]
        pauses = np.diff(np.concatenate([[last_pulse], inside, [last_pulse + seconds]]))
        count += bool(inside.size and pauses.max() <= longest_pause)
    return count


def stays_active(onset: float, end: float, last_pulse: float, seconds: float = 4.0, latest_start: float = 1.0) -> bool:
    """Whether a stretch of activity (onset, end in s) is after-activity of a train: there soon after it, and lasting.

    Source: Braulick2013 for "after the last pulse"; the four seconds are ours, to keep out short after-discharges of
    repetitive nerve stimulation (HarrisonBenatar2007).
    """
    return onset <= last_pulse + latest_start and end >= last_pulse + seconds
