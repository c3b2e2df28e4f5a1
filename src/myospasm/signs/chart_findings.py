"""What hours did to a body, told from their chart: for programs as numbers, for a patient in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.blood.laboratory import TESTS
from myospasm.ground import MyospasmError
from myospasm.instruments.hours.reading import course, muscle_of, times
from myospasm.instruments.hours.treadmill import Walk, treadmill
from myospasm.signs.summary import plain

if TYPE_CHECKING:
    import xarray as xr

NOTE = "Computed by a model, for research and teaching, not for diagnosis."
SURE = 2.77
"""SD of a measurement by which two of them must differ to be sure: 1.96 sqrt 2, the usual critical difference."""


class Watched(NamedTuple):
    """A quantity that is told of: how it is called, its unit and decimals as told, and the least change worth telling.

    The least change only chooses what is told. With `share` changes are told in % of the first value.
    """

    words: str
    unit: str
    digits: int
    least: float = 0.0
    scale: float = 1.0
    share: bool = False


def _tested(words: str, name: str) -> Watched:
    """As a laboratory reports it; a change counts if it is more than its imprecision."""
    test = TESTS[name]
    middle = 1.0 if name == "ph" else test.usual.value / test.factor
    return Watched(
        words, "" if name == "ph" else test.usual.unit, test.digits, SURE * test.within.value / 2 * middle, test.factor
    )


WATCHED = {
    "body_mass": Watched("your body weight", "kg", 1, 0.3),
    "plasma_volume": Watched("the fluid part of your blood", "L", 1, 0.03, share=True),
    "sodium": _tested("the salt (sodium) in your blood", "sodium"),
    "potassium": _tested("the potassium in your blood", "potassium"),
    "ph": _tested("the pH of your blood (higher means less acid)", "ph"),
    "ionized_calcium": _tested("the free calcium in your blood (it calms nerves)", "ionized_calcium"),
    "magnesium": _tested("the magnesium in your blood", "magnesium"),
    "osmolality": _tested("how concentrated your blood is (osmolality)", "osmolality"),
    "core_temperature": Watched("your body temperature", "degC", 1, 0.3),
    "pressure": Watched("your mean blood pressure", "mmHg", 0, 8.0),
    "glycogen": Watched("the stored sugar of the muscle", "mmol/L", 0, 0.05, share=True),
    "muscle_oxygen": Watched("the oxygen in the muscle", "%", 0, 0.05, 100.0),
    "pain": Watched("pain", "of 10", 0, 0.5),
}
"""By the chart's names, in the order in which they are told."""


def chart_findings(chart: xr.Dataset, muscle: str | None = None) -> dict[str, Any]:
    """What changed, how far one could walk, and sentences that a patient understands; ready for JSON.

    Told is what left its reference interval or changed by more than its imprecision (2.77 SD, Cotlove1970). Of what is
    in muscles `muscle` is told, the first unless named. Shapes: one object: duration (s), muscle, changes, walks,
    sentences, note. Source: `blood.laboratory`. Errors: MyospasmError for a chart without an entry.
    """
    seconds, own = times(chart), muscle_of(chart, muscle)
    rows = [_row(chart, name, own) for name in WATCHED]
    told = [row for row in rows if row["outside"] or row["changed"]]
    try:
        walks = treadmill(chart)
    except MyospasmError:  # nobody walked
        walks = ()
    sentences = [sentence for row in told if (sentence := _sentence(row))] + [_walked(walk) for walk in walks[:1]]
    return plain(
        {
            "duration": seconds[-1],
            "muscle": own,
            "changes": told,
            "walks": [walk._asdict() for walk in walks],
            "sentences": sentences or ["Nothing that was measured would have changed by more than can be told."],
            "note": NOTE,
        }
    )


def _row(chart: xr.Dataset, name: str, muscle: str) -> dict[str, Any]:
    """One quantity: first, last, least and greatest with their moments, and where it lies against its interval."""
    watched, seconds = WATCHED[name], times(chart)
    values = course(chart, name, muscle)
    least = watched.least * (abs(values[0]) if watched.share else 1.0)
    moved = max(values.max() - values[0], values[0] - values.min())
    low, high, source = _interval(name)
    below, above = (low is not None and values.min() < low), (high is not None and values.max() > high)
    return {
        "name": name,
        "unit": str(chart[name].attrs.get("units", "")),
        "begin": float(values[0]),
        "end": float(values[-1]),
        "least": float(values.min()),
        "least_at": float(seconds[np.argmin(values)]),
        "greatest": float(values.max()),
        "greatest_at": float(seconds[np.argmax(values)]),
        "changed": bool(moved > least),
        "percent": 100.0 * float(values[-1] / values[0] - 1.0) if values[0] else None,
        "reference": None if low is None else [low, high],
        "source": source,
        "outside": "both" if below and above else "below" if below else "above" if above else "",
    }


