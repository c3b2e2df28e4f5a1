"""Devices that read a chart of hours give what they should, and say in a sentence why they cannot."""

import numpy as np
import pytest
from fake_chart import along, build, health, narrowed_artery, overbreathing, run_in_heat
from fake_trace import build as build_trace
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm import bibliography
from myospasm.blood.laboratory import TESTS
from myospasm.chart import NAMES
from myospasm.clinic import loinc
from myospasm.clinic.analytes import ANALYTES, by_name
from myospasm.clinic.units import known
from myospasm.ground import MyospasmError
from myospasm.instruments.hours import (
    Microdialysis,
    NearInfrared,
    PhosphorusSpectrometer,
    Sphygmomanometer,
    after_walking,
    blood_test,
    blood_tests,
    chvostek,
    half_recovery,
    pain_course,
    pain_scale,
    recovery,
    scale,
    thermometer,
    threshold_change,
    time_to_minimum,
    treadmill,
    trousseau,
    verdict,
)
from myospasm.instruments.hours.nerve_signs import fires_by_itself
from myospasm.instruments.hours.reading import averaged, half_up
from myospasm.records import Event

STOP = 540.0


def refuses(words, does):
    with pytest.raises(MyospasmError, match=words) as found:
        does()
    assert str(found.value).endswith(".")
    return str(found.value)


# --- the laboratory ---


@pytest.mark.parametrize("name", TESTS)
def test_every_line_has_a_code_that_the_reader_of_patients_knows(name):
    test = TESTS[name]
    assert name in NAMES
    codes = [test.loinc, *([test.mass.loinc] if test.mass else [])]
    for code in codes:
        assert loinc.check_digit(code)
        assert ANALYTES[loinc.CODES[code].analyte].field == name
        assert test.specimen == loinc.CODES[code].specimen
    assert bibliography.entry(test.usual.source)
    assert test.usual.low < test.usual.high
    assert test.usual.unit == "1" or known(test.usual.unit)


def test_masses_are_those_of_the_reader_of_patients():
    for name, test in TESTS.items():
        if test.mass:
            analyte = "urea_nitrogen" if name == "urea" else by_name(name)
            molar = ANALYTES[analyte].molar_mass.value
            assert test.mass.factor.value == pytest.approx(molar * test.factor**-1, rel=1e-4)


def test_health_is_not_flagged():
    report = blood_test(health(), 300)
    assert not report.flagged
    assert [line.analyte for line in report.lines] == list(TESTS)
    assert report.line("creatinine").value == 85
    assert report.line("creatinine").unit == "umol/L"
    assert report.line("ph").unit == "pH"
    assert "Sodium" in report.text()


def test_known_masses():
    report = blood_test(health(), 300)
    assert report.line("glucose").by_mass[:3] == ("2345-7", 86, "mg/dL")
    assert report.line("calcium").by_mass[:3] == ("17861-6", 9.6, "mg/dL")
    assert report.line("urea").by_mass[:3] == ("3094-0", 14, "mg/dL")
    assert report.line("creatinine").by_mass[:3] == ("2160-0", 0.96, "mg/dL")
    assert report.line("sodium").by_mass is None


def test_flags():
    report = blood_test(overbreathing(), 900)
    assert {line.analyte: line.flag for line in report.flagged} == {
        "bicarbonate": "L",
        "ph": "H",
        "pco2": "L",
        "ionized_calcium": "L",
    }
    assert "7.66H" in report.text()


@pytest.mark.parametrize(("sodium", "flag"), [(145.4, ""), (145.6, "H"), (134.6, ""), (134.4, "L")])
def test_flagged_is_what_is_reported(sodium, flag):
    assert blood_test(build(60, sodium=sodium), 60).line("sodium").flag == flag


def test_imprecision_is_off_unless_a_seed_is_given_and_then_small():
    chart = health()
    assert blood_test(chart, 300) == blood_test(chart, 310)._replace(at=300.0)
    assert blood_test(chart, 300, seed=1) == blood_test(chart, 300, seed=1)
    found = np.array([blood_test(chart, 300, seed=s).line("sodium").value for s in range(200)])
    assert found.mean() == pytest.approx(140, abs=0.4)
    assert 0.007 < found.std() / 140 < 0.013
    assert 0.005 < np.std([blood_test(chart, 300, seed=s).line("ph").value for s in range(200)]) < 0.015


