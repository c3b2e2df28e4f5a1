"""How ripples of voltage fade inside a round limb: modified Bessel functions of any order, fast and finite."""

from __future__ import annotations

import numpy as np

EXACT = 8
"""Orders below this are not expanded where it is done once."""


def rise(order: np.ndarray, wave: np.ndarray) -> np.ndarray:
    """How steeply a ripple grows at the surface, x In'(x)/In(x), for every order n and every x, shape (n, x).

    Equation: s (1 + v1)/(1 + u1), s^2 = n^2 + x^2, of the uniform expansions (Debye); low orders exactly.
    Errors: under 1 in 1000.
    """
    from scipy.special import ive

    n, x = order[:, None], np.maximum(wave, 1e-3)
    s = np.maximum(np.hypot(n, x), 1e-9)
    v1 = (-9 / s + 7 * n**2 / s**3) / 24
    found = s * (1 + v1) / (1 + _first(n, s))
    low = np.abs(n[:EXACT])
    found[:EXACT] = x * (ive(np.abs(low - 1), x) + ive(low + 1, x)) / (2 * ive(low, x))
    return found


def fade(order: np.ndarray, wave: np.ndarray, inner: float, outer: float) -> np.ndarray:
    """In(k r) / In(k a): what is left at the surface (a, m) of a ripple that begins at r (m); k in 1/m, shape (n, k).

    Equation: In(x) = exp(s) (x/(n + s))^n (1 + u1)/sqrt(2 pi s), s^2 = n^2 + x^2 (Debye); of order 0 exactly.
    Errors: under 3 in 1000, at order 1.
    """
    from scipy.special import ive

    n = order[:, None]
    near, far = (np.sqrt(n**2 + (wave * np.float32(r)) ** 2) + np.float32(1e-6) for r in (inner, outer))
    exponent = near - far + n * (np.log((n + far) / (n + near)) + np.float32(np.log(inner / outer)))
    found = np.exp(exponent) * np.sqrt(far / near) * (1 + _first(n, near)) / (1 + _first(n, far))
    found[0] = ive(0, wave * inner) / ive(0, wave * outer) * np.exp(wave * (inner - outer))
    return found


def _first(n: np.ndarray, s: np.ndarray) -> np.ndarray:
    """First term of the uniform expansion, u1/n; at order 0, which is not used, kept small."""
    turn = (n / s) ** 2
    return np.where(n > 0, (3 - 5 * turn) / (24 * s), 0)
