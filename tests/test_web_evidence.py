"""The evidence view tells every row and hides no miss; every number of a run has its unit and its source."""

import dataclasses
import functools
import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from myospasm import evidence
from myospasm.bibliography import keys
from myospasm.chart import NAMES
from myospasm.evidence import _replayed
from myospasm.ground import ASSUMED, DEFINITION, UNITS, MyospasmError
from myospasm.live.readings import UNITS as READ
from myospasm.plots.strips import ABOVE, BESIDE, bar, drawing
from myospasm.scenario import load_scenario
from myospasm.session import build_person, cited_numbers
from myospasm.web import evidence_view, readable
from myospasm.web.numbers import numbers
from myospasm.web.shown import FIGURE, PARTS, prefixes

SVG = "{http://www.w3.org/2000/svg}"
RENEW = "run python docs/update_readme.py papers"


def row(**changed):
    told = {"id": "X1", "quantity": "strength", "published": 2.0, "low": 1.0, "high": 3.0, "direction": 0, "unit": "N"}
    return told | {"role": "predict", "model": 2.0, "distance_sd": 0.0, "holds": True} | changed


@functools.cache
def told(name):
    return numbers(load_scenario(name))


def flat(found):
    return {n["path"]: n for organ in found["organs"] for part in organ["parts"] for n in part["numbers"]}


def classes(drawn):
    return [part.get("class") for part in ET.fromstring(drawn).iter()]


def test_every_replayed_row_is_in_the_table_once():
    shown = [(paper["paper"], r["id"]) for paper in evidence_view.table()["papers"] for r in paper["rows"]]
    kept = [(r["paper"], r["id"]) for r in _replayed.read()["rows"]]
    assert sorted(shown) == sorted(kept)
    assert len(set(shown)) == len(shown)


def test_no_miss_is_hidden_and_the_counts_are_those_of_the_rows():
    table, kept = evidence_view.table(), _replayed.read()["rows"]
    missed = {(r["paper"], r["id"]) for r in kept if not r["holds"]}
    shown = {(p["paper"], r["id"]) for p in table["papers"] for r in p["rows"] if r["verdict"].startswith("misses")}
    assert shown == missed
    assert (table["rows"], table["holding"]) == (len(kept), len(kept) - len(missed))
    assert table["sources"] == len({r["paper"] for r in kept})
    assert table["predictions"]["rows"] + table["fits"]["rows"] == table["rows"]
    assert table["predictions"]["holding"] + table["fits"]["holding"] == table["holding"]
    assert sum(paper["holding"] for paper in table["papers"]) == table["holding"]


def test_the_table_is_strict_json_and_names_its_sources():
    table = json.loads(json.dumps(evidence_view.table(), allow_nan=False))
    for paper in table["papers"]:
        assert paper["title"]
        assert paper["reference"]
        assert paper["about"]
        assert paper["url"] == "" or paper["url"].startswith(("https://", "http://"))
        assert all(r["published_words"] and r["model_words"] for r in paper["rows"])
    miller = next(paper for paper in table["papers"] if paper["name"] == "miller2010")
    assert miller["authors"].startswith("Miller")


def test_what_the_papers_say_is_what_their_files_say():
    assert _replayed.read()["papers"] == json.loads(json.dumps(_replayed.told())), RENEW


def test_the_kept_rows_have_the_bounds_of_the_shelf():
    shelf = {(p.source, r.id): r for p in map(evidence.load, evidence.names()) for r in p.rows}
    for kept in _replayed.read()["rows"]:
        published = shelf[kept["paper"], kept["id"]]
        assert all(getattr(published, name) == kept[name] for name in ("published", "low", "high", "role", "unit"))


def test_the_table_loads_no_engine_and_no_paper():
    code = (
        "import sys; from myospasm.web import evidence_view as view; view.table(); view.picture('miller2010'); "
        "heavy = 'jax', 'scipy', 'xarray', 'matplotlib', 'myospasm.evidence.miller2010'; "
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "holds"),
        ({"model": 0.5, "holds": False}, "misses: too low"),
        ({"model": 3.5, "holds": False}, "misses: too high"),
        ({"model": None, "holds": False}, "misses: no answer"),
        ({"direction": 1, "model": -1.0, "holds": False}, "misses: wrong direction"),
        ({"direction": -1, "model": 0.0, "holds": False}, "misses: no effect"),
        ({"low": None, "high": None, "model": 2.1, "holds": False}, "misses: too high"),
    ],
)
def test_a_miss_says_on_which_side_it_lies(changed, words):
    assert evidence_view.verdict(row(**changed)) == words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "2 (1 to 3) N"),
        ({"unit": "1", "low": None, "high": None}, "2"),
        ({"direction": 1, "published": 0}, "above 0"),
        ({"direction": -1, "published": -4.5}, "below 0 (-4.5 N)"),
    ],
)
def test_what_was_published_is_said_in_words(changed, words):
    assert readable.published(row(**changed)) == words


