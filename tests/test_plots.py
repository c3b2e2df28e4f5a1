"""The pictures: drawn from a made-up cramp, so that they are tested without the model."""

import io
import json

import numpy as np
import pytest
import xarray as xr

from myospasm.ground import MyospasmError
from myospasm.plots.array import plot_array
from myospasm.plots.measured import plot_measured
from myospasm.plots.scene import bouts, scene
from myospasm.plots.story import plot_story, spread
from myospasm.plots.words import ended_by, report_lines, story_sentence
from myospasm.records import Channel, Event, Recording

MG, SOL, TA = "medial_gastrocnemius", "soleus", "tibialis_anterior"
EVENTS = [(1.0, 2.0, "Hold the ankle at 40 deg plantar flexion"), (5.0, 5.0, "Contract at 100 % for 5 s")]
STRETCH = (40.0, 2.0, "Stretch the ankle by 40 deg in 2 s")


def fake_trace(seconds=60.0, units=60, stretch=True, cramp=True, stimulated=False):
    """A Trace that looks like a cramp: contraction from 5 to 10 s, cramp to 41 s, stretch at 40 s."""
    rng = np.random.default_rng(1)
    time = np.arange(0, seconds, 1e-3)
    slow = np.arange(0, seconds, 0.1)
    rank = np.tile(np.linspace(0, 1, units), 3)
    spikes = [_train(rng, rank[u], cramp and u < units, stimulated) for u in range(3 * units)]
    unit = np.repeat(np.arange(3 * units), [len(s) for s in spikes]).astype(np.int32)
    at = np.concatenate(spikes)
    order = np.argsort(at)
    at, unit = at[order], unit[order]
    origin = np.where((at > 10) & (rng.random(len(at)) < 0.12), 2, 0).astype(np.int8)
    if stimulated:
        origin[at < 10] = 1
    drive = np.zeros((len(time), 3), np.float32)
    if not stimulated:
        drive[:, 0] = np.interp(time, [5, 5.3, 9.8, 10], [0, 1, 1, 0])
        drive[:, 1] = 0.6 * drive[:, 0]
    pulses = np.zeros_like(drive)
    if stimulated:
        pulses[5000:10000:60, 0] = 1.3
    active = np.interp(time, [5, 5.5, 10, 11, 35, 41, 41.5], [0, 1, 0.9, 0.35 * cramp, 0.22 * cramp, 0.12 * cramp, 0])
    moved = [0, 0, 40, 40] + ([0, 0] if stretch else [40, 40])
    angle = np.deg2rad(np.interp(time, [0, 1, 3, 40, 42, seconds], moved))
    force = np.stack([240 * active, 150 * active * (time < 11), 3 + 0 * time], 1).astype(np.float32)
    memory = np.interp(slow, [0, 5, 12, seconds], [0, 0, 1, 0.35])
    one = np.ones(3)
    data = {
        "drive": (("time", "muscle"), drive, "1"),
        "force": (("time", "muscle"), force, "N"),
        "length": (("time", "muscle"), np.full_like(force, 0.8), "1"),
        "angle": (("time", "joint"), angle[:, None].astype(np.float32), "rad"),
        "torque": (("time", "joint"), (force @ np.array([0.05, 0.05, -0.04]))[:, None].astype(np.float32), "N m"),
        "stimulus_nerve": (("time", "muscle"), pulses, "1"),
        "stimulus_point": (("time", "muscle"), np.zeros_like(drive), "1"),
        "potassium": (("slow_time", "muscle"), 4 + 5 * memory[:, None] * one, "mmol/L"),
        "facilitation": (("slow_time", "muscle"), memory[:, None] * one, "1"),
        "muscle_of_unit": ("unit", np.repeat(np.arange(3), units).astype(np.int32), "1"),
        "rank": ("unit", rank, "1"),
        "fiber_spike_time": ("fiber_spike", at, "s"),
        "fiber_spike_unit": ("fiber_spike", unit, "1"),
        "fiber_spike_origin": ("fiber_spike", origin, "1"),
        "soma_spike_time": ("soma_spike", np.empty(0), "s"),
        "soma_spike_unit": ("soma_spike", np.empty(0, np.int32), "1"),
    }
    events = [EVENTS[0]] + ([] if stimulated else [EVENTS[1]]) + ([STRETCH] if stretch else [])
    attrs = {"version": "0", "seed": 3, "person": "adult", "causes": json.dumps({"shortened_contraction": 1.0})}
    attrs |= {"remedies": "[]", "protocol": "Contract at 100 % for 5 s", "events": json.dumps(events)}
    coords = {"time": time, "slow_time": slow, "muscle": [MG, SOL, TA], "joint": ["ankle"]}
    variables = {name: (d, v, {"units": u, "long_name": name.replace("_", " ")}) for name, (d, v, u) in data.items()}
    return xr.Dataset(variables, coords, attrs)


