"""Every reader meets damaged files: it reads what is left or says a sentence, in bounded memory and time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import fuzz_readers
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from myospasm.files import formats

SHARED = Path(__file__).parents[2] / "shared" / "data"
SAMPLES = {
    "needle EMG": "needle_emg/emg_healthy.hea",
    "Spike2": "calf_emg_torque/max_push1.mat",
    "two grids": "bids_emg/emg_TwoHDsEMG",
    "many modes": "bids_emg/emg_Multimodal",
}
TIMES = 80


def run(*words: object) -> str:
    script = Path(__file__).parent / "fuzz_readers.py"
    done = subprocess.run(
        [sys.executable, str(script), *map(str, words)], capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", formats.written())
def test_a_damaged_file_is_read_or_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    assert "refused" in run(tmp_path, name, TIMES, 1)


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_damaged_sample_is_read_or_refused_in_a_sentence(sample: str, tmp_path: Path) -> None:
    path = SHARED / SAMPLES[sample]
    if not path.exists():
        pytest.skip(f"the sample {SAMPLES[sample]} is not here")
    run(tmp_path, path, TIMES // 4, 1)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(min_size=0, max_size=2000) | st.text(max_size=500).map(lambda t: t.encode()))
def test_any_bytes_at_all_get_a_sentence_or_are_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some file é.dat"
    path.write_bytes(data)
    found, refused = fuzz_readers.outcome(path)
    assert found or path.name in refused
    assert all(f.recording is not None or path.name in f.problem for f in found)


HEADS = {
    "EDF": b"0       ",
    "BDF": b"\xffBIOSEMI",
    "HDF5": b"\x89HDF\r\n\x1a\n",
    "gzip": b"\x1f\x8b\x08\x00",
    "MATLAB": b"MATLAB 5.0 MAT-file, Platform: PCWIN" + b" " * 88 + b"\x00\x01IM",
    "JSON": b'{"SOURCE": "OTB", "RAW_SIGNAL": ',
    "WFDB": b"emg 1 4000 100\nemg.dat 16 100/mV 16 0 0 0 0 EMG\n",
    "CSV": b"time,EMG (mV)\n0,1\n0.001,2\n",
}


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=st.sampled_from(sorted(HEADS)), tail=st.binary(max_size=1500))
def test_the_right_beginning_and_then_nonsense_gets_a_sentence(tmp_path: Path, head: str, tail: bytes) -> None:
    path = tmp_path / "half right.bin"
    path.write_bytes(HEADS[head] + tail)
    found, refused = fuzz_readers.outcome(path)
    assert found or path.name in refused
    assert all(f.recording is not None or path.name in f.problem for f in found)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seconds=st.floats(0.25, 3.0),
    rate=st.sampled_from([200.0, 1000.0, 1024.0, 2048.0, 4000.0]),
    start=st.floats(-5, 100).map(lambda x: round(x, 3)),
    name=st.sampled_from(formats.written()),
    scale=st.sampled_from([1e-4, 1.0, 1e3]),
)
def test_what_is_written_is_read_back(
    tmp_path: Path, seconds: float, rate: float, start: float, name: str, scale: float
) -> None:
    import dataclasses

    once = fuzz_readers.made(seconds, rate)
    shift = start - once.start
    once = dataclasses.replace(
        once,
        samples=np.asarray(once.samples) * np.float32(scale),
        start=start,
        events=tuple(e._replace(onset=e.onset + shift) for e in once.events),
        truth={unit: times + shift for unit, times in once.truth.items()},
    )
    place = tmp_path / f"é {name} {seconds} {rate} {start} {scale}{formats.module(name).ENDING}"
    again = formats.read_recording(formats.module(name).write_recording(once, place, force=True))
    lost = formats.module(name).loses(once) if hasattr(formats.module(name), "loses") else ""
    emg, same = np.asarray(once.of_kind("emg")), np.asarray(again.of_kind("emg"))
    unit = {"mV": 1.0, "uV": 1e-3, "V": 1e3}[again.channels[0].unit]
    assert again.rate == pytest.approx(rate)
    assert same.shape == emg.shape
    assert np.abs(same * unit - emg).max() < 4e-5 * np.ptp(emg)
    if "start" not in lost:
        assert again.start == pytest.approx(start, abs=1e-6)
    if "channel" not in lost:
        assert [c.kind for c in again.channels] == [c.kind for c in once.channels]
