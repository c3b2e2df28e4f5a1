"""The calf's twitch, where it is strongest, and how fast it must be shocked to pull smoothly."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import CALF, pulled
from myospasm.evidence.cohort import cohort, mean
from myospasm.signs.force import twitch

PEOPLE = 3
ANGLES = (-20, -10, 0, 10, 20, 30)
"""deg, plantar flexion positive."""
FREQUENCIES = (10, 20, 30, 40, 50, 60, 70, 80)
FUSED = 0.01
"""Largest ripple (peak to peak over mean) of a torque that is called smooth."""

PAPER = Paper(
    source="Sale1982",
    title="Influence of joint position on ankle plantarflexion in humans",
    people=PEOPLE,
    protocol="shocks and 1 s trains to the nerve of the calf, knee extended, at ankle angles from 20 deg "
    "dorsiflexion to 30 deg plantar flexion",
    rows=(
        Row("MU046", "twitch contraction time of the calf", 112.4, 101.3, 123.5, "ms", "predict"),
        Row("MU047", "twitch half-relaxation time of the calf", 99.6, 85.2, 114.0, "ms", "predict"),
        Row(
            "MU046b",
            "contraction time in dorsiflexion less in plantar flexion",
            0,
            None,
            None,
            "ms",
            "predict",
            1,
            "its sign",
        ),
        Row(
            "MU047b",
            "half relaxation in dorsiflexion less in plantar flexion",
            0,
            None,
            None,
            "ms",
            "predict",
            1,
            "its sign",
        ),
        Row("MU048", "frequency at which a tetanus is fused", 60, 50, 70, "Hz", "predict", note="bounds: one step"),
        Row("MU049", "angle of greatest tetanic torque (dorsiflexion is negative)", -15, None, None, "deg", "fit", -1),
    ),
    errors=f"Fused: ripple of at most {FUSED:g} of the mean, this software's criterion; the paper prints no SD for it "
    "and no number for the optimum, 'almost full dorsiflexion'. The mean twitch is taken at 0 deg. Passive tension is "
    "taken off.",
)


def held(angle: int, train: str, rest: float = 0.8) -> str:
    """One train at one ankle angle."""
    way = "dorsiflexion" if angle < 0 else "plantar flexion"
    shocks = f"Rest for 0.5 s. Stimulate the nerve at {train}. Rest for {rest:g} s."
    return f"Hold the ankle at {abs(angle)} deg {way}. {shocks}"


def fusion(torques: list[np.ndarray]) -> float:
    """The lowest of FREQUENCIES from which on the torque is smooth; NaN if it never is."""
    smooth = [float(np.ptp(t) / t.mean()) <= FUSED for t in torques]
    first = next((i for i in range(len(smooth)) if all(smooth[i:])), None)
    return float("nan") if first is None else float(FREQUENCIES[first])


def replay() -> dict[str, float]:
    """What the model gives."""
    protocols = [held(angle, "1 Hz for 1 pulses") for angle in ANGLES]
    protocols += [held(angle, "50 Hz for 1 s") for angle in ANGLES]
    protocols += [held(0, f"{f} Hz for 1.5 s", 0.1) for f in FREQUENCIES]
    runs = cohort("adult", CALF, tuple(protocols), PEOPLE)
    shocks = [[twitch(t["torque"].values[:, 0], 1000.0, 0.5) for t in row[: len(ANGLES)]] for row in runs]
    tetani = [[float(pulled(t, 0.5, 1.5).max()) for t in row[len(ANGLES) : 2 * len(ANGLES)]] for row in runs]
    low, middle, high = ANGLES.index(-10), ANGLES.index(0), ANGLES.index(20)
    return {
        "MU046": 1000 * mean([s[middle].contraction_time for s in shocks]),
        "MU047": 1000 * mean([s[middle].half_relaxation_time for s in shocks]),
        "MU046b": 1000 * mean([s[low].contraction_time - s[high].contraction_time for s in shocks]),
        "MU047b": 1000 * mean([s[low].half_relaxation_time - s[high].half_relaxation_time for s in shocks]),
        "MU048": mean([fusion([pulled(t, 1.5, 2.0) for t in row[2 * len(ANGLES) :]]) for row in runs]),
        "MU049": mean([float(ANGLES[int(np.argmax(row))]) for row in tetani]),
    }
