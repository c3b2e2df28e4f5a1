"""Pictures of what happened, made to be understood by the person it happened to."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {"plot_story": "story", "plot_array": "array", "plot_hours": "hours", "story_sentence": "words"}
__all__ = ["plot_array", "plot_hours", "plot_story", "story_sentence"]


def __getattr__(name: str) -> Any:  # matplotlib is only imported when a picture is asked for
    if name not in _HOME:
        raise AttributeError(f"module 'myospasm.plots' has no attribute {name!r}; it has: {', '.join(_HOME)}")
    return getattr(import_module(f"myospasm.plots.{_HOME[name]}"), name)