def _train(rng, rank, cramping, stimulated):
    parts = []
    if stimulated:
        parts.append(np.arange(5, 10, 1 / 16) + 0.01)
    else:
        parts.append(_fire(rng, 5 + 0.3 * rank, 10, 18 - 6 * rank, 0.12))
    if cramping and rank < 0.8:
        parts.append(_fire(rng, 10 + rng.random(), 41 - 25 * rank * rng.random(), 14, 0.4))
    return np.concatenate(parts)


def _fire(rng, start, stop, rate, irregularity):
    gaps = rng.gamma(1 / irregularity**2, irregularity**2 / rate, int((stop - start) * rate * 2) + 5)
    times = start + np.cumsum(gaps)
    return times[times < stop]


def fake_recording(trace, rate=1000.0, rows=3, columns=4, muscle=MG):
    """What a small electrode array, a bipolar pair, a force transducer and a goniometer would give."""
    rng = np.random.default_rng(2)
    time = np.arange(0, float(trace.time[-1]), 1 / rate)
    force = np.interp(time, trace.time, trace.force[:, 0])
    emg = rng.normal(0, 1, (rows * columns + 1, len(time))) * (0.004 + force / 240 * 0.35)
    angle = np.interp(time, trace.time, trace.angle[:, 0])
    places = [
        (0.01 * (r - (rows - 1) / 2), 0.01 * (c - (columns - 1) / 2)) for r in range(rows) for c in range(columns)
    ]
    gains = [np.exp(-((x / 0.02) ** 2) - (y / 0.02) ** 2) for x, y in places]
    emg[:-1] *= np.array(gains)[:, None]
    channels = [Channel(f"array {i + 1}", "emg", "mV", muscle, p, "HP:10Hz LP:450Hz") for i, p in enumerate(places)]
    channels += [Channel("bipolar", "emg", "mV", muscle), Channel("force", "force", "N", muscle)]
    channels += [Channel("ankle angle", "angle", "rad")]
    events = tuple(Event(*e) for e in json.loads(trace.attrs["events"]))
    samples = np.vstack([emg, force, angle]).astype(np.float32)
    return Recording(samples, rate, tuple(channels), events, 0.0, {"unit_000": np.array([5.1, 5.2])}, {"seed": "3"})


def fake_summary(cramp=True):
    """The summary of that run, as `myospasm run --json` prints it."""
    spasm = {"muscle": MG, "onset": 10.3, "end": 41.2, "duration": 30.9, "emg_percent_of_max": 34.2, "units": 48}
    spasm |= {"rate_mean": 13.8, "rate_cov": 41.0}
    head = {"scenario": "calf-cramp", "seed": 3, "duration": 60.0}
    return head | {"spasms": [spasm] if cramp else [], "files": [], "assumptions": 12, "outside_checked_range": []}


def texts(figure):
    """Every word on a figure, in one string."""
    from matplotlib.text import Text

    return " ".join(" ".join(t.get_text().split()) for t in figure.findobj(Text))


