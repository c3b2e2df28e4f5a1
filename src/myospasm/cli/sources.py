"""`myospasm sources`: where every number comes from, and which are assumed."""

from __future__ import annotations

import dataclasses
import importlib
import importlib.util
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from myospasm.cli.terminal import progress, show
from myospasm.ground import ASSUMED, Quantity, quantities

ORGANS = ("brain", "cord", "nerve", "muscle", "body", "senses", "blood", "instruments", "protocol", "person", "signals")
SHELVES = ("muscles", "causes", "remedies", "people")


def sources(
    scenario: Annotated[str | None, typer.Argument(help="Only what this scenario uses; everything if none.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """List the papers, and every assumed number."""
    from myospasm.bibliography import entry
    from myospasm.files.table import to_json

    with progress("reading every number", quiet=as_json):
        numbers = list(cited_numbers(scenario))
    keys = sorted({number.source for _, number in numbers} - {ASSUMED})
    assumed = [(where, number) for where, number in numbers if number.source == ASSUMED]
    if as_json:
        show(to_json({"sources": {k: entry(k) for k in keys}, "assumed": [_row(w, n) for w, n in assumed]}))
        return
    for key in keys:
        show(f"{key}: {_text(entry(key))}")
    show(f"\n{len(assumed)} of {len(numbers)} numbers are assumed:")
    for where, number in assumed:
        show(f"  {where} = {number.value:g} {number.unit}: {number.note or 'no reason given'}")


def _row(where: str, number: Quantity) -> dict[str, Any]:
    return {"where": where, "value": number.value, "unit": number.unit, "note": number.note}


def _text(entry: Any) -> str:
    if isinstance(entry, dict):
        fields = [entry.get(k) for k in ("author", "year", "title", "journal", "doi")]
        return ". ".join(str(f) for f in fields if f)
    return str(entry)


def cited_numbers(scenario: str | None = None) -> Iterator[tuple[str, Quantity]]:
    """Every cited number with where it stands: all organs, and of the shelves what a scenario uses (or everything)."""
    seen: set[tuple[str, Quantity]] = set()
    for module in _modules(_wanted(scenario)):
        short = module.__name__.removeprefix("myospasm.")
        for where, number in _in_module(module, short):
            if (where, number) not in seen:
                seen.add((where, number))
                yield where, number


def _wanted(scenario: str | None) -> dict[str, list[str] | None]:
    """The names wanted of each shelf; None: all."""
    if scenario is None:
        return dict.fromkeys(SHELVES)
    from myospasm.scenario import load_scenario

    chosen = load_scenario(scenario)
    return {
        "muscles": list(chosen.muscles),
        "causes": list(chosen.causes),
        "remedies": list(chosen.remedies),
        "people": [chosen.person],
    }


def _modules(wanted: dict[str, list[str] | None]) -> Iterator[Any]:
    for package in (*ORGANS, *SHELVES):
        if importlib.util.find_spec(f"myospasm.{package}") is None:
            continue
        module = importlib.import_module(f"myospasm.{package}")
        yield module
        for found in pkgutil.iter_modules(getattr(module, "__path__", [])):
            names = wanted.get(package)
            if package not in wanted or names is None or found.name in names:
                yield importlib.import_module(f"{module.__name__}.{found.name}")


def _in_module(module: Any, short: str) -> Iterator[tuple[str, Quantity]]:
    """The numbers that a module itself defines: in its components, its tables and its constants."""
    for name, thing in vars(module).items():
        if isinstance(thing, type) and thing.__module__ != module.__name__:
            continue
        if dataclasses.is_dataclass(thing):
            holder = short if name.isupper() else f"{short}.{name}"
            yield from ((f"{holder}.{path}", number) for path, number in quantities(thing))
            yield from ((f"{holder}: {n.note}", n) for n in _of_story(thing))
        elif isinstance(thing, Quantity):
            yield f"{short}.{name}", thing
        elif isinstance(thing, dict):
            yield from _in_values(f"{short}.{name}", thing)


def _of_story(thing: Any) -> Iterable[Quantity]:
    return thing.sources() if not isinstance(thing, type) and hasattr(thing, "sources") else ()


def _in_values(where: str, table: dict[Any, Any]) -> Iterator[tuple[str, Quantity]]:
    for key, value in table.items():
        if isinstance(value, Quantity):
            yield f"{where}.{key}", value
        elif dataclasses.is_dataclass(value):
            yield from ((f"{where}.{key}.{path}", number) for path, number in quantities(value))
