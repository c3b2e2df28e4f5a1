"""More water than the kidneys can let go."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="plain_water_overdrinking",
    title="Drinking far too much plain water in a race",
    chain="A race keeps the hormone on that holds water back; water dilutes sodium, chloride, calcium and magnesium, "
    "and cells swell.",
    source="HewButler2011",
    changes=(
        shift("blood.hormones.nonosmotic", 1.0, "1", "HewButler2011", "antidiuretic hormone that does not switch off"),
    ),
    meanwhile=("From 0 h on drink 1.2 L of water per hour",),
    signs=("low sodium",),
    codes={"ICD-10-CM": "E87.1", "HPO": "HP:0002902"},
    errors="No swelling of the brain, which is what harms; the stomach takes any amount.",
)
