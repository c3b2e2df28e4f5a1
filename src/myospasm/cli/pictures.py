"""The names that pictures may have."""

from __future__ import annotations

from pathlib import Path

from myospasm.ground import MyospasmError

PICTURES = (".png", ".pdf", ".svg")


def check_picture(picture: Path | None, force: bool) -> None:
    """Refuse, before any work, a name that no picture can have, or that of a file that is not to be replaced."""
    if picture is None:
        return
    if picture.suffix.lower() not in PICTURES:
        raise MyospasmError(f"{str(picture)!r} is no name for a picture; let it end in {', '.join(PICTURES)}.")
    if picture.exists() and not force:
        raise MyospasmError(f"{str(picture)!r} exists already; name another with --out, or say --force to replace it.")
