"""What an electrode between the fibers sees of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.instruments.action_potential import LEAD, Fiber
from myospasm.instruments.volume_conductor import VolumeConductor

if TYPE_CHECKING:
    from jaxtyping import Float, Int

    from myospasm.instruments.fibers import Fibers

STEP = 0.15e-3
"""Longest step of the wave along a fiber, m: short against the wave (1 mm)."""
CHUNK = 256
"""Fibers that are worked at a time: bounds the memory."""
TAIL = 0.012
"""m that the wave is followed beyond a fiber's end: there it has sunk below a thousandth."""


class Lead(NamedTuple):
    """One channel's metal in the muscle: straight pieces, each with its weight in the channel's voltage."""

    middle: Float[np.ndarray, "pieces 3"]
    """Along, across and below the muscle's surface, m."""
    half: Float[np.ndarray, "pieces 3"]
    """From the middle of a piece to its end, m."""
    weight: Float[np.ndarray, " pieces"]
    near: Float[np.ndarray, "places 2"]
    """Across and below, m: where fibers are close."""
    radius: float
    """Thickness of the metal, m: no fiber's middle comes closer than this and the fiber's own radius."""
    uptake: float = 0.002
    """m within which fibers are summed one by one: a needle's potential is made within 2 to 2.5 mm (Nandedkar1988)."""
    behind: float = 0.0
    """m by which the fibers on the far side of a thick needle are further away."""


def distance(fibers: Fibers, lead: Lead) -> Float[np.ndarray, " fibers"]:
    """How far (m) each fiber's middle lies from where a lead listens."""
    return np.min([np.linalg.norm(fibers.place - place, axis=1) for place in lead.near], axis=0)


def from_metal(fibers: Fibers, lead: Lead) -> Float[np.ndarray, " fibers"]:
    """How far (m) each fiber's middle lies from the nearest piece of a lead's metal, across the fibers."""
    found = np.full(len(fibers.unit), np.inf)
    for middle, half in zip(lead.middle[:, 1:], lead.half[:, 1:], strict=True):
        apart = fibers.place - middle
        share = np.clip(apart @ half / max(float(half @ half), 1e-18), -1, 1)
        found = np.minimum(found, np.linalg.norm(apart - share[:, None] * half, axis=1))
    return found


def longest(fibers: Fibers) -> float:
    """Length (s) of the longest action potential of some fibers, LEAD included."""
    run = (fibers.half_length.max(initial=0.0) + TAIL) / fibers.velocity.min(initial=np.inf)
    return LEAD + float(fibers.arrival.max(initial=0.0)) + float(run)


