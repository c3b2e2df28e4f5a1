"""Spasticity, clonus and spasms come out of a lesion and go with a medicine; their signs are read from recordings."""

import numpy as np
import pytest

from myospasm import causes, remedies
from myospasm.anatomy import healthy_adult
from myospasm.cord.interneurons import Arrived, Interneurons
from myospasm.protocol import Protocol
from myospasm.records import Channel, Event, Recording
from myospasm.run import run_batch
from myospasm.signs import clonus, stretch_reflex
from myospasm.story import apply
from myospasm.treatment import strength

RATE = 1000.0
MUSCLES = {"soleus": 40, "medial_gastrocnemius": 20, "tibialis_anterior": 15}
BEATS = (
    "Hold the ankle at 20 deg plantar flexion. Load the ankle with {load} kg m2. Rest for 1 s. Release the ankle. "
    "Push the ankle with 8 Nm dorsiflexion for 7 s."
)


def recording(angle, emg, events=()):
    rows = np.stack([emg, np.zeros_like(emg), angle])
    channels = (
        Channel("soleus", "emg", "mV", "soleus"),
        Channel("ankle torque", "force", "N m"),
        Channel("ankle angle", "angle", "rad"),
    )
    return Recording(rows, RATE, channels, [Event(*e) for e in events])


def ramps(speeds, latency):
    """Stretches of 30 degrees, each answered after a delay in which the joint goes on; angle and EMG."""
    rng, angle, emg = np.random.default_rng(1), [], []
    for speed in speeds:
        turn = np.deg2rad(20 - np.arange(0, 30, speed / RATE))
        angle += [np.full(1000, turn[0]), turn, np.full(1000, turn[-1]), np.linspace(turn[-1], turn[0], 3000)]
        size, late = sum(map(len, angle[-4:])), 1000 + round(latency * RATE)
        emg.append(0.002 * rng.standard_normal(size))
        emg[-1][late : late + 60] += 0.1 * rng.standard_normal(60)
    return np.concatenate(angle), np.concatenate(emg)


def test_speeds_latency_and_threshold_of_a_stretch_reflex_are_found():
    angle, emg = ramps((50.0, 100.0, 200.0), 0.04)
    found = stretch_reflex.read(recording(angle, emg))
    assert found["stretch_quick_deg_s"] == pytest.approx(200, rel=0.05)
    assert found["stretch_latency_ms"] == pytest.approx(40, abs=10)
    assert found["stretch_answered_from_deg_s"] == pytest.approx(50, rel=0.05)
    assert found["stretch_threshold_deg"] == pytest.approx(20, abs=2)  # each answered 40 ms after 20 degrees


def test_a_beating_joint_is_a_clonus_and_a_swung_one_is_not():
    time = np.arange(8000) / RATE
    angle = 0.05 * np.sin(2 * np.pi * 5.5 * time) * ((time > 2) & (time < 6))
    angle = angle + 0.0005 * np.random.default_rng(2).standard_normal(time.size)
    found = clonus.read(recording(angle, np.zeros_like(time)))
    assert found["clonus_hz"] == pytest.approx(5.5, rel=0.03)
    assert found["clonus_s"] == pytest.approx(4.0, abs=0.5)
    assert found["clonus_shorter_half_ms"] == pytest.approx(91, rel=0.1)
    swung = recording(angle, np.zeros_like(time), [(2.0, 4.0, "Swing the ankle by 3 deg at 5.5 Hz for 4 s")])
    assert clonus.read(swung) == {"clonus_beats": 0.0}


def follow(cells, pulses, apart, ticks=6000):
    state, excitation = cells.rest(1), []
    for tick in range(ticks):
        volley = 1000.0 if tick % apart == 0 and tick < pulses * apart else 0.0
        state, given = cells.step(state, Arrived(np.array([volley]), np.zeros(1)), 1e-3)
        excitation.append(float(given[0]))
    return np.array(excitation)


@pytest.mark.slow
def test_the_flexor_reflex_is_brief_in_health_and_a_plateau_without_restraint():
    health = Interneurons()
    cut = Interneurons(restraint=0.25 * health.restraint)
    brief, long = follow(health, 10, 5, 3000), follow(cut, 10, 5)
    assert brief[:200].max() > 0.02
    assert brief[1000:].max() < 0.005
    assert long[1000:2000].min() > 0.5 * cut.gain
    assert long[-1] < 0.1 * cut.gain  # it ends by itself
    assert follow(cut, 4, 1000)[4500] > 0.5 * cut.gain  # winds up at 1 a second
    assert follow(cut, 1, 1000, 3000)[500:].max() < 0.2 * cut.gain  # one shock alone does nothing


@pytest.mark.slow
def test_clonus_emerges_without_the_brain_follows_the_load_and_goes_with_baclofen():
    person = healthy_adult(MUSCLES)
    ill = apply(person, causes.load("spinal_cord_injury"))
    drug = remedies.load("intrathecal_baclofen")
    people = [person, ill, ill, apply(ill, drug, strength(drug))]
    protocols = [Protocol(BEATS.format(load=load)) for load in (0.05, 0.05, 0.1, 0.05)]
    traces = run_batch(people, protocols, seeds=[1] * 4, individuals=[1] * 4)
    found = [clonus.beats(t["angle"].values[1500:, 0].astype(float), RATE, 0.004) for t in traces]
    assert found[0] is None
    assert found[3] is None
    assert found[1].beats >= 5
    assert found[2].beats >= 5
    assert 3.5 < found[2].frequency < found[1].frequency < 7.0
