"""Needle EMG at rest: fibers without a nerve, twitching units, bursts; and what reinnervation does to potentials."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import xarray as xr

from myospasm import causes, muscles
from myospasm.ground import MyospasmError
from myospasm.instruments.anatomy import Anatomy
from myospasm.instruments.fibrillation import Orphans
from myospasm.instruments.intramuscular import ConcentricNeedle, insertion
from myospasm.instruments.uptake import fibrillation
from myospasm.records import Channel, Event, Recording
from myospasm.scenario import Scenario
from myospasm.scenario_parts import Instruments
from myospasm.session import Session, run_scenario
from myospasm.signs import needle

RATE, SECONDS = 12000.0, 20.0
PULL = ["Hold the ankle at neutral", "Rest for 8 s", "Contract at 15 % for 3 s", "Rest for 4 s"]


def run(cause: str | None) -> Session:
    return run_scenario(
        Scenario(
            muscles={"tibialis_anterior": 60},
            protocol=PULL,
            causes={cause: 1.0} if cause else {},
            instruments=Instruments(needle="tibialis_anterior"),
        )
    )


@pytest.fixture(scope="module")
def heard() -> dict[str, dict[str, float]]:
    """The signs of the needle, by cause."""
    told = ("", "disc_herniation_l5", "neuromyotonia", "als")
    return {name: run(name or None).summary["needle"] for name in told}


def drawn(trains: list[np.ndarray], shapes: list[np.ndarray], noise: float = 0.002) -> Recording:
    """A needle's recording of known sources."""
    emg = noise * np.random.default_rng(5).standard_normal(int(RATE * SECONDS))
    for times, shape in zip(trains, shapes, strict=True):
        for k in np.round(times * RATE).astype(int):
            emg[k : k + shape.size] += shape
    channel = Channel("needle", "emg", "mV", "soleus")
    return Recording(emg[None].astype(np.float32), RATE, (channel,), (Event(0.0, SECONDS, "Rest for 20 s"),))


def wave(milliseconds: float, height: float) -> np.ndarray:
    """Up and down, as a potential that comes by."""
    t = np.linspace(-3, 3, int(RATE * milliseconds / 1000))
    return -height * t * np.exp(-(t**2) / 2)


def test_a_regular_brief_potential_is_a_fiber_and_a_long_ragged_one_a_unit() -> None:
    random = np.random.default_rng(1)
    fiber, unit = np.arange(0.5, 19.5, 0.11), np.sort(random.uniform(0.5, 19.5, 15))
    polyphasic = np.concatenate([wave(4, 1.0), wave(4, -0.6)])
    found = needle.read(drawn([fiber, unit], [wave(3, 0.1), polyphasic]))
    assert found["fibrillating_fibers"] == 1
    assert found["twitching_units"] == 1
    assert found["fibrillation_hz"] == pytest.approx(1 / 0.11, rel=0.02)
    assert found["fasciculations_per_minute"] == pytest.approx(45, rel=0.1)
    assert found["multiplets_percent"] == 0


def test_bursts_of_a_unit_are_counted_once_and_their_rate_is_read() -> None:
    starts = np.arange(0.5, 19.0, 0.5)
    times = (starts[:, None] + 0.012 * np.arange(4)).ravel()
    found = needle.read(drawn([times], [wave(3, 1.0)]))
    assert found["multiplet_hz"] == pytest.approx(1 / 0.012, rel=0.03)
    assert found["multiplets_percent"] == pytest.approx(75, abs=4)
    assert found["fasciculations_per_minute"] == pytest.approx(60 * starts.size / SECONDS, rel=0.05)


def test_a_silent_needle_hears_nothing() -> None:
    found = needle.read(drawn([], []))
    assert found["fibrillating_fibers"] == found["twitching_units"] == 0
    assert "fasciculations_per_minute" not in found


def test_a_slow_recording_or_one_without_a_needle_tells_nothing() -> None:
    quick = drawn([], [])
    assert needle.read(dataclasses.replace(quick, rate=2000.0)) == {}
    surface = dataclasses.replace(quick.channels[0], label="soleus EMG")
    assert needle.read(dataclasses.replace(quick, channels=(surface,))) == {}


def test_the_unit_of_the_channel_does_not_matter() -> None:
    quick = drawn([np.arange(0.5, 19.5, 0.11)], [wave(3, 0.1)])
    micro = dataclasses.replace(quick.channels[0], unit="uV")
    same = dataclasses.replace(quick, samples=1000 * np.asarray(quick.samples), channels=(micro,))
    assert needle.read(same) == pytest.approx(needle.read(quick), rel=1e-3)


