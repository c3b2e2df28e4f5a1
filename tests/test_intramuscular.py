"""EMG from inside the muscle: what each device hears, from where, how loud, and what it refuses."""

import dataclasses
import itertools

import fake_trace
import numpy as np
import pytest

from myospasm import muscles
from myospasm.ground import MyospasmError
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.anatomy import units_of
from myospasm.instruments.fibers import Fibers, Scatter
from myospasm.instruments.intramuscular import ConcentricNeedle, FineWire, Insertion, ThinFilm, insertion
from myospasm.instruments.near_field import Lead, waveforms
from myospasm.instruments.uptake import FEW, _jittered, firing, gather, unit_potentials
from myospasm.instruments.volume_conductor import VolumeConductor

TA = "tibialis_anterior"
RATE = 24000.0
QUIET = Amplifier(low=20.0, high=4000.0, noisy=False)


@pytest.fixture(scope="module")
def trace():
    return fake_trace.build({TA: 48}, 1.0, 0.12, seed=3)


def one(distance, velocity=3.7, half=0.049):
    """A single fiber this far across from the middle."""
    place, halves = np.array([[-distance, 0.014]]), np.array([[half, half]])
    zero = np.zeros(1)
    return Fibers(np.array([0]), np.array([0]), place, np.array([velocity]), zero, halves, zero, zero)


def point(along, size=20e-6):
    """Nearly a point electrode in the middle."""
    middle = np.array([[along, 0.0, 0.014]])
    return Lead(middle, np.array([[0.0, 0.0, size / 2]]), np.ones(1), middle[:, 1:], 0.0)


def shape(fibers, lead, rate=RATE, samples=1024):
    count = len(fibers.unit)
    return waveforms(fibers, lead, rate, samples, (np.zeros(count, int), 1, np.ones(count)))[0]


def test_a_fiber_looks_as_rosenfalcks_line_source_does():
    """Far from its ends, the potential is a plain sum over the wave's current."""
    from myospasm.instruments.action_potential import Fiber

    wave = shape(one(0.0003), point(0.0245))
    source, tissue = Fiber(), VolumeConductor()
    z = np.linspace(-0.02, 0.06, 80001)
    slope = source.slope(z)
    current = np.gradient(slope, z)
    near = 1 / np.sqrt(z**2 + tissue.stretch**2 * 0.0003**2)
    size = source.strength(3.7) / (4 * np.pi * tissue.muscle_across)
    expected = [
        size * np.trapezoid(np.interp(z - at, z, current, 0, 0) * near, z) for at in np.linspace(-0.012, 0.004, 161)
    ]
    assert wave.max() == pytest.approx(max(expected), rel=0.05)
    assert wave.min() == pytest.approx(min(expected), rel=0.05)


def test_it_arrives_with_the_fibers_velocity():
    first, second = (shape(one(0.0002), point(at)).argmin() / RATE for at in (0.015, 0.030))
    assert 0.015 / (second - first) == pytest.approx(3.7, rel=0.02)


def test_nearer_is_louder_and_the_rate_does_not_matter():
    heights = [np.ptp(shape(one(r), point(0.02))) for r in (5e-5, 2e-4, 1e-3, 3e-3)]
    assert all(a > 2 * b for a, b in itertools.pairwise(heights[1:]))
    assert 0.5 < heights[0] < 10
    slow = np.ptp(shape(one(2e-4), point(0.02), 12000.0, 512))
    assert slow == pytest.approx(heights[1], rel=0.05)


def test_a_long_electrode_hears_the_mean_of_points():
    long = point(0.02, size=0.004)
    points = [
        Lead(long.middle + np.array([0, 0, s]), 0.005 * long.half, np.ones(1), long.near, 0.0)
        for s in np.linspace(-0.002, 0.002, 401)
    ]
    expected = np.mean([shape(one(4e-4), lead) for lead in points], axis=0)
    assert np.abs(shape(one(4e-4), long) - expected).max() < 0.02 * np.ptp(expected)


def test_fibers_lie_in_their_units_territory_and_thick_ones_are_fast(trace):
    _, units = units_of(trace, muscles.load(TA), 1, 6)
    fibers = Scatter().place(units, TA, 1)
    assert len(fibers.unit) == pytest.approx(muscles.load(TA).fibers.value, rel=0.01)
    middle = np.stack([units.across, units.depth], 1)[fibers.unit]
    assert (np.linalg.norm(fibers.place - middle, axis=1) <= units.radius[fibers.unit] + 1e-12).all()
    spread = fibers.velocity[fibers.unit == 3].std()
    assert 0.1 < spread < 0.35
    again, other = Scatter().place(units, TA, 1), Scatter().place(units, TA, 2)
    assert np.array_equal(again.place, fibers.place)
    assert not np.array_equal(other.place, fibers.place)


