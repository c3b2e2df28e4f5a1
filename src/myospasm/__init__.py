"""A working model of the human neuromuscular system in muscle spasm: cause, cramp and cure in one closed loop.

For research and teaching, never for diagnosis.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

try:
    __version__ = version("myospasm")
except PackageNotFoundError:  # a source tree on the path, not installed
    __version__ = "0+source"

# Names a user needs first, imported when first used so that `import myospasm` stays fast. (`run` lives in its module of
# the same name, which would hide it here: `from myospasm.run import run`.)
_HOME = {
    "build_person": "myospasm.session",
    "Protocol": "myospasm.protocol",
    "load_scenario": "myospasm.scenario",
    "run_scenario": "myospasm.session",
    "apply": "myospasm.story",
    "threshold_sweep": "myospasm.sweep",
    "record": "myospasm.instruments.laboratory",
    "asked_for": "myospasm.signs",
    "find_spasms": "myospasm.signs",
    "summarize": "myospasm.signs",
    "plot_story": "myospasm.plots",
}
__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'myospasm' has no attribute {name!r}; it has: {', '.join(_HOME)}")
    return getattr(import_module(_HOME[name]), name)
