"""Windows of full detail in a story of hours: when they open, and what the loop is asked to do in them.

A window takes no time of the story: it looks aside at the body as it is at that moment, and the story goes on from
there. A look at someone who walks or runs takes strides and then lets the muscle rest, so that what goes on by itself
is seen.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from myospasm.ground import quantity
from myospasm.protocol import Protocol
from myospasm.protocol.bounds import JOINTS, MUSCLES, number
from myospasm.protocol.hours.looks import Look
from myospasm.protocol.hours.tasks import Contract, ContractRhythmically, Cycle, Run, Sprint, Task, Walk, WarmUp

AFTER = 20  # s of rest after strides
TRY = 10  # s of a hard contraction
WATCHED = 50  # s of rest after it
THRESHOLD = (
    "Stimulate the motor point from 4 Hz in steps of 2 Hz to 40 Hz for 150 pulses with 60 s of rest until a spasm"
)
"""Source: MinettoBotter2009a, Minetto2011 (trains of 150 pulses at the motor point, a minute apart, by 2 Hz)."""
SHORT = quantity(0.7, "1", "assumed", "share of the joint's range to which a person points the toes")


class Stride(NamedTuple):
    """One leg's working rhythm: seconds of work, of rest, and the share of the greatest force meanwhile."""

    on: float
    off: float
    level: float


WALKING = {
    "on": quantity(0.45, "s", "assumed", "the calf works from midstance to push-off"),
    "off": quantity(0.65, "s", "assumed", "the rest of a stride of 1.1 s"),
    "level": quantity(0.3, "1", "assumed", "half a runner's"),
}
RUNNING = {
    "on": quantity(0.25, "s", "assumed", "contact with the ground"),
    "off": quantity(0.46, "s", "assumed", "the rest of a stride of 0.71 s, 84 a minute"),
    "level": quantity(0.6, "1", "assumed", "of the greatest force"),
}
PEDALING = {
    "on": quantity(0.3, "s", "assumed", "the push of a pedal"),
    "off": quantity(0.45, "s", "assumed", "the rest of a turn of 0.75 s, 80 a minute"),
    "level": quantity(0.5, "1", "assumed", "at the greatest effort; less in proportion"),
}

Activity = Callable[[Task], Stride | None]
"""Tells the rhythm in which a task works the muscle, or None if it rests."""


class Window(NamedTuple):
    """A look aside: after `at` seconds of the story, with what the loop is to do."""

    at: int
    """Seconds of the story that have passed; it belongs to the second before, if it is a look of a task's own."""
    kind: str
    """"watch", "threshold" or "contraction"."""
    protocol: str
    """Sentences of the protocol of seconds."""
    seconds: float
    """Its length, the longest possible."""
    task: int
    """Index of the task that asked for it."""


def usual_activity(task: Task) -> Stride | None:
    """How a task works the calf, by assumed numbers; a contraction by its own rhythm."""
    if isinstance(task, ContractRhythmically):
        return Stride(task.on, task.off, task.level)
    if isinstance(task, Contract):
        return Stride(task.duration, 0.0, task.level)
    table = WALKING if isinstance(task, Walk) else RUNNING if isinstance(task, Run | Sprint | WarmUp) else None
    if isinstance(task, Cycle):
        stride = Stride(*(value.value for value in PEDALING.values()))
        return stride._replace(level=max(round(stride.level * task.effort, 3), 0.01))
    return Stride(*(value.value for value in table.values())) if table else None


def watching(task: Task, seconds: float, activity: Activity) -> str:
    """What the loop does while a task is watched for so long."""
    stride = activity(task)
    if stride is None:
        return f"Rest for {number(seconds)} s"
    named = getattr(task, "muscle", None)
    contract = f"contract {named.replace('_', ' ')}" if named else "contract"
    effort = f"{contract} at {number(round(100 * stride.level, 3))} %"
    if stride.off <= 0:
        return f"C{effort[1:]} for {number(seconds)} s. Rest for {AFTER} s"
    rounds = max(round(seconds / (stride.on + stride.off)), 1)
    on, off = number(round(stride.on, 3)), number(round(stride.off, 3))
    return f"{rounds} times: {effort} for {on} s, then rest for {off} s. Rest for {AFTER} s"


def short(main: str) -> float:
    """The angle (rad) of a muscle's joint at which the muscle is short."""
    muscle = MUSCLES.load(main)
    joint = JOINTS[muscle.joint]
    return SHORT.value * (joint.high.value if muscle.moment_arm.value > 0 else joint.low.value)


def trying(main: str) -> str:
    """The muscle's joint is turned so that it is short, and it is contracted as hard as it goes; then it is watched."""
    muscle = MUSCLES.load(main)
    joint = JOINTS[muscle.joint]
    degrees = math.degrees(short(main))
    direction = (joint.positive if degrees > 0 else joint.negative)[0]
    bend = f"Hold the {muscle.joint} at {number(round(abs(degrees), 1))} deg {direction}"
    return f"{bend}. Rest for 1 s. Contract at 100 % for {TRY} s. Rest for {WATCHED} s"


class Plan(NamedTuple):
    """The tasks of a story with the second at which each begins and how long it lasts, and who works how."""

    tasks: Sequence[Task]
    begins: Sequence[int]
    lengths: Sequence[int]
    main: str
    """The muscle that is looked at."""
    activity: Activity


def _looks(plan: Plan, index: int) -> list[tuple[int, str, float]]:
    """The looks that a task is or asks for, in the order of time: at, kind, seconds."""
    task, begin, length = plan.tasks[index], plan.begins[index], plan.lengths[index]
    if isinstance(task, Look):
        return [(begin, task.kind, task.seconds)]
    found: list[tuple[int, str, float]] = []
    for kind, period, seconds in (("watch", task.period, task.watching), ("threshold", task.testing, 0.0)):
        if period:
            ends = range(round(period), length + 1, round(period))
            found += [(begin + end, kind, seconds or 0.0) for end in ends]
    return sorted(found, key=lambda look: look[0])


def _protocol(plan: Plan, task: Task, kind: str, seconds: float) -> str:
    if kind == "threshold":
        return THRESHOLD
    if kind == "contraction":
        return trying(plan.main)
    return watching(task, seconds, plan.activity)


@functools.cache
def _length(protocol: str) -> float:
    """The longest time that sentences take, s."""
    return Protocol(protocol).duration


def windows_of(plan: Plan) -> list[Window]:
    """Every window of a story, in the order of time."""
    found: list[Window] = []
    for index, task in enumerate(plan.tasks):
        for at, kind, seconds in _looks(plan, index):
            protocol = _protocol(plan, task, kind, seconds)
            found.append(Window(at, kind, protocol, _length(protocol), index))
    return found
