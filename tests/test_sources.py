"""Every number says where it comes from; what is assumed is listed by hand in assumed.txt and stays few.

`python tests/test_sources.py` prints the list as it stands.
"""

import functools
import re
from pathlib import Path

import pytest

from myospasm import bibliography
from myospasm.ground import ASSUMED, DEFINITION, MyospasmError

REVIEWED = Path(__file__).with_name("assumed.txt")
PACKAGE = Path(bibliography.__file__).parent
BIBLIOGRAPHY = PACKAGE / "sources.bib"
KEY = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][A-Za-z]*)?(?:19|20)\d\d\b")


@functools.cache
def numbers():
    return dict(bibliography.cited_numbers())


def assumed():
    return {place for place, number in numbers().items() if number.source == ASSUMED}


def reviewed():
    lines = REVIEWED.read_text("utf-8").splitlines()
    return {entry for line in lines if (entry := line.split("#")[0].strip())}


def test_numbers_are_found():
    assert "senses.spindle:Spindle.occlusion" in numbers()
    assert "muscles.soleus:MUSCLE.pennation" in numbers()
    assert "joints.ankle:JOINT.low" in numbers()
    assert "causes.hypokalemia:CAUSE.blood.panel.potassium" in numbers()
    assert "remedies.quinine:REMEDY.terminal.refractory" in numbers()
    assert "views.central_origin:VIEW.terminal.noise" in numbers()


def test_every_source_is_in_the_bibliography():
    known = set(bibliography.keys()) | {ASSUMED, DEFINITION}
    missing = sorted({f"{n.source} ({place})" for place, n in numbers().items() if n.source not in known})
    assert not missing, "add these to sources.bib"


def test_what_is_assumed_was_reviewed():
    new = sorted(assumed() - reviewed())
    assert not new, "cite these, or add them to tests/assumed.txt by hand"


def test_the_reviewed_list_holds_nothing_that_is_gone():
    stale = sorted(reviewed() - assumed())
    assert not stale, "take these out of tests/assumed.txt"


def test_what_is_assumed_says_why():
    assert not [place for place in assumed() if not numbers()[place].note]


@pytest.mark.parametrize("key", bibliography.keys())
def test_entries_are_whole(key):
    entry = bibliography.entry(key)
    assert entry["author"]
    assert entry["title"]
    assert entry.get("year", "").isdigit() or entry["type"] in ("mastersthesis", "misc", "online", "software")
    assert not entry.get("doi", "10.").startswith("http")
    assert entry["title"].split()[0].strip("{}") in bibliography.line(key)
    assert "{" not in bibliography.line(key).split(" doi:")[0]


def test_every_paper_is_there_once():
    """Neither a DOI nor a title stands under two keys."""
    entries = bibliography.parse(BIBLIOGRAPHY.read_text("utf-8")).values()
    for told in ([e["doi"].lower() for e in entries if "doi" in e], [e["title"].lower() for e in entries]):
        assert not {name for name in told if told.count(name) > 1}


def test_papers_named_in_the_text_are_in_the_bibliography():
    """A name and a year written as one word, as in Smith2000, is a key."""
    written = {key for file in PACKAGE.rglob("*.py") for key in KEY.findall(file.read_text("utf-8"))}
    assert not sorted(written - set(bibliography.keys()) - {"Smith2000"})


def test_other_names_lead_to_the_same_paper():
    assert bibliography.entry("Hille1975") == bibliography.entry("HilleWoodhullShapiro1975")


def test_an_unknown_key_names_the_nearest():
    with pytest.raises(MyospasmError, match="Thelen2003"):
        bibliography.entry("Thelan2003")


def test_parsing():
    text = '@article{A1, title = {The {EMG}\n of "x"}, year = 1999, note = "quoted"}\n@book{B2, title={b}}'
    parsed = bibliography.parse(text)
    assert parsed["A1"] == {"type": "article", "title": 'The {EMG} of "x"', "year": "1999", "note": "quoted"}
    assert parsed["B2"]["title"] == "b"


def test_two_entries_of_one_name_are_an_error():
    with pytest.raises(MyospasmError, match="two entries"):
        bibliography.parse("@article{A, title={x}}\n@article{A, title={y}}")


def test_an_open_brace_is_an_error():
    with pytest.raises(MyospasmError, match="never closed"):
        bibliography.parse("@article{A, title={x")


if __name__ == "__main__":
    print("\n".join(f"{place}  # {numbers()[place].note}" for place in sorted(assumed())))
