"""The tibial nerve shocked at ankle and knee: speed, latency and size of the answer of abductor hallucis."""

from __future__ import annotations

import dataclasses

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import individuals, run_each
from myospasm.evidence.cohort import mean
from myospasm.instruments.surface_emg import BellyTendon
from myospasm.protocol import Protocol
from myospasm.signs.evoked import Evoked, evoked_waves

PEOPLE = 8
APART = 0.40
"""m from the ankle's site to the knee's."""
SHOCK = Protocol("Rest for 0.5 s. Stimulate the nerve at 1 Hz for 1 pulses at 130 %.")
RATE = 10240.0

PAPER = Paper(
    source="Kim2022",
    title="Reference standards for nerve conduction studies of individual nerves of lower extremity",
    people=PEOPLE,
    protocol="one supramaximal shock at the ankle and one 40 cm higher; belly against tendon of abductor hallucis",
    rows=(
        Row("NV007", "conduction velocity of the tibial motor nerve", 50.7, 42.2, 59.3, "m/s", "fit"),
        Row("NV008", "distal latency", 4.3, 3.1, 5.4, "ms", "predict"),
        Row("NV009", "amplitude of the M wave", 7.1, 3.4, 10.9, "mV", "predict"),
    ),
    errors="Men in their twenties; 8 people. The amplitude is peak to peak. 40 cm between the sites is assumed, "
    "and taken "
    "without error: the second site is the same person with the stimulator moved.",
)


def answers(extra: float) -> list[Evoked]:
    """M waves with the stimulator moved up by `extra` m."""
    people = individuals("adult", ("abductor_hallucis",), PEOPLE)
    moved = [
        dataclasses.replace(
            p, muscle=dataclasses.replace(p.muscle, stimulus_distance=p.muscle.stimulus_distance + extra)
        )
        for p in people
    ]
    device = BellyTendon("abductor_hallucis", rate=RATE)
    recordings = [device.record(t) for t in run_each(moved, [SHOCK] * PEOPLE)]
    return [evoked_waves(r.samples[0], RATE, np.array([0.5 - r.start])) for r in recordings]


def replay() -> dict[str, float]:
    """What the model gives."""
    near, far = answers(0.0), answers(APART)
    return {
        "NV007": mean([APART / float(f.latency[0] - n.latency[0]) for n, f in zip(near, far, strict=True)]),
        "NV008": 1000 * mean([float(n.latency[0]) for n in near]),
        "NV009": mean([float(n.peak_to_peak[0]) for n in near]),
    }
