"""How steadily the calf holds a small force."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean
from myospasm.signs.force import steadiness

PEOPLE = 3
MUSCLES = (("soleus", 957), ("medial_gastrocnemius", 579), ("lateral_gastrocnemius", 260))
"""As many motor units as people have: the torque of few large ones is rougher."""
PROTOCOL = "Contract at 100 % for 3 s. Rest for 3 s. Match 2.5 % of the maximal force for 16 s. Rest for 2 s. "
PROTOCOL += "Match 5 % of the maximal force for 14 s."
HELD = {"low": (12.0, 22.0), "high": (28.0, 38.0)}
"""s, when the torque is held at 2.5 and at 5 %."""

PAPER = Paper(
    source="Tracy2007",
    title="Force control is impaired in the ankle plantarflexors of elderly adults",
    people=PEOPLE,
    protocol="2.5 % and 5 % of the maximal plantar flexion torque held for 10 s, shown on a screen",
    rows=(
        Row("FO006", "CV of torque at 2.5 % of the maximum", 1.71, 1.24, 2.64, "%", "predict", note="see errors"),
        Row("FO006b", "CV at 2.5 % less that at 5 %", 0.47, None, None, "%", "predict", 1),
        Row("FO007", "frequency of the largest fluctuation at 5 %", 2, 0, 2, "Hz", "predict"),
    ),
    errors="Young adults; no SD is printed: the bounds are their own CV at 5 % and that of the elderly at 2.5 %. A "
    "straight line is taken out.",
)


def dominant(torque: np.ndarray) -> float:
    """The frequency (Hz) where the fluctuation has most power."""
    from scipy.signal import welch

    hertz, power = welch(torque, 1000.0, nperseg=4000, detrend="linear")
    return float(hertz[1:][np.argmax(power[1:])])


def replay() -> dict[str, float]:
    """What the model gives."""
    torques = [trace["torque"].values[:, 0] for (trace,) in cohort("adult", MUSCLES, (PROTOCOL,), PEOPLE)]
    torques = [t - t[3_500:5_500].min() for t in torques]
    low, high = (
        mean([steadiness(t, 1000.0, *HELD[level], detrended=True) for t in torques]) for level in ("low", "high")
    )
    begin, end = (round(1000 * second) for second in HELD["high"])
    return {"FO006": low, "FO006b": low - high, "FO007": mean([dominant(t[begin:end]) for t in torques])}
