"""What drives the neck's muscles together when the head trembles in cervical dystonia."""

from __future__ import annotations

import functools

from myospasm import causes
from myospasm.anatomy import healthy_adult
from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import doing, individuals, mean
from myospasm.instruments import laboratory
from myospasm.scenario import Scenario
from myospasm.session import devices
from myospasm.signs.dystonia import head
from myospasm.story import apply

PEOPLE = 3
NECK = {"right_sternocleidomastoid": 30, "left_sternocleidomastoid": 20, "left_splenius": 30, "right_splenius": 20}
TEXT = ("Hold the head at neutral", "Let the head go", "Rest for 14 s", "Touch the skin for 8 s", "Rest for 1 s")

PAPER = Paper(
    source="Tijssen2002",
    title="Descending control of muscles in patients with cervical dystonia",
    people=PEOPLE,
    protocol="coherence of the EMG of sternocleidomastoid and splenius that turn the head together",
    rows=(
        Row("N109", "frequency of the strongest common drive, dystonia with tremor", 6, 5, 7, "Hz", "predict",
            note="complex cervical dystonia, 10 patients"),
        Row("N113", "EMG of the neck while touched, of that before, tonic form", 50, 0, 50, "%", "predict",
            note="Schramm2004: at least half less in one muscle of most; here the mean of all"),
    ),
    errors="Four neck muscles, turning alone. The tonic form is asked for the trick, the trembling one for the drive.",
)  # fmt: skip


@functools.lru_cache(maxsize=2)
def _signs(cause: str) -> list[dict[str, float]]:
    kind = apply(healthy_adult(NECK), causes.load(cause))
    traces = doing(individuals(kind, PEOPLE), ". ".join(TEXT) + ".")
    plan = Scenario(muscles=dict(NECK), protocol=TEXT, seed=1)
    return [head(laboratory.record(trace, devices(trace, plan))) for trace in traces]


def replay() -> dict[str, float]:
    """What the model gives."""
    return {
        "N109": mean([one["neck_drive_hz"] for one in _signs("cervical_dystonia_tremor")]),
        "N113": mean([one["trick_percent"] for one in _signs("cervical_dystonia")]),
    }
