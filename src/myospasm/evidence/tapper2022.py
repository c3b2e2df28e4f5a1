"""Pickle juice against the cramps of cirrhosis."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import SCARRED, lasting, thresholds
from myospasm.evidence._hours import Kind

PATIENT = Kind("cramp_prone_adult", 8, causes=SCARRED)

PAPER = Paper(
    source="Tapper2022",
    title="Pickle juice intervention for cirrhotic cramps reduction: the PICCLES randomized controlled trial",
    people=PATIENT.people,
    protocol="a sip of pickle juice or of tap water at every cramp, 28 days",
    rows=(
        Row("K049", "duration of a cramp, pickle juice less water", 0, None, None, "s", "predict", -1,
            note="severity fell by 2.25 of 10 (SD 3.6, n 38) against 0.36 (SD 2.9, n 36), p = 0.03"),
    ),
    errors="How bad cramps were in the trial, how long one lasts in the replay, after a train of 2 s 4 Hz above each "
    "one's threshold. The reflex holds all the time, and its size is assumed: the sign was put in.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    found = thresholds(PATIENT)
    return {"K049": lasting(PATIENT._replace(remedies=("pickle_juice",)), found) - lasting(PATIENT, found)}
