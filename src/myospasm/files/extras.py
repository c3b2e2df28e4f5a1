"""Libraries that only some formats need: what to say when one is not installed."""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType

from myospasm.ground import MyospasmError


def need(library: str, what: str, extra: str = "io") -> ModuleType:
    """A library that belongs to an optional extra. Errors: MyospasmError naming the extra when it is missing."""
    try:
        return importlib.import_module(library)
    except ImportError as error:
        raise _missing(library, what, extra) from error


def check(library: str, what: str, extra: str = "io") -> None:
    """Complain as `need` does, before long work and without loading the library."""
    if importlib.util.find_spec(library) is None:
        raise _missing(library, what, extra)


def _missing(library: str, what: str, extra: str) -> MyospasmError:
    name = library.partition(".")[0]
    return MyospasmError(
        f"{what} needs the library {name}, which is not installed; say: pip install 'myospasm[{extra}]'."
    )
