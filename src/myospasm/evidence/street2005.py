"""Acid and potassium between the fibers of a hard-working muscle, with and without alkali in the blood."""

from __future__ import annotations

import math

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, at, charted

WORK = ("Contract quadriceps at 60 % for 1 s on and 1 s off, for 3 min",)
ALKALI = ("blood.panel.bicarbonate", 30.5), ("blood.panel.chloride", 98.0)

PAPER = Paper(
    source="Street2005",
    title="Metabolic alkalosis reduces exercise-induced acidosis and potassium accumulation in human skeletal muscle "
    "interstitium",
    people=1,
    protocol="one-legged knee extensions at high power after citrate by mouth or without; microdialysis",
    rows=(
        Row("V009", "acid between the fibers, alkalosis less control", -52, None, None, "nmol/L", "predict", -1,
            note="79 against 131"),
        Row("V009b", "potassium between the fibers at 3 min, alkalosis less control", -3.0, None, None, "mmol/L",
            "predict", -1, note="8.0, SE 0.9, against 11.0, SE 2"),
    ),
    errors="One thigh, at 60 % for every other second. Alkalosis is a panel with 6 mmol/L more bicarbonate, since "
    "what the citrate did to the blood is not in what was read. The model follows acid within the fibers "
    "only, so that V009 has no answer; neither pumps nor channels of its fibers feel acid, and V009b, a "
    "thousandth of what was measured, has the sign by chance.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    thigh = (("quadriceps", 20),)
    charts = [charted(Kind(muscles=thigh, changes=changes), WORK)[0] for changes in (ALKALI, ())]
    alkali, control = (at(chart, "interstitial_potassium") for chart in charts)
    return {"V009": math.nan, "V009b": alkali - control}
