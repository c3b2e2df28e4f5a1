"""People who jerk, start or drop what they hold, as a laboratory records them."""

from __future__ import annotations

import functools

import numpy as np

from myospasm import causes
from myospasm.anatomy import healthy_adult
from myospasm.instruments import laboratory
from myospasm.protocol import Protocol
from myospasm.records import Recording
from myospasm.run import Job, run_jobs
from myospasm.scenario import Scenario
from myospasm.scenario_parts import Instruments
from myospasm.session import devices
from myospasm.signs.examination import examine
from myospasm.signs.jerks import answers_to_tones
from myospasm.story import apply

PEOPLE = 3
BODY = (("right_sternocleidomastoid", 30), ("biceps_brachii", 30), ("first_dorsal_interosseous", 30), ("soleus", 30))
HAND = (("first_dorsal_interosseous", 60),)
WRIST = (("extensor_carpi_radialis", 100),)
TONES = ("Rest for 1 s", "5 times: sound a loud tone, then rest for 2 s")


@functools.lru_cache(maxsize=8)
def recordings(
    muscles: tuple[tuple[str, int], ...], protocol: tuple[str, ...], cause: str = "", scalp: bool = False
) -> list[Recording]:
    """What some people do, with an electrode over the first muscle's cortex if wanted."""
    person = healthy_adult(dict(muscles))
    person = apply(person, causes.load(cause)) if cause else person
    plan = Scenario(
        muscles=dict(muscles), main=muscles[0][0], protocol=protocol, seed=1, instruments=Instruments(eeg=scalp)
    )
    traces = run_jobs([Job(person, Protocol(list(protocol)), k + 1, k + 1) for k in range(PEOPLE)])
    return [laboratory.record(trace, devices(trace, plan)) for trace in traces]


def startles(cause: str) -> tuple[float, float]:
    """The first startle over that of health, less 1, and what is left of it at the last tone, less in health (%)."""
    health, ill = _sizes().mean(0), _sizes(cause).mean(0)
    left = [100 * float(s[-1] / s[0]) if s[0] > 0 else float("nan") for s in (health, ill)]
    return float(ill[0] / health[0]) - 1.0, left[1] - left[0]


def _sizes(cause: str = "") -> np.ndarray:
    """Everyone's answer to each tone (people, tones), all muscles together."""
    told = [answers_to_tones(recording) for recording in recordings(BODY, TONES, cause)]
    return np.array([[sum(size for _, size in tone.values()) for tone in tones] for tones in told])


def sign(found: list[Recording], name: str, absent: float = float("nan")) -> float:
    """The mean of a sign over people; who lacks it counts as `absent`, NaN leaves them out."""
    values = np.array([examine(recording).get(name, absent) for recording in found])
    return float(np.nanmean(values)) if np.isfinite(values).any() else float("nan")
