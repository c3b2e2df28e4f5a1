"""Write what the software itself says into the pages: the README and the sentences of protocol.md.

Run: python docs/update_readme.py run | evidence | speed | sentences ...   (`make evidence` and `make pages` do)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).parent
README, PROTOCOL = DOCS.parent / "README.md", DOCS / "protocol.md"


def said_by(*words: str, folder: str | None = None) -> str:
    """What a command of myospasm prints; its progress goes to the terminal."""
    command = [sys.executable, "-c", "from myospasm.cli import main; main()", *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=folder).stdout.rstrip()


def run() -> str:
    """What the main job says; its picture becomes the README's."""
    with tempfile.TemporaryDirectory() as folder:
        said = said_by("run", "calf-cramp", folder=folder)
        shutil.copy(Path(folder) / "calf-cramp" / "picture.png", DOCS / "calf-cramp.png")
    return f"```text\n{said}\n```"


def evidence() -> str:
    """Published against model."""
    return said_by("validate", "--markdown")


def speed() -> str:
    """How fast it is here."""
    return said_by("bench", "--markdown")


def replaced(page: str, section: str, text: str) -> str:
    """The page with new text between its two marks `<!-- section -->` and `<!-- /section -->`."""
    begin, end = f"<!-- {section} -->", f"<!-- /{section} -->"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise SystemExit(f"the page has no {begin} ... {end} to write {section} into")
    return f"{before}{begin}\n{text}\n{end}{after}"


def sentences() -> str:
    """The grammar of protocols, as its own help text says it."""
    from myospasm.protocol import grammar

    return f"```text\n{grammar()}\n```"


SECTIONS = {"run": run, "evidence": evidence, "speed": speed, "sentences": sentences}


def main(sections: list[str]) -> None:
    for section in sections or SECTIONS:
        if section not in SECTIONS:
            raise SystemExit(f"there is no section {section!r}; known: {', '.join(SECTIONS)}")
        text, page = SECTIONS[section](), PROTOCOL if section == "sentences" else README
        page.write_text(replaced(page.read_text("utf-8"), section, text), "utf-8")
        print(f"{section} written into {page.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
