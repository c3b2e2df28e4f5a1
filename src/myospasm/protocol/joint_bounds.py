"""What can be done to a joint: how far it turns, how fast, with what torque and load."""

from __future__ import annotations

import math

from myospasm.ground import quantity
from myospasm.protocol.bounds import JOINTS, StepError, finite, number

REACH = quantity(math.radians(20), "rad", "assumed", "people differ; only what is out of reach for all is refused")
"""How much further than the normal range a protocol may turn a joint."""
SWIFTEST = quantity(math.radians(1000), "rad/s", "assumed", "more than motors that stretch human muscles reach")
"""How fast a protocol may turn a joint."""
HEAVIEST = quantity(10.0, "kg m2", "assumed", "a person on a lever of some 40 cm")
"""How heavy a load may hang on a joint."""


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
    return math.radians(round(math.degrees(finite(step, field)), 6) + 0.0)


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


def check_swing(step: object, field: str) -> float:
    """By how much (rad) a joint swings to either side."""
    value = _degrees(step, field)
    if not 0 < value <= math.pi / 2:
        degrees = number(math.degrees(value))
        raise StepError(field, f"a joint swings by more than 0 and at most 90 deg to either side, not {degrees}")
    return value


def check_speed(step: object, field: str) -> float:
    """How fast (rad/s) a motor turns a joint."""
    value, most = _degrees(step, field), number(math.degrees(SWIFTEST.value))
    if not 0 < value <= SWIFTEST.value + 1e-9:
        degrees = number(math.degrees(value))
        raise StepError(field, f"a joint is turned at more than 0 and at most {most} deg/s; {degrees} deg/s is not")
    return value


def check_torque(step: object, field: str) -> float:
    """What a motor gives (N m, in the joint's positive direction) without hurting the joint."""
    value, joint = round(finite(step, field), 6), getattr(step, "joint", None)
    most = JOINTS[joint].strongest.value if joint in JOINTS else math.inf
    if value == 0:
        raise StepError(field, "a push of 0 Nm is none; to let the joint move by itself, release it")
    if abs(value) > most:
        given = f"{number(abs(value))} Nm could hurt the {joint}"
        raise StepError(field, f"{given}; a motor gives it at most {number(most)} Nm")
    return value


def check_load(step: object, field: str) -> float:
    """A load (kg m2) that a joint turns with it; 0 takes it away."""
    value = round(finite(step, field), 6)
    if not 0 <= value <= HEAVIEST.value:
        most = number(HEAVIEST.value)
        raise StepError(field, f"a load on a joint is 0 to {most} kg m2; {number(value)} kg m2 is not")
    return value
