"""Surface EMG: the physics that any surface potential must obey, and the published sizes that it should have."""

import dataclasses
from itertools import pairwise

import fake_trace
import numpy as np
import pytest

from myospasm import muscles
from myospasm.ground import MyospasmError
from myospasm.instruments.action_potential import LEAD, Fiber, Site, spectra, waveforms
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.anatomy import Anatomy, Units, units_of
from myospasm.instruments.superposition import Spikes, superpose
from myospasm.instruments.surface_emg import BellyTendon, Bipolar, SurfaceArray
from myospasm.instruments.volume_conductor import FINE, LENGTH, VolumeConductor

AH, TA, MG = "abductor_hallucis", "tibialis_anterior", "medial_gastrocnemius"
QUIET = Amplifier(noisy=False)
RATE = 2048.0


def one(**changes) -> Units:
    """One motor unit of 100 long fibers, all alike."""
    unit = {
        "across": 0.0, "depth": 0.006, "radius": 0.002, "fibers": 100.0, "velocity": 4.0, "endplate": 0.0,
        "endplate_spread": 1e-4, "tendon_spread": 1e-4, "arrival_spread": 0.0,
    }  # fmt: skip
    half = changes.pop("half", 0.06)
    values = {k: np.array([v]) for k, v in (unit | changes).items()}
    return Units(**values, half_length=np.full((1, 2), half))


def line(places, across=0.0, montage=None, radius=0.0) -> Site:
    electrodes = np.array([[z, across] for z in places])
    return Site(0.003, 0.0015, electrodes, radius, np.eye(len(places)) if montage is None else montage)


def delay(first, second, rate) -> float:
    """Time (s) by which `second` lags: where their correlation is greatest."""
    size = 4 * len(first)
    cross = np.conj(np.fft.rfft(first, size)) * np.fft.rfft(second, size)
    correlation = np.fft.irfft(cross, 32 * size)[: 32 * 200]
    return np.argmax(correlation) / (32 * rate)


@pytest.mark.parametrize(("across", "error"), [(0.0, 0.001), (0.02, 0.002), (0.06, 0.01)])
def test_equal_layers_give_coulombs_law(across, error):
    """All conductivities alike, the tissue is half of an endless conductor: potential 1 / (2 pi s r)."""
    conductor = VolumeConductor(0.4, 0.4, 0.4, 0.4)
    slope = conductor.gradient(conductor.grid(0.002, 0.0015, 0.0), (0.0, 0.008), 1e-6, np.array([across]), 0.0)[0]
    z = np.arange(600) * LENGTH / FINE
    truth = -z / (2 * np.pi * 0.4 * np.sqrt(across**2 + z**2 + 0.0115**2) ** 3)
    assert np.abs(slope[:600] - truth).max() < error * np.abs(truth).max()


def test_anisotropy_stretches_the_muscle():
    """No fat, no skin: an anisotropic half-space has the potential 1 / (2 pi sr sqrt(z^2 + (sl/sr) d^2))."""
    conductor = VolumeConductor()
    slope = conductor.gradient(conductor.grid(0.0, 0.0, 0.0), (0.0, 0.01), 1e-6, np.array([0.0]), 0.0)[0]
    z = np.arange(400) * LENGTH / FINE
    truth = -z / (2 * np.pi * 0.09 * np.sqrt(z**2 + 0.4 / 0.09 * 0.01**2) ** 3)
    assert np.abs(slope[:400] - truth).max() < 0.005 * np.abs(truth).max()


def test_a_territory_is_the_mean_of_its_fibers():
    """The closed form for a round territory equals 400 fibers laid out in it."""
    conductor = VolumeConductor()
    grid, column = conductor.grid(0.002, 0.0015, 0.0), np.array([0.01])
    whole = conductor.gradient(grid, (0.0, 0.008), 0.004, column, 0.0)[0]
    radius, angle = 0.004 * np.sqrt((np.arange(400) + 0.5) / 400), np.arange(400) * 2.399963
    places = zip(radius * np.cos(angle), 0.008 + radius * np.sin(angle), strict=True)
    mean = np.mean([conductor.gradient(grid, place, 1e-9, column, 0.0)[0] for place in places], 0)
    assert np.abs(whole - mean).max() < 0.003 * np.abs(whole).max()


def test_a_territory_outside_the_muscle_is_an_error():
    conductor = VolumeConductor()
    with pytest.raises(ValueError, match="leaves the muscle"):
        conductor.gradient(conductor.grid(0.002, 0.001, 0.0), (0.0, 0.002), 0.003, np.zeros(1), 0.0)


