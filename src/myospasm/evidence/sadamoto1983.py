"""How hard a muscle must contract to stop its own blood."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.muscle.fuel import Fuel

PAPER = Paper(
    source="Sadamoto1983",
    title="Skeletal muscle tension, flow, pressure, and EMG during sustained isometric contractions in humans",
    people=1,
    protocol="isometric contractions of biceps, quadriceps and soleus held at rising shares of the greatest force",
    rows=(
        Row("V071", "share of the greatest force that stops the flow", 57, 50, 64, "%", "fit",
            note="the range of the means of three muscles, n 5"),
    ),
    errors="Circular: the number is the model's own. Every muscle has the same; some soleus flow was seen at 80 %.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    fuel, levels = Fuel(), np.arange(0.0, 1.0, 0.005)
    shut = np.asarray(fuel.squeeze(levels, np.full(levels.shape, fuel.usual_pressure)))  # pyright: ignore[reportArgumentType]
    return {"V071": float(100 * levels[shut > 0.995][0])}
