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
"""A spasm that ends within this time (s) after a stretch was ended by it; alone, a cramp takes tens of seconds."""
CRAMP, BRIEF = 4.0, 2.0
"""Lengths (s): shorter spasms are not called cramps, and a burst that is much shorter is a twitch: only counted."""
PLAIN = {
    "medial_gastrocnemius": "calf (inner head)",
    "lateral_gastrocnemius": "calf (outer head)",
    "soleus": "deep calf (soleus)",
    "tibialis_anterior": "shin (tibialis anterior)",
    "abductor_hallucis": "sole of the foot (abductor hallucis)",
    "flexor_hallucis_brevis": "sole of the foot (flexor hallucis brevis)",
    "extensor_digitorum_brevis": "back of the foot (extensor digitorum brevis)",
    "quadriceps": "front of the thigh (quadriceps)",
    "hamstrings": "back of the thigh (hamstrings)",
    "biceps_brachii": "upper arm (biceps)",
    "brachialis": "upper arm (brachialis)",
    "triceps_brachii": "back of the upper arm (triceps)",
    "first_dorsal_interosseous": "hand (first dorsal interosseous)",
    "adductor_pollicis": "ball of the thumb (adductor pollicis)",
    "abductor_pollicis_brevis": "ball of the thumb (abductor pollicis brevis)",
    "flexor_carpi_radialis": "front of the forearm (flexor carpi radialis)",
    "extensor_carpi_radialis": "back of the forearm (extensor carpi radialis)",
    "erector_spinae": "back (erector spinae)",
    "multifidus": "lower back (multifidus)",
    "rectus_abdominis": "belly (rectus abdominis)",
    "left_sternocleidomastoid": "left side of the neck (sternocleidomastoid)",
    "right_sternocleidomastoid": "right side of the neck (sternocleidomastoid)",
    "left_splenius": "back of the neck, left (splenius)",
    "right_splenius": "back of the neck, right (splenius)",
    "left_trapezius": "left shoulder (trapezius)",
    "right_trapezius": "right shoulder (trapezius)",
    "orbicularis_oculi": "around the eye (orbicularis oculi)",
    "mentalis": "chin (mentalis)",
    "levator_palpebrae": "lid's lifter (levator palpebrae)",
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
    """What ended a spasm: "stretch", "by itself", or "not yet" if it goes on to the recording's end (`finish`, s)."""
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
    """A number for a reader, or a question mark if there is none."""
    return "?" if value is None or value != value else f"{value:.{digits}f}"


def story_sentence(summary: dict[str, Any], events: Sequence[Event] = (), muscle: str | None = None) -> str:
    """One spasm in one or two sentences, with its numbers."""
    spasms = [s for s in told(summary) if muscle in (None, s["muscle"])]
    if not spasms:
        return silent(summary)
    spasm = longest(spasms) or {}
    ending = ended_by(spasm, events, summary.get("duration") or float("inf"))
    strength = spasm.get("emg_percent_of_max")
    strong = (
        "" if not _known(strength) else f", at {number(strength)} % of the electrical activity of a maximal contraction"
    )
    return (
        f"The muscle went on by itself for {number(spasm['duration'], _digits(spasm))} s{strong}. "
        f"{_who(spasm)}; {ENDINGS.get(ending, ending)}."
    )


def silent(summary: dict[str, Any]) -> str:
    """That no muscle went on by itself, or none for longer than a twitch."""
    longer = f" for {BRIEF:g} s or longer" if summary["spasms"] else ""
    length = summary.get("duration")
    return f"No muscle went on by itself{longer}{f' in {number(length)} s of recording' if _known(length) else ''}."


def _who(spasm: dict[str, Any]) -> str:
    if not spasm["units"]:
        return "No nerve cell of the spinal cord took part"
    rhythm = (
        f" in an irregular rhythm (intervals vary by {number(spasm['rate_cov'])} %)"
        if _known(spasm["rate_cov"])
        else ""
    )
    return f"{spasm['units']} motor units took part, firing {number(spasm['rate_mean'])} times a second{rhythm}"


def _known(value: float | None) -> bool:
    return value is not None and value == value


def _digits(spasm: dict[str, Any]) -> int:
    return 0 if (spasm["duration"] or 0.0) >= 10 else 1


def longest(spasms: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The spasm that lasted longest, or None."""
    return max(spasms, key=lambda s: s["duration"] or 0.0, default=None)


def told(summary: dict[str, Any]) -> list[dict[str, Any]]:
    """The spasms that are long enough for a patient to call them so."""
    return [s for s in summary["spasms"] if (s["duration"] or 0.0) >= BRIEF]


def cramp_or_spasm(spasm: dict[str, Any]) -> str:
    """A spasm is called a cramp from the length on that cramp threshold studies ask for."""
    return "cramp" if (spasm["duration"] or 0.0) >= CRAMP else "spasm"


def report_lines(summary: dict[str, Any], trace: xr.Dataset) -> list[str]:
    """The summary of a run for the terminal: each spasm with onset, duration, strength, units, and what ended it."""
    events = events_of(trace)
    finish = float(summary.get("duration") or trace["time"][-1])
    lines = [f"{summary['scenario']}, seed {summary['seed']}: {finish:.1f} s simulated."]
    shown = told(summary)
    for spasm in shown:
        lines += ["", *_spasm_lines(spasm, events, finish, _units(trace, spasm["muscle"]))]
    if not shown:
        lines += ["", silent({"spasms": summary["spasms"]})]
    elif brief := len(summary["spasms"]) - len(shown):
        lines += ["", f"Also {brief} of less than {BRIEF:g} s."]
    lines += answer_lines(summary.get("answers") or {})
    assumed = summary.get("assumptions")
    lines += [""] + (
        [f"{assumed} numbers of the model are assumed (`myospasm sources` lists them)."] if assumed else []
    )
    outside = summary.get("outside_checked_range") or []
    lines += [f"Outside the range in which the model was checked: {item}." for item in outside]
    return [*lines, NOTICE]


def answer_lines(tested: dict[str, Any]) -> list[str]:
    """What a reflex test gave, for the terminal."""
    lines: list[str] = []
    if shocks := tested.get("shocks"):
        lines += ["", f"Answers of the {plain_muscle(shocks['muscle'])} to {shocks['count']} shocks to its nerve:"]
        lines.append(f"  M wave      up to {number(shocks['m_max'], 2)} mV")
        lines.append(f"  H reflex    up to {number(shocks['h_max'], 2)} mV, {number(shocks['ratio'], 2)} of the M wave")
        lines.append(f"  latency     {number(_thousand(shocks['h_latency']), 1)} ms of the H reflex")
    if taps := tested.get("taps"):
        lines += ["", f"Answers of the {plain_muscle(taps['muscle'])} to {taps['count']} taps on its tendon:"]
        lines.append(f"  latency     {number(_thousand(taps['latency']), 1)} ms")
    return lines


def _thousand(value: float | None) -> float | None:
    return None if value is None else 1000 * value


def _units(trace: xr.Dataset, muscle: str) -> int | None:
    names = [str(n) for n in trace["muscle"].values]
    return int((trace["muscle_of_unit"].values == names.index(muscle)).sum()) if muscle in names else None


def _spasm_lines(spasm: dict[str, Any], events: Sequence[Event], finish: float, units: int | None) -> list[str]:
    ending = ended_by(spasm, events, finish)
    ended = ENDINGS.get(ending, ending)
    rate, irregular = number(spasm["rate_mean"], 1), number(spasm["rate_cov"])
    within = "" if units is None else f" of {units} simulated"
    return [
        f"A {cramp_or_spasm(spasm)} of the {plain_muscle(spasm['muscle'])}:",
        f"  began       at {number(spasm['onset'], 1)} s",
        f"  lasted      {number(spasm['duration'], 1)} s; {ended}",
        f"  strength    EMG {number(spasm['emg_percent_of_max'])} % of a maximal contraction",
        f"  units       {spasm['units']}{within} took part",
        *([f"  discharge   {rate} pulses a second, intervals varying by {irregular} %"] if spasm["units"] else []),
    ]
