"""What a class, a function or a file says of itself, as Markdown."""

from __future__ import annotations

import dataclasses
import inspect
import re
from types import ModuleType
from typing import Any

from manual.words import numbers, prose
from myospasm.ground import Quantity

LABELS = r"(?:Equations?|Scheme|Shapes?|Sources?|Errors)(?: \([^)]*\))?"
LABEL = re.compile(rf"(?:^[ \t]*|(?<=[.)] ))({LABELS}):[ \n]", re.MULTILINE)
AS_WRITTEN = ("Equation",)
LONG = " " * 40
"""A default as long as this is not worth its place."""
WRAPPED = 88
"""A line this long went on in the next only because the file was full."""
NEW_EQUATION = re.compile(r"[\w', ]+ = ")


def sections(doc: str) -> tuple[str, list[tuple[str, str]]]:
    """A docstring's opening, and its labeled parts in order."""
    opening, *rest = LABEL.split(inspect.cleandoc(doc))
    return opening.strip(), list(zip(rest[::2], rest[1::2], strict=True))


def told(doc: str, up: str) -> str:
    """A docstring as Markdown: first the sentence for everyone, then equation, shapes, source and errors."""
    opening, parts = sections(doc)
    lead, *more = re.split(r"\n\s*\n", opening) if opening else [""]
    blocks = [f"{prose(lead, up)}\n{{ .lead }}" if lead else "", *(prose(text, up) for text in more)]
    for label, text in parts:
        blocks.append(
            as_written(label, text) if label.startswith(AS_WRITTEN) else f"**{prose(label)}.** {prose(text, up)}"
        )
    return "\n\n".join(block for block in blocks if block)


def as_written(label: str, text: str) -> str:
    """An equation, line by line as its author wrote it."""
    first, *rest = text.rstrip().split("\n")
    lines = [first.strip()]
    for line in inspect.cleandoc("\n" + "\n".join(rest)).split("\n"):
        wrapped = len(lines[-1]) >= WRAPPED and not NEW_EQUATION.match(line.strip())
        lines[-1:] = [f"{lines[-1]} {line.strip()}"] if wrapped else [lines[-1], line]
    body = "\n".join(lines).strip()
    return f"**{prose(label)}.**\n\n```text\n{body}\n```"


def kind(thing: type, up: str, level: str = "###") -> str:
    """One class: what it is, its numbers, and what else can be set."""
    cited = {}
    if dataclasses.is_dataclass(thing):
        cited = {f.name: f.metadata["quantity"] for f in dataclasses.fields(thing) if "quantity" in f.metadata}
    blocks = [f"{level} {thing.__name__}", told(written(thing), up), numbers(cited.items(), up), others(thing, cited)]
    return "\n\n".join(block for block in blocks if block)


def written(thing: Any) -> str:
    """A docstring that a person wrote, not the one that dataclasses and tuples make up."""
    doc = thing.__doc__ or ""
    return "" if doc.startswith((f"{getattr(thing, '__name__', '')}(", "Alias for")) else doc


def others(thing: type, cited: dict[str, Quantity]) -> str:
    """What can be set beside the cited numbers."""
    if not dataclasses.is_dataclass(thing):
        return ""
    names = [f for f in dataclasses.fields(thing) if f.name not in cited and not f.name.startswith("_")]
    brief = {f.name: repr(f.default) for f in names if f.default is not dataclasses.MISSING}
    said = [
        f"`{f.name} = {brief[f.name]}`" if len(brief.get(f.name, LONG)) < len(LONG) else f"`{f.name}`" for f in names
    ]
    return f"To be set: {', '.join(said)}." if said else ""


def function(thing: Any, up: str, level: str = "###") -> str:
    """One function: how it is called and what it gives."""
    return f"{level} {thing.__name__}\n\n```python\n{called(thing)}\n```\n\n{told(thing.__doc__ or '', up)}"


def called(thing: Any) -> str:
    """How a function or a class is called, without its types."""
    try:
        signature = inspect.signature(thing)
    except (TypeError, ValueError):
        return f"{thing.__name__}(...)"
    bare = [p.replace(annotation=inspect.Parameter.empty) for p in signature.parameters.values()]
    said = str(inspect.Signature(bare))
    return f"{thing.__name__}{said if '<' not in said else re.sub(r'<[^>]*>', '...', said)}"


def public(module: ModuleType) -> tuple[list[type], list[Any]]:
    """The classes and functions that a file itself defines for others, in its own order."""
    own = [v for k, v in vars(module).items() if not k.startswith("_") and _of(v, module)]
    return [v for v in own if isinstance(v, type)], [v for v in own if inspect.isfunction(inspect.unwrap(v))]


def explained(thing: Any) -> bool:
    """Whether something says its equation, shapes, source or errors, and so belongs on a page for physiologists."""
    return bool(sections(thing.__doc__ or "")[1])


def _of(thing: Any, module: ModuleType) -> bool:
    return callable(thing) and getattr(thing, "__module__", "") == module.__name__ and hasattr(thing, "__name__")
