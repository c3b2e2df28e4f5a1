"""What other software gives on real recordings, and what `myospasm measure` gives: a markdown table.

Run: python docs/agreement.py FOLDER-OF-SAMPLES. The tests hold these: test_openhdemg.py, test_openhdemg_itself.py (in
an environment of its own) and test_measure_figures.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from myospasm.files.formats import read_recording
from myospasm.signs import cv2, local_variation, measure

STEADY = (18000 / 2048, 48000 / 2048)
RATES = (7.608, 6.815, 7.949, 10.693, 10.543)
STEADY_RATES = (7.925, 6.915, 8.171, 11.158, 10.754)
JOINS = {"MU2": 18.691483, "MU3": 10.784213, "MU4": 4.829930, "MU5": 5.114673}
NEEDLE = {"healthy": (0.082, 1.63, 106), "myopathy": (0.097, 1.45, 291), "neuropathy": (0.388, 6.55, 241)}
Line = tuple[str, str, float, float, str]


def high_density(folder: Path) -> Iterator[Line]:
    """A contraction of tibialis anterior, 64 channels, decomposed: openhdemg's figures."""
    recording = read_recording(folder / "hdemg_voluntary" / "otb_testfile.json")
    found = measure(recording, steady=STEADY).as_dict()
    for unit, rate, steady in zip(found["units"], RATES, STEADY_RATES, strict=True):
        yield f"mean rate of {unit['id']}", "openhdemg", rate, unit["rate_mean"], "pps"
        yield f"the same while steady, {unit['id']}", "openhdemg", steady, unit["steady_rate_mean"], "pps"
    joins = {unit["id"]: unit["recruitment_force"] for unit in found["units"]}
    for unit, force in JOINS.items():
        yield f"force at which {unit} joins, as recorded", "openhdemg", force, joins[unit], ""
    yield "steadiness of the force", "openhdemg", 1.43, found["force_cov"], "%"
    yield from trains(recording.truth["MU5"])


def trains(times: np.ndarray) -> Iterator[Line]:
    """Elephant's figures of one unit's intervals."""
    from elephant import statistics

    intervals = np.diff(times)
    yield "CV2 of MU5", "elephant", 100 * float(statistics.cv2(intervals)), cv2(intervals), "%"
    yield "local variation of MU5", "elephant", float(statistics.lv(intervals)), local_variation(intervals), ""


def needle(folder: Path) -> Iterator[Line]:
    """Needle EMG of three people."""
    for who, figures in NEEDLE.items():
        recording = read_recording(folder / "needle_emg" / f"emg_{who}.hea")
        found = measure(recording).as_dict()["channels"][0]
        ours = found["rms"], found["peak_to_peak"], found["turns_per_second"]
        names = "RMS", "peak to peak", "turns above 0.1 mV"
        for name, theirs, own, unit in zip(names, figures, ours, ("mV", "mV", "per s"), strict=True):
            yield f"needle, {who}: {name}", "not named", theirs, own, unit


def table(folder: Path) -> str:
    """All of it."""
    lines = ["| figure | software | there | here | difference |", "| --- | --- | --- | --- | --- |"]
    for name, software, theirs, ours, unit in [*high_density(folder), *needle(folder)]:
        apart = 100 * (ours / theirs - 1)
        lines.append(f"| {name} | {software} | {theirs:.4g} {unit} | {ours:.4g} {unit} | {apart:+.1f} % |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(Path(sys.argv[1])))
