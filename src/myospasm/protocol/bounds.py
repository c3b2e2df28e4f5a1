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
ABSURD = 2000.0  # Hz, more than any stimulator of nerves gives
MOST = 10_000  # times something may be repeated
STRONGEST = 10.0  # times the current for a maximal M wave
SUPRAMAXIMAL = 1.3  # the usual current in cramp studies, Minetto et al. 2009
DEAF = (
    "after an impulse a nerve fiber is deaf for about 1 ms, shocks in the kilohertz block it rather than excite it, "
    "and stimulators give at most some hundred shocks a second"
)
SLOWEST = quantity(1.0, "Hz", "assumed", "slower movements of a tendon are no vibration")
DEEPEST = quantity(0.01, "m", "assumed", "a tendon is not indented further without pain")
SITES, SIGNALS = ("nerve", "motor point", "root", "skin"), ("force", "EMG")
MUSCLES: Shelf[Any] = Shelf("myospasm.muscles", "MUSCLE", "muscle")

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


def finite(step: object, field: str) -> float:
    """A field that must be a number."""
    value = getattr(step, field)
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise StepError(field, f"{field} must be a finite number, not {value!r}")
    return float(value)


def check_time(step: object, field: str) -> float:
    """A length of time in s, at least one tick and at most a day, kept to the tick."""
    value = finite(step, field)
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
    percent = 100 * finite(step, field)
    if not 0 <= percent <= 100:
        raise StepError(field, f"a contraction is 0 to 100 % of the maximal one; {number(percent)} % is not")
    return round(percent, 6) / 100


def check_current(step: object, field: str) -> float:
    """A share of the current for a maximal M wave."""
    percent = 100 * finite(step, field)
    if not 0 < round(percent, 6) <= 100 * STRONGEST:
        most = number(100 * STRONGEST)
        raise StepError(
            field, f"a current is above 0 and at most {most} % of that for a maximal M wave; {number(percent)} % is not"
        )
    return round(percent, 6) / 100


def check_rate(step: object, field: str) -> float:
    """Pulses per second."""
    value = round(finite(step, field), 6)
    if not 0 < value <= FASTEST:
        said = f"a stimulation rate is above 0 and at most {number(FASTEST)} Hz; {number(value)} Hz is not"
        raise StepError(field, said + (f": {DEAF}" if value > ABSURD else ""))
    return value


def check_frequency(step: object, field: str) -> float:
    """How often a second a vibrator moves."""
    value = round(finite(step, field), 6)
    if not SLOWEST.value <= value <= FASTEST:
        low, high = number(SLOWEST.value), number(FASTEST)
        raise StepError(field, f"a vibrator moves {low} to {high} times a second; {number(value)} Hz is not possible")
    return value


def check_distance(step: object, field: str) -> float:
    """How far (m) a hammer or a vibrator indents a tendon."""
    millimeters = round(1000 * finite(step, field), 6)
    most = number(1000 * DEEPEST.value)
    if not 0 < millimeters <= 1000 * DEEPEST.value:
        raise StepError(
            field, f"a tendon is pulled by more than 0 and at most {most} mm; {number(millimeters)} mm is not"
        )
    return millimeters / 1000


def check_target(step: object, field: str) -> float:
    """A share of the strongest contraction so far to be matched on a screen."""
    percent = 100 * finite(step, field)
    if percent > 100:
        raise StepError(field, f"{number(percent)} % of the maximum is a target that no person can hold; at most 100 %")
    if percent < 0:
        raise StepError(field, f"a target is 0 to 100 % of the strongest contraction; {number(percent)} % is not")
    return round(percent, 6) / 100


def check_count(step: object, field: str) -> int:
    """How often something is repeated."""
    value = finite(step, field)
    if not value.is_integer() or not 1 <= value <= MOST:
        said = f"something is repeated a whole number of times, 1 to {MOST}; {number(value)} is not such a number"
        raise StepError(field, said)
    return int(value)


def check_pulses(step: object, field: str) -> int:
    """A whole number of pulses."""
    value = finite(step, field)
    if not value.is_integer() or not 1 <= value <= FASTEST * LONGEST:
        raise StepError(field, f"a train has a whole number of pulses, at least 1; {number(value)} is not")
    return int(value)


def check_muscle(step: object, field: str) -> str:
    """A muscle on the shelf."""
    value = getattr(step, field)
    if value not in MUSCLES.names():
        raise StepError(field, str(unknown("muscle", value, MUSCLES.names())))
    return value


def check_site(step: object, field: str) -> str:
    """Where shocks are given."""
    value = getattr(step, field)
    if value not in SITES:
        raise StepError(field, str(unknown("stimulation site", value, SITES)))
    return value


def check_signal(step: object, field: str) -> str:
    """What a screen shows."""
    value = getattr(step, field)
    if value not in SIGNALS:
        raise StepError(field, str(unknown("signal on the screen", value, SIGNALS)))
    return value


def check_joint(step: object, field: str) -> str:
    """A joint that a protocol can turn."""
    value = getattr(step, field)
    if value not in JOINTS:
        raise StepError(field, str(unknown("joint", value, JOINTS)))
    return value
