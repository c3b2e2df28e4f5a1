"""Write what the software itself says into the pages: the README, protocol.md and recordings.md.

Run: python docs/update_readme.py run | evidence | speed | sentences ...   (`make evidence` and `make pages` do)
`evidence=NAME,NAME` replays these papers only and keeps what is known of the others; `papers` replays none, and keeps
what the evidence files say of themselves.
`measure` and `agreement` need the sample recordings, in a folder `shared/data` beside the repository.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).parent
README, PROTOCOL, RECORDINGS = DOCS.parent / "README.md", DOCS / "protocol.md", DOCS / "recordings.md"
PATIENT = DOCS / "patient.md"
SAMPLES = DOCS.parents[1] / "shared" / "data"


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


def evidence(only: str = "") -> str:
    """Published against model, of all papers or of those named; what each paper gave is kept before the next begins."""
    from myospasm import evidence as shelf
    from myospasm.cli.markdown import evidence as table

    for name in only.split(",") if only else shelf.names():
        print(f"replaying {name} ...", flush=True)
        keep_replayed(merged(kept(), shelf.validate([name])))
    return table(merged(kept(), []))


def kept() -> list[dict]:
    """The rows of the last replay of every paper."""
    from myospasm.evidence import _replayed

    return _replayed.read()["rows"]


def keep_replayed(rows: list[dict]) -> None:
    """Keep these rows, with what every paper's file says, where the page of the installed package finds them."""
    from myospasm.evidence import _replayed

    keep({"rows": rows, "papers": _replayed.told()}, _replayed.FILE)


def merged(old: list[dict], new: list[dict]) -> list[dict]:
    """Every row of the papers on the shelf once, in its order: the new one where there is one."""
    from myospasm import evidence as shelf

    known = {(row["paper"], row["id"]): row for row in [*old, *new]}
    papers = [shelf.load(name) for name in shelf.names()]
    return [known[key] for key in ((p.source, r.id) for p in papers for r in p.rows) if key in known]


def keep(found: object, file: Path) -> None:
    """Write JSON whole or not at all."""
    from myospasm.files.table import to_json

    beside = file.with_name(f".{file.name}.partial")
    beside.write_text(to_json(found) + "\n", "utf-8")
    os.replace(beside, file)


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


def measure() -> str:
    """What is found in a real recording, and its picture."""
    shutil.copy(SAMPLES / "hdemg_voluntary" / "otb_testfile.json", "tibialis.json")
    try:
        said = said_by("measure", "tibialis.json", "--out", str(DOCS / "measured.png"), "--force")
    finally:
        Path("tibialis.json").unlink()
    tables, _, rest = said.partition("How each figure was obtained")
    return f"```text\n{tables}How each figure was obtained{''.join(rest.splitlines(True)[:4])}  ...\n```"


def agreement() -> str:
    """Other software's figures beside ours."""
    sys.path.insert(0, str(DOCS))
    from agreement import table  # pyright: ignore[reportMissingImports]

    return table(SAMPLES)


def files() -> str:
    """How fast files are written and measured here."""
    script = DOCS.parent / "benchmarks" / "recordings.py"
    return subprocess.run([sys.executable, str(script)], check=True, stdout=subprocess.PIPE, text=True).stdout.rstrip()


def codes() -> str:
    """The laboratory values that are read, by LOINC code and unit."""
    from myospasm.clinic.described import table

    return table()


def refused() -> str:
    """The codes that are known and not taken."""
    from myospasm.clinic.described import refused

    return refused()


SECTIONS = {"run": run, "evidence": evidence, "speed": speed, "sentences": sentences}
SECTIONS |= {"measure": measure, "agreement": agreement, "files": files, "codes": codes, "refused": refused}
PAGES = {"codes": PATIENT, "refused": PATIENT} | {
    "sentences": PROTOCOL,
    "measure": RECORDINGS,
    "agreement": RECORDINGS,
    "files": RECORDINGS,
}


def main(sections: list[str]) -> None:
    for section, _, only in (word.partition("=") for word in sections):
        if section == "papers":
            keep_replayed(merged(kept(), []))
            print("what the papers say is kept")
            continue
        if section not in SECTIONS:
            raise SystemExit(f"there is no section {section!r}; known: {', '.join(SECTIONS)}")
        text, page = evidence(only) if only else SECTIONS[section](), PAGES.get(section, README)
        page.write_text(replaced(page.read_text("utf-8"), section, text), "utf-8")
        print(f"{section} written into {page.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