@pytest.mark.parametrize("velocity", [2.6, 3.7, 5.3])
def test_propagation_velocity_is_found_again(velocity):
    """Two neighboring differential pairs between end-plate and tendon see the wave pass at the fibers' velocity."""
    montage = np.array([[1.0, -1, 0, 0], [0, 1, -1, 0], [0, 0, 1, -1]])
    site = line([0.022, 0.027, 0.032, 0.037], montage=montage)
    first, _, third = waveforms(one(velocity=velocity, depth=0.004), site, 8192.0, 400)[0]
    assert 0.010 / delay(first, third, 8192.0) == pytest.approx(velocity, rel=0.03)


def test_the_two_halves_run_opposite_ways():
    site = line([-0.03, -0.02, 0.02, 0.03], montage=np.array([[1.0, -1, 0, 0], [0, 0, -1, 1]]))
    left, right = waveforms(one(), site, 8192.0, 400)[0]
    assert np.allclose(left, right, atol=1e-3 * np.abs(left).max())
    site = line([0.01, 0.02, 0.03])
    peaks = [np.argmin(w) for w in waveforms(one(), site, 8192.0, 400)[0]]
    assert peaks[0] < peaks[1] < peaks[2]


def test_amplitude_falls_with_depth_and_fat_and_across():
    def size(site, **changes):
        return np.ptp(waveforms(one(**changes), site, RATE, 120)[0, 0])

    depths = [size(line([0.02]), depth=d) for d in (0.003, 0.006, 0.012, 0.020)]
    assert all(a > 1.3 * b for a, b in pairwise(depths))
    across = [size(line([0.02], x)) for x in (0.0, 0.01, 0.02, 0.04)]
    assert all(a > 1.2 * b for a, b in pairwise(across))
    assert size(line([0.02])) > 1.3 * size(line([0.02])._replace(fat=0.010))
    assert size(line([0.02])) > size(line([0.02], radius=0.01))


def test_current_sums_to_zero_far_away():
    """A fiber's currents cancel: ten times as far along, the potential falls much faster than a lone current's 1/r."""
    near, far = waveforms(one(half=0.012), line([0.03, 0.3]), RATE, 120)[0]
    assert np.abs(far).max() < 0.01 * np.abs(near).max()


def test_end_of_fiber_does_not_propagate():
    """Beyond the tendon every electrode sees the wave's end at the same moment, that of its arrival at the tendon."""
    beyond = waveforms(one(half=0.05), line([0.065, 0.075, 0.085]), 8192.0, 400)[0]
    peaks = np.array([np.argmax(np.abs(w)) for w in beyond]) / 8192.0 - LEAD
    assert np.ptp(peaks) <= 2 / 8192.0
    assert peaks[0] == pytest.approx(0.05 / 4.0 + 0.0008, abs=0.0015)


def test_fibers_are_physical():
    fiber = Fiber()
    peak = fiber.potential(np.linspace(0, 0.03, 3000)).max()
    assert 100 < peak < 140  # mV over rest: an overshoot of 10 to 50 mV
    assert np.sqrt(fiber.strength(3.7) * 4 / np.pi / fiber.conductivity) == pytest.approx(55e-6)
    assert fiber.slope(np.array([-1.0]))[0] == 0


def test_spikes_between_samples_keep_their_time():
    """Superposing with fractional times equals the action potential sampled at those times."""
    unit, site = one(arrival_spread=0.0005, depth=0.010), line([0.02, 0.03])
    fine = waveforms(unit, site, 8 * RATE, 1200)[0]
    series = spectra(unit, site, RATE, 1024)
    for shift in range(8):
        time = np.array([(100 + shift / 8) / RATE])
        signal = superpose(Spikes(time, np.zeros(1, int), np.ones(1)), series, RATE, 0.0, 400)
        at = np.arange(400) / RATE - time[0]
        truth = np.stack([np.interp(at, np.arange(1200) / (8 * RATE), w, left=0) for w in fine])
        assert np.abs(signal - truth).max() < 0.01 * np.abs(truth).max()


