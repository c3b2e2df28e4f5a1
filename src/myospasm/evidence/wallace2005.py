"""How often an ankle beats in clonus after a spinal cord injury."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._spastic import PEOPLE, patients
from myospasm.evidence.cohort import mean
from myospasm.signs.clonus import LEAST, beats

PROTOCOL = (
    "Hold the ankle at 20 deg plantar flexion. Load the ankle with 0.02 kg m2. Rest for 1 s. Release the ankle. "
    "Push the ankle with 8 Nm dorsiflexion for 9 s."
)

PAPER = Paper(
    source="Wallace2005",
    title="Motor unit behavior during clonus",
    people=PEOPLE,
    protocol="a foot with a load of 0.02 kg m2 is let go and pushed up with 8 N m; beats are read from its angle",
    rows=(Row("N059", "frequency of clonus", 5.85, 4.7, 7.0, "Hz", "predict", note="range of six people's means"),),
    errors=f"{PEOPLE} people; the load of the paper's feet is not known; clonus lasted up to a minute there.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    traces = patients("spinal_cord_injury", PROTOCOL)
    found = [beats(t["angle"].values[1500:, 0].astype(float), 1000.0, LEAST.value) for t in traces]
    return {"N059": mean([c.frequency for c in found if c is not None])}