def test_where_no_nerve_is_left_one_to_ten_fibers_are_heard() -> None:
    """DenervationPatterns: most recordings in fully denervated muscle hold 1 to 10 distinct potentials."""
    muscle, device = muscles.load("tibialis_anterior"), ConcentricNeedle("tibialis_anterior")
    trace = xr.Dataset({"orphaned": ("muscle", np.ones(1))}, coords={"muscle": ["tibialis_anterior"]})
    lead, count, clock = device.lead(insertion(device)), [], (RATE, 0.0, int(RATE * SECONDS))
    for seed in range(7):
        noise = 0.002 * np.random.default_rng(seed).standard_normal(clock[2])
        count.append(len(needle.sources(noise + fibrillation(trace, muscle, [lead], clock, seed)[0], RATE)))
    assert 1 <= np.median(count) <= 10, count


def test_fibers_without_a_nerve_keep_the_published_rates_and_half_are_regular() -> None:
    muscle, device = muscles.load("tibialis_anterior"), ConcentricNeedle("tibialis_anterior")
    lead = device.lead(insertion(device))
    many = dataclasses.replace(Orphans(), active=1.0).near(muscle, 1.0, [lead], 1)
    spikes = Orphans().discharges(many, 0.0, 100.0, 1)
    trains = [spikes.time[spikes.unit == n] for n in range(len(many.unit))]
    rates = np.array([len(train) / 100.0 for train in trains])
    assert 3.5 < rates.mean() < 5.5  # PurvesSakmann1974: 4.5/s
    assert rates.max() <= 26
    long = [np.diff(train) for train in trains if len(train) > 30]
    regular = np.mean([np.std(d) / np.mean(d) < 0.15 for d in long])
    assert 0.45 < regular < 0.7  # DenervationPatterns: 57 %


def test_units_share_only_the_fibers_that_an_axon_reaches() -> None:
    muscle, rank = muscles.load("soleus"), np.linspace(0, 1, 20)
    whole, part = (Anatomy().place(muscle, rank, 1 + rank, 1, orphaned=share).fibers.sum() for share in (0.0, 0.3))
    assert part == pytest.approx(0.7 * whole, rel=1e-6)


def test_a_healthy_muscle_is_silent(heard: dict[str, dict[str, float]]) -> None:
    assert heard[""]["fibrillating_fibers"] == heard[""]["twitching_units"] == 0


def test_a_root_that_lost_fibers_leaves_fibers_that_fibrillate(heard: dict[str, dict[str, float]]) -> None:
    assert heard["disc_herniation_l5"]["fibrillating_fibers"] >= 2
    assert 0.1 < heard["disc_herniation_l5"]["fibrillation_hz"] < 24


def test_neuromyotonia_fires_in_doublets_and_bursts_of_the_published_rate(heard: dict[str, dict[str, float]]) -> None:
    """Maddison2006: 30 to 300 Hz within bursts."""
    assert heard["neuromyotonia"]["twitching_units"] >= 3
    assert heard["neuromyotonia"]["multiplets_percent"] > 15
    assert 30 < heard["neuromyotonia"]["multiplet_hz"] < 300


def test_motor_neuron_disease_fibrillates_and_twitches_but_hardly_in_bursts(
    heard: dict[str, dict[str, float]],
) -> None:
    ill = heard["als"]
    assert ill["fibrillating_fibers"] >= 2
    assert ill["twitching_units"] >= 1
    assert ill["multiplets_percent"] < heard["neuromyotonia"]["multiplets_percent"]


def test_motor_neuron_disease_spares_the_sensory_fibers() -> None:
    from myospasm import apply
    from myospasm.session import build_person

    sick = apply(build_person("adult", {"soleus": 10}), causes.load("als"))
    disc = apply(build_person("adult", {"soleus": 10}), causes.load("disc_herniation"))
    assert np.all(np.asarray(sick.roots.sensory_fibers()[0]) == 1.0)
    assert np.asarray(disc.roots.sensory_fibers()[0]).min() < 0.9


def test_a_needle_in_a_muscle_that_is_not_there_is_refused_in_a_sentence() -> None:
    with pytest.raises(MyospasmError, match="mentalis"):
        Scenario({"soleus": 4}, protocol=["Rest for 1 s"], instruments=Instruments(needle="mentalis"))