def _interval(name: str) -> tuple[float | None, float | None, str]:
    """The reference interval in the chart's unit, and its source."""
    if name not in TESTS:
        return None, None, ""
    test = TESTS[name]
    return float(test.usual.low or 0) / test.factor, float(test.usual.high or 0) / test.factor, test.usual.source


def _sentence(row: dict[str, Any]) -> str:
    """What happened to one quantity; empty where the extremes tell nothing new."""
    special = {"body_mass": _weighed, "pain": _hurt, "muscle_oxygen": _breathed}.get(row["name"])
    if special:
        return special(row)
    watched = WATCHED[row["name"]]
    if watched.share:
        return _shared(row, watched)
    first, far = row["begin"], _farthest(row)
    start, top = _number(first, watched), _told(far, watched)
    if start == _number(far, watched):
        return f"{_upper(watched.words)} would have stayed at {top}{_judged(row, far)}."
    verb = "risen" if far > first else "fallen"
    return f"{_upper(watched.words)} would have {verb} from {start} to {top}{_judged(row, far)}{_back(row, far)}."


def _farthest(row: dict[str, Any]) -> float:
    """The extreme that lies farther from the first value."""
    up, down = row["greatest"] - row["begin"], row["begin"] - row["least"]
    return row["greatest"] if up >= down else row["least"]


def _back(row: dict[str, Any], far: float) -> str:
    """What became of an extreme by the end, if it is another number by half of the way."""
    left = abs(row["end"] - row["begin"]) < 0.5 * abs(far - row["begin"])
    return f", and come back to {_told(row['end'], WATCHED[row['name']])} in the end" if left else ""


def _judged(row: dict[str, Any], value: float) -> str:
    if row["reference"] is None:
        return ""
    watched, (low, high) = WATCHED[row["name"]], row["reference"]
    words = f"{_number(low, watched)} to {_number(high, watched)}"
    if value < low:
        return f", below the healthy {words}"
    return f", above the healthy {words}" if value > high else f", still within the healthy {words}"


def _weighed(row: dict[str, Any]) -> str:
    change = row["end"] - row["begin"]
    verb = "lost" if change < 0 else "gained"
    if abs(change) < 0.05:
        return "Your body would have held as much water in the end as at first."
    return f"You would have {verb} {abs(change):.1f} kg of water, {abs(row['percent']):.1f} % of the body's mass."


def _shared(row: dict[str, Any], watched: Watched) -> str:
    percent = 100.0 * (_farthest(row) / row["begin"] - 1.0)
    verb = "shrunk" if percent < 0 else "grown"
    return f"{_upper(watched.words)} would have {verb} by {abs(percent):.0f} %."


def _hurt(row: dict[str, Any]) -> str:
    return f"Pain would have reached {row['greatest']:.0f} of 10, {_after(row['greatest_at'])}."


def _breathed(row: dict[str, Any]) -> str:
    low = f"{100 * row['least']:.0f} % at the lowest, {_after(row['least_at'])}"
    return f"The muscle's blood would have held {100 * row['begin']:.0f} % of its oxygen at first and {low}."


def _walked(walk: Walk) -> str:
    first = None if walk.initial_distance is None else f"{walk.initial_distance:.0f} m before the leg began to hurt"
    if walk.absolute_distance is not None:
        last = f"{walk.absolute_distance:.0f} m before you had to stop"
        return f"You would have walked {first}, and {last}." if first else f"You would have walked {last}."
    if first:
        return f"You would have walked {first}, and {walk.distance:.0f} m in all without having to stop for pain."
    return f"You would have walked {walk.distance:.0f} m without pain."


def _told(value: float, watched: Watched) -> str:
    return f"{_number(value, watched)} {watched.unit.replace('degC', '°C')}".strip()


def _number(value: float, watched: Watched) -> str:
    return f"{value * watched.scale:.{watched.digits}f}"


def _after(seconds: float) -> str:
    """A moment in the words of a clock."""
    for size, unit in ((3600.0, "h"), (60.0, "min")):
        if seconds >= 2 * size:
            return f"after {seconds / size:.1f}".removesuffix(".0") + f" {unit}"
    return f"after {seconds:.0f} s"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
