"""`myospasm show`: a scenario, read aloud before it is run."""

from __future__ import annotations

import re
from typing import Annotated, Any

import typer

from myospasm.cli.terminal import show


def show_scenario(
    scenario: Annotated[str, typer.Argument(help="A shipped scenario or a TOML file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Read a scenario aloud, step by step."""
    from myospasm.files.table import plain, to_json
    from myospasm.scenario import load_scenario

    chosen = load_scenario(scenario)
    fields = {
        "title": chosen.title,
        "person": chosen.person,
        "main": chosen.main,
        "muscles": dict(chosen.muscles),
        "causes": dict(chosen.causes),
        "remedies": list(chosen.remedies),
        "instruments": plain(chosen.instruments),
        "seed": chosen.seed,
    }
    if chosen.hours:
        return _told(chosen, fields, as_json)
    protocol = chosen.whole_protocol
    steps = [{"onset": e.onset, "duration": e.duration, "sentence": e.label} for e in protocol.events]
    if as_json:
        show(to_json({**fields, "protocol": steps, "duration": protocol.duration}))
        return
    for name, value in fields.items():
        show(f"{name + ':':13}{_words(value)}")
    show(f"\n{'begins':>8}  {'lasts':>8}  step")
    for step, typed in zip(steps, protocol.steps, strict=True):
        show(f"{step['onset']:6.1f} s  {step['duration']:6.1f} s  {step['sentence']}\n{'':20}{_typed(typed)}")
    show(f"\n{protocol.duration:.1f} s in all.")


def _told(scenario: Any, fields: dict[str, Any], as_json: bool) -> None:
    """A story of hours, task by task."""
    from myospasm.files.table import to_json

    script = scenario.whole_hours.script(tuple(scenario.muscles))
    steps = [{"onset": e.onset, "duration": e.duration, "sentence": e.label} for e in script.events]
    if as_json:
        show(to_json({**fields, "hours": steps, "duration": float(script.seconds), "beside": list(scenario.beside)}))
        return
    for name, value in {**fields, "beside": list(scenario.beside)}.items():
        show(f"{name + ':':13}{_words(value)}")
    show(f"\n{'begins':>10}  {'lasts':>10}  task")
    for step in steps:
        show(f"{step['onset'] / 60:6.1f} min  {step['duration'] / 60:6.1f} min  {step['sentence']}")
    show(f"\n{script.seconds / 3600:.2f} h in all.")


def _typed(step: object) -> str:
    """A step as Python makes it, without the last digits of its radians."""
    return re.sub(r"\d+\.\d{5,}", lambda digits: f"{float(digits[0]):.4f}", repr(step))


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(k if v is None else f"{k} {_words(v)}" for k, v in value.items()) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
