"""How fast and in how much memory recordings are written, read and measured: a markdown table.

Run: python benchmarks/recordings.py [FORMAT ...]. Each line is a process of its own. The recording is noise of 64
channels at 2048 Hz with a contraction every half minute, kept as EDF; writing takes a minute of it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from myospasm.records import Channel, Recording

RATE, CHANNELS = 2048.0, 64
WRITTEN = ("bids", "nwb", "edf", "bdf", "zarr", "openhdemg", "csv")


def noise(seconds: float) -> Recording:
    """64 channels of a grid, loud for 10 s of every 30."""
    random = np.random.default_rng(0)
    time = np.arange(round(seconds * RATE)) / RATE
    loud = np.where(time % 30 < 10, 1.0, 0.02).astype(np.float32)
    samples = random.standard_normal((CHANNELS, time.size), dtype=np.float32) * loud
    places = [(0.008 * (i // 5), 0.008 * (i % 5)) for i in range(CHANNELS)]
    channels = [Channel(f"E{i + 1}", "emg", "mV", "soleus", p, group="grid") for i, p in enumerate(places)]
    truth = {f"soleus/{u:03d}": np.sort(random.uniform(0, seconds, round(10 * seconds))) for u in range(20)}
    return Recording(samples, RATE, channels, truth=truth, about={"started": "2026-11-22T10:11:12+00:00"})


def work(name: str, folder: Path) -> str:
    """Do one piece of work in this process; says seconds and megabytes."""
    from myospasm.files import formats
    from myospasm.signs import measure

    long = folder / "long.edf"
    if name == "make":
        formats.module("edf").write_recording(noise(600.0), long)
        return ""
    if name == "measure":
        began = time.perf_counter()
        measure(formats.read_recording(long))
        what = "measure 10 min"
    else:
        recording = noise(60.0)
        began = time.perf_counter()
        formats.module(name).write_recording(recording, folder / formats.named(name, "short"))
        what = f"write 60 s as {name}"
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {what} | {seconds:.1f} | {memory:.0f} |"


def main(names: list[str]) -> None:
    """Every piece of work, each in a fresh process."""
    print("| work, 64 channels at 2048 Hz | seconds | memory MB |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name in ["make", "measure", *names]:
            done = subprocess.run(
                [sys.executable, __file__, "--one", name, folder], check=True, stdout=subprocess.PIPE, text=True
            )
            print(done.stdout.strip(), end="\n" if done.stdout.strip() else "")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(work(sys.argv[2], Path(sys.argv[3])))
    else:
        main(sys.argv[1:] or list(WRITTEN))