def test_several_blood_tests_and_json():
    import json

    first, second = blood_tests(overbreathing(), [10, 900])
    assert first.line("ph").value < second.line("ph").value
    assert json.loads(json.dumps(second.as_dict()))["lines"][0]["loinc"] == "2951-2"
    refuses("no analyte in this blood test named 'sodum'; did you mean 'sodium'", lambda: first.line("sodum"))


@pytest.mark.parametrize("at", [-1, 601, float("nan"), float("inf")])
def test_a_time_beyond_the_chart_is_refused_by_every_device(at):
    chart = health()
    for device in (blood_test, scale, thermometer, pain_scale, chvostek, threshold_change, Sphygmomanometer().measure):
        assert "from 0 to 600 s" in refuses("nothing was kept", lambda device=device: device(chart, at))


def test_an_empty_chart_is_refused():
    refuses("no entry", lambda: scale(health().isel(time=slice(0)), 0))


def test_an_unknown_muscle_is_refused():
    refuses("did you mean 'soleus'", lambda: thermometer(health(), 10, "soleous"))


# --- scale, thermometer, pain ---


def test_body_mass_lost():
    found = scale(run_in_heat(), 10800)
    assert (found.mass, found.change) == (67.9, -2.1)
    assert found.percent == pytest.approx(-3.0, abs=0.01)
    assert scale(run_in_heat(), 10800, since=10800).change == 0
    assert scale(run_in_heat(), 5430, resolution=0).mass == pytest.approx(70 - 2.1 * 5430 / 10800)


def test_temperatures():
    chart = run_in_heat()
    assert thermometer(chart, 10800) == 39.0
    assert thermometer(chart, 10800, "soleus") == 39.0
    assert thermometer(chart, 60, "soleus", resolution=0) == pytest.approx(35.2)


@pytest.mark.parametrize(("felt", "told"), [(0, 0), (0.49, 0), (0.5, 1), (2.5, 3), (9.7, 10), (12, 10)])
def test_pain_is_told_in_whole_numbers(felt, told):
    assert pain_scale(build(60, pain=felt), 60) == told


def test_pain_over_time():
    asked, answers = pain_course(narrowed_artery(), 60)
    assert answers.dtype.kind == "i"
    assert answers.max() >= 7
    assert len(asked) == len(answers)
    refuses("every 0 s", lambda: pain_course(health(), 0))


@given(st.floats(-50, 50), st.integers(0, 3))
def test_a_half_goes_up(number, digits):
    assert abs(half_up(number, digits) - number) <= 0.51 * 10.0**-digits


# --- pressures ---


def test_pressures_in_health():
    found = Sphygmomanometer().measure(health(), 300)
    assert found.index == pytest.approx(1.1, abs=0.005)
    assert found.arm_systolic == pytest.approx(120, abs=1)
    assert found.arm_diastolic == pytest.approx(80, abs=1)
    assert verdict(found.index) == "no narrowed leg artery"


def test_the_narrowing_is_found_from_the_pressure_that_is_lost():
    """What the model's own circulation makes of a narrowing, the cuffs read without knowing it."""
    from dataclasses import replace

    import jax.numpy as jnp

    from myospasm.blood.circulation import Circulation

    for stenosis in (0.0, 300.0, 1500.0):
        heart, opening = replace(Circulation(), stenosis=stenosis), 0.0008
        ankle = float(heart.pressures(93.0, jnp.full(2, opening), 0.0).ankle)
        found = Sphygmomanometer().measure(build(60, ankle_pressure=ankle, muscle_flow=opening), 60)
        assert found.index == pytest.approx(float(heart.ankle_brachial_index(93.0, ankle)), rel=1e-3)


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (1.5, "stiff"),
        (1.1, "no narrowed"),
        (0.91, "no narrowed"),
        (0.9, "a narrowed"),
        (0.4, "severely"),
        (0.2, "live"),
    ],
)
def test_classes_of_the_index(index, words):
    assert words in verdict(index)


def test_an_impossible_index_is_refused():
    refuses("cannot be -1", lambda: verdict(-1))
    refuses("no blood pressure", lambda: Sphygmomanometer().measure(build(60, pressure=0.0), 60))


def test_walking_takes_the_ankles_pressure_where_an_artery_is_narrow():
    found = after_walking(narrowed_artery(), 290, STOP)
    assert found.abnormal
    assert found.fall > 30
    assert found.share > 0.2
    assert found.lasts > 180
    well = after_walking(health(), 100, 300)
    assert not well.abnormal
    assert well.lasts == 0
    refuses("comes later", lambda: after_walking(health(), 300, 100))