@pytest.fixture(scope="module")
def cramp():
    trace = fake_trace()
    return trace, fake_recording(trace), fake_summary()


def test_the_picture_tells_the_story(cramp):
    words = texts(plot_story(*cramp))
    for expected in (
        "lets go",
        "goes on by itself",
        "stretch",
        "ends",
        "the stretch that ended it",
        "the stretch ended it",
        "not for diagnosis",
    ):
        assert expected in words


def test_the_picture_without_a_cramp_makes_none_up():
    trace = fake_trace(seconds=20, cramp=False, stretch=False)
    words = texts(plot_story(trace, fake_recording(trace), fake_summary(cramp=False)))
    assert "cramp begins" not in words
    assert "goes on by itself" not in words
    assert "No muscle went on by itself" in words


def test_the_picture_of_a_stimulated_cramp_that_ends_alone():
    trace = fake_trace(stimulated=True, stretch=False)
    words = texts(plot_story(trace, fake_recording(trace), fake_summary()))
    assert "electric pulses" in words
    assert "pulses stop" in words
    assert "by itself" in words
    assert "stretch begins" not in words


def test_no_two_labels_of_the_picture_overlap(cramp):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    figure = plot_story(*cramp)
    FigureCanvasAgg(figure).draw()
    ticks = {id(t) for axes in figure.axes for t in (*axes.get_xticklabels(), *axes.get_yticklabels())}
    shown = [t for t in figure.findobj(Text) if t.get_text().strip() and t.get_visible() and id(t) not in ticks]
    boxes = [(t.get_text(), t.get_window_extent().padded(-1.0)) for t in shown]
    assert len(boxes) > 15
    clashes = [
        (first, second)
        for i, (first, one) in enumerate(boxes)
        for second, other in boxes[i + 1 :]
        if one.overlaps(other)
    ]
    assert clashes == []


def test_the_picture_draws_from_a_trace_without_spikes_or_emg():
    trace = fake_trace(seconds=5, cramp=False, stretch=False).isel(fiber_spike=slice(0, 0))
    recording = fake_recording(trace)
    only_force = Recording(recording.samples[-2:], recording.rate, recording.channels[-2:])
    plot_story(trace, only_force, fake_summary(cramp=False)).savefig(io.BytesIO())


def test_the_picture_is_about_the_longest_spasm_and_calls_a_brief_one_no_cramp():
    trace = fake_trace()
    spasm = fake_summary()["spasms"][0]
    brief = spasm | {"onset": 3.0, "end": 3.3, "duration": 0.3}
    words = texts(plot_story(trace, fake_recording(trace), fake_summary() | {"spasms": [brief, spasm]}))
    assert "for 31 s" in words
    assert "cramp begins" in words
    short = brief | {"end": 6.0, "duration": 3.0}
    words = texts(plot_story(trace, fake_recording(trace), fake_summary() | {"spasms": [short]}))
    assert "cramp" not in words
    assert "spasm begins" in words


def test_a_cramp_that_outlasts_the_recording_has_not_ended_also_where_nobody_tells_how_long_that_is():
    trace = fake_trace(seconds=60, stretch=False)
    spasm = fake_summary()["spasms"][0] | {"end": float(trace["time"][-1]), "ended_by": None}
    summary = {key: value for key, value in fake_summary().items() if key != "duration"} | {"spasms": [spasm]}
    words = texts(plot_story(trace, fake_recording(trace), summary))
    assert "it had not ended when the recording stopped" in words


def test_a_twitch_of_a_tenth_of_a_second_is_no_spasm_to_a_patient():
    trace = fake_trace()
    twitch = fake_summary()["spasms"][0] | {"onset": 3.0, "end": 3.1, "duration": 0.1}
    words = texts(plot_story(trace, fake_recording(trace), fake_summary() | {"spasms": [twitch]}))
    assert "spasm begins" not in words
    assert "No muscle went on by itself for 2 s or longer" in words


