"""The papers that every number comes from: `sources.bib`."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import pkgutil
import re
from collections.abc import Iterator
from importlib import resources
from types import ModuleType
from typing import Any

from myospasm.ground import MyospasmError, Quantity, unknown
from myospasm.story import Story

HEAD = re.compile(r"@(\w+)\s*\{\s*([^,\s]+)\s*,")
FIELD = re.compile(r"\s*,?\s*(\w+)\s*=\s*")


def parse(text: str) -> dict[str, dict[str, str]]:
    """BibTeX entries by key, each a dict of its fields and its `type`; values in braces, in quotes, or bare."""
    entries = {}
    for head in HEAD.finditer(text):
        kind, key = head.groups()
        if key in entries:
            raise MyospasmError(f"the bibliography has two entries named {key!r}; keep one of them")
        fields, place = {"type": kind.lower()}, head.end()
        while field := FIELD.match(text, place):
            value, place = _value(text, field.end())
            fields[field[1].lower()] = " ".join(value.split())
        entries[key] = fields
    return entries


def _value(text: str, start: int) -> tuple[str, int]:
    """The value that begins at `start`, and where it ends."""
    if text[start] == '"':
        end = text.index('"', start + 1)
        return text[start + 1 : end], end + 1
    if text[start] != "{":
        bare = re.compile(r"[^,}\s]+").match(text, start)
        return (bare[0], bare.end()) if bare else ("", start + 1)
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0:
            return text[start + 1 : place], place + 1
    raise MyospasmError(f"a brace is never closed in the bibliography: {text[start : start + 60]!r}...")


@functools.cache
def _entries() -> dict[str, dict[str, str]]:
    """All entries, also under their other names (`ids`)."""
    own = parse(resources.files("myospasm").joinpath("sources.bib").read_text("utf-8"))
    other = {name.strip(): e for e in own.values() for name in e.get("ids", "").split(",") if name.strip()}
    return other | own


def keys() -> list[str]:
    """Every key that a number may cite."""
    return sorted(_entries())


def entry(key: str) -> dict[str, str]:
    """One paper's fields. Raises MyospasmError for an unknown key, naming the nearest."""
    if key not in _entries():
        raise unknown("source", key, keys())
    return dict(_entries()[key])


def line(key: str) -> str:
    """One paper as a line of text: authors (year). Title. Journal volume:pages. DOI."""
    e = entry(key)
    names = [a.split(",")[0].strip("{} ") for a in e.get("author", "Anonymous").split(" and ")]
    shown = ", ".join(names) if len(names) <= 3 else f"{names[0]} et al."
    where = e.get("journal", e.get("publisher", e.get("school", ""))).replace("\\&", "&")
    volume = f" {e['volume']}:{e.get('pages', '').replace('--', '-')}" if "volume" in e else ""
    doi = f" doi:{e['doi']}" if "doi" in e else ""
    title = re.sub(r"\\[a-z]+(?=\{)|[{}]", "", e.get("title", ""))
    return f"{shown} ({e.get('year', 'n.d.')}). {title}. {where}{volume}.{doi}"


def cited_numbers() -> Iterator[tuple[str, Quantity]]:
    """Every cited number in the package, once, as (module:path, Quantity); imports all of it, so it takes seconds."""
    import myospasm

    known: dict[int, Quantity] = {}  # a constant that other modules import is one number
    for found in pkgutil.walk_packages(myospasm.__path__, "myospasm.", onerror=lambda _: None):
        if not found.name.endswith("__main__"):
            for place, number in numbers_of(importlib.import_module(found.name)):
                if id(number) not in known:
                    known[id(number)] = number
                    yield place, number


def numbers_of(module: ModuleType) -> Iterator[tuple[str, Quantity]]:
    """The cited numbers that a module itself defines: in its components, its constants, and what its story changes."""
    short = module.__name__.removeprefix("myospasm.")
    for name, value in vars(module).items():
        if isinstance(value, type):
            if value.__module__ == module.__name__ and dataclasses.is_dataclass(value):
                for field in dataclasses.fields(value):
                    if "quantity" in field.metadata:
                        yield f"{short}:{name}.{field.name}", field.metadata["quantity"]
        elif name.isupper():
            for path, number in _inside(value):
                yield f"{short}:{name}{path}", number


def _inside(value: Any) -> Iterator[tuple[str, Quantity]]:
    """Quantities in a constant: itself, what a story changes, or in its fields, items or elements."""
    if isinstance(value, Quantity):
        yield "", value
        return
    if isinstance(value, Story):
        yield from ((f".{change.path}", n) for change, n in zip(value.changes, value.sources(), strict=True))
    if isinstance(value, dict):
        parts = value.items()
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = [(f.name, getattr(value, f.name, None)) for f in dataclasses.fields(value)]
    elif isinstance(value, tuple | list):
        parts = zip(getattr(value, "_fields", range(len(value))), value, strict=False)
    else:
        return
    for name, part in parts:
        for path, number in _inside(part):
            yield f".{name}{path}", number