def test_superposition_is_linear_and_blocks_do_not_show():
    random = np.random.default_rng(0)
    unit = one(arrival_spread=0.0005)
    series = spectra(unit, line([0.02]), RATE, 1024)
    time = np.sort(random.random(300) * 20)
    sizes = random.random(300)
    both = superpose(Spikes(time, np.zeros(300, int), sizes), series, RATE, 0.0, 41000)
    odd, even = (
        superpose(Spikes(time[k::2], np.zeros(150, int), sizes[k::2]), series, RATE, 0.0, 41000) for k in (0, 1)
    )
    assert np.abs(both - odd - even).max() < 1e-5 * np.abs(both).max()
    shape = waveforms(unit, line([0.02]), RATE, 120)[0, 0]
    each = np.zeros(41200)
    for t, s in zip(np.round(time * RATE) / RATE, sizes, strict=True):
        each[round(t * RATE) : round(t * RATE) + 120] += s * shape
    rounded = superpose(Spikes(np.round(time * RATE) / RATE, np.zeros(300, int), sizes), series, RATE, 0.0, 41000)
    assert np.abs(rounded[0] - each[:41000]).max() < 0.005 * np.abs(each).max()


def test_same_seed_same_bits_and_another_seed_another_muscle():
    trace = fake_trace.build({AH: 10}, 1.0)
    first, again = (Bipolar(AH, seed=4).record(trace).samples for _ in range(2))
    assert np.array_equal(first, again)
    assert not np.allclose(first, Bipolar(AH, seed=5).record(trace).samples)


def test_a_cut_trace_gives_the_same_signal_inside():
    trace = fake_trace.build({AH: 20}, 3.0)
    whole = Bipolar(AH, amplifier=QUIET).record(trace)
    part = Bipolar(AH, amplifier=QUIET).record(trace.sel(time=slice(1.0, 2.4999)))
    assert part.start == 1.0
    settled = 700
    inside = whole.samples[0, 2048 + settled : 2048 + part.samples.shape[1]]
    assert np.abs(part.samples[0, settled:] - inside).max() < 1e-4 * np.abs(inside).max()


def test_silence_before_the_first_spike():
    trace = fake_trace.build({AH: 5}, 1.0, fiber_spikes=(np.full(5, 0.5), np.arange(5)))
    trace["fiber_spike_origin"].values[:] = 1  # at one moment, also in the units that each stands for
    signal = SurfaceArray(AH, 3, 2, amplifier=QUIET).record(trace).samples
    assert not signal[:, : int((0.5 - LEAD) * RATE) - 4].any()
    assert np.abs(signal).max() > 0.01


def test_a_silent_trace_records():
    trace = fake_trace.build({AH: 5}, 0.5, level=-1.0)
    assert not Bipolar(AH, amplifier=QUIET).record(trace).samples.any()


def test_blocked_fibers_are_not_seen():
    trace = fake_trace.build({AH: 5}, 1.0)
    whole = Bipolar(AH, amplifier=QUIET).record(trace).samples
    trace["fiber_amplitude"] = trace["fiber_amplitude"] * 0.25
    assert np.allclose(Bipolar(AH, amplifier=QUIET).record(trace).samples, 0.25 * whole, atol=1e-5)


def test_differential_is_the_difference_of_rows():
    trace = fake_trace.build({AH: 8}, 0.6)
    grid = SurfaceArray(AH, 4, 3, amplifier=QUIET)
    mono = grid.record(trace).samples.reshape(4, 3, -1)
    pairs = dataclasses.replace(grid, derivation="differential").record(trace)
    assert len(pairs.channels) == 9
    assert np.allclose(pairs.samples.reshape(3, 3, -1), mono[:-1] - mono[1:], atol=1e-4 * np.abs(mono).max())
    assert pairs.channels[0].position == pytest.approx((-0.008, -0.008))


def test_array_recovers_velocity_from_a_whole_recording():
    """The shallowest unit alone, recorded by the grid with its noise: differential channels tell its own velocity."""
    spikes = (0.1 + 0.05 * np.arange(800), np.full(800, 0))
    trace = fake_trace.build({TA: 300}, 41.0, fiber_spikes=spikes)
    _, units = units_of(trace, muscles.load(TA))
    unit = int(np.argmin(units.depth))
    trace["fiber_spike_unit"].values[:] = unit
    place = {"along": float(units.endplate[unit] + 0.022), "across": float(units.across[unit])}
    rows = SurfaceArray(TA, 4, 1, 0.005, "differential", **place).record(trace).samples
    sample = np.round(spikes[0][20:780, None] * RATE).astype(int) + np.arange(90)
    triggered = rows[:, sample].mean(1)
    assert 0.010 / delay(triggered[0], triggered[2], RATE) == pytest.approx(units.velocity[unit], rel=0.06)


SILENT = {"noise": 0.0, "common_noise": 0.0, "line": 0.0, "drift": 0.0}


