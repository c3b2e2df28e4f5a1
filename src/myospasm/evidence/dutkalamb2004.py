"""What little ATP does to the release of calcium and to force."""

from __future__ import annotations

import jax.numpy as jnp

from myospasm.evidence import Paper, Row
from myospasm.muscle.exhaustion import Effects, Exhaustion
from myospasm.muscle.fuel import Fuel

PAPER = Paper(
    source="DutkaLamb2004",
    title="Effect of low cytoplasmic ATP on excitation-contraction coupling in fast-twitch muscle fibres of the rat",
    people=1,
    protocol="skinned fibers of the rat with ATP set, stimulated by action potentials",
    rows=(
        Row("C006", "twitch force at 2 mmol/L of ATP less that at 8", -30, None, None, "%", "predict", -1),
        Row("C007", "tetanic force at 0.5 mmol/L", -10, None, None, "%", "predict", -1),
        Row("C008", "rise of force at 0.1 mmol/L, over that with ATP", 0.16, 0.0, 0.167, "1", "predict",
            note="slowed more than 6 times"),
        Row("C009", "calcium released at 0.5 mmol/L", -20, -25, -15, "%", "fit", note="the bounds are assumed"),
        Row("C009b", "calcium released at 1 mmol/L", -10, -15, -5, "%", "fit", note="the bounds are assumed"),
    ),
    errors="Only ATP is low, as in the skinned fibers. C009 is circular. Tetanic force falls by far more than in the "
    "fibers (C007), for half of the cross-bridges of the model go without at 2 mmol/L; how fast force rises is not "
    "in the model but by what ATP is enough for, and its force stands for it (C008).",
)  # fmt: skip


def at(atp: float) -> Effects:
    """Effects on a rested muscle with so much ATP, mmol/L."""
    fuel = Fuel()
    return Exhaustion().effects(fuel, fuel.rest(1)._replace(atp=jnp.full(1, atp)))


def replay() -> dict[str, float]:
    """What the model gives."""
    full, two, half, one, little = (at(atp) for atp in (8.0, 2.0, 0.5, 1.0, 0.1))

    def over(name: str, low: Effects) -> float:
        return float(getattr(low, name)[0] / getattr(full, name)[0])

    return {
        "C006": 100 * (over("force", two) * over("release", two) - 1),
        "C007": 100 * (over("force", half) - 1),
        "C008": over("force", little) * over("release", little),
        "C009": 100 * (over("release", half) - 1),
        "C009b": 100 * (over("release", one) - 1),
    }
