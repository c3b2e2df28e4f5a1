"""`myospasm explain`: what a protocol's sentences mean, step by step and as a picture, before anything is run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from myospasm.cli.pictures import check_picture
from myospasm.cli.terminal import say, show

if TYPE_CHECKING:
    from myospasm.protocol import Protocol
    from myospasm.protocol.explained import Explained

CALF = ("medial_gastrocnemius", "lateral_gastrocnemius", "soleus")


def explain(
    protocol: Annotated[
        list[str], typer.Argument(metavar="PROTOCOL...", help="Sentences in quotes, a scenario, or a TOML file.")
    ],
    muscles: Annotated[str, typer.Option(help="Names with commas between; the first is the main one.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    plot: Annotated[bool, typer.Option("--plot", help="Also draw its timeline, beside where you are.")] = False,
    out: Annotated[Path | None, typer.Option(help="The picture's name: PNG, PDF or SVG. Implies --plot.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a picture that exists.")] = False,
) -> None:
    """Say what a protocol does, step by step, and draw its timeline."""
    from myospasm.files.table import to_json
    from myospasm.protocol.explained import explain as lay_open

    chosen = _chosen(protocol, muscles)
    picture = (out or Path(f"{chosen.name}-timeline.png")) if plot or out else None
    check_picture(picture, force)
    rows = lay_open(chosen.protocol.steps, _table(chosen.muscles), chosen.joints)
    if picture is not None:
        _draw(chosen, picture, force)
    if as_json:
        show(to_json(_object(chosen, rows)))
    else:
        _tell(chosen, rows)


class Chosen(NamedTuple):
    """A protocol, its muscles (the main one first), and what a picture of it is called."""

    protocol: Protocol
    muscles: tuple[str, ...]
    name: str

    @property
    def joints(self) -> tuple[str, ...]:
        """Those that the muscles move or cross."""
        from myospasm.body import geometry

        return geometry.limb(self.muscles, _table(self.muscles).joint)


def _chosen(words: list[str], muscles: str) -> Chosen:
    """Sentences, or the protocol of a scenario: a single argument of one word."""
    from myospasm.protocol import Protocol

    named = tuple(name.strip().replace(" ", "_") for name in muscles.split(",") if name.strip())
    if len(words) == 1 and (" " not in words[0].strip() or words[0].endswith((".toml", ".zarr"))):
        from myospasm.scenario import load_scenario

        scenario = load_scenario(words[0])
        own = (scenario.main, *(name for name in scenario.muscles if name != scenario.main))
        return Chosen(scenario.whole_protocol, named or own, scenario.name)
    protocol = Protocol(words)
    return Chosen(protocol, named or _needed(protocol), "protocol")


def _needed(protocol: Protocol) -> tuple[str, ...]:
    """The calf, and whatever else the sentences name: muscles, and for each joint a muscle that moves it."""
    from myospasm import muscles as shelf
    from myospasm.protocol.together import parts_of

    found = list(CALF)
    for part in (part for step in protocol.steps for part in parts_of(step)):
        joint, muscle = getattr(part, "joint", None), getattr(part, "muscle", None)
        if muscle and muscle not in found:
            found.append(muscle)
        if joint and all(shelf.load(name).joint != joint for name in found):
            found += [name for name in shelf.names() if shelf.load(name).joint == joint][:1]
    return tuple(found)


def _table(names: tuple[str, ...]) -> Any:
    from myospasm import muscles as shelf

    return shelf.stack([shelf.load(name) for name in names])


def _draw(chosen: Chosen, place: Path, force: bool) -> None:
    from myospasm.files import atomic
    from myospasm.plots.timeline import plot_timeline

    figure = plot_timeline(chosen.protocol, _table(chosen.muscles), chosen.muscles[0], chosen.joints)
    with atomic.whole(place, force) as partial:
        figure.savefig(partial, dpi=150, format=place.suffix[1:].lower())
    say(f"drawn in {str(place)!r}.")


def _object(chosen: Chosen, rows: list[Explained]) -> dict[str, Any]:
    steps = [
        {
            "number": i,
            "onset": row.onset,
            "duration": row.longest,
            "shortest": row.shortest,
            "python": _typed(row.step),
            "sentence": row.sentence,
            "acts_on": row.acts_on,
        }
        for i, row in enumerate(rows, 1)
    ]
    whole = chosen.protocol
    return {
        "muscles": list(chosen.muscles),
        "main": chosen.muscles[0],
        "adaptive": whole.adaptive,
        "duration": whole.duration,
        "shortest": sum(row.shortest for row in rows),
        "steps": steps,
    }


def _tell(chosen: Chosen, rows: list[Explained]) -> None:
    """The steps for people: time and sentence, and below it the typed step and what it acts on."""
    show(f"main muscle {_plain(chosen.muscles[0])}; of {', '.join(map(_plain, chosen.muscles))}\n")
    show(f"{'':3} {'begins':>10} {'lasts':>10}  step")
    for i, row in enumerate(rows, 1):
        show(f"{i:3} {row.onset:8.1f} s {row.longest:8.1f} s  {row.sentence}")
        show(f"{'':28}{_typed(row.step)}")
        if row.acts_on:
            acts = "; ".join(f"{what} of {', '.join(map(_plain, names))}" for what, names in row.acts_on.items())
            show(f"{'':28}sets {acts}")
        if row.shortest < row.longest:
            show(f"{'':28}ends by what is seen, after {row.shortest:.1f} s at the earliest")
    least, most = sum(row.shortest for row in rows), chosen.protocol.duration
    show(f"\n{most:.1f} s in all." if least == most else f"\n{least:.1f} to {most:.1f} s in all; above, the longest.")


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _typed(step: object) -> str:
    """A step as Python makes it, without what is not said and without the last digits of its radians."""
    text = re.sub(r", \w+=None\b", "", repr(step))
    return re.sub(r"\d+\.\d{5,}", lambda digits: f"{float(digits[0]):.4f}", text)
