"""The slow clock: the same chart however a story is cut, what pain and Ctrl-C leave of it, and the looks on the way."""

import functools
import json

import jax
import numpy as np
import pytest

from myospasm import causes, hours
from myospasm.anatomy import healthy_adult
from myospasm.chart import NAMES
from myospasm.ground import MyospasmError
from myospasm.hours import EVERY, PIECE, Course, live
from myospasm.protocol.hours import Hours
from myospasm.story import apply

MUSCLES = {"medial_gastrocnemius": 6}
STORY = Hours(
    ["Walk at 6 km/h for 7 min", "Contract at 40 % for 95 s", "Breathe at PCO2 25 mmHg for 11 min", "Lie for 8 min"],
    ["At 2 min drink 0.3 L of water", "At 9 min inflate a cuff to 200 mmHg for 3 min"],
)
PAINFUL = Hours(
    ["Rest for 1 min", "Walk at 3.2 km/h up 12 % until pain of 5, at most 20 min", "Sit for 5 min"],
    ["At 2 min drink 0.1 L of water"],
)


@functools.cache
def person(cause=""):
    adult = healthy_adult(MUSCLES)
    return apply(adult, causes.load(cause)) if cause else adult


@pytest.fixture(scope="module")
def whole():
    return live(person(), STORY)


@pytest.fixture(scope="module")
def walker():
    return live(person("peripheral_artery_disease"), PAINFUL)


def entries(stretches):
    parts = list(stretches)
    seconds = np.concatenate([part.seconds for part in parts])
    return seconds, {name: np.concatenate([part.entries[name] for part in parts]) for name in parts[0].entries}


def same(chart, seconds, found, rows=slice(None), rtol=0.0):
    np.testing.assert_array_equal(chart["time"].values[rows], seconds)
    for name in NAMES:
        np.testing.assert_allclose(found[name], chart[name].values[rows], rtol=rtol, atol=rtol, err_msg=name)


def test_a_chart_has_an_entry_every_ten_seconds(whole):
    time = whole.chart["time"].values
    assert whole.finished
    assert time[0] == EVERY
    assert time[-1] == STORY.duration == 1655.0
    assert set(np.diff(time)) == {10.0, 5.0}
    assert all(np.isfinite(whole.chart[name].values).all() for name in NAMES)


def test_the_same_story_is_the_same_chart(whole):
    again = live(person(), STORY)
    for name in NAMES:
        np.testing.assert_array_equal(again.chart[name].values, whole.chart[name].values, err_msg=name)


def test_who_it_happens_to_does_not_matter_to_their_blood(whole):
    """Another individual has other cells in the cord; the chemistry of a story knows nothing of chance."""
    other = live(person(), STORY, individual=7)
    for name in ("sodium", "ph", "body_mass", "core_temperature"):
        np.testing.assert_allclose(other.chart[name].values, whole.chart[name].values, rtol=1e-12)


@pytest.mark.parametrize("stops", [(130, 1000), (600, 1200), (20, 30, 40, 1650)])
def test_it_does_not_matter_where_a_story_is_interrupted(whole, stops):
    """A course lives on to any tenth second and goes on from there as if nothing had been."""
    course = Course(person(), STORY.script(tuple(MUSCLES)))
    parts = [part for stop in (*stops, 10_000) for part in course.until(stop)]
    seconds, found = entries(parts)
    same(whole.chart, seconds, found)
    assert course.second == STORY.duration


def test_a_stop_between_two_entries_is_one_entry_more(whole):
    course = Course(person(), STORY.script(tuple(MUSCLES)))
    seconds, found = entries([*course.until(33), *course.until(40)])
    assert seconds.tolist() == [10, 20, 30, 33, 40]
    kept = {name: values[[0, 1, 2, 4]] for name, values in found.items()}
    same(whole.chart, seconds[[0, 1, 2, 4]], kept, slice(0, 4))


@pytest.mark.slow
def test_it_does_not_matter_how_a_story_is_compiled(whole, monkeypatch):
    monkeypatch.setattr(hours, "PIECE", 130)
    found = live(person(), STORY).chart
    same(whole.chart, found["time"].values, {name: found[name].values for name in NAMES}, rtol=1e-12)


def test_a_story_goes_on_from_a_state(whole):
    """A body as it was found after ten minutes lives the rest as the body that got there."""
    course = Course(person(), STORY.script(tuple(MUSCLES)))
    list(course.until(610))
    kept = jax.tree.map(np.asarray, course.state)
    later = Course(person(), STORY.script(tuple(MUSCLES)))
    later.second, later.state = 610, kept
    seconds, found = entries(later.until(10_000))
    same(whole.chart, seconds, found, slice(61, None))


def test_seconds_that_fill_up_a_piece_do_nothing():
    """A story of 23 s runs in a piece of ten minutes; the body is 23 s older."""
    course = Course(person(), Hours("Run at 10 km/h for 23 s").script(tuple(MUSCLES)))
    seconds, found = entries(course.until(PIECE))
    assert seconds.tolist() == [10, 20, 23]
    assert int(course.state.second) == 23
    assert found["distance"][-1] == pytest.approx(23 * 10 / 3.6, rel=1e-6)
    assert not list(course.until(PIECE))


def test_progress_is_told_and_ends_at_the_end():
    told = []
    live(person(), STORY, progress=lambda done, total: told.append((done, total)))
    done, totals = zip(*told, strict=True)
    assert list(done) == sorted(done)
    assert done[-1] == totals[-1] == 1655


