"""The cramp threshold of the great toe after sweating off three percent of one's weight."""

from __future__ import annotations

import dataclasses

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import (
    MARK,
    Kind,
    at,
    charted,
    gained,
    lives,
    moments,
    sweat_sodium,
    thresholds_at,
    when,
)
from myospasm.evidence._trains import TOE, steps
from myospasm.evidence.cohort import mean

PEOPLE = 6
PERSON = "cramp_prone_adult"
TEST = dataclasses.replace(TOE, frequencies=steps(12, 32))
RIDE = "Cycle at 40 % of the greatest effort for {} min in 41 degC at 20 % humidity"
LOST = 0.03

PAPER = Paper(
    source="MillerMack2010",
    title="Three percent hypohydration does not affect threshold frequency of electrically induced cramps",
    people=PEOPLE,
    protocol="cramp threshold frequency of flexor hallucis brevis before and after exercise at 41 degC that took 3 % "
    "of body mass, then rest",
    rows=(
        Row("F018", "cramp threshold frequency, euhydrated", 23.7, 19.0, 28.4, "Hz", "predict", note="SE 1.5, n 10"),
        Row("F019", "cramp threshold frequency, hypohydrated", 21.3, 16.9, 25.7, "Hz", "predict", note="SE 1.4, n 10"),
        Row("CR063", "its change", -2.4, -5.6, 0.8, "Hz", "predict", note="no effect; 95 % interval from P = .12"),
        Row("F034", "rise of plasma osmolality", 12.6, 8.2, 17.0, "mosm/kg", "predict",
            note="282.5 to 295.1; each +/- 1, taken as SE"),
        Row("F050", "sodium lost with sweat", 144.9, 113.9, 175.9, "mmol", "predict", note="SE 9.8, n 10"),
    ),
    errors="One body rides at 40 % of its greatest uptake until 3 % are lost, and rests for 30 min in a room; the "
    "people differ in nerve and muscle only. They are taken as cramp-prone, 20 of 40 motor units, bursts from "
    "12 to 32 Hz, a cramp judged by units; who never cramps is left out of the mean. Half the published "
    "sodium is lost (F050): these men's sweat held some 65 mmol/L, that of Baker's athletes, on which the "
    "model's is set, 36.",
)  # fmt: skip


def ride() -> str:
    """The exercise, as long as it takes to lose so much."""
    (chart,) = charted(Kind(PERSON), (RIDE.format(240),))
    return RIDE.format(round(when(chart, "body_mass", LOST) / 60))


def replay() -> dict[str, float]:
    """What the model gives."""
    kind, told = Kind(PERSON, PEOPLE), ride()
    (sweated,) = charted(Kind(PERSON), (told,))
    found = lives(kind, (MARK, told, "Rest for 30 min", MARK))
    before, after = (thresholds_at(kind, moments(found, index), TEST) for index in (0, 1))
    return {
        "F018": mean(before),
        "F019": mean(after),
        "CR063": mean(b - a for a, b in zip(before, after, strict=True)),
        "F034": gained(sweated, "osmolality"),
        "F050": sweat_sodium(kind.each()[0], sweated) if at(sweated, "sweat") else 0.0,
    }
