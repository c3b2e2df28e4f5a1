"""Single motor units of the ball of the thumb: the frequency that gives half of their force."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import train_force
from myospasm.evidence.cohort import mean
from myospasm.session import build_person
from myospasm.signs.force import half_force_frequency
from myospasm.wiring import make_pool

FREQUENCIES = (2.0, 5.0, 7.0, 9.0, 11.0, 13.0, 16.0, 20.0, 25.0, 30.0, 50.0, 80.0)

PAPER = Paper(
    source="Thomas1991",
    title="Force-frequency relationships of human thenar motor units",
    people=1,
    protocol="units of abductor pollicis brevis, small to large, in trains of 2 s from 2 to 80 Hz",
    rows=(Row("MU015", "frequency of half the greatest force", 12, 8, 16, "Hz", "predict", note="SD 4"),),
    errors="The fibers alone, at optimal length; five units spread evenly over the muscle's contraction times.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    person = build_person("adult", {"abductor_pollicis_brevis": 5})
    times = np.asarray(person.twitch.fibers(person.muscle, make_pool(person.units)).time)
    found = []
    for time in times.tolist():
        trains = [train_force(time, np.arange(0.0, 2.0, 1 / f).tolist(), 2.0)[1500:] for f in FREQUENCIES]
        found.append(half_force_frequency(np.array(FREQUENCIES), np.array([t.max() for t in trains])))
    return {"MU015": mean(found)}
