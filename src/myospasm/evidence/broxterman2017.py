"""What is left of the fuel when a task can no longer be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH
from myospasm.evidence._hours import at, charted

if TYPE_CHECKING:
    import xarray as xr

LEVEL = 0.58

PAPER = Paper(
    source="Broxterman2017",
    title="Bioenergetics and ATP synthesis during exercise: role of group III/IV muscle afferents",
    people=1,
    protocol="intermittent isometric knee extension at 58 % of the greatest force until it fails; phosphorus spectra",
    rows=(
        Row("V045", "pH at task failure", 6.54, 6.40, 6.68, "1", "predict", note="n 8"),
        Row("V046", "phosphocreatine at task failure", 4.4, 2.1, 6.7, "mmol/L", "predict"),
        Row("V046b", "inorganic phosphate at task failure", 28.6, 20.0, 37.2, "mmol/L", "predict"),
        Row("V045b", "change of ATP at task failure", -18, None, None, "%", "predict", -1),
    ),
    errors="The rhythm is not in what was read: 3 s on, 2 s off. The task fails when the greatest force has "
    "fallen to 58 %. The pH at which pain is full (V045) is among the model's numbers, not the pH that it comes to.",
)


def failing(chart: xr.Dataset) -> float:
    """When (s) the greatest force no longer suffices, or the end."""
    strength = chart["strength"].values[:, 0]
    weak = strength <= LEVEL * strength[0]
    return float(chart["time"].values[weak.argmax() if weak.any() else -1])


def replay() -> dict[str, float]:
    """What the model gives."""
    chart = charted(THIGH, (f"Contract quadriceps at {100 * LEVEL:g} % for 3 s on and 2 s off, for 15 min",))[0]
    end = failing(chart)
    return {
        "V045": at(chart, "muscle_ph", end),
        "V046": at(chart, "phosphocreatine", end),
        "V046b": at(chart, "inorganic_phosphate", end),
        "V045b": 100 * (at(chart, "atp", end) / 8.2 - 1),
    }
