"""Every figure that `measure` prints: against other software where there is any, else against what was put in."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import numpy as np
import pytest

from myospasm import bibliography
from myospasm.plots.measured import plot_measured
from myospasm.records import Channel, Recording, Stored
from myospasm.signs import (
    METHODS,
    cv2,
    describe,
    find_spasms,
    left_out,
    local_variation,
    measure,
    recruitment_thresholds,
    sites,
    turns,
    unit_rates,
)

DATA = Path(__file__).parents[2] / "shared" / "data"
SAMPLE = DATA / "hdemg_voluntary" / "otb_testfile.json"
RATE = 2000.0
KEY = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][A-Za-z]*)?(?:19|20)\d\d\b")


@pytest.fixture(scope="module")
def sample() -> Recording:
    if not SAMPLE.exists():
        pytest.skip("the sample recording otb_testfile.json is not here")
    from myospasm.files.formats import read_recording

    return read_recording(SAMPLE)


@pytest.fixture(scope="module")
def found(sample) -> dict:
    return measure(sample).as_dict()


def needle(name: str) -> np.ndarray:
    """Needle EMG in mV: plain 16-bit numbers, 10000 to the mV, 4 kHz."""
    path = DATA / "needle_emg" / f"emg_{name}.dat"
    if not path.exists():
        pytest.skip(f"the needle recording {path.name} is not here")
    return np.fromfile(path, "<i2") / 10000


def muscle_noise(seconds: float, channels: int = 1, seed: int = 0, burst: tuple[float, float] = (4.0, 8.0)):
    """EMG-like noise of RMS 1 at rest and about 10 in a burst."""
    from scipy.signal import butter, sosfilt

    random, time = np.random.default_rng(seed), np.arange(round(seconds * RATE)) / RATE
    white = random.standard_normal((channels, time.size))
    shaped = sosfilt(butter(2, [30, 300], "bandpass", fs=RATE, output="sos"), white)
    loud = ((time >= burst[0]) & (time < burst[1])) * 10 / shaped.std()
    return shaped * loud + random.standard_normal((channels, time.size))


def recorded(emg: np.ndarray, **about) -> Recording:
    names = about.pop("names", [f"e{i}" for i in range(len(emg))])
    channels = [Channel(n, "emg", "uV", **about) for n in names]
    return Recording(emg, RATE, channels)


# -- against other software


@pytest.mark.parametrize(
    ("unit", "joins", "leaves", "first", "last"),  # the quick start of openhdemg (Valli2024) on this very file
    [
        ("MU4", 4.829930, 5.704753, 7.548770, 5.449581),
        ("MU5", 5.114673, 4.916041, 8.344515, 5.333535),
        ("MU3", 10.784213, 10.616515, 5.699017, 3.691367),
        ("MU2", 18.691483, 16.208434, 5.701081, 4.662196),
    ],
)
def test_thresholds_are_those_of_openhdemg(found, unit, joins, leaves, first, last):
    row = next(u for u in found["units"] if u["id"] == unit)
    assert row["recruitment_force"] == pytest.approx(joins, rel=1e-5)
    assert row["derecruitment_force"] == pytest.approx(leaves, rel=1e-5)
    assert row["rate_at_recruitment"] == pytest.approx(first, rel=1e-6)
    assert row["rate_at_derecruitment"] == pytest.approx(last, rel=1e-6)


def test_variability_is_that_of_openhdemg(found):
    """Its tutorial prints 19.104306, 15.408739, 23.324503 and 16.319474 % for these units."""
    told = {u["id"]: u["rate_cov"] for u in found["units"]}
    assert [told[u] for u in ("MU4", "MU5", "MU3", "MU2")] == pytest.approx(
        [19.104306, 15.408739, 23.324503, 16.319474], rel=1e-5
    )


def trains(sample) -> list[np.ndarray]:
    random = np.random.default_rng(1)
    made = [np.cumsum(random.gamma(k, 0.09 / k, 600)) for k in (2, 8, 50)]
    return [*sample.truth.values(), *made]


def test_spike_statistics_are_those_of_elephant(sample):
    statistics = pytest.importorskip("elephant.statistics")
    for times in trains(sample):
        intervals = np.diff(times)
        firing = intervals[intervals < 0.5]
        rates = unit_rates(times)
        assert rates.rate_of_mean_interval == pytest.approx(1 / firing.mean(), rel=1e-3)
        assert cv2(intervals) == pytest.approx(100 * statistics.cv2(intervals), rel=1e-3)
        assert local_variation(intervals) == pytest.approx(statistics.lv(intervals), rel=1e-3)
        # elephant divides by n, this software by n - 1, as the SD of a sample is estimated
        unbiased = np.sqrt(firing.size / (firing.size - 1))
        assert rates.rate_cov == pytest.approx(100 * statistics.cv(firing) * unbiased, rel=1e-3)
        seconds = times[-1] - times[0]
        rate = float(statistics.mean_firing_rate(times, t_start=times[0], t_stop=times[-1]))
        assert (rates.spikes - 1) / seconds == pytest.approx(rate * (rates.spikes - 1) / rates.spikes, rel=1e-3)


@pytest.mark.parametrize(
    ("name", "rms", "range_", "counted"),
    [("healthy", 0.082, 1.63, 106), ("myopathy", 0.097, 1.45, 291), ("neuropathy", 0.388, 6.55, 241)],
)
def test_needle_emg_has_its_amplitude_and_its_turns(name, rms, range_, counted):
    emg = needle(name)
    found = measure(Recording(emg[None], 4000.0, [Channel("needle", "emg", "mV")])).as_dict()["channels"][0]
    assert found["rms"] == pytest.approx(rms, abs=6e-4)
    assert found["peak_to_peak"] == pytest.approx(range_, abs=6e-3)
    # Programs differ in what they call a ripple: the count agrees within a factor of 1.5, the order below exactly.
    assert counted / 1.5 < found["turns_per_second"] < counted * 1.5


def test_turns_tell_muscle_disease_apart():
    healthy, myopathy, neuropathy = (turns(needle(n), 4000.0) for n in ("healthy", "myopathy", "neuropathy"))
    assert healthy.per_second < neuropathy.per_second < myopathy.per_second
    assert myopathy.amplitude < neuropathy.amplitude


def test_fibers_of_a_real_muscle_conduct_at_a_human_speed(found):
    row = found["conduction_velocity"][0]
    assert 3.0 < row["velocity"] < 5.3  # AndreassenArendtNielsen1987: 2.6 to 5.3 m/s of single units
    assert row["likeness"] >= 0.7
    assert row["places"] >= 10
    assert row["axis"] == "along"


# -- against what was put in


def test_turns_of_a_triangle_wave_are_its_corners():
    time = np.arange(20000) / 4000
    wave = np.abs((time * 10) % 2 - 1)  # 5 Hz, one volt from peak to trough
    ripple = 0.02 * np.sin(2 * np.pi * 300 * time)
    found = turns(wave + ripple, 4000.0)
    assert found.per_second == pytest.approx(10, abs=0.5)
    assert found.amplitude == pytest.approx(1.0, abs=0.05)
    assert turns(ripple, 4000.0).per_second == 0


@pytest.mark.parametrize("line", [50.0, 60.0])
def test_hum_is_found_named_and_sized(line):
    emg = muscle_noise(20.0)
    time = np.arange(emg.shape[1]) / RATE
    clean = measure(recorded(emg)).as_dict()["channels"][0]
    assert clean["line_hz"] is None
    hum = np.sqrt(2) * (0.8 * np.sin(2 * np.pi * line * time) + 0.3 * np.sin(6 * np.pi * line * time))
    noisy = measure(recorded(emg + hum)).as_dict()["channels"][0]
    assert noisy["line_hz"] == line
    assert noisy["line_rms"] == pytest.approx(np.hypot(0.8, 0.3), rel=0.1)


def test_noise_clipping_wander_and_signal_are_sized():
    emg = muscle_noise(20.0)
    plain = measure(recorded(emg)).as_dict()["channels"][0]
    assert plain["noise_floor"] == pytest.approx(0.66, rel=0.1)  # white noise of RMS 1, of which 430 of 1000 Hz pass
    above = plain["signal_to_noise_db"] - 20 * np.log10(10 / plain["noise_floor"])
    assert 0 < above < 1.5  # the loudest half second lies a little above the burst's RMS of 10
    assert plain["clipped_percent"] == 0
    cut = np.clip(emg + 3 * np.sin(np.arange(emg.shape[1]) / 5000), -12, 12)
    cut = np.round(np.repeat(cut, 4, axis=1) * 100) / 100
    bad = measure(Recording(cut, 4 * RATE, [Channel("e", "emg", "uV")])).as_dict()["channels"][0]
    assert bad["clipped_percent"] == pytest.approx(100 * np.mean(np.abs(cut) == 12), abs=0.5)
    assert bad["clipped_percent"] > 1
    assert bad["baseline_wander"] > 5 * plain["baseline_wander"]


def test_dead_and_detached_channels_are_left_out_of_everything_and_named():
    emg = muscle_noise(12.0, 8)
    good = measure(recorded(emg, muscle="soleus")).as_dict()
    emg[1], emg[3], emg[5], emg[6] = 7.0, np.nan, 40 * emg[5], 0.01 * emg[6]
    recording = recorded(emg, muscle="soleus")
    assert set(left_out(recording)) == {1, 3, 5, 6}
    findings = measure(recording)
    told = findings.as_dict()
    assert [c["usable"] for c in told["channels"]] == [True, False, True, False, True, False, False, True]
    assert told["spasms"][0]["emg_amplitude"] == pytest.approx(good["spasms"][0]["emg_amplitude"], rel=0.02)
    assert told["spectrum"][0]["channels"] == 4
    words = describe(findings)
    for reason in ("flat throughout", "no sample was recorded", "far louder", "far quieter"):
        assert reason in words


def test_muscles_of_different_loudness_are_not_dead():
    emg = muscle_noise(6.0, 6, burst=(1.0, 3.0)) * np.array([[1], [1], [1], [1], [100], [0.01]])
    assert left_out(recorded(emg)) == {}
    assert [s.name for s in sites(recorded(emg))] == [f"e{i}" for i in range(6)]
    assert len(sites(recorded(np.zeros((64, 100))))) == 1


@pytest.mark.parametrize("offset", [0.0, 500.0])
def test_gaps_make_no_spasm_and_are_counted(offset):
    emg = muscle_noise(20.0, burst=(4.0, 8.0)) + offset
    for first, last in ((0.0, 0.5), (6.0, 6.4), (12.0, 15.0), (17.0, 17.002)):
        emg[:, round(first * RATE) : round(last * RATE)] = np.nan
    found = measure(recorded(emg)).as_dict()
    assert [(round(s["onset"], 1), round(s["end"], 1)) for s in found["spasms"]] == [(4.0, 8.0)]
    assert found["channels"][0]["gaps_percent"] == pytest.approx(100 * 3.902 / 20, abs=0.01)
    assert found["spectrum"][0]["median_frequency"] > 50
    json.dumps(found, allow_nan=False)
    assert plot_measured(recorded(emg), found)


def test_one_dropped_channel_does_not_silence_its_muscle():
    emg = muscle_noise(12.0, 4)
    emg[0, round(3 * RATE) : round(9 * RATE)] = np.nan
    assert [(round(s.onset, 1), round(s.end, 1)) for s in find_spasms(emg, RATE)] == [(4.0, 8.0)]


def grid(velocity: float, seconds: float = 6.0, axis: int = 0, noise: float = 0.05) -> Recording:
    """A 7 by 4 grid over fibers that conduct at one speed along one of its sides."""
    samples, random = round(seconds * RATE), np.random.default_rng(2)
    hertz = np.fft.rfftfreq(samples, 1 / RATE)
    gate = np.interp(np.arange(samples) / RATE, [1, 1.2, 4.8, 5], [0, 1, 1, 0])
    depth = [((hertz > 30) & (hertz < 250)) * np.exp(2j * np.pi * random.random(hertz.size)) for _ in range(4 + 3)]
    places = [(0.008 * a, 0.008 * b) for a in range(7) for b in range(4)]
    rows = []
    for p in places:
        along, across = p[axis], round(p[1 - axis] / 0.008)
        rows.append(gate * np.fft.irfft(depth[across] * np.exp(-2j * np.pi * hertz * along / velocity), samples))
    emg = np.array(rows) / np.std(rows)
    emg += noise * random.standard_normal(emg.shape)
    return Recording(emg, RATE, [Channel(f"e{i}", "emg", "mV", "soleus", p) for i, p in enumerate(places)])


@pytest.mark.parametrize(("velocity", "axis"), [(4.0, 0), (-3.0, 0), (5.0, 1)])
def test_a_grid_finds_the_velocity_and_the_fibers_direction(velocity, axis):
    row = measure(grid(velocity, axis=axis)).as_dict()["conduction_velocity"][0]
    assert row["velocity"] == pytest.approx(abs(velocity), rel=0.02)
    assert row["axis"] == ("along", "across")[axis]


def test_no_velocity_is_told_where_none_can_be_trusted():
    fast = measure(grid(30.0, noise=0.001)).as_dict()["conduction_velocity"][0]
    assert fast["velocity"] is None
    assert "pace" in fast["why_not"]
    apart = grid(4.0)
    noise = dataclasses.replace(apart, samples=muscle_noise(6.0, 28, burst=(1.0, 5.0)))
    unlike = measure(noise).as_dict()["conduction_velocity"][0]
    assert unlike["velocity"] is None
    assert "alike" in unlike["why_not"]


def test_a_ramp_has_its_thresholds():
    force = np.interp(np.arange(20000) / 1000, [2, 10, 18], [0, 80, 0])
    limits = recruitment_thresholds(np.arange(4.0, 17.05, 0.1), force, 1000.0)
    assert limits.recruitment_force == pytest.approx(20)
    assert limits.derecruitment_force == pytest.approx(10, abs=0.1)
    assert limits.rate_at_recruitment == pytest.approx(10)
    assert np.isnan(recruitment_thresholds(np.array([]), force, 1000.0).recruitment_force)


def test_a_maximal_force_makes_thresholds_percent_of_it(sample):
    row = measure(sample, maximal_force=50.0).as_dict()["units"][3]
    assert row["recruitment_percent"] == pytest.approx(2 * 4.829930, rel=1e-5)


def test_stored_samples_are_read_channel_by_channel_and_tell_the_same():
    emg, asked = muscle_noise(12.0, 6), []

    def piece(row: int, first: int, last: int) -> np.ndarray:
        asked.append((row, last - first))
        return emg[row, first:last]

    whole = recorded(emg, muscle="soleus")
    stored = dataclasses.replace(whole, samples=Stored(piece, emg.shape))
    assert measure(stored).as_dict() == measure(whole).as_dict()
    assert all(sum(size for row, size in asked if row == i) < 1.5 * emg.shape[1] for i in range(6))


# -- every figure has a method and a source

NAMES = {"label", "kind", "unit", "muscle", "group", "why_not", "id", "channel", "axis", "part", "test_units"}
COUNTS = {"channels", "spikes", "places", "pairs", "usable_pairs", "line_channels"}
TIMES = {"onset", "end", "duration", "steady_start", "steady_end", "rest", "peak"}
"""Their methods stand under the names of what has these times: spasms, contraction, steady."""


def figures(found: dict) -> set[str]:
    rows = [*found["channels"], *found["spasms"], *found["units"], *found["spectrum"], *found["conduction_velocity"]]
    rows += [*found["delta_f"], *found["common_drive"], *found["forces"], *found["quality"]["muscles"]]
    return {key for row in rows for key in row} - NAMES - COUNTS - TIMES


def test_every_figure_has_its_method(found):
    assert not sorted(figures(found) - set(METHODS))
    assert {"spasms", "contraction", "steady", "turns_per_second", "turn_amplitude"} <= set(METHODS)


def test_every_method_names_a_source_that_exists():
    known = set(bibliography.keys())
    for name, text in METHODS.items():
        named = KEY.findall(text)
        assert named, name
        assert set(named) <= known, name


def test_what_is_printed_says_how_it_was_obtained(sample):
    words = describe(measure(sample))
    for part in ("Valli2024", "Farina2001", "StulenDeLuca1981", "Gorassini2002", "DeLuca1982", "Sinderby1995"):
        assert part in words


# -- pictures


def texts(figure) -> str:
    return "\n".join(t.get_text() for t in figure.findobj(lambda a: hasattr(a, "get_text")))


@pytest.mark.parametrize("count", [1, 12, 16, 40])
def test_any_number_of_muscles_is_drawn(count):
    emg = muscle_noise(6.0, count, burst=(1.0, 3.0))
    recording = recorded(emg)
    words = texts(plot_measured(recording, measure(recording).as_dict()))
    assert "found active where shaded" in words


def test_the_picture_names_dead_channels_and_shows_force_alone():
    emg = muscle_noise(6.0, 5, burst=(1.0, 3.0))
    emg[2] = 0
    recording = recorded(emg, muscle="soleus")
    assert "left out: e2" in texts(plot_measured(recording, measure(recording).as_dict()))
    force = np.interp(np.arange(20000) / 1000, [2, 5, 15, 18], [0, 80, 80, 0])[None]
    alone = Recording(force, 1000.0, [Channel("f", "force", "N")])
    assert "CoV" in texts(plot_measured(alone, measure(alone).as_dict()))
