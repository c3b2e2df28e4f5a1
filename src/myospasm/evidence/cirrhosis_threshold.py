"""The cramp threshold does not tell who cramps with a scarred liver."""

from __future__ import annotations

import math

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import SCARRED, rise, thresholds
from myospasm.evidence._hours import Kind
from myospasm.evidence.cohort import binomial, mean, percent

PEOPLE = 8

PAPER = Paper(
    source="CirrhosisThreshold",
    title="Investigation of muscle cramps in patients with cirrhosis using electrical stimulation cramp threshold "
    "frequency",
    people=3 * PEOPLE,
    protocol="shocks to tibial or ulnar nerve for 2 s, 2 Hz more every time, up to 40 Hz",
    rows=(
        Row("CR100", "threshold frequency, cirrhosis with cramps", 16, 10, 22, "Hz", "predict", note="n 14"),
        Row("CR100b", "cirrhosis with cramps less without", 1, -2.6, 4.6, "Hz", "predict",
            note="16, SD 6, n 14, against 15, SD 3, n 12: 95 % interval, not different"),
        Row("CR101", "cramped up to 40 Hz, cirrhosis with cramps", 43, *binomial(6, 14), "%", "predict"),
        Row("CR101b", "cramped up to 40 Hz, cirrhosis without cramps", 50, *binomial(6, 12), "%", "predict"),
        Row("CR101c", "cramped up to 40 Hz, healthy", 70, *binomial(7, 10), "%", "predict"),
    ),
    errors="The tibial nerve's flexor hallucis brevis only. Patients with cramps are cramp-prone adults with the "
    "shelf's cirrhosis, those without are adults with it. Who is prone on the shelf of people cramps at lower "
    "frequencies, against this study (CR100b), and everyone cramps below 40 Hz, for nobody is spared and "
    "nobody asks to stop (CR101).",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    kinds = (
        Kind("cramp_prone_adult", PEOPLE, causes=SCARRED),
        Kind(people=PEOPLE, causes=SCARRED),
        Kind(people=PEOPLE),
    )
    found = [thresholds(kind) for kind in kinds]
    cramped = [percent(not math.isnan(f) for f in each) for each in found]
    return {
        "CR100": mean(found[0]), "CR100b": rise(found[1], found[0]),
        "CR101": cramped[0], "CR101b": cramped[1], "CR101c": cramped[2],
    }  # fmt: skip
