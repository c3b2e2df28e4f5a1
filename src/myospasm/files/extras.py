"""Libraries that only some formats need: what to say when one is not installed."""

from __future__ import annotations

import importlib
from types import ModuleType

from myospasm.ground import MyospasmError


def need(library: str, what: str, extra: str = "io") -> ModuleType:
    """A library that belongs to an optional extra. Errors: MyospasmError naming the extra when it is missing."""
    try:
        return importlib.import_module(library)
    except ImportError as error:
        raise MyospasmError(
            f"{what} needs the library {library.partition('.')[0]}, which is not installed; "
            f"say: pip install 'myospasm[{extra}]'."
        ) from error
