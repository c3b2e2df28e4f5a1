"""The names a user meets first, in Python and on the command line."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Iterator
from typing import Any

import typer

import myospasm
from manual.docstrings import function, kind
from manual.words import Page, prose, table
from myospasm.cli import app

NOUNS = {
    "myospasm.anatomy": ["Person"],
    "myospasm.scenario": ["Scenario"],
    "myospasm.session": ["Session"],
    "myospasm.records": ["Recording", "Channel", "Stored"],
    "myospasm.story": ["Cause", "Remedy", "Trait", "scale", "shift"],
    "myospasm.run": ["run", "run_batch"],
    "myospasm.evidence": ["Paper", "Row"],
    "myospasm.files.formats": ["read_recording", "write_recording"],
    "myospasm.signs": ["measure", "describe"],
    "myospasm.ground": ["Quantity", "quantity", "param", "MyospasmError"],
}
"""What else is met, by where it lives."""


def pages() -> Iterator[Page]:
    """Python and the command line."""
    yield Page("api.md", "Python", "\n\n".join(["# In Python", *reference()]))
    yield Page("commands.md", "Command line", "\n\n".join(["# Command line", *commands()]))


def reference() -> Iterator[str]:
    """The names of the package itself, then the nouns by their home."""
    yield "## Names of `myospasm`"
    yield "`from myospasm import NAME`. Each is imported when it is first used, so that `import myospasm` is quick."
    for name in sorted(set(myospasm.__all__) - {"__version__"}):
        yield thing(getattr(myospasm, name))
    for home, names in NOUNS.items():
        module = importlib.import_module(home)
        found = [getattr(module, name) for name in names if hasattr(module, name)]
        yield f"## From `{home}`"
        yield from map(thing, found)


def thing(found: Any) -> str:
    """A class or a function."""
    if not isinstance(found, type):
        return function(found, "")
    fields = [f.name for f in dataclasses.fields(found)] if dataclasses.is_dataclass(found) else []
    said = kind(found, "")
    return said if "To be set" in said or not fields else f"{said}\n\nFields: {', '.join(f'`{f}`' for f in fields)}."


def commands() -> Iterator[str]:
    """Every command with its options, as `--help` says them."""
    yield "`myospasm COMMAND --help` says the same. A wrong input is answered in one sentence, with exit code 2."
    group: Any = typer.main.get_command(app)
    for name, command in sorted(group.commands.items()):
        yield f"## myospasm {name}"
        yield prose(command.help or "")
        rows = [[f"`{option(p)}`", prose(getattr(p, "help", "") or "")] for p in command.params if shown(p)]
        yield table(["option", "what it does"], rows)


def option(parameter: Any) -> str:
    """How an option or an argument is written."""
    if parameter.param_type_name == "argument":
        return (parameter.metavar or parameter.name or "").upper().strip("[]") or parameter.name
    taken = "" if getattr(parameter, "is_flag", False) else f" {parameter.metavar or ''}".rstrip()
    return ", ".join([*parameter.opts, *parameter.secondary_opts]) + taken


def shown(parameter: Any) -> bool:
    """Whether it is said in the help."""
    return not getattr(parameter, "hidden", False) and parameter.name != "help"
