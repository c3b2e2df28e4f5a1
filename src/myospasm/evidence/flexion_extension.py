"""The back's EMG in bending forward over that in rising again, in people without pain."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean
from myospasm.instruments import laboratory
from myospasm.signs import flexion_relaxation

PEOPLE = 4
MUSCLES = (("erector_spinae", 40), ("multifidus", 40), ("rectus_abdominis", 10))
TEXT = (
    "Rest for 3 s. Move the trunk to 55 deg flexion in 3 s. Rest for 4 s. "
    "Move the trunk to 0 deg flexion in 3 s. Rest for 3 s."
)

PAPER = Paper(
    source="FlexionExtensionRatio",
    title="Clinical utility of flexion-extension ratio measured by surface electromyography",
    people=PEOPLE,
    protocol="bending forward by 55 deg within 3 s, hanging for 4 s, rising within 3 s",
    rows=(
        Row("N029", "greatest EMG of bending over that of rising", 0.47, 0.33, 0.61, "1", "predict"),
        Row("N029b", "greatest EMG of bending over that of hanging, less 1", 0, None, None, "1", "predict", 1),
    ),
    errors="The trunk follows a smooth path; lifting it asks for hardly more torque than lowering it, and a muscle's "
    "greater force while it lengthens is small in the model: so bending and rising are too much alike.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    runs = cohort("adult", MUSCLES, (TEXT,), PEOPLE)
    found = [flexion_relaxation.read(laboratory.record(trace)) for (trace,) in runs]
    return {
        "N029": mean([f["flexion_extension_ratio"] for f in found]),
        "N029b": mean([f["flexion_relaxation_ratio"] - 1.0 for f in found]),
    }
