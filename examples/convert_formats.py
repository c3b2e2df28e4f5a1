"""One recording in several formats, read back from each: what every format keeps, and how large its file is.

Run: python examples/convert_formats.py [FOLDER]
"""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from myospasm import build_person, record
from myospasm.files import formats
from myospasm.run import run

FORMATS = ("edf", "bdf", "openhdemg", "zarr", "csv")


def main(folder: Path) -> None:
    person = build_person("adult", {"soleus": 30})
    recording = record(run(person, ["Rest for 0.5 s", "Contract at 40 % for 1 s", "Rest for 0.5 s"]))
    figure, panels = plt.subplots(len(FORMATS), figsize=(7, 5), sharex=True, layout="constrained")
    for name, panel in zip(FORMATS, panels, strict=True):
        place = formats.module(name).write_recording(recording, folder / formats.named(name, "soleus"), force=True)
        again = formats.read_recording(place)
        files = [place] if place.is_file() else [p for p in place.rglob("*") if p.is_file()]
        emg = np.asarray(again.samples[0])
        panel.plot(np.arange(emg.size) / again.rate, emg, lw=0.4, color="0.2")
        panel.set_ylabel(again.channels[0].unit)
        size = sum(p.stat().st_size for p in files) / 1e3
        panel.set_title(f"{name}: {size:.0f} kB, true spikes of {len(again.truth)} units kept", fontsize=9, loc="left")
    panels[-1].set_xlabel("time (s)")
    figure.savefig(folder / "convert_formats.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
