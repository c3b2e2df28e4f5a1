"""Too little sodium in the blood."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="hyponatremia",
    title="Too little salt in the blood",
    chain="Too much water for the salt: cells swell, and the water between them is thin.",
    source="HewButler2011",
    changes=(
        shift(
            "blood.panel.sodium", -14.0, "mmol/L", "Renneboog2006", "126 (SD 5) in people who felt well; from memory"
        ),
        shift("blood.panel.chloride", -13.0, "mmol/L", "assumed", "falls with sodium"),
        shift("blood.panel.bicarbonate", -1.0, "mmol/L", "assumed", "23.5: diluted, and made anew"),
    ),
    signs=("low sodium",),
    codes={"ICD-10-CM": "E87.1", "HPO": "HP:0002902"},
    errors="A new balance: the swelling of a fast fall is in plain_water_overdrinking.",
)
