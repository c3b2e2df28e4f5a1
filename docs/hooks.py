"""The hook by which mkdocs asks for the pages that the software writes; the pages themselves are made in manual/."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

DOCS = Path(__file__).parent
if str(DOCS) not in sys.path:
    sys.path.insert(0, str(DOCS))

from manual import gallery, interface, organs, papers, shelves, sources  # noqa: E402
from manual.words import Page, climb  # noqa: E402

import myospasm  # noqa: E402

PACKAGE = Path(myospasm.__file__).parent
MAKERS = {
    "Gallery": gallery,
    "Organs": organs,
    "Shelves": shelves,
    "Evidence": papers,
    "Sources": sources,
    "Reference": interface,
}
TO_CODE = re.compile(r"\]\(\.\./src/myospasm/([\w/]+\.py)\)")
TO_FOLDER = re.compile(r"\]\(\.\./src/myospasm/(\w+)\)")
WIDE = ("shelves/muscles.md",)
SECTION = re.compile(r"<!-- README: (.+?) -->")


def generated() -> dict[str, list[Page]]:
    """Every page that the software writes, by the part of the menu that it belongs to."""
    return {part: list(module.pages()) for part, module in MAKERS.items()}


def on_files(files: Files, config: Any) -> Files:
    """Add the generated pages and the code that they link to, and put the pages into the menu."""
    found = generated()
    for page in (page for pages in found.values() for page in pages):
        hide = "hide: [navigation, toc]\n" if page.uri in WIDE else ""
        text = f"---\ntitle: {page.title}\n{hide}---\n\n{page.text}\n"
        files.append(File.generated(config, page.uri, content=text))
    for file in sorted(PACKAGE.rglob("*.py")):
        place = f"code/{file.relative_to(PACKAGE).as_posix()}.txt"
        files.append(File.generated(config, place, abs_src_path=str(file)))
    config["nav"] = menu(config["nav"], found)
    return files


def menu(nav: list[Any], found: dict[str, list[Page]]) -> list[Any]:
    """The menu of mkdocs.yml, in which a word in braces stands for generated pages."""
    filled: list[Any] = []
    for item in nav:
        if isinstance(item, str) and item.startswith("{"):
            filled += [{page.title: page.uri} for page in found[item.strip("{}")]]
        elif isinstance(item, dict):
            filled.append({k: menu(v, found) if isinstance(v, list) else v for k, v in item.items()})
        else:
            filled.append(item)
    return filled


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Links into the source tree lead to its copy in the manual; what the README says is taken from there."""
    up = climb(page.file.src_uri)
    markdown = TO_CODE.sub(rf"]({up}code/\1.txt)", markdown)
    markdown = TO_FOLDER.sub(lambda m: f"]({up}{home(m[1])})", markdown)
    return SECTION.sub(lambda m: readme(m[1]), markdown)


def home(folder: str) -> str:
    """The page of a folder of the package."""
    return f"organs/{folder}.md" if folder in organs.folders() else f"shelves/{folder}.md"


def readme(section: str) -> str:
    """The text of one section of the README, links made to fit the manual."""
    text = (DOCS.parent / "README.md").read_text("utf-8")
    found = re.search(rf"^## {re.escape(section)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if not found:
        raise ValueError(f"the README has no section {section!r}")
    return re.sub(r"(?:(?<=\[)docs/(\w+)\.md)?\]\(docs/", r"\1](", found[1]).strip()
