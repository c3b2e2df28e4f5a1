"""Hours of work with one muscle."""

from myospasm.story import Cause

CAUSE = Cause(
    name="overuse",
    title="Overusing a muscle",
    chain="Long work empties the muscle of fuel, tires its fibers and tears some of them; its thin nerve fibers "
    "answer more strongly.",
    source="Schwellnus2011",
    hours=("Contract at 40 % for 2 s on and 2 s off, for 90 min, lengthening",),
    signs=(
        "weakness",
        "soreness",
    ),
    codes={"ICD-10-CM": "X50.3"},
    errors="The work is invented; spindles and tendon organs do not change with fatigue, as one theory has it.",
)
