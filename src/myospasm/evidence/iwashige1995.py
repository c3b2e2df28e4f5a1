"""How long botulinum toxin keeps the eyelids weak, by dose."""

from __future__ import annotations

import dataclasses

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import kind_of
from myospasm.muscles.orbicularis_oculi import MUSCLE as LID
from myospasm.nerve.toxin import Toxin
from myospasm.protocol import Protocol
from myospasm.remedies.botulinum_toxin_eyelid import REMEDY
from myospasm.run import run_batch

WEEK = 7 * 86400.0
UNITS = (3.0, 7.5, 15.0)
SHUT = "Hold the eyelid at neutral. Rest for 0.5 s. Contract at 100 % for 2 s. Rest for 0.5 s."

PAPER = Paper(
    source="Iwashige1995",
    title="Botulinum toxin type A for the treatment of blepharospasm: a dose-response study measuring eyelid force",
    people=1,
    protocol="0.5, 1.25 or 2.5 units at each of six places around the eye; force of the lids and how long they stay "
    "weak; the lid shut as firmly as possible",
    rows=(
        Row("N139", "longer by 2.5 times the dose", 3.3, None, None, "weeks", "fit", 1, "12.9 less 9.6"),
        Row(
            "N137",
            "loss of force at 7.5 units over that at 3 units",
            1.26,
            0.5,
            2.01,
            "1",
            "predict",
            note="41.7 (SD 25.1) over 33.2 %",
        ),
        Row(
            "N138",
            "loss of force at 15 units over that at 3 units",
            2.1,
            1.95,
            2.25,
            "1",
            "predict",
            note="69.6 (SD 5.0) over 33.2 %",
        ),
        Row("N136", "loss of the lid's force at 0.5 units a place", 33.2, 5.1, 61.3, "%", "predict"),
        Row("N137b", "loss of the lid's force at 1.25 units a place", 41.7, 16.6, 66.8, "%", "predict"),
        Row("N138b", "loss of the lid's force at 2.5 units a place", 69.6, 64.6, 74.6, "%", "fit"),
    ),
    errors="Loss of force is taken for the share of silent junctions; 69.6 % fix the eyelid's half dose, the other "
    "rows follow. Their SDs are as large as they are. How many people took part was not in the abstract at hand.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    toxin = Toxin()
    peak = 6 * 86400.0
    size = _size(toxin)
    lost = [float(toxin.poisoned(units, peak, size)) for units in UNITS]
    weeks = np.arange(2, 40, 0.05)
    low, high = (np.asarray(toxin.poisoned(units, weeks * WEEK, size)) for units in UNITS[:2])
    level = low[np.searchsorted(weeks, 9.6)]
    longer = float(weeks[np.flatnonzero(high >= level)[-1]]) - 9.6
    ratios = {"N139": longer, "N137": lost[1] / lost[0], "N138": lost[2] / lost[0]}
    return ratios | dict(zip(("N136", "N137b", "N138b"), _weaker(peak), strict=True))


def _size(toxin: Toxin) -> float:
    half = REMEDY.half
    assert half is not None
    return float(toxin.size_of(half.value))


def _weaker(since: float) -> list[float]:
    """Loss (%) of the force with which someone shuts the lid, `since` s after 3, 7.5 and 15 units."""
    size, person = _size(Toxin()), kind_of("adult", ((str(LID.name), 24),))
    shares = [0.0, *(float(Toxin().poisoned(units, since, size)) for units in UNITS), 1.0]
    people = [
        dataclasses.replace(person, junction=dataclasses.replace(person.junction, poisoned=np.array([share])))
        for share in shares
    ]
    traces = run_batch(people, [Protocol(SHUT)] * len(people), seeds=[1] * len(people), individuals=[1] * len(people))
    whole, *weak, slack = [float(trace["force"].values[:, 0].max()) for trace in traces]
    return [100 * (whole - force) / (whole - slack) for force in weak]
