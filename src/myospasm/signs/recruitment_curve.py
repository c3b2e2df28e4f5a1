"""How the H reflex and the M wave grow with the current of the shock: the recruitment curve."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.signs.fits import determination, paired

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.signs.answers import Answers, Responses

NAN = float("nan")
NOISE = 6.0
"""Peak to peak of Gaussian noise is about so many SDs in a window of some hundred samples; smaller is no answer."""


class Sigmoid(NamedTuple):
    """A sigmoid through answers: its top, the current at half of it, its steepness (1 per current) and R2 (0 to 1)."""

    top: float = NAN
    half: float = NAN
    steepness: float = NAN
    likeness: float = NAN

    @property
    def slope(self) -> float:
        """The steepest rise, in answer per current: top x steepness / 4 (Devanne1997)."""
        return self.top * self.steepness / 4

    @property
    def threshold(self) -> float:
        """The current where the steepest tangent meets zero: half - 2 / steepness (Devanne1997)."""
        return self.half - 2 / self.steepness

    @property
    def saturation(self) -> float:
        """The current where the steepest tangent meets the top: half + 2 / steepness (KlimstraZehr2008)."""
        return self.half + 2 / self.steepness


class RecruitmentCurve(NamedTuple):
    """The test's figures: largest answers (EMG's unit), their ratio, currents, and the sigmoids of H and M.

    Thresholds are the smallest currents with an answer; the sigmoids' own stand in `h.threshold` and `m.threshold`.
    """

    h_max: float
    m_max: float
    ratio: float
    h_threshold: float
    m_threshold: float
    current_at_h_max: float
    h: Sigmoid
    m: Sigmoid


def boltzmann(
    current: Float[np.ndarray, " shocks"], top: float, half: float, steepness: float
) -> Float[np.ndarray, " shocks"]:
    """How large an answer a current gives: none, then more and more, then no more.

    Equation: top / (1 + exp(steepness (half - current))). Shapes: any. Source: Devanne1997.
    """
    return top / (1 + np.exp(np.clip(steepness * (half - np.asarray(current, float)), -500, 500)))


def fit_sigmoid(current: Float[np.ndarray, " shocks"], size: Float[np.ndarray, " shocks"]) -> Sigmoid:
    """The sigmoid that runs nearest to the answers, by least squares; NaN with fewer than four currents or no rise.

    Equation: least squares of `boltzmann`, all three numbers free and above 0
    Shapes: (shocks,) in any units. Source: Devanne1997; KlimstraZehr2008 (best of several for the H reflex).
    Errors: fit only the rising limb; a curve whose top was never reached has an uncertain top.
    """
    from scipy.optimize import curve_fit

    current, size = paired(current, size, "each current needs one answer")
    if np.unique(current).size < 4 or not np.ptp(size) > 0:
        return Sigmoid()
    span, top = float(np.ptp(current)), float(size.max())
    guess = (top, float(np.interp(0.5, *_rising(current, size / top))), 8 / span)
    bounds = ([0, current.min() - span, 0.1 / span], [5 * top, current.max() + span, 1000 / span])
    try:
        found = curve_fit(boltzmann, current, size, guess, bounds=bounds)[0]
    except RuntimeError:  # no fit within the allowed steps
        return Sigmoid()
    top, half, steepness = map(float, found)
    return Sigmoid(top, half, steepness, determination(size, boltzmann(current, *found)))


def recruitment_curve(responses: Responses) -> RecruitmentCurve:
    """How strongly the spinal cord answers a stretch afferent's volley, in terms of the whole muscle.

    Equation: repeated shocks of one current are averaged; Hmax and Mmax are the largest means, ratio = Hmax / Mmax;
    threshold is the smallest current whose peak to peak exceeds 6 SD of the background and that has an onset; `h` is
    fitted to the currents up to that of Hmax, `m` to all
    Shapes: currents in any unit, amplitudes in the EMG's. Source: Palmieri2004 (Hmax/Mmax); KlimstraZehr2008 (rising
    limb). Errors: NaN where no shock gave an answer; Mmax is too small if no shock was supramaximal.
    """
    current = np.unique(responses.current[np.isfinite(responses.current)])
    h, m = (_means(responses.current, waves.peak_to_peak, current) for waves in (responses.late, responses.early))
    answered = [_answered(responses.current, waves) for waves in (responses.late, responses.early)]
    h_max, m_max = (float(np.nanmax(size)) if some.size else NAN for size, some in zip((h, m), answered, strict=True))
    best = float(current[np.nanargmax(h)]) if np.isfinite(h_max) else NAN
    h_first, m_first = (float(some.min()) if some.size else NAN for some in answered)
    limb = current <= best
    h_curve = fit_sigmoid(current[limb], h[limb]) if np.isfinite(h_max) else Sigmoid()
    m_curve = fit_sigmoid(current, m) if np.isfinite(m_max) else Sigmoid()
    ratio = h_max / m_max if m_max else NAN
    return RecruitmentCurve(h_max, m_max, ratio, h_first, m_first, best, h_curve, m_curve)


def _answered(current: np.ndarray, waves: Answers) -> np.ndarray:
    """The currents that gave an answer."""
    clear = np.isfinite(waves.latency) & (waves.peak_to_peak > NOISE * waves.background)
    return current[clear]


def _means(current: np.ndarray, size: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The mean answer to each current; NaN where none was recorded."""
    groups = [size[(current == c) & np.isfinite(size)] for c in at]
    return np.array([g.mean() if g.size else NAN for g in groups], float)


def _rising(current: np.ndarray, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Shares made to rise with the current, and the currents, to be read backward."""
    order = np.argsort(current, kind="stable")
    return np.maximum.accumulate(share[order]) + 1e-12 * np.arange(share.size), current[order]
