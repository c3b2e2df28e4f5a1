"""Run every example and keep its pictures for the manual's gallery.

Run: python docs/draw_gallery.py [NAME ...]   (`make gallery` draws all)
"""

from __future__ import annotations

import os
import runpy
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("MPLBACKEND", "Agg")
DOCS = Path(__file__).parent
EXAMPLES, PICTURES = DOCS.parent / "examples", DOCS / "gallery"


def drawn(example: Path, folder: Path) -> list[Path]:
    """The pictures that one example leaves in a folder."""
    import matplotlib.pyplot as plt

    runpy.run_path(str(example))["main"](folder)
    plt.close("all")
    return sorted(folder.glob("*.png"))


def keep(example: Path) -> list[Path]:
    """Draw one example's pictures anew; each is named after it."""
    with tempfile.TemporaryDirectory() as folder:
        found = [(p.name, p.read_bytes()) for p in drawn(example, Path(folder))]
    if not found:
        raise SystemExit(f"{example.name} left no picture")
    for old in PICTURES.glob(f"{example.stem}*.png"):
        old.unlink()
    PICTURES.mkdir(exist_ok=True)
    places = [PICTURES / (n if n.startswith(example.stem) else f"{example.stem}-{n}") for n, _ in found]
    for place, (_, picture) in zip(places, found, strict=True):
        place.write_bytes(picture)
    return places


def main(names: list[str]) -> None:
    for example in sorted(EXAMPLES.glob("*.py")):
        if not names or example.stem in names:
            print(example.stem, *(place.name for place in keep(example)))


if __name__ == "__main__":
    main(sys.argv[1:])
