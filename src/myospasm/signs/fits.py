"""What every curve through points needs: points without gaps, and how near the curve comes to them."""

from __future__ import annotations

import numpy as np

from myospasm.ground import MyospasmError


def paired(x: np.ndarray, y: np.ndarray, need: str) -> tuple[np.ndarray, np.ndarray]:
    """Points without what is missing in either number.

    Errors: MyospasmError, which begins with what is needed, if there are not as many x as y.
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    if x.shape != y.shape or x.ndim != 1:
        raise MyospasmError(f"{need}: got arrays of shapes {x.shape} and {y.shape}.")
    good = np.isfinite(x) & np.isfinite(y)
    return x[good], y[good]


def determination(found: np.ndarray, fitted: np.ndarray) -> float:
    """R2: the share of what is found's spread that a curve explains, 1 at most; NaN where nothing spreads."""
    spread = float(((found - found.mean()) ** 2).sum())
    return 1 - float(((found - fitted) ** 2).sum()) / spread if spread > 0 else float("nan")
