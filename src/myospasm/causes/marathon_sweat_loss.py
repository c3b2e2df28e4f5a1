"""A salty sweat that is not made up for."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="marathon_sweat_loss",
    title="Losing much salt in sweat",
    chain="Sweat takes water and salt; the water between the fibers shrinks and crowds potassium there.",
    source="Stofan2005",
    changes=(
        scale(
            "blood.skin.salty",
            1.36,
            "Stofan2005",
            "54.6 mmol/L at 1.6 L/h in footballers who cramp, where the mean is 40 here; their teammates 25.3",
        ),
    ),
    signs=("loss of salt",),
    codes={"ICD-10-CM": "T67.2"},
    errors="In races those who cramp lost no more water and salt than others (Schwellnus2011); what sweat takes is "
    "in the story, not in this cause.",
)
