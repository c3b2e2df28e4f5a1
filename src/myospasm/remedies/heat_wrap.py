"""Warmth on an aching back."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="heat_wrap",
    title="A heat wrap on the lower back",
    chain="Warmth quiets the thin nerve fibers of hurt muscle; with less pain the back is held less stiff.",
    source="French2006",
    undoes={"back_strain": 0.4},
    signs=("EMG that falls silent in full flexion",),
    errors="That the fibers fire less by as much as it hurts less, 1.06 of about half of the scale of 5, is assumed.",
    evidence="moderate: 1.06 less (0.68 to 1.45) on a scale of 0 to 5 after 5 days than with a placebo tablet, two "
    "trials, 258 people (French2006; not read again here).",
    harms="Burns where skin feels little, or under a wrap that is slept on.",
)
