"""openhdemg opens what is written here and finds the same units, rates, thresholds, delta F and steadiness.

It pins its own numpy and pandas and is GPL, so that it gets an environment of its own, made once for these tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from myospasm.files import openhdemg
from myospasm.records import Channel, Recording
from myospasm.signs import delta_f, measure, unit_rates
from myospasm.signs.held import pulls
from myospasm.signs.pools import recruitment_thresholds
from myospasm.signs.units import smooth_rate

pytestmark = pytest.mark.slow
VERSION = "0.1.2"
SAMPLE = Path(__file__).parents[2] / "shared" / "data" / "hdemg_voluntary" / "otb_testfile.json"
STEADY = (18000, 48000)
SCRIPT = """
import json, sys
import numpy as np
import openhdemg.library as emg

path, first, last, rest, fits = sys.argv[1:6]
file = emg.emg_from_json(path)
found = {"source": file["SOURCE"], "keys": sorted(file), "rate": file["FSAMP"]}
if "RAW_SIGNAL" in file:
    number, samples = file["NUMBER_OF_MUS"], file["EMG_LENGTH"]
    tables = ("RAW_SIGNAL", "REF_SIGNAL", "IPTS", "BINARY_MUS_FIRING", "ACCURACY")
    found["shapes"] = [list(file[k].shape) for k in tables]
    found["length"], found["units"] = samples, number
    found["pulses"] = [np.asarray(p).tolist() for p in file["MUPULSES"]]
    found["fired"] = [np.flatnonzero(file["BINARY_MUS_FIRING"][u] == 1).tolist() for u in range(number)]
    found["raw"] = np.asarray(file["RAW_SIGNAL"])[::997].tolist()
    found["spacing"] = file["IED"]
else:
    number = 0
found["force"] = np.asarray(file["REF_SIGNAL"])[::997, :1].ravel().tolist()
if number:
    rates = emg.compute_dr(file, start_steady=int(first), end_steady=int(last))
    found["rate_all"], found["rate_steady"] = rates["DR_all"].tolist(), rates["DR_all_steady"].tolist()
    thresholds = emg.compute_thresholds(file, mvc=100.0)
    found["thresholds"] = {k: thresholds[k].tolist() for k in thresholds}
    if fits != "none":
        curves = list(np.load(fits))
        plain = emg.compute_deltaf(file, curves, average_method="all")
        found["pairs"] = [list(map(int, p)) for p in plain["MU"]]
        found["delta_f"] = plain["dF"].tolist()
        learned = emg.compute_deltaf(file, emg.compute_svr(file)["gensvr"], average_method="all")
        found["delta_f_learned"] = learned["dF"].tolist()
    smooth = emg.remove_offset(emg.filter_refsig(file), offsetval=float(rest))
    found["unsteadiness"] = float(emg.compute_covsteady(smooth, start_steady=int(first), end_steady=int(last)))
print("FOUND" + json.dumps(found))
"""


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has openhdemg."""
    folder = tmp_path_factory.mktemp("openhdemg")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=120)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    words = [python, "-m", "pip", "install", "--quiet", f"openhdemg=={VERSION}"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=900)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        pytest.skip(f"openhdemg {VERSION} cannot be installed here: {reason}")
    return python


def ask(python: Path, path: Path, rest: float = 1e-9, fits: Path | None = None) -> dict[str, Any]:
    """What openhdemg finds in a file; `rest` is the force to take off, `fits` a file of the units' smooth rates."""
    words = [python, "-c", SCRIPT, path, *map(str, STEADY), str(rest), str(fits or "none")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=600, env={**os.environ, "MPLBACKEND": "Agg"})
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.split("FOUND")[1])


@pytest.fixture(scope="module")
def simulated() -> Recording:
    """A gentle contraction up and down, as an electrode array and a decomposition give it: EMG, force, a few units."""
    from myospasm.session import run_scenario

    recording = run_scenario("healthy-ramp").recording
    array = [i for i, c in enumerate(recording.channels) if c.kind == "emg" and "," in c.label]
    rows = [*array, recording.rows("force")[0]]
    muscle = recording.channels[array[0]].muscle
    units = {u: t for u, t in recording.truth.items() if u.startswith(muscle) and len(t) >= 15}
    return replace(
        recording, samples=recording.samples[rows], channels=[recording.channels[i] for i in rows], truth=units
    )


