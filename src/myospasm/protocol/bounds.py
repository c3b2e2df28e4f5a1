"""Which numbers and names make sense in a protocol: a check gives the value a step keeps, or says what is wrong."""

from __future__ import annotations

import math
from numbers import Real
from typing import Any

from myospasm import joints
from myospasm.ground import MyospasmError, quantity, unknown
from myospasm.story import Shelf

TICKS_PER_SECOND = 1000
LONGEST = 24 * 3600.0  # s
FASTEST = 200.0  # Hz, a shock every 5 ms
STRONGEST = 10.0  # times the current for a maximal M wave
SUPRAMAXIMAL = 1.3  # the usual current in cramp studies, Minetto et al. 2009
MUSCLES: Shelf[Any] = Shelf("myospasm.muscles", "MUSCLE", "muscle")


REACH = quantity(math.radians(20), "rad", "assumed", "people differ; only what is out of reach for all is refused")
"""How much further than the normal range a protocol may turn a joint."""

JOINTS = {name: joints.load(name) for name in joints.names()}


class StepError(MyospasmError):
    """A step that makes no sense; `field` says which of its numbers or names is wrong."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def number(value: float) -> str:
    """A number as sentences write it: at most six decimals, and no exponent where the number is a sensible one."""
    if abs(value) >= 1e9:
        return f"{value:g}"
    return f"{value + 0.0:.6f}".rstrip("0").rstrip(".")


def _finite(step: object, field: str) -> float:
    value = getattr(step, field)
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise StepError(field, f"{field} must be a finite number, not {value!r}")
    return float(value)


def check_time(step: object, field: str) -> float:
    """A length of time in s, at least one tick and at most a day, kept to the tick."""
    value = _finite(step, field)
    if value < 0:
        raise StepError(field, f"a time cannot be negative, as {number(value)} s is")
    if value > LONGEST:
        raise StepError(field, f"{number(value)} s is longer than a protocol may be, 24 hours (86400 s)")
    ticks = round(value * TICKS_PER_SECOND)
    if ticks == 0:
        raise StepError(field, f"{number(value)} s is no time at all; the shortest is the tick of 1 ms")
    return ticks / TICKS_PER_SECOND


def check_level(step: object, field: str) -> float:
    """A share of the maximal contraction, 0 to 1."""
    percent = 100 * _finite(step, field)
    if not 0 <= percent <= 100:
        raise StepError(field, f"a contraction is 0 to 100 % of the maximal one; {number(percent)} % is not")
    return round(percent, 6) / 100


def check_current(step: object, field: str) -> float:
    """A share of the current for a maximal M wave."""
    percent = 100 * _finite(step, field)
    if not 0 < round(percent, 6) <= 100 * STRONGEST:
        most = number(100 * STRONGEST)
        raise StepError(
            field, f"a current is above 0 and at most {most} % of that for a maximal M wave; {number(percent)} % is not"
        )
    return round(percent, 6) / 100


def check_rate(step: object, field: str) -> float:
    """Pulses per second."""
    value = round(_finite(step, field), 6)
    if not 0 < value <= FASTEST:
        raise StepError(
            field, f"a stimulation rate is above 0 and at most {number(FASTEST)} Hz; {number(value)} Hz is not"
        )
    return value


def check_pulses(step: object, field: str) -> int:
    """A whole number of pulses."""
    value = _finite(step, field)
    if not value.is_integer() or not 1 <= value <= FASTEST * LONGEST:
        raise StepError(field, f"a train has a whole number of pulses, at least 1; {number(value)} is not")
    return int(value)


def check_muscle(step: object, field: str) -> str:
    """A muscle on the shelf."""
    value = getattr(step, field)
    if value not in MUSCLES.names():
        raise StepError(field, str(unknown("muscle", value, MUSCLES.names())))
    return value


def check_joint(step: object, field: str) -> str:
    """A joint that a protocol can turn."""
    value = getattr(step, field)
    if value not in JOINTS:
        raise StepError(field, str(unknown("joint", value, JOINTS)))
    return value


def range_of(joint: str) -> str:
    """How far a joint turns, in words."""
    this = JOINTS[joint]
    low, high = (number(abs(math.degrees(end.value))) for end in (this.low, this.high))
    normal = f"the {joint} turns from {low} deg {this.negative[0]} to {high} deg {this.positive[0]}"
    return f"{normal} ({this.high.source}) and in nobody more than {number(math.degrees(REACH.value))} deg further"


def within(joint: str, angle: float) -> bool:
    """Whether a joint can be turned to this angle (rad)."""
    reach = REACH.value + 1e-9  # so that the last degree itself is within reach
    return JOINTS[joint].low.value - reach <= angle <= JOINTS[joint].high.value + reach


def _degrees(step: object, field: str) -> float:
    return math.radians(round(math.degrees(_finite(step, field)), 6) + 0.0)


def check_angle(step: object, field: str) -> float:
    """An angle (rad) that the joint of this step can reach."""
    value, joint = _degrees(step, field), getattr(step, "joint", None)
    if joint in JOINTS and not within(joint, value):
        raise StepError(field, f"{number(math.degrees(value))} deg is out of reach: {range_of(joint)}")
    return value


def check_turn(step: object, field: str) -> float:
    """By how much (rad) a stretch turns a joint."""
    value = _degrees(step, field)
    if not 0 < value <= math.pi:
        raise StepError(
            field, f"a stretch turns the joint by more than 0 and at most 180 deg, not {number(math.degrees(value))}"
        )
    return value
