"""The samples of a WFDB record, read block by block and each block once, however its channels are asked for.

The channels of a record lie interleaved in one file, so that to read one channel is to unpack all. What is unpacked is
kept: in memory while it is short, else in a temporary file that vanishes by itself.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from myospasm.files.extras import need
from myospasm.ground import MyospasmError

BLOCK = 1 << 18
"""Frames times channels that are unpacked at a time."""
MEMORY = 128 << 20
"""Bytes that may stay in memory."""


class Samples:
    """The channels of a record in their own units; NaN where there is no sample."""

    def __init__(self, record: Path, header: Any, length: int) -> None:
        self.record, self.length = record.resolve(), length
        self.expanded = not hasattr(header, "seg_name")
        """Whether channels of several samples a frame come with all of them."""
        first = header if self.expanded else next(s for s in header.segments if s is not None)
        self.header, self.labels = header, first.sig_name
        self.each = [int(n or 1) if self.expanded else 1 for n in first.samps_per_frame]
        self.block = max(1, min(length, BLOCK // sum(self.each)))
        self.done = np.zeros(-(-length // self.block), bool)
        self.kept: list[np.ndarray] = []

    def piece(self, row: int, first: int, last: int) -> np.ndarray:
        """One channel's samples from first to before last. Errors: MyospasmError if the record is damaged there."""
        each = self.each[row]
        for block in range(first // each // self.block, -(-last // each // self.block) if last > first else 0):
            if not self.done[block]:
                self._read(block)
        return np.array(self.kept[row][first:last]) if self.kept else np.empty(0)

    def _room(self) -> list[np.ndarray]:
        """Room for all channels."""
        sizes = [self.length * n for n in self.each]
        if 8 * sum(sizes) <= MEMORY:
            return [np.empty(n) for n in sizes]
        try:
            with tempfile.TemporaryFile() as file:
                file.truncate(8 * sum(sizes))
                room = np.memmap(file, np.float64, "r+", shape=(sum(sizes),))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise MyospasmError(f"no room to unpack {str(self.record)!r}: {reason}; free some disk space.") from error
        return np.split(room, np.cumsum(sizes)[:-1])

    def _read(self, block: int) -> None:
        first, last = block * self.block, min(self.length, (block + 1) * self.block)
        self.kept = self.kept or self._room()
        for row, found in enumerate(self._unpacked(first, last)):
            each = self.each[row]
            self.kept[row][first * each : last * each] = found
        self.done[block] = True

    def _unpacked(self, first: int, last: int) -> list[np.ndarray]:
        """Every channel's samples of some frames."""
        if self.expanded:
            rows = self._rows(self.record, first, last)
            found = [rows.get(str(i), np.empty(0)) for i in range(len(self.each))]
        else:
            found = [np.concatenate(parts) for parts in zip(*self._segments(first, last), strict=True)]
        if [len(r) for r in found] != [(last - first) * n for n in self.each]:
            raise MyospasmError(f"the record {str(self.record)!r} is cut between samples {first} and {last}.")
        return found

    def _segments(self, first: int, last: int) -> Iterator[list[np.ndarray]]:
        """Every channel's samples of each segment; NaN where a segment lacks a channel, or nothing was recorded."""
        start = 0
        for segment, length in zip(self.header.segments, self.header.seg_len, strict=True):
            low, high = max(first, start) - start, min(last, start + length) - start
            start += length
            if low >= high:
                continue
            name = "" if segment is None else segment.record_name
            rows = self._rows(self.record.with_name(name), low, high) if name else {}
            yield [rows.get(label, np.full(high - low, np.nan)) for label in self.labels]

    def _rows(self, record: Path, first: int, last: int) -> dict[str, np.ndarray]:
        """One record's or segment's channels: by their numbers with all samples, by their labels with one a frame."""
        from myospasm.files.wfdb import guarded

        read = need("wfdb", "reading WFDB").rdrecord
        found = guarded(
            self.record,
            lambda: read(str(record), sampfrom=first, sampto=last, smooth_frames=not self.expanded),
        )
        if self.expanded:
            return {str(i): row for i, row in enumerate(found.e_p_signal)}
        return dict(zip(found.sig_name, found.p_signal.T, strict=True))
