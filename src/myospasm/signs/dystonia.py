"""Signs of dystonia: who pulls along with what was asked for, how the head stands and trembles, what a touch does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.coherence import emg_coherence
from myospasm.signs.gaps import runs
from myospasm.signs.loudness import USUAL, power_of, smooth
from myospasm.signs.sites import sites

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.records import Event, Recording

CONTRACTING = re.compile(r"\bcontract", re.IGNORECASE)
TOUCHING = re.compile(r"\btouch", re.IGNORECASE)
SETTLED = quantity(2.0, "s", ASSUMED, "after something began, before it is measured: the head drifts for about as long")
WINDOW = quantity(0.1, "s", ASSUMED, "of the envelope in which bursts of 100 ms or more are seen")
BURST = quantity(0.5, "1", ASSUMED, "of the 95th percentile of an envelope: above it is a burst")
PAUSE = quantity(0.05, "s", ASSUMED, "shorter silence does not part bursts")
TREMOR = (2.0, 12.0)
"""Hz, where a head's tremor is looked for."""
DRIVE = (3.0, 15.0)
"""Hz, where the common drive to the neck is looked for."""


def read(recording: Recording) -> dict[str, float]:
    """What of these signs a recording tells."""
    return overflow(recording) | head(recording)


def overflow(recording: Recording) -> dict[str, float]:
    """How much other muscles pull along in the gentlest contraction that was asked for.

    Equation: 100 (other - its rest) / (asked - its rest), RMS of the EMG of the loudest other over that of the
    muscle that gained most by its own rest, means over the contraction less its first seconds.
    Source: a choice. Errors: EMG of two muscles depends on skin and distance too; a neighbor's crosstalk counts.
    """
    asked = [e for e in recording.events if CONTRACTING.search(e.label) and e.duration > 2 * SETTLED.value]
    calm = [e for e in _rests(recording) if asked and e.onset < asked[0].onset]
    names = sites(recording)
    if not asked or not calm or len(names) < 2:
        return {}
    span, rest = _settled(recording, asked[-1]), _span(recording, calm[0].onset, calm[0].onset + calm[0].duration)
    power = [power_of(recording.samples[s.rows], recording.rate, USUAL) for s in names]
    heard = [smooth(p, recording.rate, WINDOW.value) for p in power]
    gain = np.array([h[span].mean() - h[rest].mean() for h in heard])
    main = int(np.argmax(gain))
    other = max((i for i in range(len(names)) if i != main), key=lambda i: gain[i])
    if gain[main] <= 0:
        return {}
    size = 1000.0 if recording.channels[names[other].rows[0]].unit == "mV" else 1.0
    found = {
        "overflow_percent": 100.0 * max(gain[other], 0.0) / gain[main],
        "overflow_uv": size * max(gain[other], 0.0),
    }
    return found | _bursts(heard[other][span], recording.rate, heard[other][rest])


def _bursts(envelope: Float[np.ndarray, " samples"], rate: float, rest: np.ndarray) -> dict[str, float]:
    """How long and how often a muscle that was not asked bursts; nothing if it is as still as at rest."""
    top = np.quantile(envelope, 0.95)
    if top < rest.mean() + 5.0 * rest.std():
        return {}
    joined: list[list[int]] = []
    for first, last in runs(envelope > BURST.value * top):
        if joined and first - joined[-1][1] < PAUSE.value * rate:
            joined[-1][1] = last
        else:
            joined.append([first, last])
    lengths = [(b - a) / rate for a, b in joined]
    return {
        "overflow_burst_ms": 1000 * float(np.median(lengths)),
        "overflow_bursts_hz": len(lengths) * rate / len(envelope),
    }