def test_all_fibers_are_heard_once(trace):
    _, (fibers, units) = firing(trace, muscles.load(TA), 1)
    needle = ConcentricNeedle(TA)
    crowd = gather(fibers, [needle.lead(insertion(needle))], units)[0]
    assert crowd.weight.sum() == pytest.approx(len(fibers.unit))
    assert (np.bincount(crowd.fibers.unit, crowd.weight, units) == np.bincount(fibers.unit, minlength=units)).all()
    assert np.bincount(crowd.fibers.unit[crowd.weight > 1]).max() <= FEW


def test_few_speakers_stand_for_all_far_fibers(trace):
    _, (fibers, _) = firing(trace, muscles.load(TA), 1)
    few = fibers.some(fibers.unit < 6)
    needle = ConcentricNeedle(TA)
    lead = needle.lead(insertion(needle))
    thin = unit_potentials(gather(few, [lead], 6)[0], lead, RATE, 1024, 6)
    full = unit_potentials(gather(few, [lead._replace(uptake=1.0)], 6)[0], lead, RATE, 1024, 6)
    assert (thin - full).std() < 0.35 * full.std()
    assert np.corrcoef(thin.ravel(), full.ravel())[0, 1] > 0.9


def test_jitter_is_the_fibers_own_and_anew_every_time(trace):
    spikes, (fibers, _) = firing(trace, muscles.load(TA), 1)
    some = fibers.some(np.arange(4))
    heard = _jittered(spikes, some, 5)
    own = np.sort(spikes.time[spikes.unit == fibers.unit[0]])
    shifts = np.array([np.sort(heard.time[heard.unit == k]) - own for k in range(4)])
    assert shifts.std() == pytest.approx(Scatter().jitter, rel=0.5)
    assert np.abs(np.corrcoef(shifts)[0, 1]) < 0.95


@pytest.mark.parametrize("device", [ConcentricNeedle(TA), FineWire(TA), ThinFilm(TA, electrodes=4)])
def test_devices_record(trace, device):
    recording = device.record(trace)
    channels = 4 if isinstance(device, ThinFilm) else 1
    assert recording.samples.shape == (channels, round(device.rate))
    assert {(c.kind, c.unit, c.muscle) for c in recording.channels} == {("emg", "mV", TA)}
    assert recording.samples.std() > 0.02
    assert recording.truth
    assert np.array_equal(recording.samples, device.record(trace).samples)
    other = dataclasses.replace(device, seed=99).record(trace)
    assert not np.array_equal(recording.samples, other.samples)


def test_film_differences_are_differences(trace):
    quiet = dataclasses.replace(Amplifier(low=100.0, high=4000.0), noisy=False)
    single = ThinFilm(TA, electrodes=4, amplifier=quiet).record(trace).samples
    pairs = ThinFilm(TA, electrodes=4, derivation="differential", amplifier=quiet).record(trace).samples
    assert pairs.shape[0] == 3
    assert np.corrcoef((single[:-1] - single[1:]).ravel(), pairs.ravel())[0, 1] > 0.9


def test_noise_can_be_switched_off():
    silent = fake_trace.build({TA: 48}, 0.5, fiber_spikes=(np.zeros(0), np.zeros(0, int)))
    assert not ConcentricNeedle(TA, amplifier=Amplifier(20.0, 10000.0, noisy=False)).record(silent).samples.any()
    assert ConcentricNeedle(TA).record(silent).samples.std() > 0.001


def test_blocked_fibers_are_silent(trace):
    half = trace.copy()
    half["fiber_amplitude"] = 0.5 * trace["fiber_amplitude"]
    needle = ConcentricNeedle(TA, amplifier=QUIET, rate=12000.0)
    ratio = needle.record(half).samples.std() / needle.record(trace).samples.std()
    assert ratio == pytest.approx(0.5, rel=0.01)


@pytest.mark.parametrize("place", [{"depth": 0.05}, {"across": 0.03}, {"along": 0.2}, {"depth": -0.001}])
def test_outside_the_muscle_is_refused(trace, place):
    with pytest.raises(MyospasmError, match="lies outside tibialis_anterior, which is"):
        ConcentricNeedle(TA, **place).record(trace)


def test_a_film_that_pokes_out_is_refused(trace):
    with pytest.raises(MyospasmError, match="lies outside"):
        ThinFilm(TA, depth=0.003).record(trace)


def test_a_slow_rate_is_refused_in_a_sentence(trace):
    with pytest.raises(MyospasmError, match=r"hears up to 10000 Hz, which needs a rate above 20000 Hz, not 2048 Hz"):
        ConcentricNeedle(TA, rate=2048.0).record(trace)
    with pytest.raises(MyospasmError, match="monopolar or differential"):
        ThinFilm(TA, derivation="triple").record(trace)


def test_the_needles_oval_is_seven_hundredths_of_a_square_millimeter():
    needle = ConcentricNeedle(TA)
    assert np.pi / 4 * needle.core_length * needle.core_width == pytest.approx(0.07e-6, rel=0.03)
    assert insertion(needle) == Insertion(0.0245, 0.0, 0.014)
    assert needle.lead(insertion(needle)).weight.sum() == pytest.approx(0)
