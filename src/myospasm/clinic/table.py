"""labs.csv: one laboratory value a line, under the headings name or loinc, value, unit and, if known, date."""

from __future__ import annotations

import csv
import re
from typing import NamedTuple

from myospasm.clinic.analytes import by_name
from myospasm.clinic.judging import analyte_of
from myospasm.clinic.record import Reading, Record, moment, short
from myospasm.ground import MyospasmError

HEADINGS = {
    "name": ("name", "analyte", "test", "lab"),
    "loinc": ("loinc", "code", "loinc code"),
    "value": ("value", "result"),
    "unit": ("unit", "units"),
    "date": ("date", "time", "datetime"),
}
NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?")
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
SEXES = {"f": "female", "female": "female", "m": "male", "male": "male"}


class Line(NamedTuple):
    """One line of the table by heading, and its number in the file."""

    number: int
    cells: dict[str, str]

    def get(self, heading: str) -> str:
        """A cell, empty where the table has no such column."""
        return self.cells.get(heading, "")


def record_of(text: str) -> Record:
    """What a table of laboratory values says. Errors: MyospasmError that names the line."""
    lines = _lines(text)
    sex = [line for line in lines if line.get("name").lower() in ("sex", "gender")]
    for line in sex:
        if line.get("value").lower() not in SEXES:
            raise MyospasmError(f"line {line.number}: the sex is {short(line.get('value'))!r}; female or male is read")
    readings = tuple(_reading(line) for line in lines if line not in sex)
    return Record("", SEXES[sex[-1].get("value").lower()] if sex else "", "", readings)


def _lines(text: str) -> list[Line]:
    """The lines with something in them, by heading; a line that begins with # is a comment."""
    kept = [
        (i, line) for i, line in enumerate(text.splitlines(), 1) if line.strip() and not line.lstrip().startswith("#")
    ]
    if not kept:
        raise MyospasmError("the table is empty; its first line would be: name,value,unit,date")
    separator = max(";\t,", key=kept[0][1].count)
    columns = _columns(_cells(*kept[0], separator), kept[0][0])
    lines = []
    for i, line in kept[1:]:
        cells = _cells(i, line, separator)
        if len(cells) != len(columns) and any(cells[len(columns) :] or [len(cells) < len(columns)]):
            raise MyospasmError(
                f"line {i} has {len(cells)} cells where the headings are {len(columns)}: {short(line)!r}"
                + ("; a decimal comma needs semicolons between the cells" if separator == "," else "")
            )
        lines.append(Line(i, {c: cell for c, cell in zip(columns, cells, strict=False) if c}))
    if not lines:
        raise MyospasmError("the table has headings but no line of values")
    return lines


def _cells(number: int, line: str, separator: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])]
    except csv.Error as error:
        raise MyospasmError(f"line {number} cannot be read as cells: {error}") from error


def _columns(cells: list[str], number: int) -> list[str]:
    """Each column's heading as known here, empty for another."""
    found = [next((known for known, names in HEADINGS.items() if cell.lower() in names), "") for cell in cells]
    twice = sorted({heading for heading in found if heading and found.count(heading) > 1})
    if twice:
        raise MyospasmError(f"line {number}: two columns are the {twice[0]}: {short(', '.join(cells))}")
    if not {"value", "unit"} <= set(found) or not {"name", "loinc"} & set(found):
        raise MyospasmError(
            f"line {number} should be the headings, with name or loinc, value and unit (and date if known); "
            f"it is: {short(', '.join(cells))}"
        )
    return found


def _reading(line: Line) -> Reading:
    """One line as a reading. Errors: MyospasmError for a value that is no number and a date that is none."""
    where, code, name = (
        f"line {line.number}",
        line.get("loinc").upper().removeprefix("LOINC").strip(" :"),
        line.get("name"),
    )
    date = line.get("date")
    if date and moment(date) is None:
        raise MyospasmError(f"{where}: {short(date)!r} is no date; 2024-05-31 is one")
    by_code, named = analyte_of(code), by_name(name)
    if by_code and named and by_code != named and {by_code, named} != {"bicarbonate", "carbon_dioxide"}:
        raise MyospasmError(f"{where}: LOINC {code} is {by_code.replace('_', ' ')}, but the name says {short(name)!r}")
    analyte = by_code or (None if code else named)
    return Reading(analyte, code, name, _number(line.get("value"), where), line.get("unit"), date, where)


def _number(cell: str, where: str) -> float:
    if not NUMBER.fullmatch(cell):
        raise MyospasmError(f"{where}: the value {short(cell)!r} is no number")
    if THOUSANDS.fullmatch(cell):
        raise MyospasmError(
            f"{where}: {cell} may be {cell.replace(',', '')} or {cell.replace(',', '.')}; write the one meant"
        )
    return float(cell.replace(",", "."))