def test_a_fall_that_has_not_come_back_when_the_story_ends():
    chart = narrowed_artery()
    cut = chart.isel(time=slice(0, 58))  # 40 s after the walk
    assert after_walking(cut, 290, STOP).lasts is None
    assert not after_walking(cut, 290, STOP).abnormal  # not seen for long enough
    assert after_walking(chart.isel(time=slice(0, 75)), 290, STOP).abnormal


# --- walking ---


def test_walking_distances():
    (walk,) = treadmill(narrowed_artery())
    assert walk.stopped
    assert walk.initial_time == pytest.approx(30)
    assert walk.initial_distance == pytest.approx(30 * 3.2 / 3.6, rel=1e-3)
    assert walk.absolute_time == pytest.approx(240)
    assert walk.absolute_distance == pytest.approx(240 * 3.2 / 3.6, rel=1e-3)
    assert walk.greatest_pain == 8


def test_a_walk_of_its_longest_time_was_not_ended_by_pain():
    (walk,) = treadmill(narrowed_artery("at most 4 min"))
    assert not walk.stopped
    assert walk.initial_distance is not None


def test_a_walk_for_some_time_has_no_absolute_distance():
    chart = build(600, [Event(0, 600, "Walk at 5 km/h for 10 min")], distance=along((0, 0), (600, 833)))
    (walk,) = treadmill(chart)
    assert (walk.initial_distance, walk.absolute_distance, walk.stopped) == (None, None, False)
    assert walk.distance == pytest.approx(833)


def test_the_sentences_of_stories_are_understood():
    """The label of a walk is written by the protocol; its end by pain is read from it."""
    from myospasm.protocol.hours import Hours

    script = Hours(["Walk at 3.2 km/h up 12 % until pain of 5, watching for 60 s every 2 min"]).script(["soleus"])
    script.ended_early(0, 200)
    chart = build(200, script.events, distance=along((0, 0), (200, 178)), pain=along((0, 0), (200, 5)))
    (walk,) = treadmill(chart)
    assert walk.stopped
    assert walk.absolute_time == 200


def test_nobody_walked():
    refuses("nobody walks", lambda: treadmill(health()))


# --- oxygen, phosphorus, potassium ---


def test_oxygen_of_a_walk():
    seen = NearInfrared().record(narrowed_artery())
    when, least = time_to_minimum(seen, 300, STOP)
    assert least == pytest.approx(10)
    assert when == pytest.approx(110, abs=10)
    assert half_recovery(seen, STOP, 1800) == pytest.approx(105, abs=5)
    assert half_recovery(seen, STOP, 580) is None


def test_a_longer_smoothing_blurs():
    quick, slow = (NearInfrared(smoothing=s).record(narrowed_artery()) for s in (10.0, 120.0))
    assert slow.saturation[35] > quick.saturation[35]
    assert slow.saturation.min() >= quick.saturation.min() - 1e-9
    refuses("averages over some time", lambda: NearInfrared(smoothing=0.0).record(health()))


def test_placing_the_optode_again_changes_the_reading_by_some_percent():
    levels = [NearInfrared(seed=s).record(health()).saturation[0] for s in range(100)]
    assert np.std(levels) / np.mean(levels) == pytest.approx(0.0215, rel=0.25)


def test_oxygen_where_none_was_lost():
    seen = NearInfrared().record(health())
    refuses("nothing can recover", lambda: half_recovery(seen, 300, 600))
    refuses("no reading", lambda: time_to_minimum(seen, 9000, 9999))
    refuses("no reading", lambda: half_recovery(seen, 9000, 9999))


@pytest.mark.parametrize("tau", [34.7, 91.0])
def test_recovery_of_phosphocreatine_is_found(tau):
    spectra = PhosphorusSpectrometer().record(narrowed_artery(tau=tau))
    found = recovery(spectra, STOP)
    assert found.time_constant == pytest.approx(tau, rel=0.02)
    assert found.rest == pytest.approx(33, rel=0.01)
    assert found.begin == pytest.approx(12, rel=0.03)
    assert found.greatest_rate == pytest.approx(33 / tau, rel=0.03)
    assert found.likeness > 0.99


def test_recovery_in_noise():
    charts = narrowed_artery(tau=34.7)
    taus = [recovery(PhosphorusSpectrometer(seed=s).record(charts, 300, 1200), STOP).time_constant for s in range(20)]
    assert np.mean(taus) == pytest.approx(34.7, rel=0.03)
    assert 0.1 < np.std(taus) < 5


