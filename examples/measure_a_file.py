"""What can be read from a recording: of your own file if you name one, else of a simulated contraction kept as EDF+
(only the calf pulls; what the electrodes over the shin hear is cross-talk of it).

Run: python examples/measure_a_file.py [FOLDER [RECORDING]]
"""

import sys
from pathlib import Path

from myospasm import build_person, record
from myospasm.files import edf
from myospasm.files.formats import read_recording
from myospasm.plots.measured import plot_measured
from myospasm.run import run
from myospasm.signs import describe, measure


def simulated(folder: Path) -> Path:
    person = build_person("adult", {"soleus": 40, "tibialis_anterior": 20})
    trace = run(person, ["Rest for 2 s", "Contract at 50 % for 6 s", "Rest for 2 s"])
    return edf.write_recording(record(trace), folder / "simulated.edf", force=True)


def main(folder: Path, file: Path | None = None) -> None:
    recording = read_recording(file or simulated(folder))
    found = measure(recording)
    print(describe(found))
    plot_measured(recording, found.as_dict()).savefig(folder / "measure_a_file.png", dpi=110)


if __name__ == "__main__":
    places = [Path(word) for word in sys.argv[1:]]
    main(places[0] if places else Path("."), places[1] if len(places) > 1 else None)
