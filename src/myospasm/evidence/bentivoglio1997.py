"""How often people blink: at rest, in conversation and while they read."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._eyelid import PEOPLE, READING, TALKING, blinks

OURS = "no spread is printed; bounds ours, those of the circuit's own tests"

PAPER = Paper(
    source="Bentivoglio1997",
    title="Analysis of blink rate patterns in normal subjects",
    people=PEOPLE,
    protocol="a minute with the lids left alone; again with a dry cornea counting more (talking) or less (reading)",
    rows=(
        Row("N119", "blinks at rest", 17, 12, 24, "a minute", "fit", note=OURS),
        Row("N120", "blinks in conversation", 26, 21, 31, "a minute", "fit", note=OURS),
        Row("N121", "blinks while reading", 4.5, 2.5, 7, "a minute", "fit", note=OURS),
    ),
    errors=f"{PEOPLE} people. A blink is a lid that goes more than 0.2 rad below its open place; at half of that 16, "
    "25 and 5 a minute are counted in four of them. Nothing here is predicted: the cornea's drive was chosen by "
    f"the rate at rest, that talking counts {TALKING:g} times and reading {READING:g} times as much by the others.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {
        "N119": float(blinks().mean()),
        "N120": float(blinks(attention=TALKING).mean()),
        "N121": float(blinks(attention=READING).mean()),
    }
