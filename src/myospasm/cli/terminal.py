"""Talking to the person at the terminal: progress and sentences on standard error, results on standard output."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import typer

from myospasm.ground import MyospasmError

WRONG, INTERRUPTED = 2, 130
Progress = Callable[..., None]


_lost: list[int] = []
"""Signals to stop that no one has answered yet: an interrupt raised inside a finalizer or a callback is swallowed."""


_loading: list[bool] = []
"""Not empty while compiled libraries are loaded, which an interrupt can crash."""


def stop(number: int, _frame: Any) -> None:
    """Answer a signal to stop: interrupt at once, and remember it in case that is swallowed."""
    _lost.append(number)
    if not _loading:
        raise KeyboardInterrupt


@contextmanager
def loading() -> Iterator[None]:
    """Put off interrupts while compiled libraries are loaded."""
    _loading.append(True)
    try:
        yield
    finally:
        _loading.pop()
    heed()


def heed() -> None:
    """Interrupt now if an earlier interrupt was swallowed."""
    if _lost:
        _lost.clear()
        raise KeyboardInterrupt


def leave(code: int) -> NoReturn:
    """End at once: compiled programs may still run in threads, and an orderly end would crash under them."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def say(text: str) -> None:
    """A sentence on standard error."""
    typer.echo(text, err=True)


def show(text: str) -> None:
    """A result on standard output."""
    typer.echo(text)


def guarded(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose errors are sentences with exit code 2 (130 when interrupted), never a traceback."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except MyospasmError as error:
            say(f"myospasm: {error}")
            raise typer.Exit(WRONG) from None
        except KeyboardInterrupt:
            say("myospasm: interrupted; nothing was written.")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:  # the reader, as `head`, has seen enough
            sys.stderr.close()
            raise typer.Exit(0) from None

    run.__signature__ = inspect.signature(command, eval_str=True)  # type: ignore[attr-defined]
    return run


@contextmanager
def progress(words: str, quiet: bool = False) -> Iterator[Progress]:
    """Gives `report(done, total, words)`, which moves a bar on a terminal and says nothing in a pipe."""
    if quiet or not sys.stderr.isatty():
        if not quiet:
            say(f"{words} ...")
        yield lambda *_: heed()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)

        def report(done: float, total: float | None = None, now: str | None = None) -> None:
            heed()
            bar.update(task, completed=done, total=total, description=now or words)

        yield report


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], styles: Sequence[str] = ()) -> None:
    """A table on standard output; `styles` colors whole rows where the terminal has colors."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    drawn = Table(title=title or None, box=SIMPLE_HEAD, title_justify="left")
    for i, head in enumerate(heads):
        drawn.add_column(head, justify="right" if _numbers(rows, i) else "left", overflow="fold")
    for i, row in enumerate(rows):
        drawn.add_row(*map(escape, row), style=styles[i] if i < len(styles) else None)
    console = Console()
    Console(width=None if console.is_terminal else 160).print(drawn)


def _numbers(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column] for row in rows if row[column] not in ("", "-")]
    return bool(cells) and all(cell[0] in "-+0123456789" for cell in cells)
