"""Channels of different rates and starts on one clock."""

from __future__ import annotations

import numpy as np
import pytest

from myospasm.files.clocks import Track, align
from myospasm.ground import MyospasmError
from myospasm.records import Channel


def track(label, kind, rate, start, values):
    values = np.asarray(values, float)
    return Track(Channel(label, kind, "1"), rate, start, len(values), lambda first, last: values[first:last])


def wave(rate, start, seconds):
    return np.sin(2 * np.pi * 0.5 * (start + np.arange(round(rate * seconds)) / rate))


def test_tracks_of_one_clock_are_only_stacked():
    one, two = np.arange(10.0), np.arange(10.0) + 5
    samples, rate, start, note = align([track("a", "emg", 100.0, 1.0, one), track("b", "force", 100.0, 1.0, two)])
    assert (rate, start, note) == (100.0, 1.0, "")
    np.testing.assert_array_equal(samples, [one, two])


def test_the_clock_is_the_fastest_emg_and_the_others_come_onto_it():
    tracks = [
        track("Force", "force", 100.0, 0.0, wave(100, 0, 4)),
        track("EMG slow", "emg", 1000.0, 0.0, wave(1000, 0, 4)),
        track("EMG", "emg", 2000.0, 0.0, wave(2000, 0, 4)),
        track("Trigger", "stimulus", 10000.0, 0.0, wave(10000, 0, 4)),
    ]
    samples, rate, start, note = align(tracks)
    assert (rate, start, samples.shape) == (2000.0, 0.0, (4, 8000))
    np.testing.assert_array_equal(samples[2], wave(2000, 0, 4))
    for row, tolerance in ((0, 2e-4), (1, 2e-6), (3, 2e-6)):
        inner = slice(None, -20) if row == 0 else slice(1, -2)
        np.testing.assert_allclose(samples[row][inner], wave(2000, 0, 4)[inner], atol=tolerance)
    assert np.isfinite(np.asarray(samples)).all()
    assert note == (
        "Force was sampled at 100 Hz and is interpolated to 2000 Hz. "
        "EMG slow was sampled at 1000 Hz and is interpolated to 2000 Hz. "
        "Trigger was sampled at 10000 Hz and is averaged to 2000 Hz"
    )


def test_a_faster_track_is_averaged_over_the_period_around_each_sample():
    fast = np.array([1.0, 1, 4, 1, 1, 1, 7, 1, 1, 1])
    samples, _, _, _ = align([track("EMG", "emg", 1.0, 0.0, np.zeros(2)), track("f", "other", 5.0, 0.0, fast)])
    # About time 0 only the half from the first sample on is there.
    np.testing.assert_allclose(samples[1], [(1 + 1 + 4) / 3, 11 / 5])


def test_without_emg_the_fastest_leads_and_nothing_is_lost():
    tracks = [track("slow", "force", 10.0, 0.0, np.arange(10)), track("fast", "angle", 100.0, 0.5, np.arange(100))]
    samples, rate, start, note = align(tracks)
    assert (rate, start, samples.shape) == (100.0, 0.0, (2, 150))
    assert np.isnan(samples[1, :50]).all()
    np.testing.assert_array_equal(samples[1, 50:], np.arange(100))
    assert "slow was sampled at 10 Hz and is interpolated to 100 Hz" in note
    assert "fast has gaps (NaN): samples from 0.5 to 1.5 s only" in note


def test_what_is_outside_a_track_is_nan_and_what_is_outside_the_emg_is_cut_and_both_are_told():
    emg = track("EMG", "emg", 100.0, 10.0, np.arange(300))
    late = track("Late", "force", 100.0, 11.0, np.arange(100))
    long = track("Long", "force", 100.0, 0.0, np.arange(2000))
    samples, _, start, note = align([emg, late, long])
    assert (start, samples.shape) == (10.0, (3, 300))
    np.testing.assert_array_equal(samples[2], np.arange(1000, 1300))
    assert np.isnan(samples[1, :100]).all()
    assert np.isnan(samples[1, 200:]).all()
    np.testing.assert_array_equal(samples[1, 100:200], np.arange(100))
    assert "Late has gaps (NaN): samples from 11 to 12 s only" in note
    assert "Long lasts longer than the EMG and is cut to it" in note


def test_a_start_between_two_samples_is_interpolated():
    samples, _, _, note = align(
        [track("EMG", "emg", 10.0, 0.0, np.zeros(20)), track("f", "force", 10.0, 0.03, np.arange(20))]
    )
    np.testing.assert_allclose(samples[1, 1:], np.arange(1, 20) - 0.3)
    assert note == "f was sampled at 10 Hz and is interpolated to 10 Hz"


def test_a_piece_is_what_it_is_in_the_whole_and_reads_only_what_it_needs():
    asked = []

    def counted(rate, kind):
        values = wave(rate, 0, 20)

        def piece(first, last):
            asked.append((last - first) / rate)
            return values[first:last]

        return Track(Channel(kind, kind, "1"), float(rate), 0.0, len(values), piece)

    samples, _, _, _ = align([counted(1000, "emg"), counted(70, "force"), counted(3300, "other")])
    whole = np.asarray(samples)
    asked.clear()
    for first, last in ((0, 1), (0, 100), (777, 1234), (19990, 20000), (5, 5)):
        np.testing.assert_allclose(samples[:, first:last], whole[:, first:last], atol=1e-9)
    assert max(asked) < 0.5


def test_many_channels_are_told_in_one_short_sentence():
    tracks = [track("EMG", "emg", 100.0, 0.0, np.zeros(100))]
    tracks += [track(f"x{i}", "other", 50.0, 0.0, np.zeros(50)) for i in range(40)]
    assert align(tracks)[3] == "x0, x1 and 38 more channels were sampled at 50 Hz and are interpolated to 100 Hz"


def test_clocks_that_differ_by_rounding_are_one():
    tracks = [track("a", "emg", 2000.0, 0.0, np.arange(100)), track("b", "emg", 2000.0000001, 1e-7, np.arange(100))]
    samples, rate, _, note = align(tracks)
    assert note == ""
    assert rate == pytest.approx(2000.0)
    np.testing.assert_array_equal(samples[0], samples[1])


def test_what_has_no_clock_is_a_sentence():
    with pytest.raises(MyospasmError, match="no channel has any samples"):
        align([track("a", "emg", 10.0, 0.0, [])])
    with pytest.raises(MyospasmError, match="rate of 0 Hz"):
        align([track("a", "emg", 0.0, 0.0, [1.0])])
