"""Where a jerk begins and how fast it goes, in recordings made by hand of four kinds of jerks."""

import numpy as np
import pytest

from myospasm import muscles
from myospasm.records import Channel, Event, Recording
from myospasm.signs import spread
from myospasm.signs.spread import NERVE

RATE = 2000.0
WAYS = {"right_sternocleidomastoid": 0.0885, "biceps_brachii": 0.25, "rectus_abdominis": 0.42, "tibialis_anterior": 0.6}
"""m from the cortex."""


def jerking(origin, velocity, length=0.05, tones=()):
    """Ten jerks, or one after each tone, that begin at `origin` m from the cortex, or above all."""
    random, time = np.random.default_rng(1), np.arange(int(12 * RATE)) / RATE
    rows, channels = [], []
    for muscle, way in WAYS.items():
        late = abs(way - origin) / velocity + muscles.load(muscle).nerve_length.value / NERVE.value
        begun = [t + 0.05 for t in tones] or np.arange(1.0, 11.0)
        gain = 0.003 + sum(((time >= t + late) & (time < t + late + length)) for t in begun) * 0.3
        rows.append(gain * random.standard_normal(time.size))
        channels.append(Channel(muscle, "emg", "mV", muscle))
    events = [Event(t, 1.0, "Sound a loud tone") for t in tones] or [Event(0.0, 12.0, "Rest for 12 s")]
    return Recording(np.stack(rows), RATE, channels, events)


@pytest.mark.parametrize("velocity", [2.5, 5.0, 16.0])
def test_from_the_middle_of_the_cord_the_trunk_is_first_and_the_way_is_slow(velocity):
    found = spread.read(jerking(0.42, velocity, 0.2))
    assert found["jerk_trunk_ms"] == 0.0
    assert found["jerk_leg_ms"] == pytest.approx(180 / velocity, abs=6)
    assert found["jerk_neck_ms"] > found["jerk_arm_ms"] > 0
    assert found["jerk_speed_m_s"] == pytest.approx(velocity, rel=0.25)


def test_from_above_the_neck_is_first_and_the_way_is_fast():
    brainstem, cortex = (spread.read(jerking(0.06, v, 0.04)) for v in (35.0, 60.0))
    for found in (brainstem, cortex):
        assert found["jerk_neck_ms"] == 0.0
        assert found["jerk_arm_ms"] < found["jerk_trunk_ms"] < found["jerk_leg_ms"]
    assert brainstem["jerk_speed_m_s"] == pytest.approx(35, rel=0.3)
    assert cortex["jerk_speed_m_s"] > 40


def test_a_startle_is_read_from_its_tones():
    found = spread.read(jerking(0.06, 35.0, tones=[1.0, 4.0, 7.0, 10.0]))
    assert found["jerk_neck_ms"] == 0.0
    assert found["jerk_speed_m_s"] == pytest.approx(35, rel=0.3)


def test_nothing_is_said_of_muscles_without_a_name_or_a_jerk():
    recording = jerking(0.42, 5.0)
    channels = [Channel(f"channel {i}", "emg", "mV") for i in range(4)]
    assert spread.read(Recording(recording.samples, RATE, channels, recording.events)) == {}
    assert spread.read(Recording(0.003 * np.ones_like(recording.samples), RATE, recording.channels, [])) == {}
