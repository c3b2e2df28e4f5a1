"""What a muscle answers to each shock at its nerve: the M wave at once, the H reflex or the F wave later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, MyospasmError, quantity
from myospasm.signs.evoked import evoked_waves
from myospasm.signs.gaps import bridge, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jaxtyping import Float

    from myospasm.records import Recording

NAN = float("nan")
ONSET_SD = quantity(3.0, "1", "HodgesBui1996", "SDs of the background that an answer exceeds")
ONSET_HELD = quantity(0.001, "s", ASSUMED, "for which it does so: longer than a noise spike, shorter than a wave")
BACKGROUND = quantity(0.05, "s", ASSUMED, "before the shock, in which the background is read")
PULSE_SHARE = quantity(0.05, "1", ASSUMED, "of the strongest pulse, above which a stimulus channel is not noise")
PULSE_APART = quantity(0.002, "s", ASSUMED, "pulses closer than this are the phases of one")
SITE = re.compile(r"\bstimulat\w+ the (nerve|motor point|root|skin)\b", re.IGNORECASE)
M_WINDOW = (0.002, 0.025)
"""s after the shock at the knee or ankle in which an M wave of the leg or foot falls (Buschbacher1999)."""
H_WINDOW = (0.025, 0.060)
"""s, of the H reflex of the calf, 30.3 +- 2.4 ms after a shock behind the knee (Buschbacher1999H)."""
F_WINDOW = (0.035, 0.075)
"""s, of the F wave of the foot after a shock at the ankle: earliest 47 +- 4, latest 53 +- 4 ms (Nobrega2004)."""


class Stimulus(NamedTuple):
    """One shock: when it began (s) and how strong it was (the stimulus channel's unit)."""

    onset: float
    current: float


class Answers(NamedTuple):
    """One entry per shock: latency (s; NaN without answer), peak to peak (unit), area (unit x s), background SD."""

    latency: np.ndarray
    peak_to_peak: np.ndarray
    area: np.ndarray
    background: np.ndarray


class Responses(NamedTuple):
    """All shocks of a test: onset (s), current, and the early (M) and late (H or F) answers to them."""

    onset: np.ndarray
    current: np.ndarray
    early: Answers
    late: Answers


def stimuli_in(recording: Recording, muscle: str | None = None) -> list[Stimulus]:
    """When and how strongly a nerve was shocked, as the stimulator's own channel tells.

    Equation: onset where |output| rises above 5 % of its largest value, 2 ms or more after the pulse before has ended;
    current is the largest |output| of the pulse
    Shapes: a recording with a channel of kind stimulus (of one muscle); times on its own clock. Source: the shares are
    assumed, see `PULSE_SHARE`. Errors: pulses weaker than 5 % of the strongest are lost; no channel gives no stimulus.
    """
    found: list[Stimulus] = []
    for row in recording.rows("stimulus", muscle):
        output = np.abs(bridge(recording.samples[row])[0])
        if output.size == 0 or not output.max() > 0:
            continue
        for first, last in _pulses(output > PULSE_SHARE.value * output.max(), recording.rate):
            found.append(Stimulus(recording.start + first / recording.rate, float(output[first:last].max())))
    return sorted(found)


def shocked_at(recording: Recording, stimulus: Stimulus) -> str:
    """What the recording's events say was shocked: "nerve", "motor point", "root" or "skin"; "" where they do not."""
    for event in recording.events:
        told = SITE.search(event.label)
        if told and 0 <= stimulus.onset - event.onset <= event.duration:
            return told.group(1).lower()
    return ""


def nerve_shocks(recording: Recording, muscle: str) -> list[Stimulus]:
    """The shocks to a muscle's nerve: all of `stimuli_in` but those that skin or root had, say the events."""
    return [s for s in stimuli_in(recording, muscle) if shocked_at(recording, s) not in ("skin", "root")]


def _pulses(on: np.ndarray, rate: float) -> list[list[int]]:
    """Stretches of True, those less than 2 ms apart as one."""
    joined: list[list[int]] = []
    for first, last in runs(on).tolist():
        # Neighboring single samples of a slow recorder are one pulse too, but pulses a full sample apart are two.
        if joined and first - joined[-1][1] < max(1.0, PULSE_APART.value * rate - 1):
            joined[-1][1] = last
        else:
            joined.append([first, last])
    return joined


def onset_latency(emg: Float[np.ndarray, " samples"], rate: float, event: float, window: tuple[float, float]) -> float:
    """How long after a shock or a tap the muscle begins to answer, in s; NaN where it does not.

    Equation: first time in `window` (s after `event`) from which |emg - mean| exceeds 3 SD for 1 ms on end; mean and SD
    are those of the 50 ms before the event
    Shapes: emg (samples,) from 0 s on, event in s. Source: HodgesBui1996 (mean + 3 SD). Errors: NaN where the EMG is
    already that large as the window opens (an artifact or an earlier wave), and where less than 10 ms lie before.
    """
    emg = _channel(emg)
    at = round(event * rate)
    before = emg[max(0, at - round(BACKGROUND.value * rate)) : max(0, at)]
    first, last = round((event + window[0]) * rate), min(round((event + window[1]) * rate), emg.size)
    if before.size < max(3, 0.01 * rate) or last <= first:
        return NAN
    beyond = np.abs(emg[first:last] - before.mean()) > max(ONSET_SD.value * float(before.std()), 1e-12)
    least = max(1, round(ONSET_HELD.value * rate))
    # A wave crosses zero between its phases, so that |emg| dips; 1 ms above the limit still comes before that.
    good = [a for a, b in runs(beyond).tolist() if b - a >= least]
    return (first + good[0]) / rate - event if good and good[0] > 0 else NAN


def answers(
    emg: Float[np.ndarray, " samples"], rate: float, onsets: Float[np.ndarray, " shocks"], window: tuple[float, float]
) -> Answers:
    """How large and how late the muscle answers each shock within one window of time.

    Equation: peak to peak and rectified area as `evoked_waves`, in a window cut before the next shock; latency as
    `onset_latency`
    Shapes: emg (samples,) in any unit from 0 s on, onsets in s -> (shocks,). Source: Buschbacher1999; HodgesBui1996.
    Errors: where there is no answer, peak to peak is that of the noise; NaN outside the recording.
    """
    emg, onsets = _channel(emg), np.asarray(onsets, float).reshape(-1)
    _rising(onsets)
    waves = evoked_waves(emg, rate, onsets, window)
    until = np.append(onsets[1:] - onsets[:-1], np.inf)[: onsets.size]
    latency = [onset_latency(emg, rate, t, (window[0], min(window[1], u))) for t, u in zip(onsets, until, strict=True)]
    reach, places = round(BACKGROUND.value * rate), np.round(onsets * rate).astype(int)
    quiet = [emg[max(0, k - reach) : max(0, k)] for k in places.tolist()]
    noise = [float(q.std()) if q.size > 1 else NAN for q in quiet]
    return Answers(np.array(latency, float), waves.peak_to_peak, waves.area, np.array(noise, float))


def evoked_responses(
    emg: Float[np.ndarray, " samples"],
    rate: float,
    stimuli: Sequence[Stimulus],
    early: tuple[float, float] = M_WINDOW,
    late: tuple[float, float] = H_WINDOW,
    start: float = 0.0,
) -> Responses:
    """The M wave and the H reflex (or F wave) after every shock of a test.

    Equation: `answers` in the early and in the late window (s after each shock)
    Shapes: emg (samples,) that begins at `start` (s) on the stimuli's clock -> (shocks,) each.
    Source: Palmieri2004 (both waves of each shock); Buschbacher1999, Buschbacher1999H, Nobrega2004 (windows).
    Errors: windows fit an adult's leg; give others for the hand, for children and for slow nerves.
    """
    onsets = np.array([s.onset for s in stimuli], float)
    current = np.array([s.current for s in stimuli], float)
    both = [answers(emg, rate, onsets - start, window) for window in (early, late)]
    return Responses(onsets, current, *both)


def _channel(emg: np.ndarray) -> np.ndarray:
    emg = np.asarray(emg, float)
    if emg.ndim != 1 or emg.size == 0:
        raise MyospasmError(f"answers to shocks are read from one channel of EMG; got an array of shape {emg.shape}.")
    return emg


def _rising(onsets: np.ndarray) -> None:
    if (np.diff(onsets) <= 0).any():
        raise MyospasmError("the onsets of the shocks must rise in time, and no two may be the same.")
