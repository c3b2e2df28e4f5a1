"""How steadily the calf holds a small force."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import CALF, command_for, individuals, pulled, run_each
from myospasm.evidence.cohort import mean
from myospasm.protocol import Protocol
from myospasm.signs.force import steadiness

PEOPLE = 3
HELD = (2.5, 12.5)
"""s, when the torque is held."""

PAPER = Paper(
    source="Tracy2007",
    title="Force control is impaired in the ankle plantarflexors of elderly adults",
    people=PEOPLE,
    protocol="2.5 % and 5 % of the maximal plantar flexion torque held for 10 s, with the command that gives it",
    rows=(
        Row("FO006", "CV of torque at 2.5 % of the maximum", 1.71, 1.24, 2.64, "%", "predict", note="see errors"),
        Row("FO006b", "CV at 2.5 % less that at 5 %", 0.47, None, None, "%", "predict", 1),
        Row("FO007", "frequency of the largest fluctuation at 5 %", 2, 0, 2, "Hz", "predict"),
    ),
    errors="Young adults; no SD is printed: the bounds are their own CV at 5 % and that of the elderly at 2.5 %. "
    "People do not "
    "see their torque, so that nothing corrects slow drift: a straight line is taken out. 248 simulated units "
    "stand "
    "for 1739: the torque of few large units is rougher than that of many small ones.",
)


def holds_at(share: float) -> list[np.ndarray]:
    """Torque (N m) while each person holds a share of their maximum."""
    levels = command_for(share, CALF, PEOPLE)
    protocols = [Protocol(f"Rest for 0.5 s. Contract at {x:.3f} % for 12 s.") for x in levels]
    return [pulled(t, *HELD) for t in run_each(individuals("adult", CALF, PEOPLE), protocols)]


def dominant(torque: np.ndarray) -> float:
    """The frequency (Hz) where the fluctuation has most power."""
    from scipy.signal import welch

    hertz, power = welch(torque, 1000.0, nperseg=4000, detrend="linear")
    return float(hertz[1:][np.argmax(power[1:])])


def replay() -> dict[str, float]:
    """What the model gives."""
    low, high = holds_at(0.025), holds_at(0.05)
    span = (0.0, HELD[1] - HELD[0])
    small = mean([steadiness(t, 1000.0, *span, detrended=True) for t in low])
    larger = mean([steadiness(t, 1000.0, *span, detrended=True) for t in high])
    return {"FO006": small, "FO006b": small - larger, "FO007": mean([dominant(t) for t in high])}
