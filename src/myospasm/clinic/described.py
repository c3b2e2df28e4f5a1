"""What is read, as a table for the manual: made from the tables that reading itself uses, so that it cannot drift."""

from __future__ import annotations

from myospasm.clinic import units
from myospasm.clinic.analytes import ANALYTES, OTHER_UNITS, Analyte, own
from myospasm.clinic.judging import convert
from myospasm.clinic.loinc import REFUSED, TABLE


def table() -> str:
    """Every laboratory value that is read: its codes, some units, the house's unit, what is possible (Markdown)."""
    rows = ["| value | LOINC codes | units, for example | kept in | possible |", "|---|---|---|---|---|"]
    for name, analyte in ANALYTES.items():
        codes = "; ".join(f"{specimen}: {code}" for code, specimen in TABLE.get(name, {}).items())
        field = analyte.field if analyte.field in (name, "age") else f"{name}, as {analyte.field}"
        mark = "" if analyte.field in own() or name in ("mass", "height", "age") else " (kept, not used)"
        low, high = analyte.possible
        cells = [
            f"{field.replace('_', ' ')}{mark}",
            codes or "by name in a table only",
            ", ".join(_units(analyte)),
            _shown(analyte.unit) or "a plain number",
            f"{low:g} to {high:,.10g}",
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def refused() -> str:
    """The codes that are known and not taken, with the reasons (Markdown)."""
    reasons: dict[str, list[str]] = {}
    for code, reason in REFUSED.items():
        reasons.setdefault(reason, []).append(code)
    return "\n".join(f"- {', '.join(codes)}: {reason}." for reason, codes in reasons.items())


def _units(analyte: Analyte) -> list[str]:
    house = [] if analyte.by_mass_only else [analyte.unit]
    fitting = [unit for unit in OTHER_UNITS if convert(1.0, units.UNITS[unit], analyte) is not None]
    return list(dict.fromkeys(_shown(unit) for unit in [*house, *fitting] if _shown(unit)))


def _shown(unit: str) -> str:
    return {"[pH]": "", "mm[Hg]": "mmHg", "a": "years", "[lb_av]": "lb"}.get(unit, unit)