@pytest.mark.parametrize("paper", ["kuwabara2007", "miller2010", "correa2021"])
def test_the_picture_marks_every_row_as_the_table_has_it(paper):
    found = next(p for p in evidence_view.table()["papers"] if p["name"] == paper)
    drawn = classes(evidence_view.picture(paper))
    assert drawn.count("published") == len(found["rows"])
    assert drawn.count("holds") + drawn.count("fails") == len(found["rows"])
    assert drawn.count("holds") == found["holding"]


@pytest.mark.parametrize("layout", [ABOVE, BESIDE])
def test_a_picture_stays_within_its_frame_and_its_words_stay_words(layout):
    rows = [row(model=1e9, holds=False), row(model=None, holds=False), row(quantity="<script>" + "long & thin " * 9)]
    root = ET.fromstring(drawing([bar(r) for r in rows], layout))
    _, _, width, height = map(float, root.get("viewBox").split())
    places = [(float(p.get("x")), float(p.get("y"))) for p in root.iter(f"{SVG}text")]
    assert all(0 <= x <= width and 0 < y < height for x, y in places)
    words = " ".join(p.text for p in root.iter(f"{SVG}text"))
    assert "the model gives none" in words
    assert "<script>" in words


def test_an_unknown_paper_names_the_nearest():
    with pytest.raises(MyospasmError, match="did you mean 'kuwabara2007'"):
        evidence_view.picture("kuwabara207")


def test_every_number_of_a_person_is_told_with_unit_and_source():
    scenario = load_scenario("calf-cramp")
    shown, cited = flat(told("calf-cramp")), cited_numbers(build_person(scenario.person, scenario.muscles))
    assert set(cited) <= set(shown)
    for path, number in shown.items():
        assert number["unit"] in UNITS
        assert number["source"] in {*keys(), ASSUMED, DEFINITION}, path
        assert number["assumed"] == (number["source"] == ASSUMED)
        assert number["assumed"] or number["reference"]
        assert number["text"]
        assert number["name"]
    assert all(shown[path]["value"] == q.value and shown[path]["low"] == q.low for path, q in cited.items())


def test_the_numbers_are_counted_and_strict_json():
    found = json.loads(json.dumps(told("calf-cramp"), allow_nan=False))
    shown = flat(found).values()
    assert found["count"] == len(shown) == sum(organ["count"] for organ in found["organs"])
    assert found["assumed"] == sum(n["assumed"] for n in shown)
    assert [organ["organ"] for organ in found["organs"]][:4] == ["brain", "cord", "nerve", "muscle"]


def test_who_someone_is_changes_numbers_and_is_named():
    gain = flat(told("calf-cramp"))["reflexes.ib_gain"]
    assert gain["changed"]
    assert gain["now"] == pytest.approx(0.8 * gain["value"])
    assert [(by["kind"], by["name"], by["assumed"]) for by in gain["changed_by"]] == [
        ("person", "cramp_prone_adult", True)
    ]
    untouched = flat(told("calf-cramp"))["motoneuron.refractory"]
    assert (untouched["changed"], untouched["changed_by"]) == (False, [])


def test_a_number_that_one_root_has_otherwise_tells_its_range():
    changed = flat(told("disc-herniation"))["roots.pressure"]
    assert changed["now"][0] == 0
    assert changed["now"][1] > 0
    assert changed["now_text"] == f"0 to {changed['now'][1]:g} mmHg"
    assert "disc_herniation" in {by["name"] for by in changed["changed_by"]}
    assert changed["changed_by"][0]["how"].startswith("+")


def test_a_medicine_brings_its_own_numbers():
    scenario = dataclasses.replace(load_scenario("spasticity"), remedies=["baclofen"])
    shown = flat(numbers(scenario))
    assert shown["drugs.baclofen.half_life"]["unit"] == "s"
    assert any(by["kind"] == "remedy" for n in shown.values() for by in n["changed_by"])


def test_every_prefix_of_a_part_leads_to_a_number():
    scenario = load_scenario("calf-cramp")
    watched = dataclasses.replace(scenario.instruments, eeg=True, needle="soleus")
    found = numbers(dataclasses.replace(scenario, instruments=watched))
    paths = list(flat(found))
    for name, part in PARTS.items():
        for prefix in part.prefixes:  # not every muscle crosses every joint
            meant = tuple(prefixes(part._replace(prefixes=(prefix,)), scenario.muscles, ("ankle", "knee")))
            assert any(path.startswith(meant) for path in paths), f"{name}: {prefix}"
    belongs = {name for number in flat(found).values() for name in number["shown"]}
    assert belongs == set(PARTS)


def test_every_quantity_has_a_unit_and_every_part_a_sentence():
    for name, part in PARTS.items():
        assert part.title
        assert part.about.endswith(".")
        assert (part.unit == "") == (name in FIGURE)
        assert name in FIGURE or part.unit in UNITS


def test_every_quantity_that_a_run_shows_can_be_asked_for():
    assert {name: unit for name, (unit, _) in READ.items()} == {name: PARTS[name].unit for name in READ}
    assert {name: unit for name, (unit, _) in NAMES.items()} == {n: PARTS[f"hours.{n}"].unit for n in NAMES}


def test_a_note_names_papers_by_their_authors():
    assert readable.told("weaker in crampers (KhanBurne2007), see `SIZE`") == (
        "weaker in crampers (Khan and Burne 2007), see SIZE"
    )