def test_labels_spread_without_touching_and_stay_inside():
    places = spread([10.0, 10.3, 11.0], [6.0, 6.0, 6.0], (0.0, 60.0))
    assert np.all(np.diff(places) >= 6 - 1e-6)
    assert spread([5.0, 50.0], [4.0, 4.0], (0.0, 60.0)) == [5.0, 50.0]
    assert spread([59.0], [6.0], (0.0, 60.0)) == [57.0]


def test_bouts_close_short_pauses_only():
    time = np.arange(0, 10, 0.1)
    active = ((time > 1) & (time < 2)) | ((time > 2.2) & (time < 3)) | (time > 8.95)
    assert [(round(a, 1), round(b, 1)) for a, b in bouts(time, active)] == [(1.1, 2.9), (9.0, 9.9)]
    assert bouts(time, active & False) == []


def test_the_scene_names_the_muscle_that_cramped_and_otherwise_the_one_that_worked(cramp):
    assert scene(*cramp).muscle == MG
    trace, recording, _ = cramp
    assert scene(trace, recording, fake_summary(cramp=False)).muscle == MG
    named = trace.assign_attrs(main=SOL)
    assert scene(named, recording, fake_summary(cramp=False)).muscle == SOL
    assert scene(named, recording, fake_summary()).muscle == MG


@pytest.mark.parametrize(
    ("end", "expected"),
    [(41.2, "stretch"), (30.0, "by itself"), (59.9, "not yet"), (None, "not yet"), (55.0, "by itself")],
)
def test_what_ended_a_spasm_is_read_from_when_it_ended(end, expected):
    assert ended_by({"end": end}, [Event(*STRETCH)], 60.0) == expected


def test_the_sentence_has_the_numbers_and_survives_unknown_ones():
    spasm = fake_summary()["spasms"][0]
    sentence = story_sentence(fake_summary())
    for number in ("31 s", "34 %", "48 motor units", "14 times", "41 %"):
        assert number in sentence
    unknown = story_sentence({"duration": 60.0, "spasms": [spasm | {"emg_percent_of_max": None, "rate_cov": None}]})
    assert "maximal" not in unknown
    assert "vary" not in unknown
    silent = story_sentence({"duration": 60.0, "spasms": [spasm | {"units": 0, "rate_mean": None, "rate_cov": None}]})
    assert "No nerve cell of the spinal cord took part" in silent
    assert "?" not in unknown + silent


def test_the_report_says_onset_duration_strength_units_rates_and_ending(cramp):
    trace, _, summary = cramp
    text = "\n".join(report_lines(summary, trace))
    for expected in (
        "at 10.3 s",
        "30.9 s",
        "34 %",
        "48 of 60",
        "13.8",
        "41 %",
        "stretch ended it",
        "not for diagnosis",
    ):
        assert expected in text


def test_the_map_is_darkest_in_the_middle_of_the_array(cramp):
    _, recording, _ = cramp
    figure = plot_array(recording, {"On command": (6.0, 9.0), "By itself": (12.0, 30.0)})
    loud = figure.axes[0].collections[0].get_array()
    assert int(np.argmax(loud)) in (5, 6)
    assert "not a span" not in texts(figure)
    with pytest.raises(MyospasmError, match="no samples"):
        plot_array(recording, {"later": (100.0, 120.0)})


def test_a_map_needs_an_array(cramp):
    _, recording, _ = cramp
    with pytest.raises(MyospasmError, match="needs an electrode array"):
        plot_array(Recording(recording.samples[-3:], recording.rate, recording.channels[-3:]), {"all": (0.0, 1.0)})


def test_a_measured_recording_is_drawn_with_what_was_found(cramp):
    _, recording, summary = cramp
    words = texts(plot_measured(recording, {"spasms": summary["spasms"]}))
    assert "EMG of the calf" in words
    assert "Motor units" in words
    assert "Force" in words
    with pytest.raises(MyospasmError, match="nothing to draw"):
        plot_measured(Recording(recording.samples[-1:], 1000.0, recording.channels[-1:]), {"spasms": []})
