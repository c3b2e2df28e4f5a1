"""A page for every folder of the model: its parts, their equations, and every number with where it comes from."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import myospasm
from manual.docstrings import explained, function, kind, public, told, written
from manual.words import Page, climb, numbers, sentence
from myospasm.bibliography import numbers_of
from myospasm.ground import Quantity

ROOT = Path(myospasm.__file__).parent
ELSEWHERE = ("causes", "cli", "evidence", "files", "muscles", "people", "plots", "remedies", "scenarios", "live", "web")
"""Folders with pages of another kind, or with nothing of the model in them."""
ORDER = (
    "brain",
    "cord",
    "nerve",
    "muscle",
    "body",
    "joints",
    "senses",
    "blood",
    "drugs",
    "person",
    "instruments",
    "signs",
)
TITLES = {
    "cord": "Spinal cord",
    "body": "Limb",
    "person": "The person and the loop",
    "protocol": "Steps of a protocol",
    "joints": "Joints",
    "clinic": "A patient's blood test",
}
HEADINGS = {
    "anatomy": "Who someone is",
    "ground": "Numbers and errors",
    "nerve.mrg": "Nerve fiber, node by node (MRG model)",
    "person": "The loop",
    "instruments.surface_emg": "Surface EMG",
    "story": "Causes, remedies and traits",
}
"""Headings of files whose names say too little."""
READ = "[How to read these pages]({}model.md#how-to-read-the-pages-of-the-organs)"
LEADS = {
    "brain": "Where the wish to move begins. Here it is a number from 0 to 1.",
    "cord": "The motoneurons, and the nerve cells that excite and quiet them.",
    "nerve": "What carries the impulses: the axon, its last thin endings, and the junction with the muscle fibers.",
    "muscle": "What pulls, what it costs, and what hard work leaves between the fibers.",
    "body": "How joints and muscles move each other.",
    "senses": "What the muscle tells the spinal cord: length, force, and the traces of hard work.",
    "blood": "What surrounds nerve and muscle: ions, acid and warmth.",
    "joints": "What turns: how far, which way is which, and how heavy the limb beyond is.",
    "instruments": "What a laboratory lays on or into the body, and what it writes down.",
    "signs": "What can be read from a recording; nothing here knows whether it is real or simulated.",
    "drugs": "Medicines: how much arrives, how long it stays, at which level it acts. No advice to take or leave any.",
    "clinic": "How a patient's blood test comes in: which values, in which units, and what is refused.",
    "protocol": "What may be done to a person, step by step, and what is refused.",
    "person": "The organs put together: who someone is, what is done to them, and what is kept of a run.",
}


def folders() -> list[str]:
    """The folders that have a page here, the known ones first; a new folder needs no word from anyone."""
    found = [m.name for m in pkgutil.iter_modules([str(ROOT)]) if m.ispkg and m.name not in ELSEWHERE]
    known = [name for name in ORDER if name in found or name == "person"]
    return known + sorted(set(found) - set(known))


def title(folder: str) -> str:
    """What a folder is called."""
    return TITLES.get(folder, folder.replace("_", " ").capitalize())


def modules(folder: str) -> Iterator[ModuleType]:
    """The files of a folder; those of "person" are the ones that lie beside the folders."""
    if folder == "person":
        names = [m.name for m in pkgutil.iter_modules([str(ROOT)]) if not m.ispkg and m.name != "bench"]
        yield from (importlib.import_module(f"myospasm.{name}") for name in names)
        return
    package = importlib.import_module(f"myospasm.{folder}")
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def pages() -> Iterator[Page]:
    """One page for each folder."""
    shown: set[int] = set()
    for folder in folders():
        uri = f"organs/{folder}.md"
        parts = [part for module in modules(folder) if (part := file(module, climb(uri), shown))]
        lead = f"{LEADS.get(folder, '')} {READ.format(climb(uri))}.".strip()
        yield Page(uri, title(folder), "\n\n".join([f"# {title(folder)}", lead, *parts]))


def file(module: ModuleType, up: str, shown: set[int]) -> str:
    """One file: what it says of itself, its classes with their numbers, its other numbers, its functions.

    `shown` are the numbers that have a place already: a file that imports a number does not tell it again.
    """
    classes, functions = public(module)
    functions = [f for f in functions if explained(f)]
    fields = {f"{c.__name__}." for c in classes}
    rest = [(where.split(":")[1], q) for where, q in numbers_of(module) if id(q) not in shown]
    shown |= {id(q) for _, q in rest}
    rest = bare([(name, q) for name, q in rest if not name.startswith(tuple(fields))] if fields else rest)
    told_classes = [c for c in classes if written(c) and c.__name__ != "State"]  # what a part remembers is for its code
    if not (told_classes or functions or rest):
        return ""
    name = module.__name__.rpartition(".")[2]
    heading = HEADINGS.get(module.__name__.partition(".")[2], sentence(name.replace("_", " ")))
    shelf = hasattr(module, "__path__")  # a folder's own words stand under the page's title
    blocks = ["" if shelf else f"## {heading}", told(module.__doc__ or "", up), code(module, up)]
    blocks += [kind(c, up) for c in told_classes]
    blocks += ["### Numbers", numbers(rest, up)] if rest else []
    return "\n\n".join([b for b in blocks if b] + [function(f, up) for f in functions])


def bare(rest: list[tuple[str, Quantity]]) -> list[tuple[str, Quantity]]:
    """Numbers without the name that they all begin with, as those of a joint."""
    first = {name.partition(".")[0] for name, _ in rest}
    shared = len(first) == 1 and all(name.partition(".")[2][:1].isalpha() for name, _ in rest)
    return [(name.partition(".")[2], q) for name, q in rest] if shared else rest


def code(module: ModuleType, up: str) -> str:
    """A link to a file's code."""
    place = Path(module.__file__ or "").relative_to(ROOT).as_posix()
    return f"[Code: `{place}`]({up}code/{place}.txt){{ .code }}"
