"""What the last full replay gave, and what each paper says of itself: kept, so that nobody replays to read it."""

from __future__ import annotations

import importlib
import inspect
import json
from pathlib import Path
from typing import Any

from myospasm import evidence

FILE = Path(__file__).with_name("replayed.json")
"""Written by docs/update_readme.py."""


def read() -> dict[str, Any]:
    """`rows`: every row as `evidence.validate` gives it; `papers`: as `told` tells them. It imports no paper."""
    return json.loads(FILE.read_text("utf-8"))


def told() -> list[dict[str, Any]]:
    """What the files on the shelf say now: what was done, by whom, and what is to be said of the paper and its rows."""
    return [_told(name) for name in sorted(evidence.names(), key=lambda name: evidence.load(name).source.casefold())]


def _told(name: str) -> dict[str, Any]:
    paper = evidence.load(name)
    return {
        "name": name,
        "source": paper.source,
        "title": paper.title,
        "about": inspect.getdoc(importlib.import_module(f"{evidence.__name__}.{name}")) or "",
        "people": paper.people,
        "protocol": paper.protocol,
        "errors": paper.errors,
        "notes": {row.id: row.note for row in paper.rows},
    }
