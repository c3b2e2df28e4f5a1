"""A whole search for the cramp threshold frequency in one compiled call: one twin of the person per frequency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from myospasm.anatomy import Person
from myospasm.ground import MyospasmError
from myospasm.protocol import Block, Hold, Protocol, Rest, StimulateNerve, StimulatePoint
from myospasm.run import PIECE, batch_pieces
from myospasm.signs.threshold import cramp_threshold_frequency

SITES = {"motor point": StimulatePoint, "nerve": StimulateNerve}


class Sweep(NamedTuple):
    """What each train left, in the order of frequencies: motor units that went on by themselves, and for how long."""

    frequencies: np.ndarray  # Hz
    units: np.ndarray  # motoneurons with 10 discharges or more after the train
    seconds: np.ndarray  # from the last pulse to the last impulse before 3 s of silence

    def threshold(self, units: int = 4, seconds: float = 4.0) -> float:
        """The lowest frequency (Hz) whose train left `units` firing for `seconds`; NaN if none did."""
        return cramp_threshold_frequency(self.frequencies, (self.units >= units) & (self.seconds >= seconds))


class Train(NamedTuple):
    """How each train is given, all but its frequency. Source: Minetto2011."""

    angle: float = 0.785  # rad, of the first muscle's joint, held
    pulses: int = 150
    site: str = "motor point"
    blocked: bool = False  # the nerve, above the site
    rest: float = 60.0  # s watched afterwards

    def protocol(self, person: Person, frequency: float) -> Protocol:
        """The train as a protocol."""
        if self.site not in SITES:
            raise MyospasmError(f"there is no stimulation site {self.site!r}; take one of: {', '.join(SITES)}")
        hold = Hold(person.muscle.joint[0], self.angle)
        block = [Block()] if self.blocked else []
        shocks = SITES[self.site](frequency, pulses=self.pulses)
        return Protocol([hold, *block, Rest(1.0), shocks, Rest(self.rest)])

    def end(self, frequencies: Sequence[float]) -> np.ndarray:
        """When the last pulse comes at each frequency, s."""
        return 1.0 + (self.pulses - 1) / np.asarray(frequencies, float)


def threshold_sweep(person: Person, frequencies: Sequence[float], *, seed: int = 1, **train: Any) -> Sweep:
    """Which train of shocks leaves a cramp behind: one train at each of `frequencies` (Hz), a rested twin for each.

    The person's first muscle is stimulated; `train` are fields of `Train`, as in `rest=20.0`. Memory does not
    grow with the number of frequencies times the length.
    """
    how = Train(**train)
    if len(frequencies) == 0:
        raise MyospasmError("a sweep needs at least one frequency, as in [8, 10, 12]")
    protocols = [how.protocol(person, f) for f in frequencies]
    ends = how.end(frequencies)
    own = slice(0, person.units[0])
    last, silent = ends.copy(), np.zeros(len(ends), bool)
    counts = np.zeros((len(ends), person.units[0]), int)
    copies = len(frequencies)
    scripts = [p.script(person.muscle, person.muscle.name[0], person.joints) for p in protocols]
    stream = batch_pieces([person] * copies, scripts, [seed] * copies, [seed] * copies)
    for number, piece in enumerate(stream):
        time = (np.arange(PIECE) + number * PIECE) * 1e-3
        for i, end in enumerate(ends):
            if silent[i]:
                continue
            after = (time > end + 0.02) & (time <= end + how.rest)
            busy = time[after & (piece.kept.fiber[i][:, own] > 0).any(1)]
            gaps = np.flatnonzero(np.diff(np.append(last[i], busy)) > 3.0)
            silent[i] = gaps.size > 0
            busy = busy[: gaps[0]] if gaps.size else busy
            last[i] = busy[-1] if busy.size else last[i]
            counted = (time > end + 0.5) & (time <= last[i])
            counts[i] += (piece.kept.soma[i][counted][:, own] > 0).sum(0)
    return Sweep(np.asarray(frequencies, float), (counts >= 10).sum(1), last - ends)
