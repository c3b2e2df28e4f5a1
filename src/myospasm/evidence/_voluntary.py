"""What several papers ask of one muscle: a maximal contraction, its rates, and the twitch that answers a shock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.evidence._holding import rates, torque
from myospasm.evidence.cohort import Changes, cohort, mean, spikes
from myospasm.signs.force import Twitch, twitch

if TYPE_CHECKING:
    from myospasm.records import Trace

SHOCK = "Stimulate the nerve once at 130 %."
"""A second of watching is its own."""


def maximal(muscle: str, seconds: float, people: int, changes: Changes = ()) -> list[Trace]:
    """Each person's maximal contraction of one muscle, from 0.5 s on."""
    text = f"Rest for 0.5 s. Contract at 100 % for {seconds:g} s. Rest for 0.5 s."
    return [runs[0] for runs in cohort("adult", ((muscle, 60),), (text,), people, changes=changes)]


def mean_rate(traces: list[Trace], begin: float, end: float) -> float:
    """Mean rate (Hz) of the units that fired five times or more between two times (s)."""
    return mean([rate for trace in traces for rate in rates(spikes(trace), begin, end)])


def answer(trace: Trace, shock: float, until: float) -> Twitch:
    """The twitch after a shock (s), looked at up to `until` (s)."""
    return twitch(torque(trace)[: round(1000 * until)], 1000.0, shock)
