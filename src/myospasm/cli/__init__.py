"""The command line: one command, one file; nothing heavy is imported before a command needs it."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from myospasm.cli import bench, cohort, convert, explain, measure, run, sheet, shelves, show, sources, validate
from myospasm.cli.terminal import guarded

app = typer.Typer(
    name="myospasm",
    help="A working model of the human neuromuscular system in muscle spasm, for research and teaching, "
    "not for diagnosis. Begin with: myospasm run calf-cramp",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("run")(guarded(run.run))
app.command("list")(guarded(shelves.list_names))
app.command("cohort")(guarded(cohort.cohort))
app.command("show")(guarded(show.show_scenario))
app.command("explain")(guarded(explain.explain))
app.command("sheet")(guarded(sheet.sheet))
app.command("measure")(guarded(measure.measure))
app.command("convert")(guarded(convert.convert))
app.command("validate")(guarded(validate.validate))
app.command("sources")(guarded(sources.sources))
app.command("bench")(guarded(bench.bench))


def _version(wanted: bool) -> None:
    if wanted:
        import myospasm

        typer.echo(f"myospasm {myospasm.__version__}")
        raise typer.Exit


@app.callback()
def _begin(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """What the command `myospasm` runs. Being told to stop is taken like Ctrl-C: nothing is left half-written."""
    from myospasm.cli.terminal import INTERRUPTED, leave, stop

    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a script may have it ignored
        signal.signal(signal.SIGINT, stop)
    try:
        app()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            leave(INTERRUPTED)
        raise
