"""Units of laboratories, as UCUM and as people write them: what kind of quantity they measure, and how much of it.

A table holds what laboratories use; any other UCUM unit is left to `pint` and `ucumvert` where they are installed.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from typing import NamedTuple

EXTRA = "pip install 'myospasm[clinical]'"


class Unit(NamedTuple):
    """A kind of quantity, and how many of that kind's own unit one of this unit is."""

    kind: str
    factor: float


AMOUNTS = {"mol": ("substance", 1e3), "eq": ("charge", 1e3), "g": ("mass", 1.0), "U": ("activity", 1.0)}
"""By base unit its kind per volume; the kinds' own units are mmol/L, meq/L, g/L and U/L."""
PREFIXES = {"": 1.0, "m": 1e-3, "u": 1e-6, "n": 1e-9, "p": 1e-12}
VOLUMES = {"L": 1.0, "dL": 1e-1, "mL": 1e-3}

UNITS = {
    f"{prefix}{amount}/{volume}": Unit(kind, own * size / liters)
    for amount, (kind, own) in AMOUNTS.items()
    for prefix, size in PREFIXES.items()
    for volume, liters in VOLUMES.items()
} | {
    "mm[Hg]": Unit("pressure", 1.0),
    "kPa": Unit("pressure", 7.500617),  # 1 mmHg is 133.322 Pa
    "%": Unit("share", 1.0),
    "mosm/kg": Unit("osmolality", 1.0),
    "mmol/kg": Unit("osmolality", 1.0),
    "[pH]": Unit("pH", 1.0),
    "kg": Unit("weight", 1.0),
    "g": Unit("weight", 1e-3),
    "[lb_av]": Unit("weight", 0.45359237),
    "m": Unit("length", 1.0),
    "cm": Unit("length", 1e-2),
    "[in_i]": Unit("length", 0.0254),
    "a": Unit("age", 1.0),
}
"""By UCUM code."""

SPELLINGS = {
    "mmHg": "mm[Hg]",
    "torr": "mm[Hg]",
    "mOsm/kg": "mosm/kg",
    "osm/kg": "osm/kg",
    "lb": "[lb_av]",
    "lbs": "[lb_av]",
    "in": "[in_i]",
    "in_i": "[in_i]",
    "pH": "[pH]",
    "1": "[pH]",
    "": "[pH]",
    "years": "a",
    "year": "a",
    "y": "a",
    "percent": "%",
}
"""How people write some of them."""
MICRO = str.maketrans({"µ": "u", "μ": "u"})
PLAIN = re.compile(r"[A-Za-z\[\]_/.%0-9'-]{1,24}")
BASES = {"substance": "mmol/L", "mass": "g/L", "pressure": "mmHg", "weight": "kg", "length": "m"}
"""The own unit of the kinds that the library may give."""


def ucum(text: str) -> str:
    """A unit as UCUM writes it: micro, liters, equivalents and units of activity in one spelling, no annotation."""
    unit = re.sub(r"\{[^{}]*\}", "", text.translate(MICRO)).strip()
    unit = re.sub(r"\s+", "", unit)
    unit = SPELLINGS.get(unit, unit)
    unit = re.sub(r"/(d|m)?l$", lambda found: f"/{found[1] or ''}L", re.sub(r"/100m[lL]$", "/dL", unit))
    unit = re.sub(r"^([munp]?)[Ee][Qq]/", r"\1eq/", unit)
    unit = re.sub(r"^([munp]?)(\[IU\]|\[iU\]|IU)/", r"\1U/", unit)
    return re.sub(r"^mc(g|mol)/", r"u\1/", unit)


def known(text: str) -> Unit | None:
    """What a unit measures, or None where nobody here knows it."""
    unit = ucum(text)
    return UNITS.get(unit) or _by_library(unit)


def installed() -> bool:
    """Whether the libraries that know all of UCUM are there."""
    return all(importlib.util.find_spec(name) for name in ("pint", "ucumvert"))


@functools.cache
def _registry():
    from ucumvert import PintUcumRegistry

    return PintUcumRegistry()


@functools.lru_cache(maxsize=256)
def _by_library(unit: str) -> Unit | None:
    """A rarer unit by ucumvert and pint; digits and length are bounded, so that no text can keep it busy for long."""
    if not PLAIN.fullmatch(unit) or re.search(r"\d{5}", unit) or not installed():
        return None
    try:
        one = _registry().from_ucum(unit)
        for kind, base in BASES.items():
            if one.is_compatible_with(base):
                return Unit(kind, float((1 * one).to(base).magnitude))
    except Exception:  # a text that is no unit may fail anywhere in a parser of units
        return None
    return None
