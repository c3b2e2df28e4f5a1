"""What happened, in words and numbers: the same sentences under the picture and on the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from myospasm.records import Event

if TYPE_CHECKING:
    import xarray as xr

NOTICE = "For research and teaching, not for diagnosis."
AFTER_STRETCH = 5.0
"""A spasm that ends within this time (s) of the end of a stretch was ended by it; a cramp takes tens of seconds to end alone."""
PLAIN = {
    "medial_gastrocnemius": "calf (inner head)",
    "lateral_gastrocnemius": "calf (outer head)",
    "soleus": "deep calf (soleus)",
    "tibialis_anterior": "shin (tibialis anterior)",
    "abductor_hallucis": "sole of the foot (abductor hallucis)",
    "flexor_hallucis_brevis": "sole of the foot (flexor hallucis brevis)",
}


def plain_muscle(name: str) -> str:
    """A muscle's name for a patient."""
    return PLAIN.get(name, name.replace("_", " "))


def events_of(trace: xr.Dataset) -> list[Event]:
    """The events of a Trace."""
    return [
        Event(float(onset), float(length), str(label))
        for onset, length, label in json.loads(trace.attrs.get("events", "[]"))
    ]


def stretches(events: Iterable[Event]) -> list[Event]:
    """Those events that are a stretch."""
    return [e for e in events if "stretch" in e.label.lower()]


def ended_by(spasm: dict[str, Any], events: Sequence[Event], finish: float) -> str:
    """What ended a spasm: "stretch", "by itself", or "not yet" if it goes on until the recording's end (`finish`, in s)."""
    if spasm.get("ended_by"):
        return str(spasm["ended_by"])
    end = spasm["end"]
    if end is None or end >= finish - 0.25:
        return "not yet"
    near = [e for e in stretches(events) if e.onset <= end <= e.onset + e.duration + AFTER_STRETCH]
    return "stretch" if near else "by itself"


ENDINGS = {
    "stretch": "the stretch ended it",
    "by itself": "it ended by itself",
    "not yet": "it had not ended when the recording stopped",
}


def number(value: float | None, digits: int = 0) -> str:
    """A number for a reader, or "an unknown number of" if there is none."""
    return "?" if value is None or value != value else f"{value:.{digits}f}"


def story_sentence(summary: dict[str, Any], events: Sequence[Event] = (), muscle: str | None = None) -> str:
    """One spasm in one or two sentences, with its numbers."""
    spasms = [s for s in summary["spasms"] if muscle in (None, s["muscle"])]
    if not spasms:
        return f"No muscle went on by itself in {number(summary.get('duration'))} s of recording."
    spasm = max(spasms, key=lambda s: s["duration"] or 0.0)
    ending = ended_by(spasm, events, summary.get("duration") or float("inf"))
    strength = spasm.get("emg_percent_of_max")
    strong = (
        ""
        if strength is None or strength != strength
        else f", at {number(strength)} % of the electrical activity of a maximal contraction"
    )
    return (
        f"The muscle went on by itself for {number(spasm['duration'])} s{strong}. "
        f"{spasm['units']} motor units took part, firing {number(spasm['rate_mean'])} times a second "
        f"(irregularly: varying by {number(spasm['rate_cov'])} %); {ENDINGS.get(ending, ending)}."
    )
