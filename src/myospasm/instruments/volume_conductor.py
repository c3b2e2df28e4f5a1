"""The tissues between a muscle fiber and an electrode: how far and how blurred its current arrives at the skin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import param

if TYPE_CHECKING:
    from jaxtyping import Float

LENGTH = 1.024
"""m, period of the spatial Fourier series along the fibers: long against any muscle."""
COARSE, FINE = 1024, 8192
"""Points of that period: in the transfer function (1 mm) and in the potential (0.125 mm)."""
ACROSS = 192
"""Points of the integral across the fibers."""


class Grid(NamedTuple):
    """The spatial frequencies, one geometry for all units: everything in the transfer function but depth and place."""

    along: Float[np.ndarray, " along"]
    across: Float[np.ndarray, " across"]
    weight: Float[np.ndarray, " across"]
    decay: Float[np.ndarray, "across along"]
    """How fast this ripple fades in muscle, 1/m."""
    surface: Float[np.ndarray, "across along"]
    """Potential on the skin for a unit current at the muscle's surface."""


@dataclass(frozen=True)
class VolumeConductor:
    """Muscle, fat and skin as flat layers: why the same fiber looks small and slow from far away.

    Equation: Poisson's equation in flat layers, solved for each spatial frequency (kx across, kz along), after Farina &
    Merletti 2001. A point current at depth d in the muscle gives on the skin
    H(kx, kz) = exp(-ka d) / (sr ka P + k Q),  k^2 = kx^2 + kz^2,  ka^2 = kx^2 + (sl/sr) kz^2,
    P = cosh(k hs) cosh(k hf) + (ss/sf) sinh(k hs) sinh(k hf),  Q = ss sinh(k hs) cosh(k hf) + sf cosh(k hs) sinh(k hf)
    (no current into the air; potential and normal current continuous at both borders). Averaged over a round territory
    of radius R, H is multiplied by 2 I1(q)/q, q = R kz sqrt(sl/sr): exact, since for each kz the potential across the
    fibers solves the modified Helmholtz equation, whose mean over a disc is that times its middle. A round electrode
    of radius r multiplies by 2 J1(k r)/(k r).
    Shapes: depth and place (units,) -> gradient (columns, FINE).
    Source: FarinaMerletti2001. Errors: flat layers, no bone, endless muscle below; purely resistive; fibers parallel to
    the skin, so pennation is not seen by the electrodes.
    """

    muscle_across: float = param(0.09, "S/m", "Botelho2019", "sr, radial")
    muscle_along: float = param(0.40, "S/m", "Botelho2019", "sl, along the fibers")
    fat: float = param(0.041, "S/m", "Botelho2019", "sf")
    skin: float = param(1.0, "S/m", "Botelho2019", "ss, hydrated under gel")

    def grid(self, fat: float, skin: float, electrode: float) -> Grid:
        """Spatial frequencies and the depth-free part of H for one muscle; `electrode` is its radius in m."""
        from scipy.special import j1

        along = 2 * np.pi * np.fft.rfftfreq(COARSE, LENGTH / COARSE)
        across, weight = _across(reach=fat + skin + 0.001)
        k = np.hypot(across[:, None], along)
        decay = np.hypot(across[:, None], along * self.stretch)
        surface = np.exp(-k * (fat + skin)) / (
            self.muscle_across * decay * self._potential(k, fat, skin) + k * self._current(k, fat, skin)
        )
        if electrode > 0:
            surface *= 2 * j1(k * electrode) / (k * electrode)
        return Grid(along, across, weight, decay.astype(np.float32), surface.astype(np.float32))

    @property
    def stretch(self) -> float:
        """Square root of the muscle's anisotropy."""
        return float(np.sqrt(self.muscle_along / self.muscle_across))

    def _potential(self, k: np.ndarray, fat: float, skin: float) -> np.ndarray:
        """P, scaled by exp(-k (hf + hs)) so that thick fat does not overflow."""
        return _cosh(k * skin) * _cosh(k * fat) + self.skin / self.fat * _sinh(k * skin) * _sinh(k * fat)

    def _current(self, k: np.ndarray, fat: float, skin: float) -> np.ndarray:
        """Q, scaled alike."""
        return self.skin * _sinh(k * skin) * _cosh(k * fat) + self.fat * _cosh(k * skin) * _sinh(k * fat)

    def gradient(
        self, grid: Grid, place: tuple[float, float], radius: float, columns: np.ndarray, spread: float
    ) -> np.ndarray:
        """Slope along the skin of a territory's potential per ampere, ohm/m, shape (columns, FINE); z from 0, periodic.

        `place` is the territory's middle: across (m) and below the muscle's surface (m). `columns` are the electrodes'
        places across. `spread` (m) is the standard deviation of the end-plates along the fibers.
        """
        from scipy.fft import irfft
        from scipy.special import ive

        across, depth = place
        if radius > depth:
            raise ValueError(f"a territory of radius {radius} m around depth {depth} m leaves the muscle")
        ripple = np.cos(np.subtract.outer(columns, across)[:, None] * grid.across) * grid.weight
        line = ripple.astype(np.float32) @ (grid.surface * np.exp(-depth * grid.decay))
        q = np.maximum(radius * self.stretch * grid.along, 1e-9)
        disc = 2 * ive(1, q) / q * np.exp(np.minimum(q, 80.0))
        shape = 1j * grid.along * disc * np.exp(-0.5 * (grid.along * spread) ** 2)
        return np.asarray(irfft((line * shape).astype(np.complex64), FINE, axis=-1)) * np.float32(FINE / LENGTH)


def _across(reach: float) -> tuple[np.ndarray, np.ndarray]:
    """Points and weights of (1/pi) times the integral over kx from 0: fine near 0, where slow ripples are sharp."""
    scale, highest = 10.0, 25.0 / reach
    step = np.arcsinh(highest / scale) / ACROSS
    u = (np.arange(ACROSS) + 0.5) * step
    return scale * np.sinh(u), scale * np.cosh(u) * step / np.pi


def _cosh(x: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.exp(-2 * x))


def _sinh(x: np.ndarray) -> np.ndarray:
    return 0.5 * (1 - np.exp(-2 * x))
