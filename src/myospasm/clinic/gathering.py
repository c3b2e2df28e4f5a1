"""From what a file says to a Patient: each reading judged, the newest taken, contradictions told, gaps named."""

from __future__ import annotations

import collections
import datetime
from collections.abc import Iterable

from myospasm.clinic.analytes import ANALYTES, own
from myospasm.clinic.contradictions import apart, contradictions
from myospasm.clinic.judging import Lab, doubt, judge
from myospasm.clinic.loinc import BLOOD, CODES
from myospasm.clinic.patient import Patient
from myospasm.clinic.record import UTC, Coded, Record, moment
from myospasm.clinic.suggestions import matches
from myospasm.ground import MyospasmError

BODY = ("mass", "height", "age")
SAME = 0.01
"""Share by which two values of one sample may differ and still be the same."""
EARLIEST = datetime.datetime.min.replace(tzinfo=UTC)


def patient_of(record: Record) -> Patient:
    """The patient that a record describes."""
    patient = Patient(name=record.name, sex=record.sex)
    patient.assumed += record.assumed
    refused: list[str] = list(record.not_understood)
    chosen = _chosen(_judged(record, refused), patient, refused)
    _compare(chosen, refused)
    for field, lab in chosen.items():
        _keep(patient, field, lab)
    for coded in record.coded:
        refused += _suggest(patient, coded)
    patient.not_understood = [s if n == 1 else f"{s} ({n} times)" for s, n in collections.Counter(refused).items()]
    _age(patient, record)
    _gaps(patient)
    return patient


def _judged(record: Record, refused: list[str]) -> dict[str, list[Lab]]:
    """The readings that make sense, by field; the others' reasons go to `refused`."""
    fields: dict[str, list[Lab]] = {}
    for reading in record.readings:
        try:
            lab = judge(reading)
        except MyospasmError as error:
            refused.append(str(error))
        else:
            fields.setdefault(ANALYTES[lab.analyte].field, []).append(lab)
    return fields


def _order(lab: Lab) -> tuple[datetime.datetime, int]:
    """Newest last; of one time the preferred code last, and what has no time first of all."""
    rank = CODES[lab.code].rank if lab.code in CODES else 0
    return moment(lab.time) or EARLIEST, -rank - (100 if lab.analyte == "carbon_dioxide" else 0)


def _chosen(fields: dict[str, list[Lab]], patient: Patient, refused: list[str]) -> dict[str, Lab]:
    """The newest value of each field; two that differ at one time are a contradiction."""
    chosen = {}
    for field, labs in fields.items():
        best = max(labs, key=_order)
        rivals = [lab for lab in labs if _order(lab) == _order(best)]
        if any(abs(lab.value - best.value) > SAME * best.value for lab in rivals):
            values = " and ".join(lab.sentence() for lab in rivals[:3])
            refused.append(f"{field.replace('_', ' ')} has contradicting values of one time: {values}; none is used")
            continue
        chosen[field] = best
        others = len(labs) - len(rivals)
        if others and field not in BODY:
            when = f"of {best.time[:10]}" if best.time else "without a time"
            patient.assumed.append(
                f"{field.replace('_', ' ')} was measured {len(labs)} times: the newest or preferred value, {when}, "
                "stands for all"
            )
    return chosen


def _compare(chosen: dict[str, Lab], refused: list[str]) -> None:
    """Take out the values that contradict each other, and say why."""
    for fields, sentence in list(contradictions(chosen)):
        refused.append(f"{sentence}{apart(chosen, fields & chosen.keys())}; none of them is used")
        for field in fields:
            chosen.pop(field, None)


def _keep(patient: Patient, field: str, lab: Lab) -> None:
    if field in BODY:
        setattr(patient, field, lab.value)
    else:
        patient.labs[field] = lab
    used = field in own() or field in BODY
    patient.understood.append(lab.sentence() + ("" if used else ": read and kept, not a number of the model's blood"))
    patient.assumed += [f"{lab.sentence()}: {lab.remark}"] if lab.remark else []
    patient.assumed += [told] if (told := doubt(lab)) else []


def _suggest(patient: Patient, coded: Coded) -> Iterable[str]:
    """Put a condition or medicine where it belongs; gives the sentence for one that nobody here knows."""
    told = coded.called() + ("" if coded.active else f", {coded.state}")
    kept = patient.medications if coded.kind == "medicine" else patient.conditions
    kept += [told] if told not in kept else []
    found = {"cause": matches(coded, "cause"), "remedy": matches(coded, "remedy")}
    if not any(found.values()):
        return [f"{coded.called()}: no cause or remedy on the shelves answers to it"]
    for shelf, names in found.items():
        for name in names:
            if coded.active:
                (patient.causes if shelf == "cause" else patient.remedies)[name] = 1.0
            told = "suggests" if coded.active else f"is {coded.state} and so does not suggest"
            patient.understood.append(f"{coded.called()} {told} the {shelf} {name}")
    return []


def _age(patient: Patient, record: Record) -> None:
    """Years at the newest value, or today where there is none."""
    born = moment(record.born)
    if patient.age is not None or born is None:
        if record.born and born is None:
            patient.not_understood.append(f"the birth date {record.born[:20]!r} is no date")
        return
    times = [time for reading in record.readings if (time := moment(reading.time))]
    at = max(times, default=datetime.datetime.now(UTC))
    years = at.year - born.year - ((at.month, at.day) < (born.month, born.day))
    if not 0 <= years <= 130:
        patient.not_understood.append(f"the birth date {record.born} makes an age of {years} years on {at:%Y-%m-%d}")
        return
    patient.age = float(years)
    patient.understood.append(f"age {years} years" + (f" on {at:%Y-%m-%d}" if times else " today"))


def _gaps(patient: Patient) -> None:
    """What the model needs and the file does not give."""
    whole = [f for f, lab in patient.labs.items() if lab.code in CODES and CODES[lab.code].specimen == BLOOD]
    whole = [field.replace("_", " ") for field in whole if field in own() and field != "hemoglobin"]
    if whole:
        patient.assumed.append(f"measured in blood, taken as of its plasma: {', '.join(sorted(whole))}")
    days = sorted({lab.time[:10] for field, lab in patient.labs.items() if lab.time and field in own()})
    if len(days) > 1:
        patient.assumed.append(f"values of different days ({days[0]} to {days[-1]}) are taken as one blood test")
    for field, number in own().items():
        if field not in patient.labs:
            patient.assumed.append(f"{field} was not given: the model's own, {number.value:g} {number.unit}")
    if not patient.labs:
        patient.not_understood.append("no laboratory value was found that could be used")
