"""How steadily the calf holds a small force."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import AFTER_BEST, BEST, average, few, torque, trembling
from myospasm.evidence.cohort import mean

PEOPLE = 2
MUSCLES = (("soleus", 957), ("medial_gastrocnemius", 579), ("lateral_gastrocnemius", 260))
"""As many motor units as people have: the torque of few large ones is rougher."""
PROTOCOL = f"{BEST}Match 2.5 % of the maximal force for 16 s. Rest for 2 s. Match 5 % of the maximal force for 16 s."
HELD = {"low": (AFTER_BEST + 6.0, AFTER_BEST + 16.0), "high": (AFTER_BEST + 24.0, AFTER_BEST + 34.0)}
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
    "straight line is taken out. Without the noise that a pool's units share 18.5 and 6.7 % "
    "are left of one person's 21.7 and 11.1 %.",
)


def dominant(force: np.ndarray) -> float:
    """The frequency (Hz) where the fluctuation has most power."""
    from scipy.signal import welch

    hertz, power = welch(force, 1000.0, nperseg=4000, detrend="linear")
    return float(hertz[1:][np.argmax(power[1:])])


def replay() -> dict[str, float]:
    """What the model gives."""
    traces = few(MUSCLES, PROTOCOL, PEOPLE)
    low, high = (average(traces, trembling, *HELD[level]) for level in ("low", "high"))
    begin, end = (round(1000 * second) for second in HELD["high"])
    peaks = [dominant(torque(trace)[begin:end]) for trace in traces]
    return {"FO006": low, "FO006b": low - high, "FO007": mean(peaks)}
