"""A blood test: what a laboratory would have reported of a moment of the story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.blood.laboratory import TESTS, Assay
from myospasm.ground import stream, unknown
from myospasm.instruments.hours.reading import half_up, value

if TYPE_CHECKING:
    import xarray as xr


class ByMass(NamedTuple):
    """A value as told by mass: LOINC code, value, unit, and the same interval."""

    loinc: str
    value: float
    unit: str
    low: float
    high: float


class Line(NamedTuple):
    """One line of the report; `flag` is "L" under the interval, "H" over it, "" within."""

    analyte: str
    name: str
    loinc: str
    specimen: str
    value: float
    unit: str
    low: float
    high: float
    source: str
    """Of the interval: a key of the bibliography."""
    flag: str
    by_mass: ByMass | None


class BloodTest(NamedTuple):
    """A report: the moment (s of the story) and its lines."""

    at: float
    lines: tuple[Line, ...]

    def line(self, analyte: str) -> Line:
        """The line of one analyte, by the chart's name."""
        found = {line.analyte: line for line in self.lines}
        if analyte not in found:
            raise unknown("analyte in this blood test", analyte, found)
        return found[analyte]

    @property
    def flagged(self) -> tuple[Line, ...]:
        """What lies outside its interval."""
        return tuple(line for line in self.lines if line.flag)

    def as_dict(self) -> dict[str, Any]:
        """One JSON-ready object."""
        mass = [line.by_mass._asdict() if line.by_mass else None for line in self.lines]
        rows = [{**line._asdict(), "by_mass": m} for line, m in zip(self.lines, mass, strict=True)]
        return {"at": self.at, "lines": rows}

    def text(self) -> str:
        """The report as a laboratory prints it."""
        rows = [f"{'Test':26}{'Result':>9}  {'Unit':9}{'Reference':14}{'LOINC':8}"]
        for line in self.lines:
            digits = TESTS[line.analyte].digits
            result, usual = f"{line.value:.{digits}f}{line.flag or ' '}", f"{line.low:g} to {line.high:g}"
            rows.append(f"{line.name:26}{result:>9}  {line.unit:9}{usual:14}{line.loinc:8}")
        return "\n".join(rows)


def blood_test(chart: xr.Dataset, at: float, seed: int | None = None) -> BloodTest:
    """What a laboratory finds in blood that is drawn at `at` s of the story.

    Equation: value in the report's unit, rounded to its digits; flagged by the rounded value; with a seed each value is
    drawn from a normal distribution, SD half of what varies within a person. Shapes: one moment -> lines.
    Source: `blood.laboratory`; Cotlove1970 (imprecision). Errors: no error of sampling (a tight tourniquet, hemolysis),
    no delay; arterial stands for venous; the intervals are of adults at rest, glucose fasting.
    """
    draws = np.zeros(len(TESTS))
    if seed is not None:
        draws = np.random.default_rng(stream(seed, f"laboratory {at:g}")).standard_normal(len(TESTS))
    pairs = zip(TESTS.items(), draws, strict=True)
    return BloodTest(float(at), tuple(_line(name, test, value(chart, name, at), z) for (name, test), z in pairs))


def blood_tests(chart: xr.Dataset, at: Sequence[float], seed: int | None = None) -> tuple[BloodTest, ...]:
    """Several blood tests, one after another."""
    return tuple(blood_test(chart, moment, seed) for moment in at)


def _line(analyte: str, test: Assay, found: float, z: float) -> Line:
    exact = test.factor * found
    exact += z * test.within.value / 2 * (1.0 if analyte == "ph" else exact)
    low, high = float(test.usual.low or 0), float(test.usual.high or 0)
    told = half_up(exact, test.digits)
    flag = "L" if told < low else "H" if told > high else ""
    unit = "pH" if analyte == "ph" else test.usual.unit
    return Line(
        analyte, test.name, test.loinc, test.specimen, told, unit, low, high,
        test.usual.source, flag, _by_mass(test, exact, low, high),
    )  # fmt: skip


def _by_mass(test: Assay, exact: float, low: float, high: float) -> ByMass | None:
    if test.mass is None:
        return None
    factor = test.mass.factor.value / 10  # g/mol times mmol/L is mg/L
    told, *usual = (half_up(factor * number, test.mass.digits) for number in (exact, low, high))
    return ByMass(test.mass.loinc, told, test.mass.unit, *usual)
