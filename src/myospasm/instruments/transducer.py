"""What all slow sensors share: a low-pass amplifier, a little noise, and a sampling clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError, stream
from myospasm.instruments import truth
from myospasm.records import Channel, Recording

if TYPE_CHECKING:
    from myospasm.records import Trace


class Sensor(NamedTuple):
    """One slow sensor: what it reads, where, and how well."""

    variable: str
    where: tuple[str, str]
    """Dimension and name, as in ("joint", "ankle")."""
    channel: Channel
    bandwidth: float
    noise: float
    """RMS in the channel's unit, within the band; 0: none."""


def read(trace: Trace, sensor: Sensor, rate: float, seed: int | None) -> Recording:
    """Sample one variable of a trace as a sensor gives it.

    Equation: linear between the trace's milliseconds, white noise within the band, causal second-order Butterworth
    low-pass that starts settled. Shapes: Recording with one channel.
    """
    from scipy.signal import butter, sosfilt, sosfilt_zi

    if sensor.bandwidth >= rate / 2:
        raise MyospasmError(
            f"a band of {sensor.bandwidth:g} Hz needs a rate above {2 * sensor.bandwidth:g} Hz, not {rate:g} Hz."
        )
    start, samples = truth.span(trace, rate)
    signal = np.interp(start + np.arange(samples) / rate, trace["time"].values, _column(trace, sensor))
    signal = signal + _noise(trace, sensor, (rate, samples), seed)
    sections = butter(2, sensor.bandwidth, fs=rate, output="sos")
    signal, _ = sosfilt(sections, signal, zi=sosfilt_zi(sections) * signal[:1])
    about = {"instrument": sensor.channel.label, "simulated": "yes"}
    return Recording(signal[None], rate, (sensor.channel,), truth.events(trace), start, truth.spikes(trace), about)


def _column(trace: Trace, sensor: Sensor) -> np.ndarray:
    dimension, name = sensor.where
    known = [str(n) for n in trace[dimension].values]
    if name not in known:
        raise MyospasmError(f"the trace holds no {dimension} named {name!r}; it holds {', '.join(known)}.")
    return trace[sensor.variable].transpose("time", dimension).values[:, known.index(name)].astype(float)


def _noise(trace: Trace, sensor: Sensor, clock: tuple[float, int], seed: int | None) -> np.ndarray | float:
    if not sensor.noise:
        return 0.0
    rate, samples = clock
    own = int(trace.attrs.get("seed", 0)) if seed is None else seed
    random = np.random.default_rng(stream(own, f"noise/{sensor.channel.label}"))
    return sensor.noise * np.sqrt(rate / 2 / sensor.bandwidth) * random.standard_normal(samples)
