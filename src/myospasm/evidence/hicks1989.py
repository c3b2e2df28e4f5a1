"""The M wave between short contractions, and after them: it grows by a quarter."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import few
from myospasm.evidence._m_waves import UNITS, answers, late_over_early
from myospasm.evidence.cohort import mean

PEOPLE = 2
TIMES = 20
THUMB, FOOT = "abductor_pollicis_brevis", "extensor_digitorum_brevis"
SHOCK = "stimulate the nerve once at 130 %"
BEFORE = 5
"""Shocks at rest."""
PROTOCOL = f"Rest for 0.5 s. {f'{SHOCK}. ' * BEFORE}"
PROTOCOL += f"{TIMES} times: contract at 100 % for 3 s, then rest for 0.5 s, then {SHOCK}, then rest for 0.5 s"

PAPER = Paper(
    source="Hicks1989",
    title="M wave potentiation during and after muscle activity",
    people=PEOPLE,
    protocol=f"a maximal contraction of 3 s every 5 s, {TIMES} times, a shock to the nerve 0.5 s after each; belly "
    "against tendon",
    rows=(
        Row("HI-thumb-size", "growth of the M wave's amplitude, thenar", 23.6, 11.0, 36.2, "%", "predict"),
        Row("HI-thumb-area", "growth of the M wave's area, thenar", 29.3, 15.2, 43.4, "%", "predict"),
        Row("HI-foot-size", "growth of the M wave's amplitude, extensor of the toes", 11.4, 1.8, 21.0, "%", "predict"),
        Row("HI-foot-area", "growth of the M wave's area, extensor of the toes", 25.9, 10.7, 41.1, "%", "predict"),
    ),
    errors=f"{PEOPLE} people with {UNITS} units; the thenar muscle is abductor pollicis brevis. How often the "
    "contractions came is assumed (the area was largest after 100 s), and the abstract's spread is taken as the SD; "
    "the last half of the shocks counts, not the largest. Fibers' action "
    "potentials do not change with use: the pump that makes them larger is not in the model.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    (thumb_size, thumb_area), (foot_size, foot_area) = _grown(THUMB), _grown(FOOT)
    return {
        "HI-thumb-size": thumb_size,
        "HI-thumb-area": thumb_area,
        "HI-foot-size": foot_size,
        "HI-foot-area": foot_area,
    }


def _grown(muscle: str) -> tuple[float, float]:
    """By how much (%) amplitude and area exceed those at rest, over people."""
    found = [answers(trace, muscle) for trace in few(((muscle, UNITS),), PROTOCOL, PEOPLE)]
    waves = [(wave.peak_to_peak, wave.area) for wave in found]
    size, area = ([late_over_early(values, BEFORE, TIMES // 2) for values in some] for some in zip(*waves, strict=True))
    return mean(size), mean(area)
