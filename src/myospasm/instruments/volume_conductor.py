"""The tissues between a muscle fiber and an electrode: how far and how blurred its current arrives at the skin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import param
from myospasm.instruments.round_limb import fade, rise

if TYPE_CHECKING:
    from jaxtyping import Float

LENGTH = 1.024
"""m, period of the spatial Fourier series along the fibers: long against any muscle."""
COARSE, FINE = 1024, 4096
"""Points of that period: in the transfer function (1 mm) and in the potential (0.25 mm)."""
ACROSS = 192
"""Points of the integral across the fibers of an endless muscle."""
FADED = 16.0
"""Ripples that fade by more e-foldings on their way to the skin are left out."""


class Grid(NamedTuple):
    """The spatial frequencies, one geometry for all units: everything in the transfer function but depth and place."""

    along: Float[np.ndarray, " along"]
    across: Float[np.ndarray, " across"]
    weight: Float[np.ndarray, " across"]
    decay: Float[np.ndarray, "across along"]
    """How fast this ripple fades at the muscle's surface, 1/m."""
    surface: Float[np.ndarray, "across along"]
    """Potential on the skin for a unit current at the muscle's surface."""
    cover: float
    """Fat and skin, m."""
    limb: float
    """Radius of the limb's muscle, m; 0: flat and endless."""
    shrink: float
    """A distance across on the muscle's surface over the same on the skin."""


@dataclass(frozen=True)
class VolumeConductor:
    """Muscle, fat and skin in layers, flat or around a limb: why the same fiber looks small and slow from far away.

    Equation: Poisson's equation, solved for each spatial frequency (kx across, kz along), after Farina & Merletti
    2001. A point current at depth d in an endless flat muscle gives on the skin
    H(kx, kz) = exp(-ka d) / (sr ka P + k Q),  k^2 = kx^2 + kz^2,  ka^2 = kx^2 + (sl/sr) kz^2,
    P = cosh(k hs) cosh(k hf) + (ss/sf) sinh(k hs) sinh(k hf),  Q = ss sinh(k hs) cosh(k hf) + sf cosh(k hs) sinh(k hf)
    (no current into the air; potential and normal current continuous at both borders). In a round limb of muscle
    radius a, kx = n/a for whole n only, exp(-ka d) becomes In(m (a - d)) / In(m a), m^2 = (sl/sr) kz^2, and ka in the
    denominator m In'(m a) / In(m a) (Farina 2004), In by its uniform expansion. Averaged over a round territory of
    radius R, H is multiplied by 2 I1(q)/q, q = R m: exact, since for each kz the potential across the fibers solves
    the modified Helmholtz equation, whose mean over a disc is that times its middle. A round electrode of radius r
    multiplies by 2 J1(k r)/(k r).
    Shapes: depth and place (units,) -> gradient (columns, FINE).
    Source: FarinaMerletti2001, FarinaMesinMartinaMerletti2004. Errors: no bone; the limb is as thick everywhere and
    endless in length; its fat and skin are taken as flat layers at their middle radius (in a limb of the leg's size
    good to some percent); purely resistive; fibers parallel to the skin, so pennation is not seen by the electrodes.
    """

    muscle_across: float = param(0.09, "S/m", "Botelho2019", "sr, radial")
    muscle_along: float = param(0.40, "S/m", "Botelho2019", "sl, along the fibers")
    fat: float = param(0.041, "S/m", "Botelho2019", "sf")
    skin: float = param(1.0, "S/m", "Botelho2019", "ss, hydrated under gel")

    def grid(self, fat: float, skin: float, electrode: float, limb: float = 0.0) -> Grid:
        """Spatial frequencies and the depth-free part of H for one muscle; `electrode` is its radius in m.

        `limb` is the radius (m) of the limb's muscle, under fat and skin; 0: flat and endless.
        """
        from scipy.special import j1

        reach = fat + skin + 0.001
        along = 2 * np.pi * np.fft.rfftfreq(COARSE, LENGTH / COARSE)
        along = along[: max(2, np.searchsorted(along, FADED / reach))]
        across, weight = _around(limb, FADED / reach) if limb else _across(reach)
        middle = 1 + (fat + skin) / (2 * limb) if limb else 1.0
        k = np.maximum(np.hypot(across[:, None] / middle, along), 1e-9)
        flat = np.hypot(across[:, None], along * self.stretch)
        decay = rise(across * limb, along * self.stretch * limb) / limb if limb else flat
        surface = np.exp(-k * (fat + skin)) / np.maximum(
            self.muscle_across * decay * self._potential(k, fat, skin) + middle * k * self._current(k, fat, skin), 1e-12
        )
        if electrode > 0:
            surface *= 2 * j1(k * electrode) / (k * electrode)
        shrink = limb / (limb + fat + skin) if limb else 1.0
        decay, surface = decay.astype(np.float32), surface.astype(np.float32)
        return Grid(along, across, weight, decay, surface, fat + skin, limb, shrink)

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
        grid = self.heard_from(grid, depth - radius)
        ripple = np.cos(np.subtract.outer(columns * grid.shrink, across)[:, None] * grid.across) * grid.weight
        line = ripple.astype(np.float32) @ (grid.surface * self.fading(grid, depth))
        q = np.maximum(radius * self.stretch * grid.along, 1e-9)
        disc = 2 * ive(1, q) / q * np.exp(np.minimum(q, 80.0))
        shape = 1j * grid.along * disc * np.exp(-0.5 * (grid.along * spread) ** 2)
        return np.asarray(irfft((line * shape).astype(np.complex64), FINE, axis=-1)) * np.float32(FINE / LENGTH)

    def heard_from(self, grid: Grid, depth: float) -> Grid:
        """The ripples that do not fade on their way from this depth (m) to the skin: few from afar."""
        along = max(2, int(np.searchsorted(grid.along, FADED / (grid.cover + self.stretch * depth))))
        across = max(2, int(np.searchsorted(grid.across, FADED / (grid.cover + depth))))
        return grid._replace(
            along=grid.along[:along],
            across=grid.across[:across],
            weight=grid.weight[:across],
            decay=grid.decay[:across, :along],
            surface=grid.surface[:across, :along],
        )

    def fading(self, grid: Grid, depth: float) -> Float[np.ndarray, "across along"]:
        """What is left of each ripple at the muscle's surface of a source at this depth (m)."""
        if not grid.limb:
            return np.exp(-depth * grid.decay)
        wave = (self.stretch * grid.along).astype(np.float32)
        return fade((grid.across * grid.limb).astype(np.float32), wave, grid.limb - depth, grid.limb)


def _around(limb: float, highest: float) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers of ripples around a limb, as 1/m at the muscle's surface, and their weights in the sum."""
    order = np.arange(int(highest * limb) + 2)
    return order / limb, np.where(order == 0, 0.5, 1.0) / (np.pi * limb)


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
