"""People with McArdle's disease can do less work."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH, WITHOUT_SUGAR
from myospasm.evidence._hours import at, charted

WORK = ("Contract at 60 % for 1 s on and 1 s off, for 4 min",)

PAPER = Paper(
    source="Rae2010",
    title="A paper on cycling with McArdle's disease, whose title was not read",
    people=2,
    protocol="cycling at rising power",
    rows=(
        Row("C002", "strength left after the same work, McArdle's less control", 0, None, None, "1", "predict", -1,
            note="peak power 67 W, SD 21, against 214 W, SD 56; n 37"),
    ),
    errors="The greatest force that is left after 4 min of the same contractions stands for peak power.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    patient, control = (charted(k, WORK)[0] for k in (WITHOUT_SUGAR, THIGH))
    return {"C002": at(patient, "strength") - at(control, "strength")}
