"""From a reading to a value in the house's unit, or to a sentence that says why not."""

from __future__ import annotations

import dataclasses
import math

from myospasm.clinic import units
from myospasm.clinic.analytes import ANALYTES, OTHER_UNITS, Analyte, own, usual
from myospasm.clinic.loinc import CODES, REFUSED
from myospasm.clinic.record import Reading, number, short
from myospasm.ground import MyospasmError

SWAPPED = 4.0
"""So many times outside the usual range, a number that is usual in another unit is held for one in that unit."""


@dataclasses.dataclass(frozen=True)
class Lab:
    """One value of a laboratory in the house's unit, and what stood in the file."""

    value: float
    unit: str
    analyte: str
    code: str = ""
    display: str = ""
    original_value: float = 0.0
    original_unit: str = ""
    time: str = ""
    remark: str = ""

    def sentence(self) -> str:
        """What was read, in one sentence."""
        told = f"{self.analyte.replace('_', ' ')} {_told(self.value, self.unit)}"
        if units.ucum(self.original_unit) != units.ucum(self.unit):
            told += f", from {_told(self.original_value, self.original_unit)}"
        where = [f"LOINC {self.code}" if self.code else "", self.time[:10]]
        return f"{told} ({', '.join(w for w in where if w)})" if any(where) else told


def _told(value: float, unit: str) -> str:
    shown = {"[pH]": "", "mm[Hg]": "mmHg", "a": "years"}.get(unit, short(unit, 24))
    return f"{value:.6g} {shown}".rstrip()


def judge(reading: Reading) -> Lab:
    """A reading in the house's unit. Errors: MyospasmError whose sentence says why the reading is not taken."""
    if reading.analyte is None:
        raise MyospasmError(_unknown(reading))
    analyte, value = ANALYTES[reading.analyte], number(reading.value)
    if value is None:
        raise MyospasmError(f"{_which(reading)}: its value {short(reading.value)} is no finite number")
    blank = not reading.unit.strip() and analyte.unit != "[pH]"
    given = None if blank else units.known(reading.unit)
    if given is None:
        raise MyospasmError(_no_unit(reading))
    house = convert(value, given, analyte)
    if house is None:
        raise MyospasmError(
            f"{_which(reading)}: {short(reading.unit)} is no unit of {reading.called()}; {_wanted(analyte)} would be"
        )
    _possible(reading, analyte, value, house)
    remark = " ".join(r for r in (reading.remark, analyte.note) if r)
    return Lab(
        house, analyte.unit, reading.analyte, reading.code, reading.display, value, reading.unit, reading.time, remark
    )


def convert(value: float, given: units.Unit, analyte: Analyte) -> float | None:
    """A value in the house's unit, None where that unit measures something else."""
    house = units.UNITS[units.ucum(analyte.unit)]
    if analyte.by_mass_only and given.kind != "mass":
        return None
    factor = given.factor
    if given.kind == "charge" and house.kind == "substance" and analyte.charge:
        factor /= analyte.charge
    elif given.kind != house.kind:
        if analyte.molar_mass is None or {given.kind, house.kind} != {"mass", "substance"}:
            return None
        factor *= 1e3 / analyte.molar_mass.value if given.kind == "mass" else analyte.molar_mass.value / 1e3
    return value if factor == house.factor else value * factor / house.factor


def doubt(lab: Lab) -> str:
    """What is odd about a value that is believed all the same, as a sentence; empty where nothing is."""
    low, high = usual().get(ANALYTES[lab.analyte].field, (0.0, float("inf")))
    if low <= lab.value <= high:
        return ""
    other = _meant(ANALYTES[lab.analyte], lab.original_value, lab.original_unit)
    if not other:
        return ""
    return f"{lab.sentence()} is far from usual and was believed as written, although {other}"


def _which(reading: Reading) -> str:
    code = f"LOINC {reading.code}" if reading.code else ""
    inside = ", ".join(w for w in (code, reading.place, reading.time[:10]) if w)
    return f"{reading.called()} ({inside})" if inside else reading.called()


def _unknown(reading: Reading) -> str:
    if reason := REFUSED.get(reading.code):
        return f"{short(reading.display)} (LOINC {reading.code}) is not taken: {reason}"
    what = short(reading.display) or "a value"
    if not reading.code:
        return f"{what}: it has no LOINC code{f' ({reading.place})' if reading.place else ''}"
    return f"{what} (LOINC {reading.code}): no number of this model"


def _wanted(analyte: Analyte) -> str:
    return "mg/dL" if analyte.by_mass_only else analyte.unit


def _no_unit(reading: Reading) -> str:
    analyte = ANALYTES[reading.analyte or ""]
    if not reading.unit.strip():
        return f"{_which(reading)}: it has no unit; {_wanted(analyte)} would be one"
    told = f"{_which(reading)}: the unit {short(reading.unit)!r} is not known; {_wanted(analyte)} would be"
    return told if units.installed() else f"{told} (rarer units of UCUM need: {units.EXTRA})"


def _possible(reading: Reading, analyte: Analyte, value: float, house: float) -> None:
    """Refuse what no living person has, and what looks like a swapped unit."""
    low, high = analyte.possible
    given = f"{reading.called()} {_told(value, reading.unit)}"
    least, most = usual().get(analyte.field, (low, high))
    swapped = house > SWAPPED * most or house < least / SWAPPED
    if low <= house <= high and not swapped:
        return
    meant = _meant(analyte, value, reading.unit)
    if low <= house <= high and not meant:
        return
    possible = f"{low:g} to {high:g} {analyte.unit}".removesuffix(" [pH]")
    kind = "hardly possible" if low <= house <= high else f"impossible ({possible} is possible)"
    where = _which(reading).removeprefix(reading.called())
    raise MyospasmError(f"{given} is {kind}" + (f"; {meant}?" if meant else "") + where)


def _meant(analyte: Analyte, value: float, unit: str) -> str:
    """The unit in which a number would be usual, of several the nearest to the model's own; the end of a sentence."""
    low, high = usual().get(analyte.field, analyte.possible)
    middle = own()[analyte.field].value if analyte.field in own() else math.sqrt(max(low, 1e-6) * high)
    found = {other: convert(value, units.UNITS[other], analyte) for other in OTHER_UNITS if units.ucum(unit) != other}
    fitting = {other: house for other, house in found.items() if house and low <= house <= high}
    if not fitting:
        return ""
    other = min(fitting, key=lambda unit: abs(math.log(fitting[unit] / middle)))
    name, kind = other.replace("mm[Hg]", "mmHg"), "usual" if analyte.field in usual() else "possible"
    return f"{value:g} {name} is {kind} and would be {_told(fitting[other], analyte.unit)}: is the unit {name}"


def analyte_of(code: str) -> str | None:
    """What a LOINC code measures, or None."""
    return CODES[code].analyte if code in CODES else None
