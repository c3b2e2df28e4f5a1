"""What every kind of step sets in a schedule, and what a limb cannot bear."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.protocol import motors, senses, shocks, steps, targets
from myospasm.protocol.bounds import TICKS_PER_SECOND, number
from myospasm.protocol.courses import blow, level, ramp, shocks_at, swing, vibration
from myospasm.protocol.courses import shocks as train
from myospasm.protocol.grammar import write
from myospasm.protocol.joint_bounds import SWIFTEST, range_of, within
from myospasm.protocol.timeline import Part

if TYPE_CHECKING:
    from myospasm.protocol.clock import Clock


def _place(clock: Clock, step: Any) -> np.ndarray:
    """True for the joint of a step."""
    if step.joint not in clock.joints:
        known = ", ".join(clock.joints)
        raise MyospasmError(f'"{write(step)}": no muscle here moves the {step.joint}; they move: {known}')
    return np.array(clock.joints) == step.joint


def _turned(clock: Clock, step: steps.Step, where: np.ndarray, angle: float) -> Iterator[Part]:
    """A joint is taken and turned to an angle in the time that the step takes."""
    start, ticks = float(clock.posture.angle[where][0]), clock.ticks(step)
    speed = abs(angle - start) / max(ticks, 1) * TICKS_PER_SECOND
    if ticks and speed > SWIFTEST.value * (1 + 1 / ticks):  # to the tick
        fast, most = (number(round(math.degrees(value))) for value in (speed, SWIFTEST.value))
        raise MyospasmError(f'"{write(step)}" would turn the joint at {fast} deg/s; the most is {most} deg/s')
    yield Part("free", where, 0, None, level(0))
    yield Part("angle", where, 0, None, ramp(start, angle, ticks) if ticks else level(angle))


def _stretched(clock: Clock, step: steps.Stretch) -> Iterator[Part]:
    """The joint of a muscle is turned so that the muscle lengthens."""
    muscle = int(np.argmax(clock.one(step.muscle)))
    where = np.array(clock.joints) == clock.joint[muscle]
    angle = float(clock.posture.angle[where][0] - clock.sign[muscle] * step.turn)
    _check_reach(step, clock.joint[muscle], angle)
    return _turned(clock, step, where, angle)


def _swung(clock: Clock, step: motors.Swing) -> Iterator[Part]:
    """A joint is taken and swings."""
    where = _place(clock, step)
    center = float(clock.posture.angle[where][0])
    for end in (center - step.swing, center + step.swing):
        _check_reach(step, step.joint, end)
    yield Part("free", where, 0, None, level(0))
    yield Part("angle", where, 0, None, swing(center, step.swing, step.rate, step.halves))


def _check_reach(step: steps.Step, joint: str, angle: float) -> None:
    """Refuse an angle that is out of reach."""
    if not within(joint, angle):
        degrees = number(math.degrees(angle))
        raise MyospasmError(f'"{write(step)}" would turn the {joint} to {degrees} deg; {range_of(joint)}')


def _target(clock: Clock, step: Any, course: Any) -> Part:
    field = "emg_target" if getattr(step, "signal", "force") == "EMG" else "force_target"
    return Part(field, clock.group(step.muscle), 0, step.ticks, course)


FIELDS = {"nerve": "stimulus_nerve", "motor point": "stimulus_point", "root": "stimulus_root", "skin": "skin"}
"""What a shock to each site sets."""


def _stimuli(clock: Clock, step: Any, begin: int, end: int, course: Any) -> Part:
    """Shocks to nerve and root reach the group, shocks to motor point and skin one muscle."""
    site = getattr(step, "site", "") or next(name for name, kind in shocks.TRAINS.items() if isinstance(step, kind))
    where = clock.group(step.muscle) if site in ("nerve", "root") else clock.one(step.muscle)
    return Part(FIELDS[site], where, begin, end, course)


def _some(clock: Clock, step: Any, ticks: list[int], currents: list[float]) -> Iterator[Part]:
    begin = steps.delay_of(step)
    yield _stimuli(clock, step, begin, begin + ticks[-1] + 1, shocks_at(ticks, currents))


def _train(clock: Clock, step: Any) -> Iterator[Part]:
    yield _stimuli(clock, step, steps.delay_of(step), step.ticks, train(step.rate, step.current))


def _doublet(clock: Clock, step: shocks.Doublet) -> Iterator[Part]:
    return _some(clock, step, [0, round(step.apart * TICKS_PER_SECOND)], 2 * [step.current])


def _recruit(clock: Clock, step: shocks.Recruit) -> Iterator[Part]:
    period = round(step.period * TICKS_PER_SECOND)
    return _some(clock, step, [k * period for k in range(len(step.currents))], step.currents)


def _command(clock: Clock, step: Any) -> Iterator[Part]:
    yield Part("drive", clock.group(step.muscle), 0, step.ticks, level(step.level))


def _ramp(clock: Clock, step: steps.Ramp) -> Iterator[Part]:
    yield Part("drive", clock.group(step.muscle), 0, step.ticks, ramp(step.start, step.end, step.ticks))


def _push(clock: Clock, step: motors.Push) -> Iterator[Part]:
    yield Part("free", _place(clock, step), 0, step.ticks, level(1))
    yield Part("torque", _place(clock, step), 0, step.ticks, level(step.torque))


def _vibrate(clock: Clock, step: motors.Vibrate) -> Iterator[Part]:
    course = vibration(step.distance, step.frequency, step.ticks)
    yield Part("pull", clock.group(step.muscle), 0, step.ticks, course)


def _tap(clock: Clock, step: motors.Tap) -> Iterator[Part]:
    hammer = blow(step.distance, motors.BLOW_TICKS)
    begin = steps.delay_of(step)
    yield Part("pull", clock.group(step.muscle), begin, begin + motors.BLOW_TICKS, hammer)


def _touch(clock: Clock, step: senses.Touch) -> Iterator[Part]:
    yield Part("touch", clock.one(step.muscle), 0, step.ticks, level(1.0))


def _sound(clock: Clock, step: senses.Sound) -> Iterator[Part]:
    begin = steps.delay_of(step)
    yield Part("sound", np.ones(len(clock.names), bool), begin, begin + 1, level(1.0))


def _blocked(value: float) -> Callable[[Clock, Any], Iterator[Part]]:
    return lambda clock, _: iter([Part("block", np.ones(len(clock.names), bool), 0, None, level(value))])


PARTS: dict[type, Callable[[Clock, Any], Iterator[Part]]] = {
    steps.Contract: _command,
    targets.ContractUntilWeak: _command,
    steps.Ramp: _ramp,
    targets.Match: lambda c, s: iter([_target(c, s, level(s.level))]),
    targets.MatchUntilFailure: lambda c, s: iter([_target(c, s, level(s.level))]),
    targets.Follow: lambda c, s: iter([_target(c, s, ramp(s.start, s.end, s.ticks))]),
    steps.Hold: lambda c, s: _turned(c, s, _place(c, s), s.angle),
    steps.Move: lambda c, s: _turned(c, s, _place(c, s), s.angle),
    motors.Turn: lambda c, s: _turned(c, s, _place(c, s), s.angle),
    steps.Stretch: _stretched,
    motors.Swing: _swung,
    motors.Push: _push,
    motors.Release: lambda c, s: iter([Part("free", _place(c, s), 0, None, level(1))]),
    motors.Load: lambda c, s: iter([Part("inertia", _place(c, s), 0, None, level(s.inertia))]),
    motors.Tap: _tap,
    motors.Vibrate: _vibrate,
    shocks.StimulateNerve: _train,
    shocks.StimulatePoint: _train,
    shocks.StimulateRoot: _train,
    shocks.StimulateSkin: _train,
    senses.Touch: _touch,
    senses.Sound: _sound,
    shocks.Shock: lambda c, s: _some(c, s, [0], [s.current]),
    shocks.Doublet: _doublet,
    shocks.Recruit: _recruit,
    steps.Block: _blocked(1.0),
    steps.Unblock: _blocked(0.0),
}
"""What each kind of step sets; a step that is not here sets nothing."""
