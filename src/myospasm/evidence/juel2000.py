"""Potassium between the muscle fibers: at rest, and that work raises it."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH, kicking
from myospasm.evidence._hours import at, charted
from myospasm.evidence.cohort import cohort, mean

PEOPLE = 3
PROTOCOL = "Rest for 2 s. " + "Contract at 40 % for 1 s. Rest for 1 s. " * 10

PAPER = Paper(
    source="Juel2000",
    title="Interstitial K+ in human skeletal muscle during and after dynamic graded exercise determined by "
    "microdialysis",
    people=PEOPLE,
    protocol="rest; 10 contractions of 1 s in 20 s",
    rows=(
        Row("V001", "potassium at rest", 4.19, 4.10, 4.28, "mmol/L", "fit", note="bounds: SE, n is not in the table"),
        Row("V002", "rise in work", 1.98, None, None, "mmol/L", "predict", 1, note="at 10 W; 3.3 at 30 W"),
        Row("V002b", "potassium at 10 W", 6.17, 5.98, 6.36, "mmol/L", "predict", note="bounds: SE"),
        Row("V003", "potassium at 30 W", 7.48, 6.30, 8.66, "mmol/L", "predict", note="bounds: SE"),
    ),
    errors="Circular at rest: the model's resting value is this one. Watts of knee extension have no counterpart "
    "in an isometric contraction: of short work (V002, medial gastrocnemius) only the direction is asked for; for "
    "5 min (V002b, V003) they are shares of the greatest force as of 67 W (Radegran1999), every other second, of a "
    "thigh. The model's potassium rises by a third to a half as much.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    runs = cohort("adult", ("medial_gastrocnemius",), (PROTOCOL,), PEOPLE)
    potassium = [t[0]["potassium"].values[:, 0] for t in runs]
    rest = mean([float(k[15]) for k in potassium])
    watts = {row: charted(THIGH, (kicking(power, 300),))[0] for row, power in (("V002b", 10), ("V003", 30))}
    return {
        "V001": rest,
        "V002": mean([float(k[120:].mean()) for k in potassium]) - rest,
        **{row: at(chart, "interstitial_potassium") for row, chart in watts.items()},
    }
