"""Single motor units of the first dorsal interosseous: twitch size and speed, and when they are recruited."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean, spikes
from myospasm.session import build_person
from myospasm.wiring import make_pool

MUSCLE = "first_dorsal_interosseous"
PEOPLE = 3
RAMP = "Rest for 0.5 s. Ramp from 0 % to 60 % in 10 s. Rest for 0.5 s."

PAPER = Paper(
    source="MilnerBrown1973",
    title="The contractile properties of human motor units during voluntary isometric contractions",
    people=PEOPLE,
    protocol="a slow ramp; each unit's twitch by itself, and the force at which it joins",
    rows=(
        Row("MU039a", "twitch of the weakest unit", 0.98, 0.3, 3.0, "mN", "predict", note="0.1 g; a factor of three"),
        Row("MU039b", "twitch of the strongest unit", 98, 33, 294, "mN", "predict", note="10 g; a factor of three"),
        Row("MU040", "units with contraction times below 70 ms", 90, 80, 100, "%", "fit", note="over 80 %"),
        Row("MU041", "correlation of a unit's twitch with the force at which it joins", 0.8, None, None, "1",
            "predict", 1, note="nearly linear; no coefficient in the abstract"),
    ),
    errors="Force of the muscle's tendon times its lever over 4.5 cm of the finger, as felt at the joint between. "
    "Ranges are printed without spread; bounds of a factor of three are ours. 60 simulated units stand for 120.",
)  # fmt: skip
FINGER = 0.045


def replay() -> dict[str, float]:
    """What the model gives."""
    person = build_person("adult", {MUSCLE: 120})
    fibers = person.twitch.fibers(person.muscle, make_pool(person.units))
    share = np.asarray(fibers.share) * float(person.muscle.maximal_force[0])
    peak = 1 / (1 + (0.72 * np.e) ** float(person.twitch.cooperativity))  # a single impulse's share of the tetanus
    at_finger = 1000 * share * peak * abs(float(person.muscle.moment_arm[0])) / FINGER
    likeness = []
    for (trace,) in cohort("adult", ((MUSCLE, 60),), (RAMP,), PEOPLE):
        trains, size = spikes(trace), trace["unit_force"].values
        first = np.array([t[0] if t.size else np.nan for t in trains])
        seen = np.isfinite(first)
        force = np.interp(first[seen], trace["time"].values, trace["force"].values[:, 0])
        likeness.append(float(np.corrcoef(size[seen], force)[0, 1]))
    return {
        "MU039a": float(at_finger.min()), "MU039b": float(at_finger.max()),
        "MU040": 100 * float((np.asarray(fibers.time) < 0.070).mean()), "MU041": mean(likeness),
    }  # fmt: skip
