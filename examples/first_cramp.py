"""A calf cramps after a hard contraction with the toes pointed; that of a person who rarely cramps falls silent.

Run: python examples/first_cramp.py [FOLDER]
"""

import sys
from pathlib import Path

from myospasm import asked_for, build_person, plot_story, record, summarize
from myospasm.run import run

CALF = {"medial_gastrocnemius": 40, "soleus": 40, "tibialis_anterior": 20}


def main(folder: Path) -> None:
    for name in ("cramp_prone_adult", "adult"):
        person = build_person(name, CALF)
        trace = run(person, ["Hold the ankle at 30 deg plantar flexion", "Contract at 80 % for 5 s", "Rest for 25 s"])
        recording = record(trace)
        signs = summarize(recording, outside=asked_for(recording.events))
        lasted = max((spasm["duration"] for spasm in signs["spasms"]), default=0.0)
        print(f"{name}: the calf went on by itself for {lasted:.0f} s")
        plot_story(trace, recording, signs).savefig(folder / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
