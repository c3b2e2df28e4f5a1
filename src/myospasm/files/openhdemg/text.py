"""Reads a large JSON object, value by value and piece by piece, and the tables of numbers within as arrays.

openhdemg keeps ten minutes of 64 channels as a gigabyte of text within a text: as objects of Python that would be tens
of gigabytes.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from myospasm.ground import MyospasmError

PIECE = 1 << 21
"""How many characters are read at a time."""
ALLOWED, DENSEST, LONGEST = 1 << 26, 200, 1 << 36
"""How far a file may unpack: so far in any case, then so many times what was read of it (real ones: 5), and in all."""
GZIP = b"\x1f\x8b"
SPACE = b" \t\r\n"
NEAR = 4096
STRING_STOP = re.compile(rb'["\\]')
NESTED_STOP = re.compile(rb'["\[\]{}]')
PLAIN_STOP = re.compile(rb"[,}\]\s]")


def unpacked(path: Path) -> Iterator[bytes]:
    """The text of a file, gzip or plain, in pieces. Errors: MyospasmError for one made to fill the memory."""
    with path.open("rb") as raw:
        zipped = raw.read(2) == GZIP
        raw.seek(0)
        total = 0
        with gzip.GzipFile(fileobj=raw) if zipped else raw as file:
            while piece := file.read(PIECE):
                total += len(piece)
                if total > min(LONGEST, ALLOWED + DENSEST * raw.tell()):
                    raise MyospasmError(
                        f"{path} unpacks to more than {total >> 20} MB, far more than a recording of its size; "
                        "it is not what it seems to be."
                    )
                yield piece


class Text:
    """A JSON object that is read from left to right; ValueError where it is not one."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.text, self.at = pieces, b"", 0

    def members(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Each key with its value's text in pieces, without the escapes where the value is itself a text."""
        self._take(b"{")
        if self._next() == b"}":
            return
        while True:
            if self._next() != b'"':
                raise ValueError("a key was expected")
            key = b"".join(self._string()).decode("utf-8", "replace")
            self._take(b":")
            value = self._value()
            yield key, value
            for _ in value:  # what the reader left of it
                pass
            if self._next() == b"}":
                return
            self._take(b",")

    def _more(self) -> None:
        """Forget what was read and take another piece behind the rest."""
        piece = next(self.pieces, b"")
        if not piece:
            raise EOFError("the text ends in the middle")
        self.text, self.at = self.text[self.at :] + piece, 0

    def _next(self) -> bytes:
        """The next character that is no space, without taking it."""
        while True:
            rest = self.text[self.at : self.at + 64].lstrip(SPACE)
            if rest:
                self.at += len(self.text[self.at : self.at + 64]) - len(rest)
                return rest[:1]
            self.at = min(len(self.text), self.at + 64)
            if self.at == len(self.text):
                self._more()

    def _take(self, wanted: bytes) -> None:
        found = self._next()
        if found != wanted:
            raise ValueError(f"{wanted.decode()!r} was expected, not {found!r}")
        self.at += 1

    def _until(self, stop: re.Pattern[bytes]) -> Iterator[bytes]:
        """What stands before the next of some characters; it is not taken."""
        while True:
            end = self._place_of(stop)
            yield self.text[self.at : end]
            self.at = end
            if end < len(self.text):
                return
            self._more()

    def _place_of(self, stop: re.Pattern[bytes]) -> int:
        """Where the next of some characters is, or the end of what was read."""
        near = min(len(self.text), self.at + NEAR) if stop is STRING_STOP else len(self.text)
        found = stop.search(self.text, self.at, near)
        if found or near == len(self.text):
            return found.start() if found else near
        # In a long table, looking for one character at a time is ten times as fast.
        quote = self.text.find(b'"', near)
        escape = self.text.find(b"\\", near, quote if quote >= 0 else len(self.text))
        return escape if escape >= 0 else quote if quote >= 0 else len(self.text)

    def _value(self) -> Iterator[bytes]:
        first = self._next()
        if first == b'"':
            yield from self._string()
        elif first in b"[{":
            yield from self._nested()
        else:
            yield from self._until(PLAIN_STOP)

    def _string(self) -> Iterator[bytes]:
        self.at += 1
        while True:
            yield from self._until(STRING_STOP)
            if self.text[self.at : self.at + 1] == b'"':
                self.at += 1
                return
            yield self._escaped()

    def _escaped(self) -> bytes:
        """One escaped character, or a pair of them that is one."""
        while len(self.text) < self.at + 12:
            try:
                self._more()
            except EOFError:
                break
        found = re.compile(rb"\\u[dD][89abAB]..\\u....|\\u....|\\.", re.DOTALL).match(self.text, self.at)
        if found is None:
            raise EOFError("the text ends in the middle")
        self.at = found.end()
        return json.loads(b'"' + found[0] + b'"').encode("utf-8", "replace")

    def _nested(self) -> Iterator[bytes]:
        """A value that is not a text, up to the bracket that closes it."""
        depth = 0
        while True:
            yield from self._until(NESTED_STOP)
            bracket = self.text[self.at : self.at + 1]
            if bracket == b'"':
                yield json.dumps(b"".join(self._string()).decode("utf-8", "replace")).encode()
                continue
            self.at += 1
            yield bracket
            depth += 1 if bracket in b"[{" else -1
            if not depth:
                return


def value(pieces: Iterator[bytes], limit: int) -> object:
    """A small value, decoded; a text that is not JSON stands for itself. Errors: ValueError beyond a length."""
    found = b""
    for piece in pieces:
        found += piece
        if len(found) > limit:
            raise ValueError(f"it is longer than {limit >> 20} MB")
    try:
        return json.loads(found)
    except ValueError:
        return found.decode("utf-8", "replace")


Reader = Callable[[Iterator[bytes]], object]


def read_object(path: Path, reader: Callable[[str], Reader | None]) -> dict[str, object]:
    """The values of a JSON object, each as the reader of its key gives it; those without a reader are skipped.

    Errors: MyospasmError that names the file and what is wrong with it.
    """
    found: dict[str, object] = {}
    key = ""
    try:
        for key, pieces in Text(unpacked(path)).members():
            use = reader(key)
            if use is not None:
                found[key] = use(pieces)
        return found
    except FileNotFoundError as error:
        raise MyospasmError(f"there is no file {path}.") from error
    except MyospasmError:
        raise
    except (OSError, EOFError, ValueError, zlib.error) as error:
        where = f" at {key}" if key else ""
        reason = str(error) or type(error).__name__
        raise MyospasmError(f"{path} is not a whole openhdemg JSON file: {reason}{where}; export it again.") from error