def unwanted(device=None, **on) -> np.ndarray:
    """What a grid records of a muscle at rest with only some kinds of noise."""
    trace = fake_trace.build({AH: 5}, 3.0, level=-1.0)
    grid = SurfaceArray(AH, 3, 3, amplifier=Amplifier(**(SILENT | on))) if device is None else device
    return grid.record(trace).samples[:, 2048:]


def test_each_noise_is_heard_alone_and_noisy_false_silences_all():
    assert not unwanted().any()
    assert not unwanted(SurfaceArray(AH, 3, 3, amplifier=QUIET)).any()
    own, common = unwanted(noise=0.003), unwanted(common_noise=0.003)
    assert own.std() == pytest.approx(0.003, rel=0.15)
    assert common.std() == pytest.approx(0.003, rel=0.15)
    assert abs(np.corrcoef(own)[0, 1:]).max() < 0.2
    assert np.corrcoef(common).min() > 0.999
    drift = np.abs(np.fft.rfft(unwanted(drift=0.02)[0])) ** 2  # 0.5 Hz a step
    assert drift[20:60].mean() > 5 * drift[200:].mean()


def test_hum():
    signal = unwanted(line=0.1, line_frequency=60.0)[0]
    assert np.argmax(np.abs(np.fft.rfft(signal))) == 120  # 60 Hz in two seconds
    assert signal.std() == pytest.approx(0.1, rel=0.3)


def test_a_difference_has_no_common_noise_and_little_hum():
    def pair(**on):
        return unwanted(Bipolar(AH, amplifier=Amplifier(**(SILENT | on))))

    assert not pair(common_noise=0.003).any()
    assert 0 < pair(line=0.1).std() < 0.05
    assert pair(noise=0.003).std() == pytest.approx(0.003 * np.sqrt(2), rel=0.15)


def test_a_round_limb_of_great_girth_is_flat():
    conductor, columns = VolumeConductor(), np.array([0.0, 0.02])
    flat, wide = (
        conductor.gradient(conductor.grid(0.003, 0.001, 0.0, around), (0.0, 0.008), 0.002, columns, 0.0)[:, :600]
        for around in (0.0, 0.5)
    )
    assert np.abs(flat - wide).max() < 0.02 * np.abs(flat).max()


def test_a_limb_that_ends_is_louder_on_its_other_side():
    site = line([0.02], 0.12)
    flat, limb = (np.ptp(waveforms(one(), site._replace(limb=a), RATE, 120)) for a in (0.0, 0.05))
    assert limb > 1.2 * flat


def test_a_silent_muscle_hears_its_neighbor():
    """Only tibialis anterior is active: soleus' electrodes hear a share of it, unless the switch is off."""
    trace = fake_trace.build({TA: 30, "soleus": 5}, 1.0)
    silent = trace["fiber_spike_unit"].values < 30
    trace = trace.isel(fiber_spike=np.flatnonzero(silent))
    quiet = {"amplifier": QUIET}
    heard = Bipolar("soleus", **quiet).record(trace).samples
    assert 0.002 < heard.std() / Bipolar(TA, **quiet).record(trace).samples.std() < 0.2
    assert not Bipolar("soleus", crosstalk=False, **quiet).record(trace).samples.any()


def test_a_muscle_without_a_place_is_heard_alone(monkeypatch):
    from myospasm.instruments import limb

    trace = fake_trace.build({TA: 10, "soleus": 5}, 0.5)
    monkeypatch.delitem(limb.PLACES, TA)
    alone = SurfaceArray(TA, 2, 2, amplifier=QUIET)
    assert np.array_equal(
        alone.record(trace).samples, dataclasses.replace(alone, crosstalk=False).record(trace).samples
    )


def test_fibers_are_counted_by_force_over_area():
    muscle, rank = muscles.load(TA), np.linspace(0, 1, 60)
    force = 16**rank
    units = Anatomy().place(muscle, rank, force, 2)
    per_area = units.fibers * Fiber().strength(units.velocity) / force
    assert np.ptp(per_area) < 1e-9 * per_area.max()


def test_companions_lie_in_places_of_their_own():
    muscle, rank = muscles.load(TA), np.linspace(0, 1, 20)
    one_place, own = (Anatomy().place(muscle, rank, 16**rank, 2, copies) for copies in (1, 6))
    assert own.fibers.sum() == pytest.approx(muscle.fibers.value)
    assert np.array_equal(own.velocity[::6], one_place.velocity)
    assert np.unique(own.across).size == 120
    assert own.half_length.shape == (120, 2)


