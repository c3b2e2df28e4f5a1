"""A session in the laboratory: a scenario in; what happened, what was recorded and what was found out."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm import drugs, joints, muscles, people, remedies
from myospasm.anatomy import CALF, Person, healthy_adult
from myospasm.body import geometry
from myospasm.ground import ASSUMED, Quantity, quantities, quantity
from myospasm.instruments import laboratory
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.eeg import Scalp
from myospasm.instruments.intramuscular import ConcentricNeedle
from myospasm.instruments.surface_emg import SurfaceArray
from myospasm.run import Progress, run
from myospasm.scenario import Scenario, load_scenario
from myospasm.scenario_parts import Instruments
from myospasm.signs import checked, needle
from myospasm.signs.bench import bench_findings
from myospasm.signs.summary import asked_for, summarize
from myospasm.story import Trait, apply, apply_all

if TYPE_CHECKING:
    from myospasm.records import Recording, Trace


BRIEFEST = quantity(2.0, "s", ASSUMED, "a briefer burst is a twitch that a patient would not call a spasm")
SPASM = ("muscle", "onset", "end", "duration", "emg_percent_of_max", "units", "rate_mean", "rate_cov")
"""What a run tells of each spasm."""
PANEL = "blood.panel."
NEEDLE_RATE, NEEDLE_BAND = 12000.0, dataclasses.replace(ConcentricNeedle("").amplifier, high=5000.0)
"""Half as fast as the needle alone: a run lasts minutes, and 10 kHz is what a clinic's amplifier passes at most."""
HUM = quantity(0.05, "mV", ASSUMED, "RMS of the mains' hum over a poorly prepared skin: some uV in a pair's difference")


@dataclasses.dataclass(frozen=True)
class Session:
    """What a session leaves: the Trace, the Recording, and the findings as `myospasm run --json` prints them."""

    trace: Trace
    recording: Recording
    summary: dict[str, Any]
    finished: bool = True
    needle: Recording | None = None


def build_person(name: str = "adult", muscles: Mapping[str, int | None] | Sequence[str] = CALF) -> Person:
    """Someone from the shelf of people, with the muscles you name and, if you like, how many motor units of each."""
    return apply(healthy_adult(muscles), people.load(name))


def run_scenario(
    scenario: Scenario | str,
    *,
    seed: int | None = None,
    causes: Mapping[str, float] | None = None,
    remedies: Sequence[str] | None = None,
    patient: Trait | None = None,
    progress: Progress | None = None,
) -> Session:
    """Do a scenario to its person, record it, read the signs. `remedies` are names, or NAME@SECONDS from the start.

    `patient` is someone whose blood test is known (`clinic.read_patient(...).trait()`).
    """
    scenario = load_scenario(scenario) if isinstance(scenario, str) else scenario
    changed: dict[str, Any] = {} if seed is None else {"seed": seed}
    if causes is not None:
        changed["causes"] = dict(causes)
    if remedies is not None:
        changed["remedies"] = remedies
    scenario = dataclasses.replace(scenario, **changed)
    (_, person), *_ = people = people_of(scenario, patient)
    trace = run(people, scenario.whole_protocol, main=scenario.main, seed=scenario.seed, progress=progress)
    trace.attrs.update(
        scenario=scenario.name or scenario.title,
        scenario_as_run=json.dumps({k: v for k, v in dataclasses.asdict(scenario).items() if k != "name"}),
        person=scenario.person,
        causes=json.dumps(scenario.causes),
        remedies=json.dumps(list(scenario.remedies)),
        units=json.dumps(dict(zip(person.muscle.name, person.units, strict=True))),
    )
    recording, inside = laboratory.record(trace, devices(trace, scenario)), heard_inside(trace, scenario)
    found = findings(trace, recording, person, scenario) | ({"needle": needle.read(inside)} if inside else {})
    return Session(trace, recording, found, bool(trace.attrs["finished"]), inside)


def person_of(scenario: Scenario, patient: Trait | None = None, seconds: float = 0.0) -> Person:
    """Who does a scenario, as they are so many seconds after its start: medicines given later are not in them yet."""
    stories = [*scenario.until(seconds).stories, *([(patient, 1.0)] if patient else [])]
    return apply_all(healthy_adult(scenario.muscles), stories)


def people_of(scenario: Scenario, patient: Trait | None = None, seconds: float = 0.0) -> list[tuple[float, Person]]:
    """Who does a scenario after so many seconds, and who they become later, with the seconds of the scenario."""
    changes = [seconds, *(when for when in scenario.turns if when > seconds)]
    return [(when, person_of(scenario, patient, when)) for when in changes]


def heard_inside(trace: Trace, scenario: Scenario) -> Recording | None:
    """What a concentric needle records, where a scenario has one."""
    muscle = scenario.instruments.needle
    return ConcentricNeedle(muscle, rate=NEEDLE_RATE, amplifier=NEEDLE_BAND).record(trace) if muscle else None


