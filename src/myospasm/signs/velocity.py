"""How fast action potentials run along muscle fibers, from electrodes in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError

if TYPE_CHECKING:
    from jaxtyping import Float


class Velocity(NamedTuple):
    """Conduction velocity in m/s (negative: toward the first channel) and how alike aligned neighbors are (0 to 1)."""

    value: float
    likeness: float


def conduction_velocity(
    channels: Float[np.ndarray, "channels samples"],
    rate: float,
    spacing: float,
    slowest: float = 1.0,
    fastest: float = 15.0,
) -> Velocity:
    """How fast the muscle fibers conduct, from two or more differential channels along them.

    Equation: the delay d per channel that maximizes sum over f of |sum over k of X_k(f) exp(2 pi i f k d)|^2, which
    is the maximum likelihood estimate under white noise; velocity = spacing / d
    Shapes: channels in order along the fibers, all on one side of the innervation zone; rate in Hz, spacing in m;
    m/s.
    Source: Farina2001 (multichannel maximum likelihood). Errors: biased upward by what does not propagate (crosstalk,
    end of fiber); likeness below about 0.7 should not be trusted (FarinaMerletti2004).
    """
    from scipy.optimize import minimize_scalar

    channels = np.asarray(channels, float)
    if channels.ndim != 2 or channels.shape[0] < 2 or not spacing > 0:
        raise MyospasmError(
            f"conduction velocity needs two or more channels and a spacing in m; got {channels.shape} and {spacing}."
        )
    count = 2 * channels.shape[1]
    spectrum = np.fft.rfft(channels - channels.mean(axis=1, keepdims=True), n=count, axis=1)
    hertz = np.fft.rfftfreq(count, 1 / rate)
    keep = (hertz > 10) & (hertz < 500)
    spectrum, hertz = spectrum[:, keep], hertz[keep]
    steps = np.arange(1, len(channels))
    # What is maximized is, but for a constant, the cross-spectra of channels 1, 2... apart, each read at its delay.
    cross = np.array([np.sum(np.conj(spectrum[:-k]) * spectrum[k:], axis=0) for k in steps])

    def mismatch(delay: float) -> float:
        return -float(np.sum(np.real(cross * np.exp(2j * np.pi * hertz * steps[:, None] * delay))))

    step = 0.25 / rate
    grid = np.arange(int(spacing / fastest / step), int(spacing / slowest / step) + 2)
    grid = np.concatenate([-grid[::-1], grid])
    best = step * grid[np.argmax(_on_grid(cross, keep, count, np.outer(steps, grid)))]
    fine = minimize_scalar(mismatch, bounds=(best - step, best + step), method="bounded", options={"xatol": 1e-9})
    delay = float(fine.x)  # pyright: ignore[reportAttributeAccessIssue]
    places = np.arange(len(channels))[:, None]
    return Velocity(spacing / delay, _likeness(spectrum * np.exp(2j * np.pi * hertz * places * delay)))


def _on_grid(cross: np.ndarray, keep: np.ndarray, count: int, places: np.ndarray) -> np.ndarray:
    """The sum of the cross-correlations at `places` (steps apart, delays), which count quarters of a sample."""
    whole = np.zeros((len(cross), keep.size), complex)
    whole[:, keep] = cross
    correlation = np.fft.irfft(whole, n=4 * count, axis=1)
    return np.take_along_axis(correlation, places % (4 * count), axis=1).sum(axis=0)


def _likeness(aligned: np.ndarray) -> float:
    """Mean correlation of neighboring channels."""
    cross = np.real(np.sum(aligned[:-1] * np.conj(aligned[1:]), axis=1))
    power = np.sum(np.abs(aligned) ** 2, axis=1)
    scale = np.sqrt(power[:-1] * power[1:])
    return float(np.mean(np.divide(cross, scale, out=np.zeros_like(cross), where=scale > 0)))
