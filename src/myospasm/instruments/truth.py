"""What really happened, laid beside every recording: its span of time, its events, who fired when."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from myospasm.instruments.anatomy import label, units_in
from myospasm.records import Channel, Event, Recording

if TYPE_CHECKING:
    from myospasm.records import Trace


def span(trace: Trace, rate: float) -> tuple[float, int]:
    """Start (s) and number of samples of a trace at a device's rate."""
    time = trace["time"].values
    step = float(time[1] - time[0]) if len(time) > 1 else 0.001
    return float(time[0]), round(len(time) * step * rate)


def events(trace: Trace) -> tuple[Event, ...]:
    """The trace's events."""
    return tuple(Event(*row) for row in json.loads(trace.attrs.get("events", "[]")))


def spikes(trace: Trace, muscles: Sequence[str] | None = None) -> dict[str, np.ndarray]:
    """Motoneuron discharge times (s) within the trace, by unit label, of all or some muscles."""
    start, end = _ends(trace)
    time, unit = trace["soma_spike_time"].values, trace["soma_spike_unit"].values
    keep = (time >= start) & (time < end)
    named = [str(m) for m in trace["muscle"].values] if muscles is None else muscles
    labels = {int(i): label(muscle, number) for muscle in named for number, i in enumerate(units_in(trace, muscle))}
    return trains(time[keep], unit[keep], labels)


def trains(time: np.ndarray, unit: np.ndarray, labels: Mapping[int, str]) -> dict[str, np.ndarray]:
    """Discharge times of some units, each in order, by the label that a unit's number has."""
    order = np.lexsort((time, unit))
    time, unit = time[order], unit[order]
    edges = {index: np.searchsorted(unit, [index, index + 1]) for index in labels}
    return {text: time[slice(*edges[index])] for index, text in labels.items()}


def recording(
    trace: Trace,
    signal: np.ndarray,
    rate: float,
    channels: Sequence[Channel],
    about: dict[str, str],
    muscles: Sequence[str] | None = None,
) -> Recording:
    """What a device gives of a whole trace, with the truth of all or some muscles; `about` names the instrument."""
    beside = spikes(trace, muscles)
    return Recording(signal, rate, channels, events(trace), span(trace, rate)[0], beside, {**about, "simulated": "yes"})


def _ends(trace: Trace) -> tuple[float, float]:
    start, samples = span(trace, 1000.0)
    return start, start + samples / 1000.0
