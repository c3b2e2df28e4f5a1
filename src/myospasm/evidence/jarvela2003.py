"""A little very salty water in a vein draws a lot more into the blood."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, at, charted

PAPER = Paper(
    source="Jarvela2003",
    title="Effects of hypertonic saline (7.5 per cent) on extracellular fluid volumes in healthy volunteers",
    people=1,
    protocol="260 mL of 7.5 per cent saline within 30 min; plasma by labeled albumin until an hour later",
    rows=(
        Row("JA-end", "plasma gained at the end of the infusion", 0.442, 0.275, 0.609, "L", "predict", note="SD 0.167"),
        Row("JA-later", "plasma gained an hour later", 0.465, 0.382, 0.548, "L", "predict", note="SD 0.083"),
        Row("JA-outside", "water outside the cells gained at the end", 0.65, 0.557, 0.743, "L", "predict",
            note="SD 0.093, by impedance"),
    ),
    errors="Eight women after the menopause; here one man of 70 kg. The same salt and water come as 76 mL of strong "
    "saline and then 184 mL of the usual one.",
)  # fmt: skip

TOLD = (
    "Lie for 10 min",
    "Infuse 76 mL of hypertonic saline over 15 min",
    "Infuse 184 mL of saline over 15 min",
    "Lie for 1 h",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    (chart,) = charted(Kind(), TOLD)
    end = 600.0 + 1800.0

    def gained(name: str, seconds: float) -> float:
        return at(chart, name, seconds) - at(chart, name, 0)

    return {
        "JA-end": gained("plasma_volume", end),
        "JA-later": gained("plasma_volume", end + 3590.0),
        "JA-outside": gained("plasma_volume", end) + gained("interstitial_water", end),
    }
