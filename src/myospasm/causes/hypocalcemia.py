"""Parathyroid glands that do not work."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="hypocalcemia",
    title="Too little calcium: the parathyroid glands fail",
    chain="Less free calcium uncovers the charge on nerve membranes: gates open nearer to rest, until endings fire "
    "by themselves.",
    source="Brent1988",
    changes=(
        scale("blood.parathyroid.reserve", 0.1, "assumed", "a tenth of the gland's tissue works"),
        shift(
            "blood.panel.calcium",
            -0.75,
            "mmol/L",
            "assumed",
            "1.65, severe by Turner2016 (below 1.9); 0.8 of it free, where tetany is usual",
        ),
        shift("blood.panel.phosphate", 0.6, "mmol/L", "assumed", "1.7: without the hormone the kidney keeps it"),
    ),
    signs=(
        "tetany",
        "Trousseau's sign",
    ),
    codes={"ICD-10-CM": "E20.9 E83.51", "HPO": "HP:0002901"},
    errors="How fast calcium fell does not matter here, and it does in people.",
)
