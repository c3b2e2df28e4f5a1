"""Force, spectrum, conduction velocity, evoked waves, thresholds and summaries against signals with known answers."""

from __future__ import annotations

import json

import numpy as np
import pytest

from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording
from myospasm.signs import (
    asked_for,
    conduction_velocity,
    contraction,
    cramp_threshold_frequency,
    decline,
    describe,
    emg_frequencies,
    emg_stays_high,
    evoked_waves,
    half_force_frequency,
    measure,
    plateau,
    stays_active,
    steadiness,
    summarize,
    twitch,
    units_stay_active,
)

RATE = 2000.0


def trapezoid(seconds: float = 20.0, level: float = 50.0, rest: float = 3.0) -> np.ndarray:
    time = np.arange(round(seconds * RATE)) / RATE
    return rest + np.interp(time, [2, 5, 15, 18], [0, level, level, 0])


def test_a_force_with_known_tremor_has_its_coefficient_of_variation() -> None:
    time = np.arange(round(20 * RATE)) / RATE
    force = trapezoid() + np.sqrt(2) * 1.0 * np.sin(2 * np.pi * 2 * time)
    assert steadiness(force, RATE, 6.0, 14.0, rest=3.0) == pytest.approx(2.0, rel=0.01)
    drifting = force + 0.5 * time
    assert steadiness(drifting, RATE, 6.0, 14.0, rest=3.0) > 2.3
    level = 50 + 0.5 * 10.0
    assert steadiness(drifting, RATE, 6.0, 14.0, rest=3.0, detrended=True) == pytest.approx(100 / level, rel=0.02)


def test_a_trapezoid_has_its_edges_and_its_plateau() -> None:
    force = trapezoid() + 0.02 * np.random.default_rng(0).standard_normal(round(20 * RATE))
    found = contraction(force, RATE)
    assert found is not None
    assert (found.onset, found.end) == (pytest.approx(2.0, abs=0.05), pytest.approx(17.94, abs=0.05))
    assert (found.rest, found.peak) == (pytest.approx(3, abs=0.05), pytest.approx(50, abs=0.2))
    held = plateau(force, RATE)
    assert held is not None
    assert held[0] == pytest.approx(5.9, abs=0.3)
    assert held[1] == pytest.approx(14.1, abs=0.3)


def test_no_contraction_gives_none() -> None:
    assert contraction(np.full(4000, 2.0), RATE) is None
    assert plateau(np.full(4000, 2.0), RATE) is None


def test_a_critically_damped_twitch_has_its_times() -> None:
    time = np.arange(round(1.5 * RATE)) / RATE - 0.2
    force = np.where(time > 0, 4.0 * time / 0.08 * np.exp(1 - time / 0.08), 0.0) + 1.0
    answer = twitch(force, RATE, 0.2)
    assert answer.peak == pytest.approx(4.0, rel=1e-3)
    assert answer.contraction_time == pytest.approx(0.08, abs=0.003)  # from 2 % of the peak
    assert answer.half_relaxation_time == pytest.approx(0.08 * 1.678, rel=0.01)  # x exp(1 - x) = 1/2 at x = 2.678
    assert np.isnan(twitch(np.zeros(100), RATE).contraction_time)


def test_half_force_frequency_is_interpolated_between_neighbors() -> None:
    hertz = np.array([1.0, 5, 10, 20, 50, 100])
    assert half_force_frequency(hertz, 100 * hertz / (hertz + 20) * 1.2) == pytest.approx(15.0, abs=1e-6)
    assert np.isnan(half_force_frequency(hertz, np.ones(6)))


def test_spectrum_of_band_noise_lies_in_its_middle() -> None:
    samples = round(60 * RATE)
    hertz = np.fft.rfftfreq(samples, 1 / RATE)
    random = np.random.default_rng(1)
    flat = np.fft.irfft(((hertz > 50) & (hertz < 150)) * np.exp(2j * np.pi * random.random(hertz.size)), samples)
    found = emg_frequencies(flat, RATE)
    assert found.median == pytest.approx(100, abs=1.5)
    assert found.mean == pytest.approx(100, abs=1.5)
    assert emg_frequencies(7.0 * flat, RATE) == pytest.approx(found)
    assert np.isnan(emg_frequencies(np.zeros(4000), RATE).median)


@pytest.mark.parametrize("velocity", [2.6, 4.0, -5.3])
def test_delayed_noise_has_its_velocity(velocity: float) -> None:
    samples, spacing = 8000, 0.008
    hertz = np.fft.rfftfreq(samples, 1 / RATE)
    random = np.random.default_rng(2)
    band = ((hertz > 30) & (hertz < 300)) * np.exp(2j * np.pi * random.random(hertz.size))
    rows = [np.fft.irfft(band * np.exp(-2j * np.pi * hertz * k * spacing / velocity), samples) for k in range(4)]
    clean = np.array(rows)
    noisy = clean + 0.3 * clean.std() * random.standard_normal(clean.shape)
    assert conduction_velocity(clean, RATE, spacing).value == pytest.approx(velocity, rel=0.005)
    found = conduction_velocity(noisy, RATE, spacing)
    assert found.value == pytest.approx(velocity, rel=0.02)
    assert 0.7 < found.likeness < 1


