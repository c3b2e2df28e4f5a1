"""The most blood and oxygen that a thigh takes."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH, perfusion, shut
from myospasm.evidence._hours import Kind, charted

LEVELS = (30, 45, 60, 80, 100)

PAPER = Paper(
    source="Radegran1999",
    title="Peak muscle perfusion and oxygen uptake in humans: importance of precise estimates of muscle mass",
    people=1,
    protocol="one-legged knee extension at the greatest work, 67 W",
    rows=(
        Row("V066", "greatest flow of the thigh", 246, 174, 318, "mL/min/100g", "predict",
            note="SE 24, n 9; the range is 149 to 373"),
        Row("V067", "greatest oxygen uptake of the thigh", 35.2, 24.1, 46.3, "mL/min/100g", "predict",
            note="SE 3.7, n 9; the range is 22.6 to 59.6"),
    ),
    errors="The largest of five levels of isometric contractions every other second, each for 4 min, instead of "
    "kicking at rising power. The model's vessels and mitochondria are those of an untrained calf (Lopez2015, "
    "Isbell2006) in every muscle; these thighs let through "
    "four times as much while they kick. An isometric contraction also shuts the flow for half of the time.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    found = [_level(THIGH, level) for level in LEVELS]
    return {"V066": max(flow for flow, _ in found), "V067": max(oxygen for _, oxygen in found)}


def _level(kind: Kind, level: float) -> tuple[float, float]:
    """Flow and oxygen uptake, mL per 100 g and min, at the end of 4 min; muscle gives back what it does not use."""
    chart = charted(kind, (f"Contract quadriceps at {level} % for 1 s on and 1 s off, for 4 min",))[0]
    flow = float(perfusion(chart, squeezed=shut(level / 100, 0.5))[-1])
    return flow, flow * 0.195 * (1.0 - float(chart["muscle_oxygen"].values[-1, 0]))
