"""What a bedside screen finds while a run goes on: the spasms so far, by the same signs that read any recording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.instruments.anatomy import label
from myospasm.instruments.truth import trains
from myospasm.records import Channel, Event, Recording
from myospasm.session import BRIEFEST, SPASM
from myospasm.signs.summary import asked_for, summarize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from myospasm.live.listening import Heard

KEPT = 600.0
"""s of EMG in which spasms are looked for: the last ten minutes."""


class Finder:
    """Keeps the last minutes of EMG and discharges, and reads the spasms from them."""

    def __init__(self, muscles: Sequence[str], unit_muscle: np.ndarray, rate: float) -> None:
        self.muscles, self.rate = tuple(muscles), rate
        first = np.searchsorted(unit_muscle, unit_muscle)  # the units of a muscle follow each other
        self.labels = {u: label(self.muscles[m], int(u - first[u])) for u, m in enumerate(unit_muscle)}
        self.known: dict[tuple[str, float], dict[str, Any]] = {}
        self._heard: list[Heard] = []

    def forget_after(self, seconds: float) -> None:
        """Go back to what was known at that time."""
        self._heard = [heard for heard in self._heard if heard.end <= seconds + 1e-6]
        self.known = {key: spasm for key, spasm in self.known.items() if spasm["end"] <= seconds}

    def add(self, heard: Heard) -> None:
        """The next stretch."""
        self._heard.append(heard)
        while self._heard[-1].end - self._heard[0].begin > KEPT:
            self._heard.pop(0)

    def spasms(self, events: Sequence[Event]) -> list[dict[str, Any]]:
        """Every spasm so far, in the order of time, as a run tells it; one that goes on ends with what is known."""
        if not self._heard:
            return []
        begin = self._heard[0].begin
        recording = Recording(
            samples=np.concatenate([heard.emg for heard in self._heard], axis=1),
            rate=self.rate,
            channels=tuple(Channel(f"{name} EMG", "emg", "mV", name) for name in self.muscles),
            events=tuple(events),
            start=begin,
            truth=self._truth(),
        )
        found = summarize(recording, outside=asked_for(recording.events))["spasms"]
        rows = [{key: spasm[key] for key in SPASM} for spasm in found if spasm["duration"] >= BRIEFEST.value]
        self.known = {key: row for key, row in self.known.items() if row["end"] < begin}
        self.known |= {(row["muscle"], row["onset"]): row for row in rows}
        return sorted(self.known.values(), key=lambda row: row["onset"])

    def _truth(self) -> dict[str, np.ndarray]:
        time = np.concatenate([heard.soma_time for heard in self._heard])
        unit = np.concatenate([heard.soma_unit for heard in self._heard])
        return trains(time, unit, self.labels)
