"""Write what the software itself says into the pages: evidence and speed into the README, sentences into protocol.md.

Run: python docs/update_readme.py evidence | speed | sentences ...   (`make evidence` does the first)
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parent
README, PROTOCOL = DOCS.parent / "README.md", DOCS / "protocol.md"
COMMANDS = {"evidence": ("validate", "--markdown"), "speed": ("bench", "--markdown")}


def said_by(*words: str) -> str:
    """What a command of myospasm prints; its progress goes to the terminal."""
    command = [sys.executable, "-c", "from myospasm.cli import main; main()", *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


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


def main(sections: list[str]) -> None:
    for section in sections or [*COMMANDS, "sentences"]:
        page = PROTOCOL if section == "sentences" else README
        text = sentences() if section == "sentences" else said_by(*COMMANDS[section])
        page.write_text(replaced(page.read_text("utf-8"), section, text), "utf-8")
        print(f"{section} written into {page.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
