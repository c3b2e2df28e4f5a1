"""The electrical wave that runs along a muscle fiber, and what an electrode sees of a whole motor unit's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import param
from myospasm.instruments.volume_conductor import FINE, LENGTH, VolumeConductor

if TYPE_CHECKING:
    from jaxtyping import Complex, Float

    from myospasm.instruments.anatomy import Units

OVERSAMPLING = 4
"""Steps of the wave per sample of the recording, so that no kink at an end-plate or tendon aliases."""
LEAD = 0.004
"""s by which a unit's potential starts before its spike's mean arrival: some of its fibers are reached earlier."""


@dataclass(frozen=True)
class Fiber:
    """One muscle fiber's action potential: a wave of reversed voltage that runs both ways from the end-plate.

    Equation: V(z) = A (z/w)^3 exp(-z/w) behind the wave's front (Rosenfalck 1969; w = 1 mm); the current leaving the
    fiber per meter is si pi a^2 d/dz[dV/dz inside the fiber, 0 beyond its ends], which sums to 0 at every moment and
    holds the end-plate's birth and the tendon's end of the wave (Farina & Merletti 2001; Dimitrov & Dimitrova 1998).
    A fiber's radius follows its velocity v: 2 a = d0 + (v - v0)/slope (Nandedkar & Stalberg 1983).
    Shapes: distance (any) -> slope (same). Source: Rosenfalck1969, AndreassenRosenfalck1981, NandedkarStalberg1983.
    Errors: no slow after-potential; the wave keeps its length in space, so a slow fiber's lasts longer; velocity does
    not depend on what the fiber did before.
    """

    amplitude: float = param(96.0, "mV", "Rosenfalck1969", "A; peak 129 mV over rest")
    length: float = param(0.001, "m", "Rosenfalck1969", "w")
    conductivity: float = param(1.01, "S/m", "AndreassenRosenfalck1981", "si, inside the fiber")
    diameter: float = param(55e-6, "m", "NandedkarStalberg1983", "d0, at velocity v0")
    velocity: float = param(3.7, "m/s", "NandedkarStalberg1983", "v0")
    velocity_slope: float = param(5e4, "1/s", "NandedkarStalberg1983", "0.05 m/s per micrometer")

    def potential(self, distance: np.ndarray) -> np.ndarray:
        """Membrane potential over rest (mV) this far (m) behind the front; 0 ahead of it."""
        z = np.maximum(distance, 0) / self.length
        return self.amplitude * z**3 * np.exp(-z)

    def slope(self, distance: np.ndarray) -> np.ndarray:
        """Its derivative, mV/m."""
        z = np.maximum(distance, 0) / self.length
        return self.amplitude / self.length * (3 - z) * z**2 * np.exp(-z)

    def strength(self, velocity: float | np.ndarray) -> np.ndarray:
        """si pi a^2, S m: what one fiber of this velocity (m/s) weighs as a source."""
        diameter = self.diameter + (np.asarray(velocity) - self.velocity) / self.velocity_slope
        return self.conductivity * np.pi / 4 * diameter**2


class Site(NamedTuple):
    """Where and how the skin is measured: tissues, electrodes, and which differences of them become channels."""

    fat: float
    skin: float
    electrodes: Float[np.ndarray, "electrodes 2"]
    """Along and across the fibers, in m, from the muscle's middle."""
    radius: float
    """Of one electrode, m; 0: a point."""
    montage: Float[np.ndarray, "channels electrodes"]
    limb: float = 0.0
    """Radius of the limb's muscle, m; 0: flat and endless."""


