"""The shelves as pages: muscles beside each other, people, causes, remedies, views, scenarios."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from manual.words import Page, cited, climb, escaped, numbers, prose, table
from myospasm import causes, muscles, people, remedies, scenario, views
from myospasm.bibliography import numbers_of
from myospasm.ground import Quantity
from myospasm.muscles import Muscle
from myospasm.story import Change, Story
from myospasm.web.readable import SMALL, short, smaller, three

NOT_ADVICE = """!!! warning "No advice"
    This page says what a model does. It is for research and teaching, never for diagnosis or treatment."""
SHELVES: dict[str, tuple[Any, str]] = {
    "people": (people, "Who can be simulated. A person is the healthy adult with the changes that stand here."),
    "causes": (causes, "Why a spasm may begin: what is done to the person, or what is different in the person."),
    "remedies": (remedies, "What may end a spasm, and what it may harm."),
    "views": (views, "Sides that can be taken where the field disagrees; without one the model takes the usual side."),
}

BESIDE = 8
"""So many muscles have room beside each other."""


def pages() -> Iterator[Page]:
    """A page for each shelf, and one for all muscles beside each other."""
    for shelf, (module, lead) in SHELVES.items():
        uri, name = f"shelves/{shelf}.md", shelf.capitalize()
        parts = [story(module.load(n), climb(uri)) for n in module.names()]
        extra = [spreads(climb(uri)), population(climb(uri))] if shelf == "people" else []
        yield Page(uri, name, "\n\n".join([f"# {name}", lead, NOT_ADVICE, *parts, *extra]))
    yield table_of_muscles("shelves/muscles.md")
    yield scenarios("shelves/scenarios.md")


def story(thing: Story, up: str) -> str:
    """One cause, remedy or kind of person."""
    blocks = [
        f"## {escaped(thing.title)}",
        f"`{thing.name}`",
        prose(thing.chain, up),
        f"**Source.** {prose(thing.source, up)}",
    ]
    if thing.sentences:
        blocks.append("**What is done.** " + " ".join(f"*{escaped(s)}.*" for s in thing.sentences))
    if thing.changes:
        heads = ["number of the person", "change", "source", "note"]
        rows = [
            [f"`{c.path}`", changed(c), cited(c.source or thing.source, up), prose(c.note, up)] for c in thing.changes
        ]
        blocks += ["**What is different, at full severity.**", table(heads, rows)]
    if over := [*getattr(thing, "hours", ()), *getattr(thing, "meanwhile", ())]:
        blocks.append("**What is done over hours.** " + " ".join(f"*{escaped(s)}.*" for s in over))
    if dose := getattr(thing, "dose", None):
        blocks.append(f"**What is taken.** {escaped(str(dose))}.")
    if evidence := getattr(thing, "evidence", ""):
        blocks.append(f"**How well it was shown to work.** {prose(evidence[:1].upper() + evidence[1:], up)}")
    if harms := getattr(thing, "harms", ""):
        blocks.append(f"**What it may harm.** {prose(harms, up)}")
    if against := getattr(thing, "against", ""):
        blocks.append(f"**Against it.** {prose(against, up)}")
    if thing.codes:
        blocks.append("**Codes.** " + ", ".join(f"{escaped(k)} {escaped(v)}" for k, v in thing.codes.items()))
    if thing.errors:
        blocks.append(f"**Errors.** {prose(thing.errors, up)}")
    return "\n\n".join(blocks)


def changed(change: Change) -> str:
    """A change in words."""
    if change.amount:
        return f"{change.amount:+g} {escaped(change.unit)}"
    return f"times {short(change.factor)}"


def spreads(up: str) -> str:
    """How people of one kind differ."""
    module = importlib.import_module("myospasm.people._variation")
    found = [(where.partition(".")[2], q) for where, q in ((w.split(":")[1], q) for w, q in numbers_of(module))]
    lead = "Standard deviation over mean in a virtual cohort; log-normal, so that no number turns negative."
    return f"## How people of one kind differ\n\n{lead}\n\n{numbers(found, up)}"


def population(up: str) -> str:
    """What a virtual population has that was not measured in it."""
    module = importlib.import_module("myospasm.people.population.unmeasured")
    found = [(where.split(":")[1], q) for where, q in numbers_of(module)]
    lead = f"Drawn beside the blood, which goes together as in a real population: [a cohort]({up}cohort.md)."
    return f"## What a virtual population has beside its blood\n\n{lead}\n\n{numbers(found, up)}"


def table_of_muscles(uri: str) -> Page:
    """The numbers of all muscles beside each other, then each muscle with its sources."""
    up, shelf = climb(uri), {name: muscles.load(name) for name in muscles.names()}
    lead = f"Assumed numbers carry a star; each has its reason below. [How to add a muscle]({up}adding.md#a-muscle)."
    rows = {field: alike(field, {name: getattr(m, field) for name, m in shelf.items()}) for field in muscles.NUMBERS}
    parts = [f"# Muscles\n\n{lead}", *(beside(some, rows) for some in by_joint(shelf))]
    for name, muscle in shelf.items():
        said = importlib.import_module(f"myospasm.muscles.{name}").__doc__ or ""
        title = name.replace("_", " ").capitalize()
        parts.append(f"## {title}\n\n{prose(said, up)}\n\n{numbers(muscles.cited(muscle).items(), up)}")
    return Page(uri, "Muscles", "\n\n".join(parts))


def by_joint(shelf: dict[str, Muscle]) -> list[dict[str, Muscle]]:
    """The muscles joint by joint, in as many tables as a page is too narrow for."""
    tables: list[dict[str, Muscle]] = [{}]
    for joint in sorted({m.joint for m in shelf.values()}):
        some = {name: m for name, m in shelf.items() if m.joint == joint}
        if len(tables[-1]) + len(some) > BESIDE:
            tables.append({})
        tables[-1] |= some
    return tables


def beside(shelf: dict[str, Muscle], cells: dict[str, dict[str, str]]) -> str:
    """The numbers of some muscles beside each other."""
    heads = ["", *(name.replace("_", " ") for name in shelf)]
    rows = [["joint", *(str(m.joint) for m in shelf.values())]]
    rows += [["simulated units", *(str(m.simulated_units) for m in shelf.values())]]
    rows += [[cells[field][""], *(cells[field][name] for name in shelf)] for field in muscles.NUMBERS]
    return table(heads, rows)


def alike(field: str, found: dict[str, Quantity]) -> dict[str, str]:
    """One number of every muscle, in a unit in which they all can be pictured; under "" what it is called."""
    unit, times = next(iter(found.values())).unit, 1.0
    if any(smaller(q.value, q.unit) for q in found.values()):
        unit, times = SMALL[unit]
    head = field.replace("_", " ") + (f", {escaped(unit)}" if unit != "1" else "")
    return {"": head} | {name: three(q.value * times) + starred(q.source) for name, q in found.items()}


def starred(source: str) -> str:
    """A star behind what is assumed."""
    return " \\*" if source == "assumed" else ""


def scenarios(uri: str) -> Page:
    """Every scenario that comes with the package, read aloud."""
    parts = ["# Scenarios", "`myospasm run NAME` runs one, `myospasm show NAME` reads it aloud.", NOT_ADVICE]
    for name in scenario.names():
        chosen = scenario.load_scenario(name)
        person = people.load(chosen.person).title
        who = f"{escaped(person[:1].lower() + person[1:])}; {', '.join(m.replace('_', ' ') for m in chosen.muscles)}"
        script = chosen.whole_hours.script(tuple(chosen.muscles)) if chosen.hours else None
        events = script.events if script else chosen.whole_protocol.events
        steps = [[f"{e.onset:.1f}", f"{e.duration:.1f}", escaped(e.label)] for e in events]
        text = (Path(scenario.FOLDER) / f"{name}.toml").read_text("utf-8").rstrip()
        file = "\n".join(f"    {line}" for line in ["```toml", *text.split("\n"), "```"])
        parts += [f"## {escaped(chosen.title)}", f"`{name}`: {who}."]
        parts += [table(["begins, s", "lasts, s", "sentence"], steps), f'??? note "The file"\n{file}']
    return Page(uri, "Scenarios", "\n\n".join(parts))
