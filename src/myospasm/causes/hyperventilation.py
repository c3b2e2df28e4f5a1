"""Breathing far more than the body needs."""

from myospasm.story import Cause

CAUSE = Cause(
    name="hyperventilation",
    title="Breathing too fast and too deep",
    chain="Carbon dioxide is breathed off, the blood turns alkaline, albumin takes up calcium; less acid and less "
    "calcium uncover the charge on nerve membranes.",
    source="Steurer1997",
    hours=("Breathe at PCO2 18 mmHg for 8 min",),
    signs=(
        "tetany",
        "carpopedal spasm",
    ),
    codes={"ICD-10-CM": "R06.4", "HPO": "HP:0002883"},
    errors="Measured free calcium did not fall significantly in one study of carpopedal spasm (Steurer1997); here it "
    "does by a tenth.",
)