def spectra(units: Units, site: Site, rate: float, block: int) -> Complex[np.ndarray, "frequencies channels units"]:
    """Every unit's action potential in every channel as a Fourier series over `block` samples, mV, from LEAD on.

    Equation: with g' the skin's response to a unit current, differentiated along the fiber, s the distance the wave
    has run, z the electrode and e the end-plate: phi(t) = n si pi a^2 integral over s of V'(v t - s) K(s),
    K(s) = S2(s) g'(z - e + s) - S1(s) g'(z - e - s) (Dimitrov & Dimitrova 1998: one convolution in time per fiber).
    S1, S2: share of the unit's fibers that are longer than s toward each tendon. Smoothed in time by a normal law, as
    the unit's terminal branches differ.
    Shapes: see the annotation. Source: DimitrovDimitrova1998. Errors: end-plates and half lengths of one unit vary
    independently and normally; all fibers of one unit share their velocity.
    """
    fiber, conductor = Fiber(), VolumeConductor()
    columns, column = np.unique(site.electrodes[:, 1], return_inverse=True)
    grid = conductor.grid(site.fat, site.skin, site.radius, site.limb)
    bins = block // 2 + 1
    out = np.empty((bins, len(site.montage), len(units.radius)), np.complex64)
    for u in range(len(units.radius)):
        place = (float(units.across[u]), float(units.depth[u]))
        gradient = conductor.gradient(grid, place, float(units.radius[u]), columns, float(units.endplate_spread[u]))
        kernel = site.montage @ _kernel(units, u, site.electrodes[:, 0], gradient[column], rate * OVERSAMPLING)
        out[:, :, u] = _propagate(fiber, units, u, kernel, (rate, block)).T
    return out


def _kernel(units: Units, u: int, along: np.ndarray, gradient: np.ndarray, rate: float) -> np.ndarray:
    """K(s) ds at every step of the wave, shape (electrodes, steps)."""
    step = units.velocity[u] / rate
    tendon = max(float(units.tendon_spread[u]), 0.6 * step)  # a sharper end would fall between two steps
    run = step * np.arange(int((units.half_length[u].max() + 4 * tendon) / step) + 2)
    distal, proximal = (_longer(run, half, tendon) for half in units.half_length[u])
    offset = along[:, None] - units.endplate[u]
    rows = np.arange(len(along))[:, None]
    kernel = proximal * _at(gradient, rows, offset + run) - distal * _at(gradient, rows, offset - run)
    return kernel * step


def _longer(run: np.ndarray, half: float, spread: float) -> np.ndarray:
    """Share of fibers whose half is longer than the wave has run."""
    from scipy.special import erfc

    return 0.5 * erfc((run - half) / (np.sqrt(2) * spread))


def _at(gradient: np.ndarray, rows: np.ndarray, place: np.ndarray) -> np.ndarray:
    """The periodic, finely sampled gradient at any places, linearly between its points."""
    index = place * (FINE / LENGTH)
    low = np.floor(index).astype(np.int64)
    part = (index - low).astype(np.float32)
    first, second = gradient[rows, low % FINE], gradient[rows, (low + 1) % FINE]
    return first + part * (second - first)


def _propagate(fiber: Fiber, units: Units, u: int, kernel: np.ndarray, clock: tuple[float, int]) -> np.ndarray:
    """The wave's slope convolved with its kernel, as the low end of a spectrum, shape (channels, frequencies)."""
    from scipy.fft import rfft

    rate, block = clock
    fine, bins = block * OVERSAMPLING, block // 2 + 1
    time = np.arange(fine) / (rate * OVERSAMPLING)
    turn = 2 * np.pi * np.arange(bins) * rate / block
    arrival = np.exp(-0.5 * (turn * units.arrival_spread[u]) ** 2 - 1j * turn * LEAD)
    wave = np.fft.rfft(fiber.slope(units.velocity[u] * time))[:bins]
    scale = units.fibers[u] * fiber.strength(units.velocity[u]) / OVERSAMPLING
    return np.asarray(rfft(kernel.astype(np.float32), fine, axis=-1))[:, :bins] * (wave * arrival * scale)


def waveforms(units: Units, site: Site, rate: float, samples: int) -> Float[np.ndarray, "units channels samples"]:
    """Every unit's action potential in every channel in time (mV), from LEAD before its spike arrives."""
    block = 2 ** int(np.ceil(np.log2(max(samples, 0.25 * rate))))
    series = np.fft.irfft(spectra(units, site, rate, block), block, axis=0)[:samples]
    return np.ascontiguousarray(series.transpose(2, 1, 0)).astype(np.float32)
