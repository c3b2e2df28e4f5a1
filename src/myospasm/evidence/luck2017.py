"""Oxygen of the calf and blood pressure when plantar flexion hurts, with narrowed arteries and without."""

from __future__ import annotations

from myospasm.blood.circulation import Circulation
from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import CALF, NARROW, first
from myospasm.evidence._hours import charted

STAGES = tuple(f"Contract at {level} % for 1 s on and 1 s off, for 1 min" for level in range(3, 31, 3))
CLAUDICATION = 5.0

PAPER = Paper(
    source="Luck2017",
    title="Blood pressure and calf muscle oxygen extraction during plantar flexion exercise in peripheral artery "
    "disease",
    people=2,
    protocol="plantar flexion, harder every minute, until it hurts or tires",
    rows=(
        Row("V031", "fall of muscle oxygen, narrowed arteries", -54, -82, -26, "%", "predict", note="SE 10, n 8"),
        Row("V032", "fall of muscle oxygen, healthy", -12, -23, -1, "%", "predict", note="SE 4, n 8"),
        Row("V033", "rise of mean pressure, narrowed arteries", 18, 12.3, 23.7, "mmHg", "predict", note="SE 2, n 8"),
        Row("V033b", "rise of mean pressure, healthy", 10, 4.3, 15.7, "mmHg", "fit", note="SE 2, n 8"),
    ),
    errors="3 to 30 % of the greatest force in ten steps of 1 min, every other second; it ends at a pain of 5, which "
    "the healthy do not reach. Without blood enough the model's calf takes nearly all its oxygen (V031 too deep), and "
    "blood lags its use in health (V032). Pressure does not feel the muscle's want of blood: it rises alike (V033).",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    heart = Circulation()
    pressure = float(heart.mean(1.0, 1.0) - heart.mean(1.0, 0.0))  # pyright: ignore[reportArgumentType]
    return {"V031": fallen(narrow=True), "V032": fallen(narrow=False), "V033": pressure, "V033b": pressure}


def fallen(narrow: bool) -> float:
    """By how much of that at rest (%) muscle oxygen has fallen when it hurts, or at the end."""
    chart = charted(CALF._replace(causes=NARROW if narrow else ()), ("Rest for 1 min", *STAGES))[0]
    time, oxygen = chart["time"].values, chart["muscle_oxygen"].values[:, 0]
    hurts = first(chart, "pain", CLAUDICATION)
    end = oxygen[-1] if hurts != hurts else oxygen[time.searchsorted(hurts)]
    return float(100 * (end / oxygen[5] - 1))