def test_spectra():
    spectra = PhosphorusSpectrometer().record(narrowed_artery())
    assert np.diff(spectra.time) == pytest.approx(4.0)
    total = spectra.phosphocreatine + spectra.inorganic_phosphate
    assert total == pytest.approx(37.0)
    assert spectra.ph.min() == pytest.approx(6.75, abs=0.01)
    assert spectra.atp == pytest.approx(8.2)


def test_no_recovery():
    spectra = PhosphorusSpectrometer().record(health())
    refuses("does not rise", lambda: recovery(spectra, 100))
    refuses("needs 5 spectra", lambda: recovery(spectra, 590))
    refuses("cannot be taken", lambda: PhosphorusSpectrometer().record(health(), 300, 900))


def test_microdialysis_gathers_for_minutes():
    when, levels = Microdialysis().record(narrowed_artery())
    assert np.diff(when) == pytest.approx(120)
    assert levels[0] == pytest.approx(4.2)
    assert 7.5 < levels.max() <= 8.0
    short, (level,) = Microdialysis(collection=600.0).record(health(60))
    assert short == pytest.approx([60])
    assert level == pytest.approx(4.2)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 10), min_size=2, max_size=12), st.floats(0.5, 60))
def test_means_lie_between_the_extremes(values, window):
    seconds = 10.0 * np.arange(1, len(values) + 1)
    found = averaged(seconds, np.array(values), seconds, window)
    assert (found >= min(values) - 1e-6).all()
    assert (found <= max(values) + 1e-6).all()


def test_mean_of_a_line_is_its_middle():
    seconds = np.arange(10.0, 101.0, 10.0)
    assert averaged(seconds, 2 * seconds, np.array([95.0]), 25.0) == pytest.approx(2 * 82.5)


# --- nerves ---


def build_early():
    """Endings that fire by themselves before the cuff is on."""
    chart = overbreathing()
    return chart.assign(ending_threshold=chart["ending_threshold"] * 0.5)


def test_trousseau():
    assert fires_by_itself() == pytest.approx(3 * np.hypot(1.2, 0.08 * 11.42))
    found = trousseau(overbreathing(needed=2.0))
    assert found.positive
    assert 600 < found.at < 840
    still = trousseau(overbreathing(needed=6.0))
    assert not still.positive
    assert still.at is None
    assert "before the cuff" not in found.words
    assert "as they did before the cuff was on" in trousseau(build_early()).words


def test_trousseau_with_the_hands_own_run():
    trace = build_trace({"abductor_pollicis_brevis": 10}, 5.0)
    own = trace.assign(fiber_spike_origin=trace["fiber_spike_origin"] * 0 + 2)
    quiet = trace.assign(fiber_spike_origin=trace["fiber_spike_origin"] * 0)
    assert not trousseau(overbreathing(), quiet).positive
    found = trousseau(overbreathing(6.0), own)
    assert found.positive
    assert found.at == pytest.approx(float(own["fiber_spike_time"].min()))


def test_trousseau_without_a_proper_cuff():
    refuses("needs a cuff for 3 min", lambda: trousseau(health()))
    refuses("needs a cuff for 3 min", lambda: trousseau(overbreathing(minutes=2.0)))
    refuses("does not shut the artery; .* needs 140 mmHg", lambda: trousseau(overbreathing(pressure=100.0)))


def test_a_tap():
    assert not chvostek(health(), 300).positive
    assert chvostek(overbreathing(), 500).positive


def test_a_stimulator_feels_a_third_of_what_an_ending_feels():
    chart = overbreathing()
    assert threshold_change(chart, 10) == 0
    assert -20 < threshold_change(chart, 400) < -10
    assert threshold_change(chart, 800) < threshold_change(chart, 400)


def test_a_stimulator_agrees_with_the_nerve():
    """Against `nerve.excitability.pulse_threshold`, from which the chart's quantity comes."""
    from myospasm.nerve.excitability import TerminalExcitability, pulse_threshold

    fit = TerminalExcitability()
    needed = [float(fit.needed(4.2, g, 37.0)) for g in (0.0, -1.5)]
    expected = float(pulse_threshold(4.2, -1.5)) / float(pulse_threshold(4.2, 0.0)) - 1
    chart = build(600, ending_threshold=along((10, needed[0]), (300, needed[1])))
    assert threshold_change(chart, 600) == pytest.approx(100 * expected, rel=1e-4)