def interrupted(after):
    """Told with a user who presses Ctrl-C after so many pieces."""
    count = []

    def press(done, _):
        count.append(done)
        if len(count) == after:
            raise KeyboardInterrupt

    return live(person(), STORY, progress=press)


def test_what_was_lived_through_is_kept(whole):
    half = interrupted(2)
    assert not half.finished
    same(whole.chart, half.chart["time"].values, half.chart, slice(0, 120))
    assert json.loads(half.chart.attrs["events"]) == json.loads(whole.chart.attrs["events"])


def test_who_stops_before_anything_happened_has_no_chart(monkeypatch):
    def press(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Course, "_advance", press)
    with pytest.raises(KeyboardInterrupt):
        live(person(), STORY)


def test_looks_are_taken_when_they_are_due():
    told = ["Watch for 5 s", "Run at 10 km/h for 8 min, watching for 30 s every 3 min", "Watch for 10 s"]
    lived = live(person(), Hours([*told, "Rest for 1 min", "Test the cramp threshold"]))
    assert [m.window.at for m in lived.moments] == [0, 180, 360, 480, 540]
    assert [m.window.kind for m in lived.moments] == ["watch"] * 4 + ["threshold"]
    begun = [m.begun for m in lived.moments]
    assert jax.tree.all(jax.tree.map(np.array_equal, begun[0], lived.fresh))
    warming = [float(b.around.warming[0]) for b in begun]
    assert warming[0] < warming[1] < warming[2] < warming[3]
    potassium = [float(b.tissue.interstitium.potassium[0]) for b in begun]
    assert potassium[2] > 0.3 > potassium[4] >= 0.0
    around = [b.around for b in begun]
    row = lived.chart.sel(time=360.0)
    assert float(around[2].sodium) == pytest.approx(float(row["sodium"]), rel=1e-9)
    assert float(around[2].calcium) == pytest.approx(float(row["ionized_calcium"]), rel=1e-9)
    assert float(around[2].ph) == pytest.approx(float(row["ph"]), rel=1e-9)


def test_a_look_changes_nothing():
    story = ["Run at 10 km/h for 8 min, watching for 30 s every 3 min", "Rest for 1 min"]
    seen = live(person(), Hours(story)).chart
    unseen = live(person(), Hours([story[0].partition(",")[0], story[1]])).chart
    for name in NAMES:
        np.testing.assert_array_equal(seen[name].values, unseen[name].values, err_msg=name)


def test_pain_ends_a_walk(walker):
    """The walk takes until the pain that was told, the rest moves forward, what goes on beside does not move."""
    chart = walker.chart
    events = {label: (onset, length) for onset, length, label in json.loads(chart.attrs["events"])}
    (walk,) = [span for label, span in events.items() if label.startswith("Walk")]
    (sit,) = [span for label, span in events.items() if label.startswith(("Sit", "Rest for 5"))]
    (drink,) = [span for label, span in events.items() if "drink" in label]
    assert walk[0] == 60.0
    assert 30.0 < walk[1] < 1200.0
    assert sit == (60.0 + walk[1], 300.0)
    assert drink[0] == 120.0
    assert float(chart["time"][-1]) == sit[0] + 300.0
    pain, time = chart["pain"].values, chart["time"].values
    assert pain[time <= sit[0] - 10.0].max() < 5.0 <= pain.max() + 0.05
    assert chart["distance"].values[-1] == pytest.approx(walk[1] * 3.2 / 3.6, abs=2.0)
    assert pain[-1] < 0.5 * pain.max()


def test_a_task_before_pain_is_as_without_it(walker):
    """Up to the pain nobody could tell whether the walker would stop."""
    on = Hours(["Rest for 1 min", "Walk at 3.2 km/h up 12 % for 20 min"], ["At 2 min drink 0.1 L of water"])
    told = live(person("peripheral_artery_disease"), on).chart
    (walk,) = [length for _, length, label in json.loads(walker.chart.attrs["events"]) if label.startswith("Walk")]
    rows = int((60 + walk) // EVERY)
    for name in NAMES:
        np.testing.assert_array_equal(told[name].values[:rows], walker.chart[name].values[:rows], err_msg=name)
    assert told["pain"].values.max() > walker.chart["pain"].values.max()


def test_the_healthy_walk_on():
    lived = live(person(), PAINFUL)
    (walk,) = [length for _, length, label in json.loads(lived.chart.attrs["events"]) if label.startswith("Walk")]
    assert walk == 1200.0
    assert lived.chart["pain"].values.max() < 5.0


def test_two_walks_until_pain_both_end(walker):
    """Pain that ended one task does not end the next; the second walk is short, for nothing has healed."""
    twice = Hours(["Walk at 3.2 km/h up 12 % until pain of 5, at most 20 min", "Rest for 2 min"] * 2)
    events = json.loads(live(person("peripheral_artery_disease"), twice).chart.attrs["events"])
    first, second = (length for _, length, label in events if label.startswith("Walk"))
    assert 0.0 < second < first < 1200.0


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Dialyze for 4 h removing 12 L", "nobody is dialyzed below 55 mmHg"),
        ("Dialyze for 4 h removing 15 L", "dialyzed below|more water or salt is gone"),
    ],
)
def test_a_dialysis_without_blood_pressure_is_refused(told, said):
    """Whoever is connected must have a pressure; the sentence says when it failed, and what to do."""
    with pytest.raises(MyospasmError, match=said):
        live(healthy_adult({"soleus": 5}), Hours(("Lie for 1 min", told)))