def test_superficial_endplates_of_tibialis_anterior_lie_in_a_band():
    muscle, rank = muscles.load(TA), np.linspace(0, 1, 200)
    units = Anatomy().place(muscle, rank, 16**rank, 2)
    shallow = units.depth < muscle.thickness.value / 2
    assert np.ptp(units.endplate[shallow]) < 0.045
    assert np.ptp(units.endplate[~shallow]) > 0.05


@pytest.mark.parametrize("name", muscles.names())
def test_anatomy_stays_in_the_muscle(name):
    muscle, rank = muscles.load(name), np.linspace(0, 1, 60)
    units = Anatomy().place(muscle, rank, 0.01 * 10**rank, 2)
    half = muscle.thickness.value / 2
    assert (units.depth - units.radius > 0).all()
    assert (units.depth + units.radius < 2 * half).all()
    assert (np.abs(units.across) + units.radius <= max(muscle.width.value / 2, half) + 1e-9).all()
    assert units.fibers.sum() == pytest.approx(muscle.fibers.value)
    assert ((units.velocity >= 2.6) & (units.velocity <= 5.3)).all()
    assert np.corrcoef(units.velocity, rank)[0, 1] > 0.7
    assert (units.half_length > 0).all()


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [pytest.param(TA, marks=pytest.mark.xfail(reason="59 Hz: many thin, slow fibers; see docs/realism.md")), MG],
)
def test_spectrum_of_a_leg_muscle_is_published(name):
    """Median frequency of a bipolar recording: 60 to 130 Hz in limb muscles."""
    count = int(muscles.load(name).motor_units.value)
    trace = fake_trace.build({name: count}, 3.0, level=0.6)
    signal = Bipolar(name, amplifier=QUIET).record(trace).samples[0, 1024:]
    power = np.cumsum(np.abs(np.fft.rfft(signal)) ** 2)
    median = np.fft.rfftfreq(len(signal), 1 / RATE)[np.searchsorted(power, power[-1] / 2)]
    assert 60 < median < 130
    assert 0.05 < signal.std() < 1.5  # mV, RMS


def test_m_wave_of_the_foot_is_published():
    """All units of abductor hallucis at once, belly to tendon: 3.4 to 19.8 mV (Kim 2022, Buschbacher 1999)."""
    sizes = []
    for seed in range(6):
        spikes = (0.2 + 0.0002 * np.arange(43), np.arange(43))  # axons of 44 to 53 m/s over 0.1 m and more
        trace = fake_trace.build({AH: 43}, 0.4, seed=seed, fiber_spikes=spikes)
        signal = BellyTendon(AH, amplifier=dataclasses.replace(QUIET, low=2.0)).record(trace).samples[0]
        sizes.append(-signal.min())
    assert 3.4 < np.mean(sizes) < 19.8
    assert min(sizes) > 1.0


def test_errors_say_what_would_be_right():
    trace = fake_trace.build({AH: 5}, 0.5)
    with pytest.raises(MyospasmError, match=r"tibialis_anterior.*abductor_hallucis"):
        Bipolar(TA).record(trace)
    with pytest.raises(MyospasmError, match="monopolar or differential"):
        SurfaceArray(AH, derivation="laplacian").record(trace)
    with pytest.raises(MyospasmError, match="rows"):
        SurfaceArray(AH, rows=1, derivation="differential").record(trace)
    with pytest.raises(MyospasmError, match="rate above 1000 Hz"):
        Bipolar(AH, rate=800.0).record(trace)
    with pytest.raises(MyospasmError, match="records nothing"):
        Bipolar(AH, rate=0.0).record(trace)
    with pytest.raises(MyospasmError, match=r"lower edge.*10 to 500"):
        Bipolar(AH, amplifier=Amplifier(low=600.0)).record(trace)
    with pytest.raises(MyospasmError, match=r"belly is 116 mm long"):
        SurfaceArray(AH, rows=64).record(trace)
    with pytest.raises(MyospasmError, match=r"belly"):
        Bipolar(AH, along=0.2).record(trace)
    with pytest.raises(MyospasmError, match=r"off the limb"):
        SurfaceArray(AH, rows=2, columns=60).record(trace)
    with pytest.raises(MyospasmError, match=r"cannot be laid"):
        SurfaceArray(AH, rows=0).record(trace)
    with pytest.raises(MyospasmError, match=r"cannot be laid"):
        SurfaceArray(AH, spacing=-0.01).record(trace)
    with pytest.raises(MyospasmError, match=r"no lengths"):
        Bipolar(AH, along=float("nan")).record(trace)
