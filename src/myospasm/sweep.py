"""A whole search for the cramp threshold frequency in one compiled call: one twin of the person per frequency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from myospasm.anatomy import Person
from myospasm.ground import MyospasmError
from myospasm.protocol import Hold, Protocol, Rest, StimulateNerve, StimulatePoint
from myospasm.run import PIECE, batch_pieces
from myospasm.signs.threshold import cramp_threshold_frequency

SITES = {"motor point": StimulatePoint, "nerve": StimulateNerve}


class Sweep(NamedTuple):
    """What each train left, in the order of its frequencies: motor units that went on by themselves, and for how long."""

    frequencies: np.ndarray  # Hz
    units: np.ndarray  # motoneurons with 10 discharges or more after the train
    seconds: np.ndarray  # from the last pulse to the last impulse before 3 s of silence

    def threshold(self, units: int = 4, seconds: float = 4.0) -> float:
        """The lowest frequency (Hz) whose train left `units` firing for `seconds`; NaN if none did."""
        return cramp_threshold_frequency(self.frequencies, (self.units >= units) & (self.seconds >= seconds))


def threshold_sweep(  # noqa: PLR0913
    person: Person, frequencies: Sequence[float], *, angle: float = 0.785, pulses: int = 150, site: str = "motor point",
    blocked: bool = False, rest: float = 60.0, seed: int = 1,
) -> Sweep:  # fmt: skip
    """Which train of shocks leaves a cramp behind: `pulses` shocks at each of `frequencies` (Hz), a rested twin for each.

    The person's first muscle is stimulated with its joint held at `angle` (rad), `rest` s are watched afterwards.
    Memory does not grow with the number of frequencies times the length. Source of the protocol: Minetto2011.
    """
    if site not in SITES:
        raise MyospasmError(f"there is no stimulation site {site!r}; take one of: {', '.join(SITES)}")
    if len(frequencies) == 0:
        raise MyospasmError("a sweep needs at least one frequency, as in [8, 10, 12]")
    protocols = [_train(person, f, angle, pulses, site, blocked, rest) for f in frequencies]
    ends = 1.0 + (pulses - 1) / np.asarray(frequencies, float)
    own = slice(0, person.units[0])
    last, silent = ends.copy(), np.zeros(len(ends), bool)
    counts = np.zeros((len(ends), person.units[0]), int)
    copies = len(frequencies)
    stream = batch_pieces([person] * copies, protocols, person.muscle.name[0], [seed] * copies, [seed] * copies)
    for number, piece in enumerate(stream):
        time = (np.arange(PIECE) + number * PIECE) * 1e-3
        for i, end in enumerate(ends):
            if silent[i]:
                continue
            after = (time > end + 0.02) & (time <= end + rest)
            busy = time[after & (piece.kept.fiber[i][:, own] > 0).any(1)]
            gaps = np.flatnonzero(np.diff(np.append(last[i], busy)) > 3.0)
            silent[i] = gaps.size > 0
            busy = busy[: gaps[0]] if gaps.size else busy
            last[i] = busy[-1] if busy.size else last[i]
            counted = (time > end + 0.5) & (time <= last[i])
            counts[i] += (piece.kept.soma[i][counted][:, own] > 0).sum(0)
    return Sweep(np.asarray(frequencies, float), (counts >= 10).sum(1), last - ends)


def _train(person: Person, frequency: float, angle: float, pulses: int, site: str, blocked: bool, rest: float) -> Protocol:  # noqa: PLR0913
    from myospasm.protocol import Block

    hold = Hold(person.muscle.joint[0], angle)
    block = [Block()] if blocked else []
    return Protocol([hold, *block, Rest(1.0), SITES[site](frequency, pulses=pulses), Rest(rest)])
