"""How long people must contract a shortened calf before it cramps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.evidence import Paper, Row
from myospasm.evidence._calf import PRONE, brought_on, needed
from myospasm.evidence._emg import amplitude, listen
from myospasm.evidence.cohort import after, mean

if TYPE_CHECKING:
    from myospasm.records import Trace

PEOPLE = 6

PAPER = Paper(
    source="Craighead2017",
    title="Ingestion of TRP channel agonists attenuates exercise-induced muscle cramps",
    people=PEOPLE,
    protocol="maximal contraction of the shortened triceps surae until it cramps, after a drink without effect",
    rows=(
        Row("CR079", "contraction needed for a cramp", 27.8, 8.4, 47.2, "s", "predict", note="SE 3.1, n 39"),
        Row("CR080", "EMG of the cramp times its length", 77.2, 0.0, 187.7, "% s", "predict",
            note="% of the largest EMG; SE 17.7, n 39; not below 0"),
    ),
    errors="6 cramp-prone people of 39, medial gastrocnemius alone; the lengths tried are 2, 4, 8, 16 and 32 s. "
    "Cramps are watched for 60 s and left alone; in the paper they were probably stretched soon. The model's "
    "group III and IV afferents are full after seconds of the rates that a maximal command reaches in a shortened "
    "muscle (CR079 too soon), and a cramp then keeps them full itself, in nearly all units and without an end "
    "(CR080 far too large).",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {
        "CR079": mean(needed(PRONE, PEOPLE)),
        "CR080": mean(area(t) for t in brought_on(PRONE, PEOPLE, 60.0)),
    }


def area(trace: Trace) -> float:
    """EMG amplitude of the cramp in % of the contraction's, times its length in s."""
    end = float(trace["time"][-1]) - 60.0
    last = after(trace, end).duration
    return 100 * last * amplitude(listen(trace, end + 0.5, end + last)) / amplitude(listen(trace, 1.5, end))
