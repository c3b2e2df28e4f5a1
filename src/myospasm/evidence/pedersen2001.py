"""Potassium between the fibers of a thigh at exhaustion."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH, kicking
from myospasm.evidence._hours import at, charted

PAPER = Paper(
    source="Pedersen2001",
    title="Accumulation of potassium in muscle interstitium",
    people=1,
    protocol="one-legged knee extension at 64 W to exhaustion, after 3.7 min; microdialysis",
    rows=(
        Row("V005", "potassium between the fibers at exhaustion", 12.0, 9.1, 14.9, "mmol/L", "predict",
            note="SE 1.2, n 6"),
    ),
    errors="Watts become a share of the greatest force, as a share of the 67 W at which such a thigh gives up "
    "(Radegran1999): 64 W are 96 % for every other second. In the model potassium of all fibers mixes with all the "
    "water between them and blood carries it off at once.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"V005": at(charted(THIGH, (kicking(64, 222),))[0], "interstitial_potassium")}