@pytest.fixture(scope="module")
def theirs(python: Path, simulated: Recording, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return with_curves(python, simulated, tmp_path_factory.mktemp("files"))


def with_curves(python: Path, recording: Recording, folder: Path) -> dict[str, Any]:
    """What openhdemg finds in a recording, given our smooth curves of its units' rates."""
    path = openhdemg.write_recording(recording, folder / "units.json")
    np.save(folder / "fits.npy", [smooth_rate(t, recording.time) for t in rounded(recording).values()])
    return ask(python, path, fits=folder / "fits.npy")


def rounded(recording: Recording) -> dict[str, np.ndarray]:
    """The units' discharges at the nearest sample: openhdemg counts in samples."""
    return {u: np.round(t * recording.rate) / recording.rate for u, t in recording.truth.items()}


def test_every_table_has_the_shape_that_openhdemg_expects(simulated: Recording, theirs: dict[str, Any]) -> None:
    samples, units = simulated.samples.shape[1], len(simulated.truth)
    assert units >= 5
    emg = len(simulated.rows("emg"))
    assert theirs["shapes"] == [[samples, emg], [samples, 1], [samples, units], [samples, units], [units, 1]]
    assert (theirs["length"], theirs["units"], theirs["rate"]) == (samples, units, simulated.rate)
    raw = 1000 * np.asarray(simulated.of_kind("emg"))[:, ::997].T
    np.testing.assert_allclose(theirs["raw"], raw, rtol=1e-6, atol=1e-6 * np.abs(raw).max())
    np.testing.assert_allclose(theirs["force"], simulated.of_kind("force")[0][::997], rtol=1e-9, atol=1e-9)


def test_openhdemg_sees_the_same_discharges(simulated: Recording, theirs: dict[str, Any]) -> None:
    ours = [np.round(t * simulated.rate).astype(int).tolist() for t in simulated.truth.values()]
    assert theirs["pulses"] == ours
    assert theirs["fired"] == ours


def test_rates_agree_within_a_thousandth(simulated: Recording, theirs: dict[str, Any]) -> None:
    ours = [unit_rates(t).rate_mean for t in simulated.truth.values()]
    assert theirs["rate_all"] == pytest.approx(ours, rel=1e-3)


def test_recruitment_thresholds_are_the_force_at_the_first_and_last_discharge(
    simulated: Recording, theirs: dict[str, Any]
) -> None:
    force = simulated.of_kind("force")[0]
    for name, field in (("rel_RT", "recruitment_force"), ("rel_DERT", "derecruitment_force")):
        ours = [recruitment_thresholds(t, force, simulated.rate) for t in simulated.truth.values()]
        assert theirs["thresholds"][name] == pytest.approx([getattr(o, field) for o in ours], rel=1e-6)


def triangle() -> tuple[Recording, list[float]]:
    """Drive up and down with units that stop at less of it than they started at, and how much less in pps."""
    rate, chance = 2048.0, np.random.default_rng(4)
    time = np.arange(round(24 * rate)) / rate
    drive = np.clip(1 - np.abs(time - 12) / 10, 0, None)
    units, less = {}, (0.03, 0.15, 0.2, 0.3)
    for number, (on, fall) in enumerate(zip((0.05, 0.2, 0.35, 0.5), less, strict=True)):
        first, last = time[drive >= on][0], time[drive >= on - fall][-1]
        times = [first]
        while times[-1] < last:
            pps = 8 + 12 * (np.interp(times[-1], time, drive) - 0.6 * on)
            times.append(times[-1] + chance.normal(1, 0.04) / pps)
        units[f"unit {number}"] = np.array(times[:-1])
    samples = np.vstack([chance.normal(0, 0.05, (4, len(time))), 50 * drive])
    channels = [*(Channel(f"E{i}", "emg", "mV") for i in range(4)), Channel("Force", "force", "N")]
    return Recording(samples, rate, channels, truth=units), [12 * fall for fall in less]


def test_delta_f_of_every_pair_agrees_with_openhdemg_and_with_what_was_put_in(python: Path, tmp_path: Path) -> None:
    """Within 0.2 pps for the same curves: openhdemg begins at a unit's second discharge, and we at its first.

    Its support vector regression in place of our polynomial moves it by less than 0.8 pps; both are within 1 pps of
    the truth.
    """
    recording, truth = triangle()
    found = with_curves(python, recording, tmp_path)
    units = list(rounded(recording).values())
    for (one, other), value, learned in zip(found["pairs"], found["delta_f"], found["delta_f_learned"], strict=True):
        ours = delta_f(units[one], units[other])
        assert ours.usable
        assert ours.value == pytest.approx(value, abs=0.2)
        assert ours.value == pytest.approx(learned, abs=0.8)
        assert ours.value == pytest.approx(truth[other], abs=1.0)


def test_a_recording_without_units_and_one_without_emg_open(python: Path, simulated: Recording, tmp_path: Path) -> None:
    part = simulated.between(5.0, 7.0)
    bare = openhdemg.write_recording(replace(part, truth={}), tmp_path / "bare.json")
    found = ask(python, bare)
    samples = part.samples.shape[1]
    assert found["shapes"] == [[samples, len(part.rows("emg"))], [samples, 1], [samples, 0], [samples, 0], [0, 1]]
    assert (found["units"], found["pulses"]) == (0, [])
    force = Recording(part.of_kind("force"), part.rate, [Channel("Force", "force", "N")])
    found = ask(python, openhdemg.write_recording(force, tmp_path / "force.json"))
    assert found["source"] == "CUSTOMCSV_REFSIG"
    assert found["keys"] == ["EXTRAS", "FILENAME", "FSAMP", "REF_SIGNAL", "SOURCE"]
    np.testing.assert_allclose(found["force"], part.of_kind("force")[0][::997], rtol=1e-9, atol=1e-9)


def test_the_shared_sample_gives_the_same_numbers_in_both_and_after_it_was_written_again(
    python: Path, tmp_path: Path
) -> None:
    if not SAMPLE.exists():
        pytest.skip("the sample recording otb_testfile.json is not here")
    recording = openhdemg.read_recording(SAMPLE)
    steady = (STEADY[0] / recording.rate, STEADY[1] / recording.rate)
    ours, rest = measure(recording, steady=steady), pulls(recording, steady)[0].rest
    again = openhdemg.write_recording(recording, tmp_path / "again.json")
    for path in (SAMPLE, again):
        found = ask(python, path, rest)
        assert [len(p) for p in found["pulses"]] == [u["spikes"] for u in ours.units]
        assert [u["rate_mean"] for u in ours.units] == pytest.approx(found["rate_all"], rel=1e-3)
        assert [u["steady_rate_mean"] for u in ours.units] == pytest.approx(found["rate_steady"], rel=1e-3)
        assert ours.force_cov == pytest.approx(found["unsteadiness"], rel=1e-3)
        assert found["spacing"] == pytest.approx(8.0)
