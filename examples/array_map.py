"""Where on the skin of the calf a cramp is heard: an array of electrodes, in the contraction and in the cramp after it.

Run: python examples/array_map.py [FOLDER]
"""

import sys
from pathlib import Path

from myospasm import build_person, record
from myospasm.instruments.surface_emg import SurfaceArray
from myospasm.plots.array import plot_array
from myospasm.run import run

CALF = {"medial_gastrocnemius": 60, "soleus": 40}
PROTOCOL = ["Hold the ankle at 30 deg plantar flexion", "Rest for 1 s", "Contract at 100 % for 6 s", "Rest for 8 s"]


def main(folder: Path) -> None:
    trace = run(build_person("cramp_prone_adult", CALF), PROTOCOL)
    grid = SurfaceArray("medial_gastrocnemius", rows=8, columns=5, spacing=0.01, derivation="differential")
    recording = record(trace, [grid])
    figure = plot_array(recording, {"asked for": (5.0, 7.0), "by itself": (9.0, 14.0)})
    figure.savefig(folder / "array_map.png", dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
