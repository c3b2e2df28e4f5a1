"""Signs of nerves that fire too easily: a cuff (after Trousseau), a tap (after Chvostek), a nerve stimulator."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError, quantity
from myospasm.instruments.hours.reading import course, events, times, value
from myospasm.instruments.hours.sphygmomanometer import Sphygmomanometer

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.records import Event, Trace

LONG = quantity(180.0, "s", "NeuroTeach39", "for which the cuff stays on; the hand answers after 30 to 240 s", 30, 240)
OVER = quantity(20.0, "mmHg", "NeuroTeach39", "by which it is above the systolic pressure")
SOME = quantity(3.0, "1", "assumed", "SD: of some hundred endings, so far off, a few fire in every second")
TAP = quantity(8.0, "mV", "assumed", "that a tap on a nerve adds: less than a healthy ending needs (10 to 11)")
BURST = quantity(
    4.0, "1", "assumed", "impulses that an ending gives by itself: electromyographers look for quadruplets"
)
_PRESSURE = re.compile(r"\bcuff\b.*?\bto ([\d.]+) mmHg", re.IGNORECASE)


class Sign(NamedTuple):
    """Whether the sign is there, what decided it, and the moment (s of the story) at which it was first there."""

    positive: bool
    words: str
    at: float | None = None


def trousseau(chart: xr.Dataset, hand: Trace | None = None, cuffs: Sphygmomanometer | None = None) -> Sign:
    """A cuff on the arm for three minutes: does the hand cramp by itself?

    Equation: with the hand's own run (`hand`, a Trace) positive if a nerve ending fires four times or more by itself;
    without it positive if the push that sets off an ending falls, while the cuff is on, to
    3 sqrt(noise^2 + (spread normal)^2) of `nerve.terminal`: 4.5 mV. Source: NeuroTeach39 (how it is done); the endings'
    noise and spread as in the model. Errors: MyospasmError without a cuff of 3 min that shuts the artery. All or
    none here; reported are 1 to 4 % of healthy people who have it, and 6 % of those with little calcium who have not.
    """
    event = _cuff(chart, cuffs or Sphygmomanometer())
    if hand is not None:
        return _hand(hand)
    end, seconds, needed = event.onset + event.duration, times(chart), course(chart, "ending_threshold")
    limit, inside = fires_by_itself(), np.flatnonzero((seconds >= event.onset) & (seconds <= end))
    least = float(needed[inside].min()) if inside.size else value(chart, "ending_threshold", min(end, seconds[-1]))
    words = f"under the cuff a nerve ending needs a push of {least:.1f} mV; at {limit:.1f} mV some fire by themselves"
    if value(chart, "ending_threshold", event.onset) <= limit:
        words += ", as they did before the cuff was on"
    under = inside[needed[inside] <= limit]
    return Sign(least <= limit, words, float(seconds[under[0]]) if under.size else None)


def fires_by_itself() -> float:
    """Push in mV that the model's most excitable endings get from their own noise."""
    from myospasm.nerve.excitability import TerminalExcitability
    from myospasm.nerve.terminal import Terminal

    ending, excitability = Terminal(), TerminalExcitability()  # pyright: ignore[reportCallIssue]
    return SOME.value * math.hypot(ending.noise, ending.threshold_spread * excitability.normal)


def _cuff(chart: xr.Dataset, cuffs: Sphygmomanometer) -> Event:
    """The first cuff that was on for long enough and tight enough."""
    found = [(event, _PRESSURE.search(event.label)) for event in events(chart)]
    tried = [(event, float(match[1])) for event, match in found if match]
    long = [(e, p) for e, p in tried if min(e.duration, times(chart)[-1] - e.onset) >= LONG.value]
    if not long:
        raise MyospasmError(
            "Trousseau's sign needs a cuff for 3 min or more, and this story has none; it needs a sentence such as "
            '"Inflate a cuff to 200 mmHg for 4 min".'
        )
    for event, pressure in long:
        needed = cuffs.measure(chart, event.onset).arm_systolic + OVER.value
        if pressure >= needed:
            return event
    raise MyospasmError(
        f"the cuff at {long[0][1]:g} mmHg does not shut the artery; Trousseau's sign needs {needed:.0f} mmHg or more."
    )


def _hand(hand: Trace) -> Sign:
    """What the endings of a hand's muscles did in a run of the loop."""
    own = hand["fiber_spike_origin"].values == 2
    if not own.any():
        return Sign(False, "no nerve ending of the hand fires by itself")
    units, counts = np.unique(hand["fiber_spike_unit"].values[own], return_counts=True)
    most, when = int(counts.max()), float(np.min(hand["fiber_spike_time"].values[own]))
    words = f"{len(units)} nerve endings of the hand fire by themselves, up to {most} times"
    return Sign(most >= BURST.value, words, when if most >= BURST.value else None)


def chvostek(chart: xr.Dataset, at: float) -> Sign:
    """A tap on a nerve: does its muscle twitch?

    Equation: positive if an ending needs less than the push of a tap, 8 mV. Source: assumed. Errors: of nerve endings,
    not of the face's nerve; reported are 25 % of healthy people who twitch too, and 29 % of those with little calcium
    who do not: it tells little, here as at the bedside.
    """
    needed = value(chart, "ending_threshold", at)
    words = f"a nerve ending needs a push of {needed:.1f} mV; a tap gives {TAP.value:.0f} mV"
    return Sign(needed < TAP.value, words, at if needed < TAP.value else None)


def threshold_change(chart: xr.Dataset, at: float, since: float | None = None) -> float:
    """By how many % a nerve stimulator must push harder (negative: less) than at `since` (the first entry unless said).

    Equation: as `nerve.excitability.pulse_threshold`, 1 + share (needed/normal - 1), of the ending's `needed`.
    Source: McIntyre2002, from which that is fitted. Errors: an ending stands for the nerve in the limb; a nerve that
    fires by itself counts as 0 mV.
    """
    from myospasm.nerve.excitability import TerminalExcitability

    fit = TerminalExcitability()  # pyright: ignore[reportCallIssue]

    def pulse(moment: float) -> float:
        return 1.0 + fit.pulse_share * (value(chart, "ending_threshold", moment) / fit.normal - 1.0)

    return 100.0 * (pulse(at) / pulse(float(times(chart)[0]) if since is None else since) - 1.0)
