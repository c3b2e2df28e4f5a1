"""A protocol laid open: every step with its time, its Python, its sentence and what it acts on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from myospasm.protocol.bounds import TICKS_PER_SECOND
from myospasm.protocol.clock import Clock
from myospasm.protocol.grammar import write
from myospasm.protocol.lengths import spared_by_ending
from myospasm.protocol.steps import Step
from myospasm.protocol.timeline import JOINTLY, MuscleTable

ACTS = {
    "drive": "command",
    "force_target": "force target",
    "emg_target": "EMG target",
    "stimulus_nerve": "nerve",
    "stimulus_point": "motor point",
    "stimulus_root": "root",
    "skin": "skin",
    "touch": "touch",
    "sound": "tone",
    "block": "block",
    "pull": "tendon",
    "angle": "angle",
    "free": "free",
    "torque": "torque",
    "inertia": "load",
}
"""What a field of a schedule is called in a few words."""


class Explained(NamedTuple):
    """One step as it is planned; times in s."""

    onset: float
    longest: float
    shortest: float
    """As `longest`, unless it waits for something."""
    step: Step
    sentence: str
    acts_on: dict[str, list[str]]
    """What is set, of which muscles or joints."""


def explain(steps: Iterable[Step], muscles: MuscleTable, joints: Sequence[str] = ()) -> list[Explained]:
    """Every step of a protocol, with the onsets of the longest course; the first muscle is the main one.

    Raises MyospasmError for what cannot be done.
    """
    clock, found = Clock(muscles, muscles.name[0], joints), []
    for step in steps:
        segment = clock.begin(step)
        acts: dict[str, list[str]] = {}
        for part in segment.parts:
            names = clock.joints if part.field in JOINTLY else clock.names
            here = acts.setdefault(ACTS[part.field], [])
            here += [n for n in (names[i] for i in np.flatnonzero(part.where)) if n not in here]
        ticks = segment.end - segment.begin
        onset, longest, least = (
            t / TICKS_PER_SECOND for t in (segment.begin, ticks, max(ticks - spared_by_ending(step), 0))
        )
        found.append(Explained(onset, longest, least, step, write(step), acts))
        clock.end(segment, segment.end)
    return found
