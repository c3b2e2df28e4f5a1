"""Muscle that cannot use its stored sugar."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="mcardle_disease",
    title="McArdle disease: muscle that cannot use its sugar",
    chain="Without phosphorylase hard or bloodless work has no reserve: phosphocreatine and then ATP are spent, and "
    "cross-bridges cannot let go: a contracture, silent in the EMG.",
    source="Fleckenstein1991",
    changes=(scale("fuel.phosphorylase", 0.0, "Fleckenstein1991", "none in the disease"),),
    signs=(
        "contracture",
        "no lactate",
    ),
    codes={"ICD-10-CM": "E74.04", "HPO": "HP:6000358", "SNOMED CT": "55912009"},
    errors="No second wind: fat and blood sugar do not take over; contractures come only after ATP is nearly gone, "
    "in patients earlier.",
)
