"""The gallery: every example with its picture, its first sentence and its code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from manual.words import Page, prose
from myospasm import people

DOCS = Path(__file__).parents[1]
EXAMPLES, PICTURES = DOCS.parent / "examples", DOCS / "gallery"
FIRST = ("first_cramp", "threshold_sweep")


def examples(folder: Path = EXAMPLES) -> list[Path]:
    """The programs, the two simplest first."""
    names = sorted(file.stem for file in folder.glob("*.py") if not file.stem.startswith("_"))
    return [
        folder / f"{name}.py"
        for name in sorted(names, key=lambda n: (n not in FIRST, FIRST.index(n) if n in FIRST else 0))
    ]


def pages() -> Iterator[Page]:
    """One page with all of them."""
    lead = """# Gallery

Short programs, each with the picture that it makes. They lie in the folder `examples` and run as they stand:
`python examples/first_cramp.py FOLDER` leaves its pictures in FOLDER. Everything shown is simulated unless it says
otherwise."""
    yield Page("gallery.md", "Gallery", "\n\n".join([lead, *(one(file) for file in examples())]))


def one(file: Path) -> str:
    """One example."""
    code = file.read_text("utf-8").rstrip()
    said = (ast.get_docstring(ast.parse(code)) or "").split("\n\n")[0]
    title = file.stem.replace("_", " ").capitalize()
    parts = {p: p.stem.removeprefix(file.stem).strip("-") for p in sorted(PICTURES.glob(f"{file.stem}*.png"))}
    ordered = sorted(parts, key=lambda p: code.find(parts[p]))  # as the program names them
    shown = "\n\n".join(f"{named(parts[p])}![{title}](gallery/{p.name})" for p in ordered)
    listing = "\n".join(f"    {line}" for line in ["```python", *code.split("\n"), "```"])
    return f'## {title}\n\n{prose(said)}\n\n{shown}\n\n??? note "The program, {file.name}"\n{listing}'


def named(part: str) -> str:
    """What one of several pictures shows."""
    said = people.load(part).title if part in people.names() else part.replace("_", " ").capitalize()
    return f"*{said}:*\n\n" if part else ""
