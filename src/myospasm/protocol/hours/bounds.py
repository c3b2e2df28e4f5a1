"""Which numbers make sense in a story of hours: each check gives the value that a task keeps, or says what is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from myospasm.ground import MyospasmError, quantity
from myospasm.protocol.bounds import StepError, finite, number
from myospasm.protocol.hours.fluids import FLUIDS, known_as

DAY = 86400.0
LONGEST = 100 * DAY  # s
LONGEST_LOOK = 3600.0  # s
SHORTEST_PERIOD = 60.0  # s

STOMACH = quantity(1.5, "L", "assumed", "a full stomach, before it hurts; 1 to 2 L in textbooks")
EMPTYING = quantity(
    1.5 / 3600, "L/s", "assumed", "the most that a stomach passes on; athletes reach 1 to 1.5 L an hour"
)
FASTEST_RUN = quantity(12.4, "m/s", "assumed", "the fastest sprinter at his fastest, 44.7 km/h")
FASTEST_WALK = quantity(4.4, "m/s", "assumed", "a race walker's world record, 15.8 km/h")
FASTEST_REMOVAL = quantity(4.0 / 3600, "L/s", "assumed", "ultrafiltration of a dialysis machine set to its limit")

Check = Callable[[Any, str], Any]


def words_of_time(value: float) -> str:
    """A time in the largest unit that it is a whole number of."""
    for seconds, unit in ((DAY, "days"), (3600.0, "h"), (60.0, "min")):
        if value and value % seconds == 0 and value < LONGEST * 10 and (unit != "days" or value > DAY):
            return f"{number(value / seconds)} {unit}"
    return f"{number(value)} s"


def check_time(task: object, field: str) -> float:
    """A length of time, kept to the second."""
    value = finite(task, field)
    if value < 0:
        raise StepError(field, f"a time cannot be negative, as {number(value)} s is")
    if value > LONGEST:
        raise StepError(field, f"{words_of_time(value)} is longer than a task may be, {words_of_time(LONGEST)}")
    if round(value) == 0:
        raise StepError(field, f"{number(value)} s is too short for a story of hours; the shortest is 1 s")
    return float(round(value))


def check_look(task: object, field: str) -> float:
    """The length of a look in full detail."""
    value = check_time(task, field)
    if value > LONGEST_LOOK:
        said = f"a look in full detail takes at most {words_of_time(LONGEST_LOOK)}"
        raise StepError(field, f"{said}; {words_of_time(value)} is what the story itself is for")
    return value


def check_period(task: object, field: str) -> float:
    """The time between two looks in full detail."""
    value = check_time(task, field)
    if value < SHORTEST_PERIOD:
        raise StepError(
            field, f"a story is looked at every {words_of_time(SHORTEST_PERIOD)} at most, not {words_of_time(value)}"
        )
    return value


def check_moment(task: object, field: str) -> float:
    """A moment of the story, kept to the second."""
    value = finite(task, field)
    if not 0 <= value <= LONGEST:
        raise StepError(field, f"a moment is counted from the begin of the story; {number(value)} s lies outside it")
    return float(round(value))


def check_until(task: object, field: str) -> float:
    """The moment at which something beside the tasks ends; infinite: with the story."""
    value = getattr(task, field)
    if value == math.inf:
        return value
    value, since = check_moment(task, field), check_moment(task, "since")
    if value <= since:
        raise StepError(field, f"what begins at {words_of_time(since)} cannot end at {words_of_time(value)}")
    return value


def within(low: float, high: float, unit: str, what: str, scale: float = 1.0) -> Check:
    """A check of a number that is written in `unit`, of which there are `scale` in a house unit."""

    def check(task: object, field: str) -> float:
        value = round(scale * finite(task, field), 6)
        if not low <= value <= high:
            range_, said = f"{number(low)} to {number(high)} {unit}".strip(), f"{number(value)} {unit}".strip()
            raise StepError(field, f"{what} {range_}; {said} is not possible")
        return value / scale

    return check


def positive(high: float, unit: str, what: str, scale: float = 1.0) -> Check:
    """As `within`, for a number above 0."""

    def check(task: object, field: str) -> float:
        value = round(scale * finite(task, field), 6)
        if not 0 < value <= high:
            said = f"{what} above 0 and at most {number(high)} {unit}; {number(value)} {unit} is not possible"
            raise StepError(field, said)
        return value / scale

    return check


def _speed(fastest: float, verb: str) -> Check:
    return positive(round(3.6 * fastest, 2), "km/h", f"a person {verb} at a speed", 3.6)


check_walk = _speed(FASTEST_WALK.value, "walks")
check_run = _speed(FASTEST_RUN.value, "runs")
check_slope = within(-40, 40, "%", "a treadmill or a path has a grade of", 100)
check_effort = positive(100, "% of the greatest", "an effort is", 100)
check_pain = within(1, 10, "", "pain is told as a number from")
check_air = within(-40, 60, "degC", "people stay in air of")
check_humidity = within(0, 100, "%", "relative humidity is", 100)
check_wind = within(0, 144, "km/h", "a person stands upright in a wind of", 3.6)
check_pco2 = within(10, 100, "mmHg", "arterial carbon dioxide of a living person is")
check_cuff = positive(300, "mmHg", "a cuff is inflated to a pressure")
check_rise = within(0.1, 20, "%", "a treadmill rises in steps of", 100)
check_bout = positive(600, "s", "a rhythmic contraction has bouts and pauses of")


def check_manner(task: object, field: str) -> str:
    """How a muscle works, where that is said."""
    value = getattr(task, field)
    if value != "lengthening":
        raise StepError(field, f'a contraction can be told to be "lengthening", not {value!r}')
    return value


def check_fluid(how: str) -> Check:
    """A fluid on the shelf that can be taken in this way: "drunk" or "infused"."""

    def check(task: object, field: str) -> str:
        try:
            name = known_as(getattr(task, field))
        except MyospasmError as error:
            raise StepError(field, str(error)) from None
        if how not in FLUIDS[name].ways:
            said, other = name.replace("_", " "), FLUIDS[name].ways[0]
            raise StepError(field, f"{said} is {other}, not {how}")
        return name

    return check


def check_drinkable(volume: float, duration: float) -> None:
    """Refuse what no stomach holds."""
    most = STOMACH.value + EMPTYING.value * duration
    if volume > most:
        said = (
            f"a stomach holds about {number(STOMACH.value)} L and passes on at most {number(3600 * EMPTYING.value)} L"
        )
        raise StepError(
            "volume",
            f"{said} an hour; {number(volume)} L over {words_of_time(duration)} is more than anybody can drink",
        )
