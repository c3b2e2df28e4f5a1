"""What several papers ask of a force: to hold it, to follow it upward, and to answer a pair of shocks on top of it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from myospasm.evidence.cohort import Changes, Muscles, doing, individuals, kind_of, mean, spikes
from myospasm.signs.contractility import superimposed_twitch, voluntary_activation
from myospasm.signs.force import low_pass, steadiness
from myospasm.signs.pools import recruitment_thresholds
from myospasm.signs.units import unit_rates

if TYPE_CHECKING:
    from myospasm.records import Trace

PAIR = "stimulating the nerve twice 10 ms apart"
SHOCKS = "Stimulate the nerve twice 10 ms apart. "
"""A second of watching is its own."""
BEST = "Rest for 0.5 s. Contract at 100 % for 3 s. Rest for 5 s. "
"""What a target is a share of; it ends at 8.5 s."""
AFTER_BEST = 8.5
PAUSE = 4.0
BENT = "Hold the knee at 60 deg flexion. Rest for 1 s. "
"""Where the thigh is strongest; it ends at 1 s."""
AFTER_BENT = 1.0
ANSWER = (0.02, 0.4)
"""s after a pair of shocks in which its twitch peaks, in slow muscles too."""


@functools.lru_cache(maxsize=16)
def few(muscles: Muscles, text: str, people: int, changes: Changes = ()) -> list[Trace]:
    """As many individuals of the healthy kind as are asked for, and no more, each doing the same."""
    return doing(individuals(kind_of("adult", muscles, changes), people), text)


def torque(trace: Trace, quiet: float = 0.4) -> np.ndarray:
    """Torque (N m, without sign) of the joint that is pulled, above that of the 0.4 s before `quiet` (s)."""
    joint = int(np.argmax(np.ptp(trace["torque"].values, axis=0)))
    values = trace["torque"].values[:, joint].astype(float)
    return np.abs(values - between(values, quiet - 0.4, quiet))


def between(values: np.ndarray, begin: float, end: float) -> float:
    """Mean of a signal of 1 kHz between two times (s)."""
    return float(values[round(1000 * begin) : round(1000 * end)].mean())


def targets(percents: tuple[float, ...], seconds: float) -> str:
    """A maximal contraction, then each target held for some seconds."""
    holds = [f"Match {p:g} % of the maximal force for {seconds:g} s. Rest for {PAUSE:g} s. " for p in percents]
    return BEST + "".join(holds)


def late(index: int, seconds: float, share: float = 0.6) -> tuple[float, float]:
    """When (s) the last share of a target of `targets` is held."""
    end = AFTER_BEST + seconds + index * (seconds + PAUSE)
    return end - share * seconds, end


def trembling(trace: Trace, begin: float, end: float) -> float:
    """Coefficient of variation (%) of torque between two times (s), a straight line taken out."""
    return steadiness(torque(trace), 1000.0, begin, end, detrended=True)


def ramp(percent: float, up: float, hold: float) -> str:
    """A maximal contraction, then a target that rises for `up` s and is held."""
    follow = f"Follow the force from 0 % to {percent:g} % over {up:g} s. "
    return f"{BEST}{follow}Match {percent:g} % of the maximal force for {hold:g} s. "


def joined(trace: Trace, begin: float, muscle: str | None = None) -> tuple[np.ndarray, list[np.ndarray]]:
    """Force (% of the maximum) at which each unit joins after `begin` (s), NaN if it does not, and its discharges."""
    share = 100 * low_pass(trace["share"].values[:, 0].astype(float), 1000.0)
    trains = [t[t > begin] for t in spikes(trace, muscle)]
    return np.array([recruitment_thresholds(t, share, 1000.0).recruitment_force for t in trains]), trains


def rates(trains: list[np.ndarray], begin: float, end: float) -> np.ndarray:
    """Rate (Hz) of each unit between two times (s); NaN where it fires fewer than five times."""
    found = [unit_rates(t, begin, end) for t in trains]
    return np.array([r.rate_of_mean_interval if r.spikes >= 5 else np.nan for r in found])


def activation(trace: Trace, during: float, at_rest: float, quiet: float = 0.4) -> float:
    """Voluntary activation (%) by a pair of shocks in a contraction and one at rest (s)."""
    force = torque(trace, quiet)
    return voluntary_activation(*(superimposed_twitch(force, 1000.0, t, ANSWER) for t in (during, at_rest)))


def answering(trace: Trace, begin: float, end: float) -> float:
    """Share (%) of the muscle's fibers that still answer their nerve between two times (s), by size of the units."""
    size = trace["unit_force"].values
    amplitude = trace["fiber_amplitude"].values[round(10 * begin) : round(10 * end)]
    return float(100 * (amplitude @ size).mean() / size.sum())


def steepest_fall(trace: Trace, end: float) -> float:
    """How fast torque falls after a contraction's end (s), in shares of what was held per s."""
    force = np.convolve(torque(trace), np.ones(20) / 20, "same")
    held = between(force, end - 0.5, end)
    return float(-1000 * np.diff(force[round(1000 * end) : round(1000 * end) + 700]).min() / held)


def average(traces: list[Trace], measure: Callable[..., float], *where: float) -> float:
    """Mean over people of one measure at the same times."""
    return mean([measure(trace, *where) for trace in traces])
