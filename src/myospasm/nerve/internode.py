"""The myelinated stretch between two nodes of a motor nerve fiber, as matrices: sizes, capacities, conductances."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

SEGMENTS = 10  # of an internode: MYSA, FLUT, six STIN, FLUT, MYSA


def geometry(diameter: float) -> dict[str, float]:
    """Sizes of a fiber of any diameter (um), in um and lamellae.

    Equation: quadratics through the nine fibers of McIntyre2002, as Musselman2021 gives them.
    """
    d = diameter
    spacing = -8.215 * d**2 + 272.4 * d - 780.2 if d >= 5.643 else 81.08 * d + 37.84
    paranode = -0.1652 * d**2 + 6.354 * d - 0.2862
    return {
        "spacing": spacing,
        "node": 0.01093 * d**2 + 0.1008 * d + 1.099,
        "axon": 0.02361 * d**2 + 0.3673 * d + 0.7122,
        "lamellae": -0.4749 * d**2 + 16.85 * d - 0.7648,
        "paranode": paranode,
        "stin": (spacing - 7.0 - 2.0 * paranode) / 6.0,
    }


class Internode(NamedTuple):
    """Matrices of one internode, axoplasm then gap (20, 20): M x' = -G x + axial a (node left, node right) + leak E."""

    mass: np.ndarray  # mF
    conductance: np.ndarray  # mS
    leak: np.ndarray  # mS, multiplies the axolemma's reversal
    ends: float  # mS, axoplasm from the node's middle to that of the first segment
    laplacian: np.ndarray  # mS, (20, 12): current into axoplasm and gap for outer potentials, nodes first and last


def chain(resistance: np.ndarray, length: np.ndarray) -> np.ndarray:
    """Conductances (mS) between the middles of neighbors, from ohm per cm and cm."""
    half = 0.5 * resistance * length
    return 1e3 / (half[:-1] + half[1:])


def laplacian(links: np.ndarray) -> np.ndarray:
    """Currents into the inner points of a chain for potentials at all its points."""
    matrix = np.zeros((len(links) - 1, len(links) + 1))
    rows = np.arange(len(links) - 1)
    matrix[rows, rows], matrix[rows, rows + 2] = links[:-1], links[1:]
    matrix[rows, rows + 1] = -(links[:-1] + links[1:])
    return matrix


def internode(diameter: float, myelin: float = 1.0, gap: float = 1.0) -> Internode:
    """One internode of a fiber (um); `myelin` scales its lamellae, `gap` the width of its paranodal gap.

    Source: McIntyre2002: axoplasm 70 ohm cm; gap 2 nm at the MYSA, 4 nm elsewhere; axolemma 2 uF/cm2 and 1 (MYSA) or
    0.1 mS/cm2; one of two membranes per lamella 0.1 uF/cm2 and 1 mS/cm2, over the fiber's outer surface.
    """
    size, cm = geometry(diameter), 1e-4
    half = [3.0, size["paranode"], *[size["stin"]] * 3]
    length = cm * np.array([1.0, *half, *half[::-1], 1.0])
    inner = cm * np.array([size["node"]] * 2 + [size["axon"]] * 8 + [size["node"]] * 2)
    width = 1e-7 * np.array([2.0 * gap] * 2 + [4.0] * 8 + [2.0 * gap] * 2)
    axial = 70.0 / (np.pi * inner**2 / 4)
    periaxonal = 70.0 / (np.pi * ((inner / 2 + width) ** 2 - (inner / 2) ** 2))
    axon, slit = laplacian(chain(axial, length)), laplacian(chain(periaxonal, length))
    area, sheath = np.pi * inner[1:-1] * length[1:-1], np.pi * cm * diameter * length[1:-1]
    membrane = area * np.array([1.0, *[0.1] * 8, 1.0])
    capacity, wraps = 2e-3 * area, 2.0 * myelin * size["lamellae"]
    diagonal = np.diag
    mass = np.block([[diagonal(capacity), -diagonal(capacity)], [-diagonal(capacity), diagonal(capacity)]])
    mass[SEGMENTS:, SEGMENTS:] += diagonal(1e-4 * sheath / wraps)
    leaks = np.block([[diagonal(membrane), -diagonal(membrane)], [-diagonal(membrane), diagonal(membrane)]])
    leaks[SEGMENTS:, SEGMENTS:] += diagonal(1.0 * sheath / wraps)
    zero = np.zeros((SEGMENTS, SEGMENTS))
    between = np.block([[axon[:, 1:-1], zero], [zero, slit[:, 1:-1]]])
    return Internode(mass, leaks - between, np.r_[membrane, -membrane], axon[0, 0], np.r_[axon, slit])