def waveforms(
    fibers: Fibers, lead: Lead, rate: float, samples: int, groups: tuple[Int[np.ndarray, " fibers"], int, np.ndarray]
) -> Float[np.ndarray, "groups samples"]:
    """Action potentials (mV) of groups of fibers in one channel, from LEAD before the mean arrival on.

    Equation: Plonsey's line source in an endless anisotropic muscle: a unit current at axial distance x and radial
    distance r gives g = 1/(4 pi sr sqrt(x^2 + (sl/sr) r^2)); the mean of g over a straight piece of metal is a
    difference of two asinh. The fiber's potential is the convolution of `action_potential.spectra` with this g, its
    derivative integrated exactly over each step, so that fibers may touch the metal.
    Shapes: see the annotation; `groups` are each fiber's group, their number and each fiber's weight.
    Source: Rosenfalck1969, NandedkarStalberg1983, DimitrovDimitrova1998. Errors: the muscle has no border, the metal
    carries no current and does not bend the field, a fiber is a line, electrode and tissue are purely resistive.
    """
    from scipy.sparse import csr_matrix

    group, count, weight = groups
    fine = max(1, int(np.ceil(fibers.velocity.max(initial=1.0) / rate / STEP)))
    out = np.zeros((count, samples // 2 + 1), np.complex64)
    for first in range(0, len(group), CHUNK):
        part = np.arange(first, min(first + CHUNK, len(group)))
        shape = (count, len(group[part]))
        gather = csr_matrix((weight[part].astype(np.float32), (group[part], np.arange(shape[1]))), shape)
        out += gather @ _spectra(fibers.some(part), lead, (rate, samples, fine))
    return np.fft.irfft(out, samples, axis=-1).astype(np.float32)


def _spectra(fibers: Fibers, lead: Lead, clock: tuple[float, int, int]) -> np.ndarray:
    """Each fiber's action potential as a Fourier series, shape (fibers, frequencies)."""
    from scipy.fft import rfft

    rate, samples, fine = clock
    source, bins = Fiber(), samples // 2 + 1
    step = fibers.velocity / (rate * fine)
    turn = 2 * np.pi * np.arange(bins, dtype=np.float32) * np.float32(rate / samples)
    delay = (LEAD + fibers.arrival).astype(np.float32)
    wave = source.slope(step[:, None] * (np.arange(samples * fine) - 0.5)).astype(np.float32)
    kernel = _kernel(fibers, lead, step)[:, : samples * fine]
    response = np.asarray(rfft(wave, axis=-1))[:, :bins] * np.asarray(rfft(kernel, samples * fine, axis=-1))[:, :bins]
    scale = (source.strength(fibers.velocity) / fine).astype(np.float32)
    smooth = np.exp(-0.5 * (fibers.smear.astype(np.float32)[:, None] * turn) ** 2 - 1j * delay[:, None] * turn)
    return response * smooth * scale[:, None]


def _kernel(fibers: Fibers, lead: Lead, step: np.ndarray) -> np.ndarray:
    """What each step of the two waves adds to the channel's potential per ampere, shape (fibers, steps)."""
    steps = int(fibers.half_length.max() / step.min()) + 2
    run = step[:, None] * np.arange(steps + 1)
    share = np.clip((fibers.half_length.T[:, :, None] - run[:, :-1]) / step[:, None], 0, 1)
    distal, proximal = (np.diff(_seen(fibers, lead, sign * run)) for sign in (1, -1))
    return (share[0] * distal + share[1] * proximal).astype(np.float32)


def _seen(fibers: Fibers, lead: Lead, run: np.ndarray) -> np.ndarray:
    """Potential (V/A) in the channel of a current this far (m) from each fiber's end-plate, shape as `run`."""
    conductor = VolumeConductor()
    least = Fiber().diameter / 2 + lead.radius
    place = fibers.place - np.outer(fibers.place[:, 0] < lead.near[0, 0], [lead.behind, 0.0])
    total = np.zeros(run.shape, np.float32)
    for middle, half, weight in zip(lead.middle, lead.half, lead.weight, strict=True):
        along = middle[0] - fibers.endplate[:, None] - run
        total += np.float32(weight) * _mean(along, middle[1:] - place, half, (conductor.stretch**2, least))
    return total / np.float32(4 * np.pi * conductor.muscle_across)


def _mean(along: np.ndarray, apart: np.ndarray, half: np.ndarray, tissue: tuple[float, float]) -> np.ndarray:
    """Mean of 1/distance over a straight piece of metal, the distance stretched across the fibers, 1/m.

    `tissue` is the anisotropy and the least distance.
    """
    stretch, least = tissue
    x, y = along.astype(np.float32), apart[:, :, None].astype(np.float32)
    own, aside = np.float32(half[0]), half[1:].astype(np.float32)
    size = own**2 + np.float32(stretch) * (aside**2).sum()
    middle = x * own + np.float32(stretch) * (aside[0] * y[:, 0] + aside[1] * y[:, 1])
    cross = (aside[0] * y[:, 1] - aside[1] * y[:, 0]) ** 2
    turned = (x * aside[0] - own * y[:, 0]) ** 2 + (x * aside[1] - own * y[:, 1]) ** 2
    square = np.float32(stretch) * (turned + np.float32(stretch) * cross)
    width = np.sqrt(np.maximum(square, size * np.float32(stretch * least**2)))
    return (np.arcsinh((middle + size) / width) - np.arcsinh((middle - size) / width)) / (2 * np.sqrt(size))
