"""Sodium of the blood in football training in the heat, in those who cramp and those who do not."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, at, charted, gained

TRAINING = ("Cycle at 45 % of the greatest effort for 132 min in 32 degC at 60 % humidity",)
MEAN_SWEAT = 36.0
"""mmol/L of sodium, of someone whose sweat is as salty as the mean (Baker2016)."""
DRINKS = {"prone": "water", "reference": "sports drink"}

PAPER = Paper(
    source="Horswill2009",
    title="Sodium balance during U.S. football training in the heat: cramp-prone vs. reference players",
    people=2,
    protocol="2.2 h of team training in the heat (WBGT 29 to 32 degC), drinking as players do",
    rows=(
        Row("F055", "sodium of blood after training, cramp-prone players", 135.7, 130.8, 140.6, "mmol/L", "predict",
            note="SD; 137.8 before; 3 of 6 below 135"),
        Row("F055b", "its change, cramp-prone players", -2.1, None, None, "mmol/L", "predict", -1),
        Row("F056", "sodium of blood after training, reference players", 139.0, 137.0, 141.0, "mmol/L", "predict",
            note="SD; 138.9 before"),
    ),
    errors="One man of 70 kg for each group. Before training his blood and the salt of his sweat (52.6 against 38.3 "
    "mmol/L of sodium) are those of the group. Cramp-prone players took more of their drink as water: here he "
    "drinks water alone, the other a sports drink alone, both as much as they sweat in the model; what was "
    "drunk is not in the abstract, nor the work, the players' size and their clothes. F056 falls too far: 1.3 "
    "L/h of a drink with 6 % sugar brings the model's glucose far above that of anyone who exercises (see the "
    "chart), and sugar draws water out of the cells.",
)  # fmt: skip


def trained(group: str, sodium: float, salt: float) -> tuple[float, float]:
    """Sodium (mmol/L) after training, and its change."""
    kind = Kind(changes=(("blood.panel.sodium", sodium), ("blood.skin.salty", salt / MEAN_SWEAT)))
    (dry,) = charted(kind, TRAINING)
    rate = round(at(dry, "sweat") / 2.2, 1)
    (chart,) = charted(kind, TRAINING, (f"From 0 h on drink {rate} L of {DRINKS[group]} per hour",))
    return at(chart, "sodium"), gained(chart, "sodium")


def replay() -> dict[str, float]:
    """What the model gives."""
    prone, reference = trained("prone", 137.8, 52.6), trained("reference", 138.9, 38.3)
    return {"F055": prone[0], "F055b": prone[1], "F056": reference[0]}
