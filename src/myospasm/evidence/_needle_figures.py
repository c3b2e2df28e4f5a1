"""Figures of needle EMG: size, length and phases of motor unit potentials, as clinics measure them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm import muscles
from myospasm.instruments.intramuscular import ConcentricNeedle, insertion
from myospasm.instruments.uptake import firing, gather, unit_potentials

if TYPE_CHECKING:
    from myospasm.records import Trace

BASELINE = 0.02
"""mV off the baseline from which on a potential is told from noise (our criterion; 10 to 20 uV are usual)."""
SMALLEST, STEEP = 0.05, 300.0
"""A potential that is measured: at least this tall (mV) and somewhere this steep (mV/s), or the needle is too far."""
RATE = 24000.0
MUSCLE, PEOPLE, LEVEL = "tibialis_anterior", 4, 25
"""Command in %: the lowest at which units fire in everybody, at a few % of the greatest force."""
PROTOCOL = f"Rest for 0.5 s. Contract at {LEVEL} % for 6 s."
SITES = tuple((0.01 * i - 0.02, 0.006 * (k % 3 - 1), 0.009 + 0.002 * k) for i in range(4) for k in range(6))
"""Along, across, depth (m) of the needle's tip in tibialis anterior."""


class Potential(NamedTuple):
    """One motor unit potential: height (peak to peak, mV), length (ms), phases."""

    amplitude: float
    duration: float
    phases: int


def measure(wave: np.ndarray, rate: float) -> Potential | None:
    """A potential's figures; None where it is too small or too blunt to be taken."""
    amplitude = float(np.ptp(wave))
    if amplitude < SMALLEST or np.abs(np.diff(wave)).max() * rate < STEEP:
        return None
    out = np.flatnonzero(np.abs(wave) >= BASELINE)
    signs = np.sign(wave[out])
    return Potential(amplitude, 1000 * (out[-1] - out[0]) / rate, 1 + int(np.count_nonzero(np.diff(signs))))


def potentials(trace: Trace, sites: tuple[tuple[float, float, float], ...], muscle: str = MUSCLE) -> list[Potential]:
    """The potentials of all firing units that a concentric needle would take at these sites."""
    from scipy.signal import butter, sosfilt

    seed = int(trace.attrs.get("seed", 0))
    _, (fibers, units) = firing(trace, muscles.load(muscle), seed)
    found = []
    for along, across, depth in sites:
        needle = ConcentricNeedle(muscle, along=along, across=across, depth=depth, rate=RATE)
        lead = needle.lead(insertion(needle))
        waves = unit_potentials(gather(fibers, [lead], units)[0], lead, RATE, 1024, units)
        band = butter(2, (needle.amplifier.low, needle.amplifier.high), "bandpass", fs=RATE, output="sos")
        found += [measure(wave, RATE) for wave in sosfilt(band, waves, axis=-1)]
    return [potential for potential in found if potential is not None]
