"""How force grows with the frequency of shocks, with length, and how EMG grows with force: curves through points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.signs.fits import determination, paired

if TYPE_CHECKING:
    from jaxtyping import Float

NAN = float("nan")
NEED = "each point needs both numbers"


class ForceFrequency(NamedTuple):
    """A Hill curve through forces: at lowest and highest frequency, Hz halfway between, its power, and R2 (0 to 1)."""

    least: float = NAN
    most: float = NAN
    half: float = NAN
    power: float = NAN
    likeness: float = NAN


class Optimum(NamedTuple):
    """The length (or angle) at which a muscle is strongest, the force there, and where the parabola falls to half."""

    place: float = NAN
    force: float = NAN
    half_width: float = NAN


class PowerLaw(NamedTuple):
    """EMG against force: scale and exponent of EMG = scale force^exponent; slope, level and R2 of a straight line."""

    scale: float = NAN
    exponent: float = NAN
    slope: float = NAN
    level: float = NAN
    likeness: float = NAN


def hill(frequency: Float[np.ndarray, " trains"], least: float, most: float, half: float, power: float) -> np.ndarray:
    """How hard a muscle pulls at a frequency. Equation: least + (most - least) / (1 + (half / f)^power).

    Shapes: any; Hz above 0. Source: Hill1910 (the curve).
    """
    return least + (most - least) / (1 + (half / np.asarray(frequency, float)) ** power)


def force_frequency(frequencies: Float[np.ndarray, " trains"], forces: Float[np.ndarray, " trains"]) -> ForceFrequency:
    """The frequency of shocks between a single twitch and a fused pull, by a curve through all of them.

    Equation: least squares of `hill`, all four numbers free; half lies halfway between least and most
    Shapes: (trains,) in Hz and any unit. Source: Hill1910 (curve); Macefield1996 (force against frequency of a human
    unit). Errors: NaN with fewer than five frequencies; where the curve's ends were not measured they are guesses, and
    `half_force_frequency` interpolates instead.
    """
    from scipy.optimize import curve_fit

    hertz, pull = paired(frequencies, forces, NEED)
    if (hertz <= 0).any():
        raise MyospasmError("a force-frequency curve needs frequencies above 0 Hz.")
    if np.unique(hertz).size < 5 or not np.ptp(pull) > 0:
        return ForceFrequency()
    top, middle = float(pull.max()), float(pull.min() + np.ptp(pull) / 2)
    guess = (max(0.0, float(pull.min())), top, float(hertz[np.argmin(np.abs(pull - middle))]), 3.0)
    bounds = ([min(0.0, float(pull.min())), 0, hertz.min() / 10, 0.2], [top, 3 * abs(top), hertz.max() * 10, 30])
    try:
        found = curve_fit(hill, hertz, pull, np.clip(guess, *bounds), bounds=bounds)[0]
    except (RuntimeError, ValueError):  # no fit, or forces that are not above 0
        return ForceFrequency()
    least, most, half, power = map(float, found)
    return ForceFrequency(least, most, half, power, determination(pull, hill(hertz, least, most, half, power)))


def optimum(lengths: Float[np.ndarray, " points"], forces: Float[np.ndarray, " points"]) -> Optimum:
    """The length at which a muscle pulls hardest: the top of a parabola through its forces.

    Equation: least squares of force = a + b x + c x^2; place = -b / 2c, half width where force is half of the top
    Shapes: (points,) of active force, in any units. Source: Woittiez1984 (a parabola).
    Errors: NaN with fewer than three lengths, or where the parabola opens upward; a top outside the lengths is a guess.
    """
    x, pull = paired(lengths, forces, NEED)
    if np.unique(x).size < 3:
        return Optimum()
    center, span = float(x.mean()), float(np.ptp(x))
    c, b, a = np.polyfit((x - center) / span, pull, 2)
    if not c < -1e-9 * max(float(np.ptp(pull)), 1e-300):
        return Optimum()
    top = a - b**2 / (4 * c)
    width = span * float(np.sqrt(top / (-2 * c))) if top > 0 else NAN
    return Optimum(center - span * float(b / (2 * c)), float(top), width)


def emg_force(forces: Float[np.ndarray, " levels"], emg: Float[np.ndarray, " levels"]) -> PowerLaw:
    """How a muscle's EMG grows with its force: in proportion (exponent 1), or faster (above 1).

    Equation: log EMG = log scale + exponent log force, and EMG = level + slope force, both by least squares; R2 is the
    line's
    Shapes: (levels,) of force and of EMG (RMS) in any units; levels of 0 or less do not enter the power.
    Source: LawrenceDeLuca1983. Errors: logs weigh weak contractions as much as strong ones; take off the noise floor.
    """
    force, loud = paired(forces, emg, NEED)
    if np.unique(force).size < 2:
        return PowerLaw()
    slope, level = np.polyfit(force, loud, 1)
    line = (float(slope), float(level), determination(loud, level + slope * force))
    good = (force > 0) & (loud > 0)
    if np.unique(force[good]).size < 2:
        return PowerLaw(NAN, NAN, *line)
    exponent, scale = np.polyfit(np.log(force[good]), np.log(loud[good]), 1)
    return PowerLaw(float(np.exp(scale)), float(exponent), *line)
