"""Tizanidine: how much looser a stiff ankle gets."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._spastic import PEOPLE, patients
from myospasm.evidence.cohort import mean
from myospasm.instruments import laboratory
from myospasm.signs.stretch_reflex import read

TEXT = (
    "Hold the ankle at 20 deg plantar flexion. Rest for 2 s. "
    "Move the ankle to 10 deg dorsiflexion in 0.25 s. Rest for 3 s."
)

PAPER = Paper(
    source="Barnes1994",
    title="Tizanidine in the treatment of spasticity in multiple sclerosis",
    people=PEOPLE,
    protocol="a quick stretch of the calf after a cord injury, without and with 8 mg of tizanidine three times a day",
    rows=(
        Row("N089", "fall of the muscle's tone", 20, 10, 30, "%", "fit", note="bounds are ours"),
        Row("N089b", "fall of the EMG in the stretch", 0, None, None, "%", "predict", 1),
    ),
    errors="Tone by hand and in multiple sclerosis is told in the paper; here it is stiffness in a quick stretch, "
    "after an injury of the cord. The drug's effect on reflexes was chosen with N089 in view.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    found = []
    for remedy in ("", "tizanidine"):
        told = [read(laboratory.record(trace)) for trace in patients("spinal_cord_injury", TEXT, remedy)]
        found.append([[t["stiffness_quick_nm_deg"], t["stretch_emg_quick_uv"]] for t in told])
    before, after = (np.array(f).mean(0) for f in found)
    tone, emg = 100 * (1 - after / before)
    return {"N089": mean([tone]), "N089b": mean([emg])}
