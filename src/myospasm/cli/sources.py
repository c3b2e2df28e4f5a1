"""`myospasm sources`: where every number comes from, and which are assumed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from myospasm.cli.terminal import progress, show
from myospasm.ground import ASSUMED, DEFINITION, MyospasmError, Quantity

if TYPE_CHECKING:
    from myospasm.scenario import Scenario

NOT_THE_MODEL = ("evidence", "cli", "plots")
"""Parts that hold published numbers to compare with, not numbers that a run uses."""


def sources(
    scenario: Annotated[str | None, typer.Argument(help="Only what this scenario uses; everything if none.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """List the papers, and every assumed number."""
    from myospasm.files.table import to_json

    with progress("reading every number", quiet=as_json):
        numbers = list(numbers_of(scenario))
    keys = sorted({number.source for _, number in numbers} - {ASSUMED, DEFINITION})
    assumed = [(where, number) for where, number in numbers if number.source == ASSUMED]
    if as_json:
        rows = [{"where": w, "value": n.value, "unit": n.unit, "note": n.note} for w, n in assumed]
        show(to_json({"sources": {key: _entry(key) for key in keys}, "assumed": rows, "numbers": len(numbers)}))
        return
    for key in keys:
        show(_line(key))
    show(f"\n{len(assumed)} of {len(numbers)} numbers are assumed:")
    for where, number in assumed:
        show(f"  {where} = {number.value:g} {number.unit}: {number.note or 'no reason given'}")


def _entry(key: str) -> dict[str, str] | None:
    from myospasm.bibliography import entry, keys

    return entry(key) if key in keys() else None


def _line(key: str) -> str:
    from myospasm.bibliography import line

    try:
        return f"{key}: {line(key)}"
    except MyospasmError as error:  # a missing entry is said in its place; the rest of the list is still wanted
        return f"{key}: {error}"


def numbers_of(scenario: str | None = None) -> Iterator[tuple[str, Quantity]]:
    """Every cited number with where it stands; with a scenario, of the shelves only what it uses."""
    from myospasm.bibliography import cited_numbers
    from myospasm.scenario import load_scenario

    chosen = load_scenario(scenario) if scenario else None
    shelves = _shelves(chosen)
    for where, number in cited_numbers():
        part, _, rest = where.replace(":", ".").partition(".")
        name = rest.partition(".")[0]
        if part not in NOT_THE_MODEL and (part not in shelves or name in shelves[part]):
            yield where, number


def _shelves(chosen: Scenario | None) -> dict[str, list[str]]:
    """The names wanted of each shelf."""
    from myospasm import causes, muscles, people, remedies, views

    if chosen is None:
        shelves = {"muscles": muscles, "causes": causes, "remedies": remedies, "views": views, "people": people}
        return {shelf: module.names() for shelf, module in shelves.items()}
    return {
        "muscles": list(chosen.muscles),
        "causes": list(chosen.causes),
        "remedies": list(chosen.remedies),
        "views": list(chosen.views),
        "people": [chosen.person],
    }
