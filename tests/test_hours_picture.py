"""The picture of a story of hours: complete, honest, and readable at any length."""

import io

import numpy as np
import pytest
from fake_stories import STORIES, fake_chart, kept, looks, marathon, spasm, thresholds
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from myospasm import bibliography
from myospasm.chart import NAMES
from myospasm.ground import MyospasmError
from myospasm.plots.hours import Look, Telling, plot_hours
from myospasm.plots.hours_lines import chosen
from myospasm.plots.hours_tasks import KINDS, TOLD, done, plain
from myospasm.plots.hours_told import clock
from myospasm.plots.hours_words import WORDS
from myospasm.plots.letters import inches, wrapped
from myospasm.protocol.hours import Hours, read
from myospasm.protocol.hours.forms import EVERYTHING
from myospasm.protocol.hours.looks import Look as LookTask


def said(figure):
    return " ".join(" ".join(t.get_text().split()) for t in figure.findobj(Text) if t.get_visible())


def clashes(figure):
    """Pairs of words that cover one another, and words that leave the page."""
    FigureCanvasAgg(figure).draw()
    boxes = []
    for text in figure.findobj(Text):
        if text.get_text().strip() and text.get_visible() and not _off(figure, text):
            boxes.append((text.get_text(), text.get_window_extent().padded(-0.5)))
    assert len(boxes) > 8
    page = figure.bbox.padded(1)
    outside = [t for t, b in boxes if b.x0 < page.x0 or b.x1 > page.x1 or b.y0 < page.y0 or b.y1 > page.y1]
    touching = [(a, b) for i, (a, one) in enumerate(boxes) for b, other in boxes[i + 1 :] if one.overlaps(other)]
    return touching + outside


def _off(figure, text):
    """Whether this is the label of a tick that is not drawn."""
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            for tick in (*axis.majorTicks, *axis.minorTicks):
                if text in (tick.label1, tick.label2):
                    low, high = sorted(axis.get_view_interval())
                    shown = axes.axison and low <= tick.get_loc() <= high
                    return not shown or tick not in axis._update_ticks()
    return False


def story(minutes, tasks="", **ends):
    return Telling("a story", fake_chart(60.0 * minutes, Hours(tasks) if tasks else None, **ends))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("count", [1, 2])
def test_no_words_cover_others_in_any_story(name, count):
    assert clashes(plot_hours(STORIES[name]()[:count], title=name)) == []


def test_the_page_tells_what_was_done_what_happened_and_where_a_cramp_came():
    words = said(plot_hours(marathon(), title="A marathon"))
    for expected in (
        "A marathon", "drinking nothing", "with an electrolyte drink", "CRAMP at 3 of 9 looks, first after 2.5 h",
        "no cramp seen", "run 12 km/h, 28 °C", "drink 0.2 L of sports drink, 10 times",
        "Body weight", "kg", "70.0", "66.8", "68.7",
        "healthy", "66 s 48 %", "How many shocks a second", "26", "12", "The first seconds of the last cramp",
        "Three hours of running", "Outside the range", "240 numbers of the model are assumed", "not for diagnosis",
    ):  # fmt: skip
        assert expected in words, expected


def test_what_is_shown_is_what_was_asked_for_or_what_changed_most():
    told = marathon()
    names = chosen(told)
    assert "body_mass" in names
    assert len(names) == 4
    assert "glucose" not in names
    assert chosen(told, ["glucose", "ph", "glucose"]) == ["glucose", "ph"]
    with pytest.raises(MyospasmError, match="did you mean 'sodium'"):
        plot_hours(told, ["sodum"])


def test_where_the_model_was_not_checked_is_hatched_over_that_time_in_that_panel_alone():
    low = story(60, potassium=np.array([4.2, 4.2, 2.5, 2.5]), sodium=141.0)
    figure = plot_hours([low], ["potassium", "sodium"])
    panels = [[patch for patch in axes.patches if patch.get_hatch()] for axes in figure.axes]
    ((hatched,),) = [found for found in panels if found]
    first, last = hatched.get_extents().transformed(hatched.axes.transData.inverted()).intervalx
    assert (first, last) == pytest.approx((28.8, 60.0), abs=0.2)  # 3.45 is still reported as 3.5
    assert said(figure).count("not checked here") == 1
    within = plot_hours([story(60, potassium=4.0)], ["potassium"])
    assert "not checked here" not in said(within)


def test_a_picture_has_one_telling_or_two():
    for count in (0, 3):
        with pytest.raises(MyospasmError, match="one telling, or two"):
            plot_hours(marathon()[:1] * count)


def test_nothing_happened_is_told_too():
    figure = plot_hours([story(20, "Rest for 20 min")])
    assert clashes(figure) == []
    assert "nobody looked for a cramp" in said(figure)
    assert "no close look at the muscle" in said(figure)


