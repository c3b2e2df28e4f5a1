"""Slow sensors, the stimulator's pulses, and everything recorded together."""

import dataclasses

import fake_trace
import numpy as np
import pytest

from myospasm.ground import MyospasmError, quantities
from myospasm.instruments import laboratory
from myospasm.instruments.action_potential import Fiber
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.anatomy import Anatomy
from myospasm.instruments.force import ForceTransducer, TorqueMeter
from myospasm.instruments.goniometer import Goniometer
from myospasm.instruments.stimulator import m_wave_windows
from myospasm.instruments.surface_emg import BellyTendon, Bipolar, SurfaceArray
from myospasm.instruments.volume_conductor import VolumeConductor

AH, MG = "abductor_hallucis", "medial_gastrocnemius"


def test_the_usual_laboratory():
    trace = fake_trace.build({AH: 8, MG: 12}, 1.0)
    recording = laboratory.record(trace)
    assert recording.samples.shape == (8, 2048)
    assert [c.kind for c in recording.channels] == ["emg"] * 2 + ["force"] * 4 + ["angle"] * 2
    assert len({c.label for c in recording.channels}) == 8
    assert recording.events[0].label == "contract"
    assert sorted(recording.truth)[0] == f"{AH}/000"
    assert len(recording.truth) == 20
    assert recording.of_kind("emg", MG).std() > 0.01


def test_truth_is_the_motoneurons_discharges():
    trace = fake_trace.build({AH: 8, MG: 12}, 1.0)
    truth = laboratory.record(trace, [Goniometer("ankle")]).truth
    unit = trace["soma_spike_unit"].values
    time = trace["soma_spike_time"].values
    mine = np.sort(time[(unit == 8 + 3) & (time >= 0)])
    assert np.array_equal(truth[f"{MG}/003"], mine)


def test_devices_share_the_rate():
    trace = fake_trace.build({AH: 4}, 0.5)
    recording = laboratory.record(trace, [SurfaceArray(AH, 2, 2), TorqueMeter("hallux")], rate=4096.0)
    assert recording.samples.shape == (5, 2048)
    assert recording.channels[-1].unit == "N m"
    with pytest.raises(MyospasmError, match="at least one device"):
        laboratory.record(trace, [])


def test_slow_sensors_follow():
    trace = fake_trace.build({AH: 4}, 2.0)
    force = ForceTransducer(AH, noise=0.0).record(trace)
    assert np.allclose(force.samples, 100, rtol=1e-6)
    angle = Goniometer("ankle", noise=0.0).record(trace)
    assert np.abs(angle.samples[0] - 0.1 * np.sin(2 * np.pi * angle.time)).max() < 0.005
    noisy = ForceTransducer(AH).record(trace).samples[0]
    assert noisy.std() == pytest.approx(0.0005 * 180, rel=0.2)
    with pytest.raises(MyospasmError, match="ankle, hallux"):
        Goniometer("knee").record(trace)


def test_stimuli():
    trace = fake_trace.build({AH: 4, MG: 4}, 1.0)
    trace["stimulus_nerve"].values[[100, 200, 210], 0] = 1.3
    trace["stimulus_point"].values[[500], 1] = 0.8
    pulses = m_wave_windows(trace)
    assert [(p.muscle, p.site, p.onset, p.current) for p in pulses] == [
        (AH, "nerve", 0.1, 1.3), (AH, "nerve", 0.2, 1.3), (AH, "nerve", 0.21, 1.3), (MG, "motor point", 0.5, 0.8),
    ]  # fmt: skip
    assert pulses[0].end == pytest.approx(0.13)
    assert pulses[1].end == pytest.approx(0.21)
    assert len(m_wave_windows(trace, MG)) == 1
    assert m_wave_windows(fake_trace.build({AH: 4}, 0.2)) == []


@pytest.mark.parametrize("device", [Anatomy, Fiber, VolumeConductor, Amplifier, Bipolar, SurfaceArray, BellyTendon,
                                    ForceTransducer, TorqueMeter, Goniometer])  # fmt: skip
def test_every_number_is_cited(device):
    """Numbers are params with a source in the bibliography; only places, counts and switches are plain."""
    from pathlib import Path

    folder = Path(__file__).parents[1] / "src" / "myospasm"
    known = "".join(path.read_text() for path in folder.glob("sources*.bib"))
    for _, cited in quantities(device):
        assert cited.source == "assumed" or f"{{{cited.source}," in known
    plain = {f.name for f in dataclasses.fields(device) if f.type == "float" and "quantity" not in f.metadata}
    assert plain <= {"along", "across", "rate", "line", "drift"}