def devices(trace: Trace, scenario: Scenario) -> list[laboratory.Device]:
    """The instruments that a scenario lays on."""
    wanted, amplifier = scenario.instruments, amplifier_of(scenario.instruments)
    chosen = [
        dataclasses.replace(d, amplifier=amplifier, crosstalk=wanted.crosstalk)
        if isinstance(d, laboratory.Bipolar)
        else d
        for d in laboratory.usual(trace)
        if wanted.bipolar or not isinstance(d, laboratory.Bipolar)
    ]
    if wanted.eeg:
        chosen.append(Scalp(scenario.main))
    if wanted.array is not None:
        grid = dataclasses.asdict(wanted.array)
        chosen.append(SurfaceArray(scenario.main, **grid, amplifier=amplifier, crosstalk=wanted.crosstalk))
    return chosen


def amplifier_of(wanted: Instruments) -> Amplifier:
    """The amplifier behind all electrodes, as noisy as a scenario has it."""
    usual = Amplifier()
    return dataclasses.replace(
        usual,
        noise=_level(wanted.noise, usual.noise),
        common_noise=_level(wanted.noise, usual.common_noise),
        line=_level(wanted.interference, HUM.value),
        drift=_level(wanted.drift, usual.drift),
    )


def _level(wanted: bool | float, usual: float) -> float:
    """A switch as a size: on is the usual one, off is 0, a number is itself."""
    return usual if wanted is True else float(wanted)


def findings(trace: Trace, recording: Recording, person: Person, scenario: Scenario) -> dict[str, Any]:
    """The spasms that nobody asked for, from bipolar EMG if there is any, and how the model stands to its sources."""
    shown = [i for i, c in enumerate(recording.channels) if c.kind != "emg" or c.label.endswith("EMG")]
    sparse = dataclasses.replace(
        recording, samples=recording.samples[shown], channels=[recording.channels[i] for i in shown]
    )
    found = summarize(sparse if sparse.of_kind("emg").size else recording, outside=asked_for(recording.events))
    cited, tested = cited_numbers(person), bench_findings(recording, scenario.main)
    return {
        "scenario": scenario.name or scenario.title,
        "seed": scenario.seed,
        "duration": float(trace["time"][-1]) + 1e-3,
        "spasms": [{key: s[key] for key in SPASM} for s in found["spasms"] if s["duration"] >= BRIEFEST.value],
        "files": [],
        "assumptions": sum(q.source == ASSUMED for q in cited.values()),
        "outside_checked_range": [*outside_checked_range(person), *doses_outside(scenario)],
    } | ({"answers": tested} if tested else {})


def cited_numbers(person: Person) -> dict[str, Quantity]:
    """Every number that runs in a person, by its path, with its source."""
    found = dict(quantities(person))
    for name in person.muscle.name:
        found |= {f"{name}.{field}": q for field, q in muscles.cited(muscles.load(name)).items()}
    for name in person.joints:
        found |= {f"{name}.{field}": q for field, q in joints.cited(joints.load(name)).items()}
    return found | {place: q for place, q in geometry.cited() if place.partition(".")[0] in person.muscle.name}


def doses_outside(scenario: Scenario) -> list[str]:
    """The medicines of a scenario whose dose nobody studied, as sentences."""
    said = []
    for remedy in (remedies.prescribed(name) for name in scenario.remedies):
        known = drugs.load(remedy.dose.drug).studied if remedy.dose else None
        if remedy.dose is None or known is None or known.low is None or known.high is None:
            continue
        if not known.low <= remedy.dose.milligrams <= known.high:
            range_of = f"studied {known.low:g} to {known.high:g} ({known.source}); beyond it is extrapolated"
            said.append(f"a dose of {remedy.dose.drug} is {remedy.dose.milligrams:g} mg; {range_of}")
    return said


def outside_checked_range(person: Person) -> list[str]:
    """The numbers that causes and traits moved out of their published range, as sentences.

    A patient's blood test is outside of health by definition: it is held against where the chemistry was checked.
    """
    said = []
    for path, cited in quantities(person):
        value = person
        for name in path.split("."):
            value = getattr(value, name)
        numbers, blood = np.ravel(np.asarray(value, float)), path.startswith(PANEL)
        known = checked.CHECKED.get(path.removeprefix(PANEL)) if blood else cited
        if known is None or known.low is None or known.high is None:
            continue
        beyond = numbers[(numbers < known.low) | (numbers > known.high)]
        if not beyond.size:
            continue
        range_of = f"{'checked' if blood else 'published'} {known.low:g} to {known.high:g} ({known.source})"
        said.append(f"{path} is {beyond[0]:g} {known.unit}; {range_of}")
    return said
