"""A thigh that pushes lightly for an hour: its pressure and its blood."""

from __future__ import annotations

from myospasm.blood.circulation import Circulation
from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH, perfusion, shut
from myospasm.evidence._hours import charted
from myospasm.muscle.fuel import Fuel

PAPER = Paper(
    source="Sjogaard1986",
    title="Intramuscular pressure, EMG and blood flow during low-level prolonged static contraction in man",
    people=1,
    protocol="knee extension at 5 % of the greatest force for 1 h; pressure in the muscle, flow of the femoral vein",
    rows=(
        Row("V074", "pressure within the resting muscle", 14, 2, 31, "mmHg", "fit", note="range, n 7"),
        Row("V075", "flow of the femoral vein at 5 %", 1.58, 1.25, 2.22, "L/min", "predict", note="range"),
    ),
    errors="V074 is circular: the number is the model's own. The vein's flow is that of a thigh extensor of 2.48 kg "
    "(Radegran1999) at work, of other muscle at rest and of the leg's skin and bone, as at rest. "
    "The model's thigh takes no more than it needs for 5 % of its force; the vein carried twice as much.",
)
THIGH_MASS = 2.48


def replay() -> dict[str, float]:
    """What the model gives."""
    heart, fuel = Circulation(), Fuel()
    working = perfusion(charted(THIGH, ("Contract quadriceps at 5 % for 60 min",))[0], squeezed=shut(0.05))[-1]
    idle = 60 * (heart.other * heart.pressure + (heart.leg - THIGH_MASS) * fuel.resting_flow)
    return {"V074": fuel.back_pressure, "V075": float(working * THIGH_MASS / 100 + idle)}