def test_m_waves_have_their_latency_and_amplitude_and_tire() -> None:
    emg = 0.001 * np.random.default_rng(3).standard_normal(round(3 * RATE))
    pulses = np.arange(0.5, 2.5, 0.1)
    sizes = np.linspace(2.0, 1.0, pulses.size)
    for pulse, size in zip(pulses, sizes, strict=True):
        first = round((pulse + 0.005) * RATE)
        emg[first : first + 20] += size * np.sin(2 * np.pi * np.arange(20) / 20)
    waves = evoked_waves(emg, RATE, pulses)
    assert waves.latency == pytest.approx(np.full(pulses.size, 0.0055), abs=6e-4)
    assert waves.peak_to_peak == pytest.approx(2 * sizes, rel=0.02)
    assert decline(waves.peak_to_peak) == pytest.approx(100 * (1 - sizes[-5:].mean() / sizes[:5].mean()), abs=1)
    assert np.isnan(evoked_waves(np.zeros(1000), RATE, np.array([0.1])).latency[0])
    assert evoked_waves(emg, RATE, np.array([])).latency.size == 0


def test_cramp_threshold_is_the_lowest_frequency_that_cramped() -> None:
    assert cramp_threshold_frequency(np.array([8, 4, 10, 6]), np.array([True, False, True, False])) == 8
    assert np.isnan(cramp_threshold_frequency(np.array([4, 6]), np.array([False, False])))
    with pytest.raises(MyospasmError):
        cramp_threshold_frequency(np.array([4, 6]), np.array([True]))


def test_the_criteria_of_a_cramp() -> None:
    emg = np.random.default_rng(5).standard_normal(round(12 * RATE))
    emg[round(8 * RATE) :] *= 0.1
    assert emg_stays_high(emg, RATE, last_pulse=4.0, reference=1.2)
    assert not emg_stays_high(emg, RATE, last_pulse=4.0, reference=3.0)
    assert not emg_stays_high(emg, RATE, last_pulse=9.0, reference=1.0)
    with pytest.raises(MyospasmError):
        emg_stays_high(emg, RATE, last_pulse=11.8, reference=1.0)
    assert units_stay_active([np.arange(0, 20, 0.1), np.arange(0, 7, 0.1), np.array([])], last_pulse=5.0) == 1
    assert stays_active(2.0, 12.0, last_pulse=5.0)
    assert not stays_active(2.0, 6.0, last_pulse=5.0)
    assert not stays_active(8.0, 20.0, last_pulse=5.0)


def cramp(start: float = 0.0) -> Recording:
    """A maximal contraction from 2 to 5 s; from 10 to 20 s activity that nobody asked for, half as loud."""
    random = np.random.default_rng(6)
    time = np.arange(round(25 * RATE)) / RATE
    loud = 20.0 * ((time > 2) & (time < 5)) + 10.0 * ((time > 10) & (time < 20))
    emg = random.standard_normal(time.size) * (loud + 0.1)
    spikes = start + np.concatenate([np.arange(2, 5, 0.05), np.arange(10, 20, 0.1)])
    return Recording(
        samples=emg[None, :],
        rate=RATE,
        channels=[Channel("calf", "emg", "mV", "soleus")],
        events=[Event(start + 2.0, 3.0, "Contract at 100 % for 3 s"), Event(start + 5.0, 20.0, "Rest for 20 s")],
        start=start,
        truth={"1": spikes},
    )


@pytest.mark.parametrize("start", [0.0, 100.0])
def test_a_summary_tells_the_cramp_from_the_command(start: float) -> None:
    recording = cramp(start)
    found = summarize(recording)["spasms"]
    assert [round(s["onset"] - start, 1) for s in found] == [2.0, 10.0]
    left = summarize(recording, outside=asked_for(recording.events))["spasms"]
    assert len(left) == 1
    row = left[0]
    assert row["muscle"] == "soleus"
    assert row["duration"] == pytest.approx(10, abs=0.05)
    assert row["emg_percent_of_max"] == pytest.approx(50, abs=3)
    assert (row["units"], row["rate_mean"]) == (1, pytest.approx(10))
    assert row["rate_cov"] == pytest.approx(0, abs=1e-6)


def test_findings_are_plain_json_and_readable() -> None:
    findings = measure(cramp())
    text = json.dumps(findings.as_dict(), allow_nan=False)
    assert json.loads(text)["force_cov"] is None
    words = describe(findings)
    assert "soleus" in words
    assert "not for diagnosis" in words
    assert describe(measure(Recording(np.zeros((1, 4000)), RATE, [Channel("a", "emg", "mV")]))).count("none found") == 2


def test_a_recording_of_force_alone_is_measured() -> None:
    findings = measure(Recording(trapezoid()[None, :], RATE, [Channel("f", "force", "N")]))
    assert findings.spasms == []
    assert findings.force_cov == pytest.approx(0, abs=0.05)
    with pytest.raises(MyospasmError):
        measure(Recording(trapezoid()[None, :], RATE, [Channel("f", "force", "N")]), steady=(5.0, 500.0))


def test_a_silent_antagonist_is_no_reference() -> None:
    recording = cramp()
    silent = 0.1 * np.random.default_rng(7).standard_normal(recording.samples.shape)
    silent[:, round(12 * RATE) : round(14 * RATE)] *= 20
    both = Recording(
        samples=np.concatenate([recording.samples, silent]),
        rate=RATE,
        channels=[*recording.channels, Channel("shin", "emg", "mV", "tibialis_anterior")],
        events=recording.events,
        truth={"soleus/000": recording.truth["1"], "tibialis_anterior/000": np.array([12.5, 12.6])},
    )
    rows = summarize(both, outside=asked_for(both.events))["spasms"]
    assert [r["muscle"] for r in rows] == ["soleus", "tibialis_anterior"]
    assert rows[1]["emg_percent_of_max"] is None
    assert rows[1]["rate_mean"] == pytest.approx(10)
