"""The ground everything stands on: numbers with unit and source, components, random streams, errors.

Imports nothing of ours.
"""

from __future__ import annotations

import dataclasses
import difflib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, dataclass_transform

_UNITS = (
    "1|s|Hz|1/s|m|m2|1/m|m/s|1/nm2|rad|rad/s|kg|kg m2|kg/m2|N|N m|N/m|N/m2|N s/m|N m s|"  # time, space, force
    "V|mV|mV s|A|C|ohm|ohm m|MOhm|S/m|S/m2|mS/cm2|mF/cm2|F/m2|"  # electricity
    "mol/L|mmol/L|mmol/L/s|mmol|mmol/s|mg/L|mg|g|g/L|g/s|L|L/s|L/mmol|L/mol|L/kg|L/kg/s|mmol/kg|mmol/kg/s|"  # substance
    "umol/L|ng/L|U/L|mosm/kg|"  # laboratories
    "mmHg|1/mmHg|L/s/mmHg|mmHg s/L|L/mmHg|mmol/L/mmHg|mmol/L/mV|mmHg L/mmol|mmol/g|g/mol|"  # pressure and flow
    "degC|1/degC|W|W/kg|W/m2|W/degC|W/m2/degC|W/m2/mmHg|J/kg/degC|J/L|J/mmol|J/L/degC|J/kg/m|"  # heat and work
    "L/s/m2|L/s/m2/degC|degC/mmHg|m2 degC/W"  # sweat and clothes
)
UNITS = frozenset(_UNITS.split("|"))
"""Units inside the house; only doors (files, cli, web, clinic) convert."""

ASSUMED = "assumed"
DEFINITION = "definition"
"""Source of a number that is what it is by definition, as 0 for what health has none of."""


class MyospasmError(ValueError):
    """A sentence for the user: what is wrong, where, and what would be right."""


def unknown(kind: str, name: str, known: Iterable[str]) -> MyospasmError:
    """The error for a name that does not exist, with the nearest that does."""
    known = sorted(known)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    return MyospasmError(f"there is no {kind} named {name!r}{hint} Known: {', '.join(known)}.")


class Quantity(NamedTuple):
    """One number as published: value, unit, source key (`sources.bib`) and note; low and high where there are such."""

    value: float
    unit: str
    source: str
    note: str = ""
    low: float | None = None
    high: float | None = None


def quantity(
    value: float, unit: str, source: str, note: str = "", low: float | None = None, high: float | None = None
) -> Quantity:
    """A cited number. `source` is a key of `sources.bib`, "assumed" (say why in `note`), or "definition"."""
    if unit not in UNITS:
        raise MyospasmError(f"unit {unit!r} of a value from {source} is not a house unit; use one of {sorted(UNITS)}")
    if low is not None and high is not None and not low <= value <= high:
        raise MyospasmError(f"value {value} {unit} from {source} lies outside its own published range {low} to {high}")
    return Quantity(float(value), unit, source, note, low, high)


def param(
    value: float, unit: str, source: str, note: str = "", low: float | None = None, high: float | None = None
) -> Any:
    """A component's field with its cited default, as in `tau: float = param(0.022, "s", "Smith2000", "slow units")`."""
    cited = quantity(value, unit, source, note, low, high)
    return dataclasses.field(default=cited.value, metadata={"quantity": cited})


def each(axis: str, value: float, unit: str, source: str, note: str = "", *span: float) -> Any:
    """As `param`, of a number that has one value for each member of an axis: "muscle", "root".

    In `strength: Any = each("muscle", 1.0, "1", "Smith2000")` all begin alike; a person has as many as there are
    members (`spread`), and a story changes one of them by its name: `scale("descending.strength[soleus]", 0.5)`.
    `span` is the lowest and the highest that was published.
    """
    cited = quantity(value, unit, source, note, *span)
    return dataclasses.field(default=cited.value, metadata={"quantity": cited, "each": axis})


def spread(thing: Any, members: Mapping[str, Sequence[str]]) -> Any:
    """A component with every number that is one for `each` member of an axis as an array over those members."""
    import numpy as np

    changed: dict[str, Any] = {}
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        if "each" in field.metadata:
            changed[field.name] = np.full(len(members[field.metadata["each"]]), value, np.float32)
        elif dataclasses.is_dataclass(value):
            changed[field.name] = spread(value, members)
    return dataclasses.replace(thing, **changed) if changed else thing


def static(default: Any = dataclasses.MISSING) -> Any:
    """A field that is structure (a name, a count), not a number to trace; changing it recompiles."""
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata={"static": True})
    return dataclasses.field(default=default, metadata={"static": True})


T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(static,))
def component(cls: type[T]) -> type[T]:
    """A frozen dataclass of cited numbers, a JAX pytree: every number is traced, every `static` field is not."""
    import jax

    cls = dataclasses.dataclass(frozen=True)(cls)
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]
    meta = [f.name for f in fields if f.metadata.get("static")]
    data = [f.name for f in fields if not f.metadata.get("static")]
    return jax.tree_util.register_dataclass(cls, data_fields=data, meta_fields=meta)


def quantities(thing: Any, prefix: str = "") -> Iterator[tuple[str, Quantity]]:
    """Every cited number below a component (or a class), as (dotted path, Quantity)."""
    for field in dataclasses.fields(thing):
        path = f"{prefix}{field.name}"
        value = getattr(thing, field.name, None)
        if "quantity" in field.metadata:
            yield path, field.metadata["quantity"]
        elif isinstance(value, Quantity):
            yield path, value
        elif dataclasses.is_dataclass(value):
            yield from quantities(value, f"{path}.")


def stream(seed: int, name: str) -> int:
    """The 32-bit start of one organ's own random stream: adding an organ never reshuffles the others."""
    return zlib.crc32(f"{seed}/{name}".encode()) & 0xFFFFFFFF
