"""Mexiletine in motor neuron disease: how many cramps are left."""

from __future__ import annotations

from myospasm import causes, session
from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import doing, individuals
from myospasm.instruments import laboratory
from myospasm.instruments.surface_emg import Bipolar
from myospasm.signs.summary import asked_for, summarize
from myospasm.story import apply
from myospasm.treatment import treated

PEOPLE = 8
MUSCLES = {"medial_gastrocnemius": 60, "soleus": 40}
TEXT = "Hold the ankle at 30 deg plantar flexion. Rest for 1 s. 3 times: contract at 80 % for 4 s, then rest for 12 s."

PAPER = Paper(
    source="Weiss2016",
    title="A randomized trial of mexiletine in ALS: safety and effects on muscle cramps and progression",
    people=PEOPLE,
    protocol="three hard contractions of a short calf in motor neuron disease, without and with 150 mg twice a day",
    rows=(
        Row("N175", "cramps left, of those without", 31, 9.8, 98, "%", "predict", note="interval from p = 0.047"),
        Row("N175b", "cramps a person less those with mexiletine", 0, None, None, "1", "predict", 1),
    ),
    errors="The trial counts cramps of weeks at home; here they are provoked. A cramp is a spasm of 2 s or more of the "
    "EMG that outlasts what was asked for.",
)


def _cramps(remedy: str) -> float:
    """Cramps a person."""
    kind = apply(session.build_person("adult", MUSCLES), causes.load("als"))
    if remedy:
        kind = apply(kind, *treated(remedy, MUSCLES))
    count = 0
    for trace in doing(individuals(kind, PEOPLE), TEXT):
        recording = laboratory.record(trace, [Bipolar(m) for m in MUSCLES])
        found = summarize(recording, outside=asked_for(recording.events))["spasms"]
        count += sum(s["duration"] >= session.BRIEFEST.value for s in found)
    return count / PEOPLE


def replay() -> dict[str, float]:
    """What the model gives."""
    before, after = _cramps(""), _cramps("mexiletine")
    return {"N175": 100 * after / before if before else float("nan"), "N175b": before - after}
