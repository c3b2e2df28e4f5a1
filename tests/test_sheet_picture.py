"""The picture of the patient's page, from made-up stories: what it shows, and that it tells the same in words."""

import dataclasses
import re
import types
import xml.etree.ElementTree as Tree

import numpy as np
import pytest
from fake_stories import fake_chart, looks
from fake_trace import build

from myospasm.clinic import wording
from myospasm.clinic.sheet import Room
from myospasm.clinic.sheet_hours import cramps, draw_hours
from myospasm.clinic.sheet_picture import activity, draw
from myospasm.clinic.sheet_rows import draw_rows
from myospasm.clinic.sheet_story import draw_story
from myospasm.instruments import laboratory
from myospasm.scenario import load_scenario

ROOM = Room(180.0, 70.0)
MUSCLES = {"medial_gastrocnemius": 6, "soleus": 6}
MAIN = "medial_gastrocnemius"


def sound(picture):
    """The SVG is one, of the room's size, with every letter drawn as an outline and nothing from outside."""
    root = Tree.fromstring(picture.svg)
    assert root.tag.endswith("svg")
    assert float(root.attrib["width"].removesuffix("pt")) == pytest.approx(ROOM.width / 25.4 * 72, rel=1e-3)
    assert float(root.attrib["height"].removesuffix("pt")) == pytest.approx(ROOM.height / 25.4 * 72, rel=1e-3)
    assert "<text" not in picture.svg
    assert "<image" not in picture.svg
    return picture


def session(spasms=(), stretched=False, level=0.8):
    """Twelve seconds of two muscles; spasms as a summary tells them."""
    import json

    trace = build(MUSCLES, duration=12.0, level=level)
    trace.attrs["main"] = MAIN
    if stretched:
        trace.attrs["events"] = json.dumps([[8.0, 1.0, "Stretch by 30 deg in 1 s"]])
    recording = laboratory.record(trace, laboratory.usual(trace))
    return types.SimpleNamespace(trace=trace, recording=recording, summary={"spasms": list(spasms)})


def spasm(onset, end, muscle=MAIN):
    return {"muscle": muscle, "onset": onset, "end": end, "duration": None if end is None else end - onset}


def test_a_spasm_that_a_stretch_ended():
    seen = sound(draw_story(session([spasm(3.0, 9.0)], stretched=True), wording.words("en"), ROOM)).seen
    assert "the calf goes on by itself from second 3 to second 9." in seen
    assert seen.endswith("A stretch ends it.")


def test_a_spasm_that_did_not_end():
    seen = sound(draw_story(session([spasm(3.0, None)]), wording.words("es"), ROOM)).seen
    assert "sigue solo del segundo 3 al 12." in seen
    assert "estiramiento" not in seen


def test_without_a_spasm_nothing_is_hatched():
    with_one = draw_story(session([spasm(3.0, 9.0)]), wording.words("en"), ROOM)
    without = sound(draw_story(session([spasm(3.0, 4.0)]), wording.words("en"), ROOM))
    assert "No spasm was seen" in without.seen
    assert "<pattern" in with_one.svg
    assert "<pattern" not in without.svg


def test_another_muscle_is_shown_if_it_cramped_instead():
    assert "the deep calf goes on" in draw_story(session([spasm(3.0, 9.0, "soleus")]), wording.words("en"), ROOM).seen


def comparison(levels):
    """Tellings of these levels of activity."""
    tellings = [session(level=level) for level in levels]
    return types.SimpleNamespace(tellings=tellings)


def test_rows_tell_how_active_each_is():
    told = comparison((0.0, 0.9, 0.4))
    scenario = load_scenario("clonus")
    picture = sound(draw_rows(told, scenario, "en", ROOM))
    shares = [int(share) for share in re.findall(r"(\d+) %", picture.seen)]
    assert shares[1] == 100
    assert shares[0] < 25 < shares[2] < 60
    assert "In this story 100 % and With a baclofen pump" in picture.seen
    assert draw(told, scenario, "en", ROOM).seen == picture.seen


def test_two_rows_without_a_remedy():
    picture = sound(draw_rows(comparison((0.2, 0.9)), load_scenario("clonus"), "es", ROOM))
    assert "En esta historia 100 %" in picture.seen
    assert "baclofeno" not in picture.seen


def hours(*cramped):
    """A marathon told once for each of these lists of looks that found a cramp; salt rises less in the second."""
    charts = [fake_chart(4 * 3600.0, sodium=150.0 - 6 * i, glycogen=20.0) for i in range(len(cramped))]
    seen = [looks((600.0, 7200.0, 13000.0), which, kind="contraction") for which in cramped]
    tellings = [types.SimpleNamespace(chart=c, looks=s) for c, s in zip(charts, seen, strict=True)]
    return types.SimpleNamespace(tellings=tellings)


def test_hours_tell_of_each_cramp_with_its_length():
    story, scenario = hours((0, 2), (2,)), load_scenario("marathon")
    picture = sound(draw_hours(story, scenario, "en", ROOM))
    assert "Cramps after a hard push, in seconds. without help: cramp of 18 s and cramp of 30 s; with" in picture.seen
    assert [round(seconds) for _, seconds, _ in cramps(story.tellings[0])] == [18, 30]
    assert "hours" in picture.seen
    assert draw(story, scenario, "en", ROOM).seen == picture.seen


def test_hours_without_a_cramp_show_two_things_instead():
    picture = sound(draw_hours(hours((), ()), load_scenario("marathon"), "en", ROOM))
    assert "ramp of" not in picture.seen
    assert picture.seen.count(" over ") == 2
    assert "Salt in the blood" in picture.seen


def test_hours_that_are_told_once():
    picture = sound(draw_hours(hours((1,)), load_scenario("marathon"), "es", ROOM))
    assert "esta historia: calambre de 24 s" in picture.seen


def test_activity_is_that_of_the_muscle_that_is_asked_for():
    told = session(level=0.9)
    assert np.mean(activity(told.recording, MAIN).values) > 0
    assert not activity(told.recording, "biceps_brachii").values.any()


def test_who_is_prone_to_cramps_does_not_stand_for_health():
    prone = dataclasses.replace(load_scenario("clonus"), person="cramp_prone_adult")
    seen = draw_rows(comparison((0.2, 0.9)), prone, "en", ROOM).seen
    assert "Without the cause" in seen
    assert "In health" not in seen