def test_gaps_and_unknown_quantities_are_drawn_as_such():
    telling = story(60, "Rest for 1 h", sodium=150.0)
    telling.chart["sodium"][100:200] = np.nan
    telling.chart["potassium"][:] = np.nan
    telling.chart["glucose"][:-1] = np.nan
    figure = plot_hours([telling, story(60)], ["sodium", "potassium", "glucose"])
    assert clashes(figure) == []
    assert "not known" in said(figure)


@pytest.mark.parametrize("minutes", [0.5, 3, 90, 60 * 24 * 20])
def test_stories_of_any_length(minutes):
    seconds = 60 * minutes
    step = max(10.0, seconds / 500)
    chart = fake_chart(seconds, Hours(f"Rest for {seconds:.0f} s"), step=step, sodium=131.0, muscle_oxygen=0.2)
    seen = looks(np.linspace(0, seconds, 5), {4})
    figure = plot_hours([Telling("so long", chart, seen)])
    assert clashes(figure) == []
    figure.savefig(io.BytesIO())


def test_the_time_axis_has_the_unit_that_fits():
    units = {m: clock([story(m)]).words for m in (1, 25, 210, 60 * 24 * 5)}
    assert list(units.values()) == ["seconds", "minutes", "hours", "days"]


def test_many_short_tasks_drinks_and_looks_still_fit():
    tasks = [f"Walk at {2 + 0.25 * i:g} km/h for {30 + i} s" for i in range(20)] + ["Rest for 3 h"]
    beside = [f"At {10 * i} min drink {100 + 10 * i} mL of water" for i in range(1, 12)]
    chart = fake_chart(11600.0, Hours(tasks, beside), pain=8.0)
    seen = looks(np.linspace(100, 11000, 60), set(range(10, 60)))
    together = [Look(11000.0, k, [spasm(None, None)]) for k in ("watch", "contraction")]
    tests = thresholds(np.linspace(0, 11000, 40), np.linspace(30, 8, 40))
    figure = plot_hours(
        [Telling("a very long name of what was tried " * 3, chart, seen + together + tests)] * 2, title="long " * 50
    )
    assert clashes(figure) == []
    assert "also:" in said(figure)


def test_a_cramp_without_length_or_strength_and_a_twitch():
    chart = fake_chart(3600.0, pain=5.0)
    endless = Look(600.0, "watch", [spasm(None, None)], None, kept())
    twitch = Look(1200.0, "watch", [spasm(0.4)])
    assert twitch.cramp is None
    words = said(plot_hours([Telling("so", chart, [endless, twitch])]))
    assert "goes on" in words
    assert "1 of 2 looks" in words


def test_a_search_for_the_threshold_provokes_its_cramps_and_is_none_by_itself():
    found = Look(600.0, "threshold", [spasm()], 14.0)
    words = said(plot_hours([Telling("so", fake_chart(3600.0), [found])]))
    assert "CRAMP" not in words
    assert "14" in words


def test_pulses_of_a_trace_without_any_are_an_empty_panel():
    trace = kept().isel(fiber_spike=slice(0, 0))
    seen = [Look(60.0, "watch", [spasm()], None, trace)]
    assert clashes(plot_hours([Telling("so", fake_chart(600.0), seen)])) == []


def test_every_quantity_of_a_chart_has_plain_words_and_ranges_have_sources():
    assert set(WORDS) == set(NAMES)
    known = {*bibliography.keys(), "assumed"}
    assert all(p.healthy.source in known and p.healthy.low < p.healthy.high for p in WORDS.values() if p.healthy)
    assert len({p.words for p in WORDS.values()}) == len(WORDS)
    assert all(p.spread > 0 for p in WORDS.values())
    assert WORDS["creatinine"].number(0.085) == "85"
    assert WORDS["pain"].number(-0.01) == "0"


@pytest.mark.parametrize("name", NAMES)
def test_every_quantity_can_be_drawn(name):
    assert clashes(plot_hours([story(30, "Rest for 30 min")], [name])) == []


@pytest.mark.parametrize("form", EVERYTHING.forms, ids=lambda form: form.example)
def test_every_task_has_plain_words(form):
    task = read(form.example)
    if not isinstance(task, LookTask):
        words, kind = plain(task, form.example)
        assert kind in KINDS
        assert type(task).__name__ in TOLD
        assert 3 < len(words) < 80


def test_a_label_that_is_no_task_is_told_as_it_is():
    chart = fake_chart(60.0)
    chart.attrs["events"] = '[[0, 60, "Stands on the head"]]'
    assert [(d.words, d.kind) for d in done(chart)] == [("Stands on the head", "other")]


def test_lines_are_no_wider_than_asked():
    lines = wrapped("a few words that are cut into lines by their width", 1.0, 9)
    assert len(lines) > 2
    assert all(inches(line, 9) <= 1.0 for line in lines)
