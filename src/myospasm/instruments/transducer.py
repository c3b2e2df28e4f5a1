"""What all slow sensors share: a low-pass amplifier, a little noise, a zero that may wander, and a sampling clock."""

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
    drift: float = 0.0
    """SD in the channel's unit of how far the zero has wandered after a minute; 0: it stays."""


TURN = 0.1
"""s between the steps of a wandering zero."""


def read(trace: Trace, sensor: Sensor, rate: float, seed: int | None) -> Recording:
    """Sample one variable of a trace as a sensor gives it.

    Equation: linear between the trace's milliseconds, white noise within the band, causal second-order Butterworth
    low-pass that starts settled; the zero's drift is a random walk from 0. Shapes: Recording with one channel.
    Errors: MyospasmError for a rate, band, noise or drift that no sensor has.
    """
    from scipy.signal import butter, sosfilt, sosfilt_zi

    check(sensor, rate)
    start, samples = truth.span(trace, rate)
    signal = np.interp(start + np.arange(samples) / rate, trace["time"].values, _column(trace, sensor))
    own = int(trace.attrs.get("seed", 0)) if seed is None else seed
    signal = signal + _noise(sensor, (rate, samples), own) + _drift(sensor, (rate, samples), own)
    sections = butter(2, sensor.bandwidth, fs=rate, output="sos")
    signal, _ = sosfilt(sections, signal, zi=sosfilt_zi(sections) * signal[:1])
    return truth.recording(trace, signal[None], rate, (sensor.channel,), {"instrument": sensor.channel.label})


def check(sensor: Sensor, rate: float) -> None:
    """Refuse what no sensor can do, in a sentence."""
    label = sensor.channel.label
    if not np.isfinite(rate) or rate <= 0:
        raise MyospasmError(f"{label} cannot be sampled at {rate:g} Hz; take a rate above 0, as 2048 Hz.")
    if not 0 < sensor.bandwidth < rate / 2:
        raise MyospasmError(
            f"a band of {sensor.bandwidth:g} Hz needs a rate above {2 * sensor.bandwidth:g} Hz, not {rate:g} Hz; "
            "a band is above 0."
        )
    if not (sensor.noise >= 0 and sensor.drift >= 0):
        raise MyospasmError(
            f"{label} has noise {sensor.noise:g} and drift {sensor.drift:g} {sensor.channel.unit}; both are 0 or more."
        )


def _column(trace: Trace, sensor: Sensor) -> np.ndarray:
    dimension, name = sensor.where
    known = [str(n) for n in trace[dimension].values]
    if name not in known:
        raise MyospasmError(f"the trace holds no {dimension} named {name!r}; it holds {', '.join(known)}.")
    return trace[sensor.variable].transpose("time", dimension).values[:, known.index(name)].astype(float)


def _noise(sensor: Sensor, clock: tuple[float, int], seed: int) -> np.ndarray | float:
    if not sensor.noise:
        return 0.0
    rate, samples = clock
    random = np.random.default_rng(stream(seed, f"noise/{sensor.channel.label}"))
    return sensor.noise * np.sqrt(rate / 2 / sensor.bandwidth) * random.standard_normal(samples)


def _drift(sensor: Sensor, clock: tuple[float, int], seed: int) -> np.ndarray | float:
    """How far the zero has wandered at every sample; the same at every rate."""
    if not sensor.drift:
        return 0.0
    rate, samples = clock
    random = np.random.default_rng(stream(seed, f"drift/{sensor.channel.label}"))
    steps = sensor.drift * np.sqrt(TURN / 60) * random.standard_normal(int(samples / rate / TURN) + 1)
    walk = np.concatenate([[0.0], np.cumsum(steps)])
    return np.interp(np.arange(samples) / rate, TURN * np.arange(len(walk)), walk)
