"""`myospasm list`: what lies on the shelves."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Annotated, Any

import typer

from myospasm.cli.terminal import show
from myospasm.ground import unknown

SHELVES = ("causes", "remedies", "people", "muscles", "instruments", "evidence", "scenarios")


def list_names(
    what: Annotated[str, typer.Argument(help=", ".join(SHELVES))],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """List what there is to choose from."""
    from myospasm.files.table import to_json

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
    module = importlib.import_module("myospasm.scenario" if what == "scenarios" else f"myospasm.{what}")
    found: Callable[[], list[str]] | None = getattr(module, "names", None)
    return sorted(found()) if found else _modules(module)


def _modules(module: Any) -> list[str]:
    import pkgutil

    return sorted(m.name for m in pkgutil.iter_modules(module.__path__) if not m.name.startswith("_"))


def title(what: str, name: str) -> str:
    """One line on what a thing is: its title, or the first line of its file."""
    if what == "scenarios":
        from myospasm.scenario import load_scenario

        return str(load_scenario(name).title)
    module = importlib.import_module(f"myospasm.{what}.{name}")
    thing = next(
        (v for k, v in vars(module).items() if k.isupper() and hasattr(v, "title") and not callable(v.title)), None
    )
    return str(thing.title) if thing is not None else (module.__doc__ or "").strip().split("\n")[0]
