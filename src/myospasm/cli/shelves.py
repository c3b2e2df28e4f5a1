"""`myospasm list`: what lies on the shelves."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Annotated, Any

import typer

from myospasm.cli.terminal import show
from myospasm.ground import MyospasmError, unknown

SHELVES = (
    *("causes", "remedies", "views", "drugs", "people", "muscles", "instruments", "evidence", "scenarios"),
    *("sentences", "hours", "formats"),
)


def list_names(
    what: Annotated[str, typer.Argument(help=", ".join(SHELVES))] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """List what there is to choose from."""
    from myospasm.files.table import to_json

    if not what:
        raise MyospasmError(f"say which shelf to list: {', '.join(SHELVES)}.")
    if what not in SHELVES:
        raise unknown("shelf", what, SHELVES)
    rows = {name: title(what, name) for name in names(what)}
    if as_json:
        show(to_json({what: [{"name": name, "title": text} for name, text in rows.items()]}))
        return
    width = max(map(len, rows), default=0)
    for name, text in rows.items():
        show(f"{name:{width}}  {text}".rstrip())


def names(what: str) -> list[str]:
    """The names on one shelf."""
    if what in ("sentences", "hours"):
        return list(_sentences(what))
    if what == "formats":
        return list(_formats())
    module = importlib.import_module("myospasm.scenario" if what == "scenarios" else f"myospasm.{what}")
    found: Callable[[], list[str]] | None = getattr(module, "names", None)
    return sorted(found() if found else _devices(module))


def _sentences(what: str) -> dict[str, str]:
    """Every form of sentence that a protocol, or a story of hours, understands, with an example."""
    if what == "hours":
        from myospasm.protocol.hours.forms import EVERYTHING

        return {form.pattern: form.example for form in EVERYTHING.forms}
    from myospasm.protocol import FORMS

    return {form.pattern: form.example for form in FORMS}


def _formats() -> dict[str, str]:
    """Every format of recordings, with whether it is written too."""
    from myospasm.files import formats

    written = formats.written()
    return {
        name: f"{formats.module(name).TITLE}: {'read and written' if name in written else 'read'}"
        for name in formats.NAMES
    }


def _devices(module: Any) -> dict[str, str]:
    """Every instrument that records a run, by its file and class, with the first line of what it says of itself."""
    import pkgutil

    found = {}
    for part in pkgutil.iter_modules(module.__path__):
        for name, kind in vars(importlib.import_module(f"{module.__name__}.{part.name}")).items():
            own = isinstance(kind, type) and kind.__module__.endswith(f".{part.name}")
            if own and hasattr(kind, "record") and name != "Device":
                found[f"{part.name}.{name}"] = (kind.__doc__ or "").strip().split("\n")[0]
    return found


def title(what: str, name: str) -> str:
    """One line on what a thing is: its title, or the first line of its file."""
    if what == "scenarios":
        from myospasm.scenario import load_scenario

        return str(load_scenario(name).title)
    if what in ("sentences", "hours"):
        return _sentences(what)[name]
    if what == "formats":
        return _formats()[name]
    if what == "instruments":
        return _devices(importlib.import_module("myospasm.instruments"))[name]
    module = importlib.import_module(f"myospasm.{what}.{name}")
    thing = next(
        (v for k, v in vars(module).items() if k.isupper() and hasattr(v, "title") and not callable(v.title)), None
    )
    return str(thing.title) if thing is not None else (module.__doc__ or "").strip().split("\n")[0]
