"""What the pages say is so: their programs run, their commands exist, their generated parts are as generated."""

import re
import runpy
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from myospasm import cli

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
README = PAGES[0].read_text("utf-8")
OF_THE_BUILD = re.compile(r"(organs|shelves|evidence)/|(gallery|api|commands|bibliography|assumptions)\.md")
"""Pages that the manual's build makes; it fails where a link to them leads nowhere."""


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def write():
    return runpy.run_path(str(ROOT / "docs" / "update_readme.py"))


def leads(page, link):
    return "://" in link or OF_THE_BUILD.match(link) or (page.parent / link).exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)", page.read_text("utf-8"))
    assert not [link for link in links if not leads(page, link)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_targets_exist(page):
    text = page.read_text("utf-8")
    commands = typer.main.get_command(cli.app).commands
    assert set(re.findall(r"`(?:\S*/)?myospasm (\w+)", text)) <= set(commands)
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"(?:^|`)make (\w+)", text, re.MULTILINE)) <= set(targets)


@pytest.mark.parametrize("shelf", ["scenarios"])
def test_the_shelf_in_the_readme_is_as_listed(shelf):
    listed = CliRunner().invoke(cli.app, ["list", shelf]).stdout.strip()
    assert f"$ myospasm list {shelf}\n{listed}\n" in README


def test_the_marks_of_the_generated_parts_are_there():
    tool = write()
    for section in ("run", "evidence", "speed"):
        assert "\nnew\n" in tool["replaced"](README, section, "new")
    with pytest.raises(SystemExit, match="nothing"):
        tool["replaced"](README, "nothing", "new")


def test_the_page_of_sentences_is_the_grammar():
    page = (ROOT / "docs" / "protocol.md").read_text("utf-8")
    assert write()["sentences"]() in page


def test_the_protocol_in_words_and_steps_is_the_same():
    for code in blocks(ROOT / "docs" / "protocol.md", "python"):
        exec(code, {})


@pytest.mark.slow
def test_the_program_in_the_readme_watches_a_cramp_and_stretches(capsys):
    _, code = blocks(PAGES[0], "python")
    told = {}
    exec(code, told)
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1] == "('stretch@50',)"
    assert float(printed[-2].split()[1]) > 5  # the calf goes on by itself


@pytest.mark.slow
def test_the_program_in_the_readme_gives_a_cramp_and_its_picture(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _ = blocks(PAGES[0], "python")
    told = {}
    exec(code, told)
    assert max(spasm["duration"] for spasm in told["signs"]["spasms"]) > 10
    assert (tmp_path / "cramp.png").read_bytes()[:4] == b"\x89PNG"


def test_the_cause_that_the_page_adds_can_be_applied():
    from myospasm import build_person
    from myospasm.bibliography import keys
    from myospasm.story import Cause, apply

    told = {}
    for code in blocks(ROOT / "docs" / "adding.md", "python"):
        exec(code, told)
    cause, person = told["CAUSE"], build_person("adult", {"soleus": 4})
    assert isinstance(cause, Cause)
    assert apply(person, cause).blood.panel.calcium < apply(person, cause, 0.0).blood.panel.calcium
    assert {cause.source, told["PAPER"].source} <= set(keys())


def test_either_memory_can_be_switched_off_as_the_page_says():
    told = {}
    (code,) = blocks(ROOT / "docs" / "model.md", "python")
    exec(code, told)
    assert float(told["without"].excitation(1.0)) == 0.0
    assert float(told["without"].modulation(1.0)) == 1.0
    assert told["other"].motoneuron.warmup_gain > 0 == told["person"].motoneuron.warmup_gain
