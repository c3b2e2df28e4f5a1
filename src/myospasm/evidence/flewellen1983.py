"""Dantrolene in a vein: what is left of the twitch of the thumb."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import doing, individuals, mean
from myospasm.session import build_person
from myospasm.story import apply
from myospasm.treatment import treated

MUSCLE, PEOPLE = "adductor_pollicis", 4
TEXT = "Rest for 1 s. 3 times: stimulate the nerve once at 130 %, then rest for 2 s. Contract at 100 % for 3 s."
PULL, TWITCH = (10.5, 13.0), (0.8, 9.9)

PAPER = Paper(
    source="Flewellen1983",
    title="Dantrolene dose response in awake man",
    people=PEOPLE,
    protocol="supramaximal twitches of the thumb's adductor and a maximal contraction, before and after 2.5 mg/kg",
    rows=(
        Row("N093", "fall of the twitch", 75, 65, 85, "%", "fit", note="bounds are ours"),
        Row("N093b", "fall of the twitch less that of the maximal pull", 0, None, None, "%", "predict", 1),
    ),
    errors="The effect at full dose was set by N093. That a maximal pull falls less follows from calcium that adds up "
    "over a train; the paper's figure for grip strength is not at hand.",
)


def _tops(remedy: str) -> np.ndarray:
    """Force of the greatest twitch and of the greatest pull (people, 2), over rest."""
    kind = build_person("adult", {MUSCLE: None})
    if remedy:
        kind = apply(kind, *treated(remedy, [MUSCLE]))
    found = []
    for trace in doing(individuals(kind, PEOPLE), TEXT):
        force = trace["force"].sel(muscle=MUSCLE)
        rest = float(force.sel(time=slice(0.2, 0.9)).mean())
        found.append([float(force.sel(time=slice(*part)).max()) - rest for part in (TWITCH, PULL)])
    return np.array(found)


def replay() -> dict[str, float]:
    """What the model gives."""
    fall = 100 * (1 - _tops("dantrolene") / _tops(""))
    return {"N093": mean(list(fall[:, 0])), "N093b": mean(list(fall[:, 0] - fall[:, 1]))}
