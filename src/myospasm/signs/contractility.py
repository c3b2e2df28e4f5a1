"""What force tells of a shock at the nerve: how fast a muscle pulls and lets go, alone, fused and on top of will."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, MyospasmError, quantity
from myospasm.signs.answers import ONSET_SD
from myospasm.signs.force import twitch
from myospasm.signs.gaps import runs
from myospasm.signs.spasms import change_point

if TYPE_CHECKING:
    from jaxtyping import Float

NAN = float("nan")
REST = quantity(0.1, "s", ASSUMED, "before the first shock, whose mean is the resting force")
BASELINE = quantity(0.01, "s", ASSUMED, "before a shock on top of a contraction: too short for the force to drift")
HELD = quantity(0.025, "s", "HodgesBui1996", "for which it does so")


class TwitchSpeed(NamedTuple):
    """A twitch: peak, times (s) as `force.twitch`, and its steepest rise and fall (force per s; fall as positive)."""

    peak: float
    contraction_time: float
    half_relaxation_time: float
    delay: float
    rise: float
    relaxation: float


class Tetanus(NamedTuple):
    """A train of shocks: peak and end force above rest, ripple (peak to peak over mean) and fusion index (0 to 1)."""

    peak: float
    end: float
    ripple: float
    fusion: float
    rise: float
    relaxation: float


class Interpolated(NamedTuple):
    """Shocks on top of a contraction and at rest: both twitches (force) and voluntary activation (%)."""

    superimposed: float
    resting: float
    activation: float


def twitch_speed(force: Float[np.ndarray, " samples"], rate: float, stimulus: float = 0.0) -> TwitchSpeed:
    """How hard and how fast a muscle twitches and lets go after one shock.

    Equation: as `force.twitch`; steepest rise before and steepest fall after the peak, by central differences
    Shapes: force (samples,) in any unit, stimulus in s; rates in that unit per s.
    Source: Macefield1996; MilnerBrown1973.
    Errors: differences enlarge sensor noise; low-pass (`force.low_pass`, above 50 Hz) before.
    """
    force = _series(force, "force")
    found = twitch(force, rate, stimulus)
    begin = min(max(0, round(stimulus * rate)), force.size - 1)
    if not found.peak > 0 or force.size - begin < 3:
        return TwitchSpeed(*found, NAN, NAN)
    change = np.gradient(force[begin:]) * rate
    top = int(np.argmax(force[begin:]))
    return TwitchSpeed(*found, float(change[: top + 1].max()), float(-change[top:].min()))


def tetanus(force: Float[np.ndarray, " samples"], rate: float, pulses: Float[np.ndarray, " pulses"]) -> Tetanus:
    """How hard a train of shocks makes a muscle pull, and how smoothly.

    Equation: above the mean of the 0.1 s before the first pulse: peak until one interval after the last pulse; end,
    ripple from the last but one interval to the end of the last; fusion = (least force before the last contraction) /
    (peak of the last contraction); rise and relaxation are the steepest slopes before and after the last pulse
    Shapes: force (samples,) from 0 s on, pulses in s (three or more). Source: CelichowskiGrottel1995 (fusion index).
    Errors: ripple counts tremor and sensor noise; fusion is 0 where single twitches stand apart.
    """
    force, pulses = _series(force, "force"), np.sort(np.asarray(pulses, float))
    if pulses.size < 3:
        raise MyospasmError(f"a tetanus needs three pulses or more; got {pulses.size}.")
    at = np.round(pulses * rate).astype(int)
    if at[0] < 0 or at[-1] + 2 >= force.size:
        raise MyospasmError(f"the pulses lie outside the force, which lasts {force.size / rate:g} s.")
    pull = force - float(force[max(0, at[0] - round(REST.value * rate)) : at[0] + 1].mean())
    interval = at[-1] - at[-2]
    until = min(at[-1] + interval, pull.size)
    if not pull[at[0] : until].max() > 0:
        return Tetanus(0.0, 0.0, NAN, NAN, NAN, NAN)
    last = pull[at[-2] : until]
    change = np.gradient(pull) * rate
    return Tetanus(
        peak=float(pull[at[0] : until].max()),
        end=float(last.mean()),
        ripple=float(np.ptp(last) / last.mean()) if last.mean() > 0 else NAN,
        fusion=_fusion(pull, at[-1], until, interval),
        rise=float(change[at[0] : at[-1]].max()),
        relaxation=float(-change[at[-1] :].min()),
    )


def _fusion(pull: np.ndarray, last: int, until: int, interval: int) -> float:
    """The valley before the last contraction over that contraction's peak; the valley may lag the shock."""
    top = last + int(np.argmax(pull[last:until]))
    valley = float(pull[max(0, last - interval // 2) : top + 1].min())
    return float(np.clip(valley / pull[top], 0, 1)) if pull[top] > 0 else NAN


def twitch_tetanus_ratio(single: float, fused: float) -> float:
    """How much of a fused pull one shock gives, in %.

    Equation: 100 twitch / tetanus. Source: CelichowskiGrottel1995.
    """
    return 100 * single / fused if fused > 0 else NAN


def potentiation(before: float, after: float) -> float:
    """How much a contraction has strengthened the twitch, in % more. Equation: 100 (after / before - 1).

    Source: VandervoortMcComas1983 (twitch after a maximal contraction over that before).
    """
    return 100 * (after / before - 1) if before > 0 else NAN


def superimposed_twitch(
    force: Float[np.ndarray, " samples"], rate: float, shock: float, window: tuple[float, float] = (0.02, 0.25)
) -> float:
    """How much a shock adds to a force that is held by will; 0 if nothing.

    Equation: largest force in `window` (s after the shock) less the mean of the 10 ms before it
    Shapes: force (samples,) from 0 s on, shock in s; force's unit; NaN outside. Source: Allen1995.
    Errors: tremor adds to it, so that full activation reads as a little less.
    """
    force = _series(force, "force")
    at = round(shock * rate)
    before = force[max(0, at - max(1, round(BASELINE.value * rate))) : max(0, at)]
    after = force[max(0, round((shock + window[0]) * rate)) : max(0, round((shock + window[1]) * rate))]
    return max(0.0, float(after.max() - before.mean())) if before.size and after.size else NAN


def voluntary_activation(superimposed: float, resting: float) -> float:
    """How much of the muscle the will can reach, in %: 100 where a shock adds nothing.

    Equation: 100 (1 - superimposed / resting). Shapes: both twitches in one unit; the resting one potentiated.
    Source: Merton1954; Allen1995. Errors: not linear with force near the maximum (Kishimoto2021); negative where the
    superimposed twitch is the larger.
    """
    return 100 * (1 - superimposed / resting) if resting > 0 else NAN


def interpolated(force: Float[np.ndarray, " samples"], rate: float, during: float, at_rest: float) -> Interpolated:
    """Twitch interpolation from one record: a shock during the contraction (s) and one at rest after it (s).

    Equation: `superimposed_twitch` of both, `voluntary_activation`. Source: Merton1954; Allen1995.
    """
    added, resting = superimposed_twitch(force, rate, during), superimposed_twitch(force, rate, at_rest)
    return Interpolated(added, resting, voluntary_activation(added, resting))


def electromechanical_delay(
    emg: Float[np.ndarray, " samples"], force: Float[np.ndarray, " samples"], rate: float, quiet: float = 0.2
) -> float:
    """How long after its first electric activity a muscle begins to pull, in s; NaN where either does not begin.

    Equation: onset of force less onset of EMG; each where it leaves the mean of the first `quiet` s by 3 SD for 25 ms
    (EMG: rectified, 25 ms means), the EMG's moved to the likeliest change of variance within 25 ms
    Shapes: both (samples,) at one rate, beginning at rest. Source: CavanaghKomi1979; HodgesBui1996 and Staude2001
    (onset). Errors: a threshold on force comes late on a slow rise, so that delays of ramps are too long.
    """
    from scipy.ndimage import uniform_filter1d

    emg, force = _series(emg, "EMG"), _series(force, "force")
    if emg.size != force.size:
        raise MyospasmError(f"EMG and force must be equally long: got {emg.size} and {force.size} samples.")
    size, head = max(1, round(HELD.value * rate)), round(quiet * rate)
    active = emg - emg[:head].mean()
    crossed = _leaves(uniform_filter1d(np.abs(active), size), head - size, size)
    begins = _leaves(force, head, size)
    if np.isnan(crossed) or np.isnan(begins):
        return NAN
    first = max(0, int(crossed) - size)
    near = active[first : int(crossed) + size] ** 2
    return (begins - first - change_point(near)) / rate


def _leaves(signal: np.ndarray, head: int, held: int) -> float:
    """The sample at which a signal leaves its first `head` samples for at least `held` samples; NaN if it does not."""
    rest = signal[: max(2, head)]
    least = max(ONSET_SD.value * float(rest.std()), 1e-9 * float(np.ptp(signal)), 1e-300)
    found = [a for a, b in runs(np.abs(signal - rest.mean()) > least).tolist() if b - a >= held]
    return float(found[0]) if found else NAN


def _series(values: np.ndarray, name: str) -> np.ndarray:
    values = np.asarray(values, float)
    if values.ndim != 1 or values.size == 0:
        raise MyospasmError(f"the {name} must be one channel with samples; got an array of shape {values.shape}.")
    return values
