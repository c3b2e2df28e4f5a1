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

import numpy as np

from myospasm.ground import quantity
from myospasm.protocol import Protocol
from myospasm.protocol.bounds import JOINTS, MUSCLES, number
from myospasm.protocol.hours.looks import Look
from myospasm.protocol.hours.tasks import Contract, ContractRhythmically, Cycle, Task

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


PEDALING = {
    "on": quantity(0.3, "s", "assumed", "the push of a pedal"),
    "off": quantity(0.45, "s", "assumed", "the rest of a turn of 0.75 s, 80 a minute"),
    "level": quantity(0.5, "1", "assumed", "at the greatest effort; less in proportion"),
}

Activity = Callable[[Task, float], Stride | None]
"""Tells the rhythm in which a task works the muscle so many seconds after its begin, or None if it rests."""


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


def usual_activity(task: Task, since: float, muscle: str) -> Stride | None:
    """How a task works a muscle: on foot as `Locomotion` has it, a contraction by its own rhythm."""
    if isinstance(task, ContractRhythmically):
        return Stride(task.on, task.off, task.level)
    if isinstance(task, Contract):
        return Stride(task.duration, 0.0, task.level)
    if isinstance(task, Cycle):
        stride = Stride(*(value.value for value in PEDALING.values()))
        return stride._replace(level=max(round(stride.level * task.effort, 3), 0.01))
    acts = task.acts(np.array([since]), (muscle,))
    speed, grade, running = (float(np.ravel(acts.get(name, 0.0))[0]) for name in ("speed", "grade", "running"))
    return _on_foot(muscle, speed, grade, running) if speed > 0 else None


@functools.cache
def _on_foot(muscle: str, speed: float, grade: float, running: float) -> Stride | None:
    """One burst a stride, as strong as the muscle's peak and so long that its mean is the muscle's too."""
    import jax.numpy as jnp

    from myospasm.body.locomotion import Locomotion

    way, at, slope, gait = Locomotion(), jnp.asarray(speed), jnp.asarray(grade), jnp.asarray(running)
    level = round(float(way.peak((muscle,), at, slope, gait)[0]), 3)
    if level <= 0:
        return None
    stride = 1 / float(way.cadence(at, gait))
    on = round(stride * float(way.share((muscle,), at, gait)[0]), 3)
    return Stride(on, round(stride - on, 3), level)


def watching(task: Task, seconds: float, stride: Stride | None) -> str:
    """What the loop does while a task that works the muscle in this rhythm is watched for so long."""
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


def _protocol(plan: Plan, index: int, at: int, kind: str, seconds: float) -> str:
    if kind == "threshold":
        return THRESHOLD
    if kind == "contraction":
        return trying(plan.main)
    task, since = plan.tasks[index], max(at - 1 - plan.begins[index], 0)  # the second before the look
    return watching(task, seconds, plan.activity(task, since))


@functools.cache
def _length(protocol: str) -> float:
    """The longest time that sentences take, s."""
    return Protocol(protocol).duration


def windows_of(plan: Plan) -> list[Window]:
    """Every window of a story, in the order of time."""
    found: list[Window] = []
    for index in range(len(plan.tasks)):
        for at, kind, seconds in _looks(plan, index):
            protocol = _protocol(plan, index, at, kind, seconds)
            found.append(Window(at, kind, protocol, _length(protocol), index))
    return found
