"""The manual: it builds without a warning, fetches nothing, leaves no number out; and its examples run."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from replayed import LONG

from myospasm import evidence
from myospasm.bibliography import cited_numbers, keys
from myospasm.cli.markdown import evidence as evidence_table
from myospasm.evidence import _replayed

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
TESTED = ("first_cramp", "threshold_sweep")
"""Examples that test_examples.py runs."""
NOT_THE_MODEL = ("evidence", "cli", "plots")


@pytest.fixture(scope="module")
def generated():
    """The pages that the software writes, by their place."""
    sys.path.insert(0, str(DOCS))
    try:
        from manual import gallery, interface, organs, papers, shelves, sources

        makers = gallery, interface, organs, papers, shelves, sources
        return {page.uri: page.text for maker in makers for page in maker.pages()}
    finally:
        sys.path.remove(str(DOCS))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The manual as `make docs` builds it; any warning fails."""
    place = tmp_path_factory.mktemp("manual")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(place)]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, env=quiet)
    assert done.returncode == 0, done.stdout + done.stderr
    return place


@pytest.mark.slow
def test_the_manual_builds_without_a_warning(site):
    pages = {p.relative_to(site).as_posix() for p in site.rglob("*.html")}
    assert {"index.html", "start.html", "gallery.html", "organs/cord.html", "shelves/muscles.html"} <= pages
    assert {f"evidence/{name}.html" for name in evidence.names()} <= pages


@pytest.mark.slow
def test_the_manual_fetches_nothing_from_elsewhere(site):
    fetched = r"""<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)=["'](?:https?:)?//[^"']+"""
    for page in site.rglob("*.html"):
        assert not re.findall(fetched, page.read_text("utf-8")), page.name
    assert not re.findall(r"url\([\"']?https?://|@import", (site / "manual.css").read_text("utf-8"))
    assert "potassium" in (site / "search" / "search_index.js").read_text("utf-8")


@pytest.mark.slow
def test_no_number_of_the_model_is_left_out(generated):
    pages = " ".join(generated.values())
    for where, number in cited_numbers():
        if where.split(".")[0].split(":")[0] not in NOT_THE_MODEL:
            path = where.split(":")[1]
            shown = {path, path.partition(".")[2]} - {""}
            assert any(f"`{name}`" in pages for name in shown), where
            assert number.source in ("assumed", "definition") or f"#{number.source}" in pages


@pytest.mark.slow
def test_every_paper_and_every_assumption_has_its_place(generated):
    assert all(f'id="{key}"' in generated["bibliography.md"] for key in keys())
    assumed = [where for where, number in cited_numbers() if number.source == "assumed"]
    listed = generated["assumptions.md"]
    assert all(f"`{w}`" in listed for w in assumed if w.split(".")[0].split(":")[0] not in NOT_THE_MODEL)


def test_the_kept_numbers_are_those_of_the_evidence():
    rows = _replayed.read()["rows"]
    kept = {(row["paper"], row["id"]) for row in rows}
    papers = [evidence.load(name) for name in evidence.names()]
    shelf = {(paper.source, row.id) for paper in papers for row in paper.rows}
    assert kept & shelf
    assert all(isinstance(row["model"], float | int | None) for row in rows)


def test_what_no_test_replays_was_replayed():
    rows = _replayed.read()["rows"]
    kept = {(row["paper"], row["id"]) for row in rows}
    papers = [evidence.load(name) for name in LONG]
    missing = sorted(f"{paper.source} {row.id}" for paper in papers for row in paper.rows)
    assert not [row for row in missing if tuple(row.split(" ", 1)) not in kept], "run make evidence"


def test_the_table_of_the_readme_is_that_of_the_kept_numbers():
    """`python docs/update_readme.py evidence=NAME` replays one paper and writes both."""
    kept = runpy.run_path(str(DOCS / "update_readme.py"))["kept"]()
    assert evidence_table(kept) in (ROOT / "README.md").read_text("utf-8")


def test_every_row_is_kept_once_and_the_new_one_wins():
    merged = runpy.run_path(str(DOCS / "update_readme.py"))["merged"]
    (row,) = evidence.load("kirk2016").rows[:1]
    old, new, gone = ({"paper": "Kirk2016", "id": i, "model": m} for i, m in ((row.id, 1), (row.id, 2), ("none", 3)))
    assert merged([old, old, gone], [new]) == [new]


def test_the_page_of_the_trace_names_every_variable():
    from myospasm.trace import NAMES

    page = (DOCS / "trace.md").read_text("utf-8")
    assert not [name for name in NAMES if not re.search(rf"\b{name}\b", page)]


def test_the_citation_is_valid():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "version", "license"} <= set(cited)
    assert all(author.get("name") or author.get("family-names") for author in cited["authors"])
    assert f'version = "{cited["version"]}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_contributing_is_a_page_and_no_book():
    assert len((ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()) <= 60


def test_every_example_has_a_picture_in_the_gallery():
    pictures = [p.name for p in (DOCS / "gallery").glob("*.png")]
    assert all(any(name.startswith(example.stem) for name in pictures) for example in EXAMPLES)


@pytest.mark.slow
@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.stem not in TESTED], ids=lambda example: example.stem)
def test_the_example_runs_and_leaves_its_picture(example, tmp_path, monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "Agg")
    drawn = runpy.run_path(str(DOCS / "draw_gallery.py"))["drawn"]
    pictures = drawn(example, tmp_path)
    assert pictures
    assert all(picture.read_bytes()[:4] == b"\x89PNG" for picture in pictures)


def test_no_sign_of_a_formula_is_taken_for_a_mark():
    sys.path.insert(0, str(DOCS))
    try:
        from manual.docstrings import told
    finally:
        sys.path.remove(str(DOCS))
    page = told(
        "A nerve. It <fires>.\n\nEquation (a, b): x' = a_1 * b_2^n\nSource: Bertolasi1993. Errors: none|few.", "../"
    )
    assert "x' = a_1 * b_2^n" in page
    assert "[Bertolasi1993](../bibliography.md#Bertolasi1993)" in page
    assert "&lt;fires>" in page
    assert "**Errors.** none&#124;few." in page
