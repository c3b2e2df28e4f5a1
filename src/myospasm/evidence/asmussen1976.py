"""How much faster warm thighs build up and let go of tension."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import AFTER_BENT, BENT, few, torque
from myospasm.evidence.cohort import mean

PEOPLE = 4
PROTOCOL = f"{BENT}Contract at 100 % for 2 s. Rest for 0.5 s."

PAPER = Paper(
    source="Asmussen1976",
    title="Mechano-elastic properties of human muscles at different temperatures",
    people=PEOPLE,
    protocol="maximal isometric knee extension at 30 and at 40 degC of the muscle",
    rows=(
        Row("TE014a", "maximal torque", 0.5, -1, 1, "% per degC", "predict", note="less than 1 %"),
        Row("TE014", "fastest rise of torque", 4, 3, 5, "% per degC", "predict"),
        Row("TE014b", "fastest fall of torque", 5, 4, 6, "% per degC", "predict", note="bounds ours"),
    ),
    errors="The rise also depends on how suddenly people push; the model's command begins at once.",
)


def speeds(degrees: float) -> tuple[float, float, float]:
    """Maximal torque (N m), fastest rise and fastest fall (N m/s)."""
    changes = (("twitch.temperature", degrees),)
    traces = [torque(t, AFTER_BENT) for t in few((("quadriceps", 60),), PROTOCOL, PEOPLE, changes)]
    smooth = [np.convolve(t, np.ones(20) / 20, "same") for t in traces]
    slopes = [1000 * np.diff(t) for t in smooth]
    return mean([t.max() for t in smooth]), mean([s.max() for s in slopes]), mean([-s[:-30].min() for s in slopes])


def replay() -> dict[str, float]:
    """What the model gives."""
    cold, warm = speeds(30.0), speeds(40.0)
    gains = [100 * ((w / c) ** 0.1 - 1) for w, c in zip(warm, cold, strict=True)]
    return dict(zip(("TE014a", "TE014", "TE014b"), gains, strict=True))