def head(recording: Recording) -> dict[str, float]:
    """How the head stands and trembles before a touch, what drives its muscles together, and what a touch leaves.

    Equation: mean angle; the strongest frequency of its velocity in 2 to 12 Hz and the SD of the angle there;
    coherence of rectified EMG of the two loudest neck muscles that turn the same way.
    Source: Halliday1995 for coherence; Schramm2004 for the touch. Errors: one angle; the head must move freely.
    """
    rows = [i for i in recording.rows("angle") if "head" in recording.channels[i].label]
    touches = [e for e in recording.events if TOUCHING.search(e.label)]
    held = [e for e in _rests(recording) if e.duration > 2 * SETTLED.value]
    if not rows or not held:
        return {}
    before = _settled(recording, held[0])
    angle = np.degrees(np.asarray(recording.samples[rows[0]], float))
    found = {"head_angle_deg": float(angle[before].mean())} | _tremor(angle[before], recording.rate)
    found |= _drive(recording, before)
    if touches and touches[0].duration > 2 * SETTLED.value:
        found |= _trick(recording, before, _settled(recording, touches[0]))
    return found


def _tremor(angle: Float[np.ndarray, " samples"], rate: float) -> dict[str, float]:
    """The head's rhythm (Hz) and its size (deg, SD)."""
    from scipy.signal import welch

    hertz, power = welch(np.gradient(angle) * rate, rate, nperseg=min(angle.size, round(4 * rate)))
    band = (hertz >= TREMOR[0]) & (hertz <= TREMOR[1])
    peak = hertz[band][np.argmax(power[band])]
    step = hertz[1] - hertz[0]
    size = np.sqrt((power[band] / (2 * np.pi * hertz[band]) ** 2).sum() * step)
    return {"head_tremor_hz": float(peak), "head_tremor_deg": float(size)}


def _drive(recording: Recording, span: slice) -> dict[str, float]:
    """Where (Hz) two muscles that turn the head together are driven most alike, and how much so at 5 to 7 Hz."""
    pairs = [("right_sternocleidomastoid", "left_splenius"), ("left_sternocleidomastoid", "right_splenius")]
    rows = {s.name: s.rows[0] for s in sites(recording)}
    there = [[np.asarray(recording.samples[rows[m]], float)[span] for m in p] for p in pairs if set(p) <= set(rows)]
    if not there:
        return {}
    first, second = max(there, key=lambda p: min(np.std(x) for x in p))
    found = emg_coherence(first, second, recording.rate)
    band = (found.hertz >= DRIVE[0]) & (found.hertz <= DRIVE[1])
    low = (found.hertz >= 5.0) & (found.hertz <= 7.0)
    peak = found.hertz[band][np.argmax(found.value[band])]
    return {"neck_drive_hz": float(peak), "neck_coherence_5_7": float(found.value[low].max())}


def _trick(recording: Recording, before: slice, touched: slice) -> dict[str, float]:
    """EMG of all that was watched while touched, over that before, in percent."""
    rows = recording.rows("emg")
    power = power_of(recording.samples[rows], recording.rate, USUAL)
    return {"trick_percent": 100.0 * float(np.sqrt(power[touched].mean() / power[before].mean()))}


def _rests(recording: Recording) -> list[Event]:
    return [e for e in recording.events if e.label.lower().startswith("rest")]


def _settled(recording: Recording, event: Event) -> slice:
    return _span(recording, event.onset + SETTLED.value, event.onset + event.duration)


def _span(recording: Recording, start: float, end: float) -> slice:
    return slice(*(max(0, round((t - recording.start) * recording.rate)) for t in (start, end)))


EXAMINER = Examiner(
    {
        "overflow_percent": Sign("EMG of a muscle that was not asked", "% of the asked"),
        "overflow_uv": Sign("EMG of a muscle that was not asked", "uV", 1),
        "overflow_burst_ms": Sign("its bursts (median)", "ms"),
        "overflow_bursts_hz": Sign("how often", "Hz", 1),
        "head_angle_deg": Sign("head turned", "deg"),
        "head_tremor_hz": Sign("head tremor", "Hz", 1),
        "head_tremor_deg": Sign("its size (SD)", "deg", 2),
        "neck_drive_hz": Sign("common drive to the neck", "Hz", 1),
        "neck_coherence_5_7": Sign("coherence of the neck at 5 to 7 Hz", "", 2),
        "trick_percent": Sign("EMG of the neck while touched", "% of before"),
    },
    read,
)
