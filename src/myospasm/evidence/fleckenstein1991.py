"""Hard work leaves lactate in a muscle's fibers, which draws water there; in McArdle's disease it does not."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH, WITHOUT_SUGAR
from myospasm.evidence._hours import at, charted

GRIP = ("Contract at 50 % for 2 s on and 2 s off, for 2 min",)
CUFF = ("At 0 min inflate a cuff to 250 mmHg for 2 min",)

PAPER = Paper(
    source="Fleckenstein1991",
    title="Absence of exercise-induced MRI enhancement of skeletal muscle in McArdle's disease",
    people=2,
    protocol="hand grip without blood; relaxation time of the forearm's water by magnetic resonance",
    rows=(
        Row("C005", "lactate in the fibers, McArdle's less control", 0, None, None, "mmol/L", "predict", -1,
            note="the relaxation time rose by 4 %, SD 4, against 26 %, SD 9; n 5"),
    ),
    errors="The model has no relaxation time: lactate, which draws the water, stands for it. A thigh instead of a "
    "forearm.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    patient, control = (charted(k, GRIP, CUFF)[0] for k in (WITHOUT_SUGAR, THIGH))
    return {"C005": at(patient, "muscle_lactate") - at(control, "muscle_lactate")}
