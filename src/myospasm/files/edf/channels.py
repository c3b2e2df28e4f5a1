"""Channels as EDF and BDF tell them: what has no field of its own stands in the transducer's."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np

from myospasm.files.edf.header import Form, Signal
from myospasm.ground import MyospasmError
from myospasm.records import KINDS, TO_MILLIVOLT, Channel

FINER = {"V": "mV", "mV": "uV", "uV": "nV"}
SHORTENED = ", shortened"
"""At the end of a channel's transducer: in its label the muscle stands by its initials."""
NUMBER = r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?"
OURS = re.compile(rf"({'|'.join(KINDS)}) (.*?)(?: at ({NUMBER}) ({NUMBER}) m)?(?: of (.+?))?(, shortened)?", re.ASCII)
GUESSED = {
    "emg": r"emg|electrode",
    "force": r"force|torque|load cell",
    "angle": r"angle|goniometer",
    "stimulus": r"\bstatus\b|stim|trigger",
}


def fit(channel: Channel, data: np.ndarray, form: Form, length: int) -> tuple[Signal, np.ndarray]:
    """A channel's header, and its samples in the unit that the header names: small voltages in a smaller unit.

    Errors: MyospasmError if a sample is not a number or has too many digits.
    """
    if not np.isfinite(data).all():
        raise MyospasmError(
            f"channel {channel.label!r} has samples that are not numbers, which {form.name}+ cannot hold; "
            "cut them out, or use Zarr."
        )
    unit = channel.unit
    while unit in FINER and 0 < np.ptp(data) < 0.05:
        unit, data = FINER[unit], data * 1e3
    return _signal(channel, form, unit, _range(data, channel.label, form), length), data


def blank(channel: Channel, form: Form, length: int) -> Signal:
    """A channel's header before its samples are known."""
    return _signal(channel, form, channel.unit, (-1.0, 1.0), length)


def _signal(channel: Channel, form: Form, unit: str, limits: tuple[float, float], length: int) -> Signal:
    return Signal(
        label=_ascii(_short(channel), 16),
        transducer=_transducer(channel),
        unit=_ascii(unit.replace("µ", "u").replace("μ", "u").replace("°", "deg"), 8),
        low=limits[0],
        high=limits[1],
        lowest=form.lowest,
        highest=-form.lowest - 1,
        filters=_ascii(channel.filters, 80),
        count=length,
    )


def _ascii(text: str, longest: int) -> str:
    return text.encode("ascii", "replace").decode()[:longest].strip()


def _range(data: np.ndarray, label: str, form: Form) -> tuple[float, float]:
    """The tightest range around the data that fits EDF's eight characters."""
    low, high = float(data.min()), float(data.max())
    if low == high:
        high = low + max(1e-3, abs(low) * 1e-3)
    low, high = _outward(low, math.floor), _outward(high, math.ceil)
    if max(len(f"{abs(v):.0f}") for v in (low, high)) > 7:
        most = max(abs(low), abs(high))
        raise MyospasmError(
            f"channel {label!r} has values up to {most:.3g}, too many digits for {form.name}+; scale it."
        )
    return low, high


def _outward(value: float, rounding: Callable[[float], int]) -> float:
    whole = len(str(int(abs(value)))) + (value < 0)
    # Below a ten-thousandth Python would write an exponent, which is not EDF.
    factor = 10 ** (max(0, 7 - whole) if abs(value) >= 1e-4 else 4)
    return rounding(value * factor) / factor


def _transducer(channel: Channel) -> str:
    """What EDF has no field for, in 80 characters; a group that is too long is cut."""
    place = "" if channel.position is None else f" at {channel.position[0]:.6g} {channel.position[1]:.6g} m"
    end = SHORTENED if _short(channel) != channel.label else ""
    begin = _ascii(f"{channel.kind} {channel.muscle}", 80 - len(place) - len(end)) + " " * (not channel.muscle)
    group = f" of {channel.group}" if channel.group else ""
    return begin + place + _ascii(f"x{group}", 81 - len(begin) - len(place) - len(end))[1:] + end


def _short(channel: Channel) -> str:
    """EDF's labels have 16 letters: a longer one names its muscle by its initials."""
    if len(channel.label) <= 16 or not channel.muscle:
        return channel.label
    return channel.label.replace(channel.muscle, _initials(channel.muscle))


def _initials(muscle: str) -> str:
    return "".join(word[0] for word in re.split(r"[_\W]+", muscle) if word).upper()


def to_channel(signal: Signal) -> Channel:
    """The channel that a signal is: as its transducer tells where we wrote it, else guessed from its words and unit."""
    unit = "mV" if signal.unit in TO_MILLIVOLT else signal.unit
    ours = OURS.fullmatch(signal.transducer)
    if ours:
        place = (float(ours[3]), float(ours[4])) if ours[3] else None
        label = signal.label.replace(_initials(ours[2]), ours[2], 1) if ours[6] else signal.label
        return Channel(label, ours[1], unit, ours[2], place, signal.filters, ours[5] or "")
    text = f"{signal.label} {signal.transducer}".lower()
    kind = next((k for k, words in GUESSED.items() if re.search(words, text)), "emg" if unit == "mV" else "other")
    return Channel(signal.label, kind, unit, filters=signal.filters)
