"""One reading of each EMG channel that gives all its figures at once, so that a long file is read once and in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.signs.gaps import Average, bridge, unheard
from myospasm.signs.loudness import USUAL, clean, power_of
from myospasm.signs.quality import Quality, quality_of
from myospasm.signs.spectrum import Spectra, short_spectra
from myospasm.signs.turns import MILLIVOLT, Turns, turns

if TYPE_CHECKING:
    from myospasm.records import Channel, Recording

LEAST_TURN = 0.1
"""Swings of at least so many mV count as turns (Willison1964)."""
AT_A_TIME = 2
"""Channels that are worked on together: filters and spectra let the other processor work; memory grows with it."""
LONG = 1 << 23
"""Of channels with more samples than these one is worked on at a time, since each takes some gigabytes."""


class Heard(NamedTuple):
    """One channel: its squared clean EMG, where that is lost (None: nowhere), the spectra, its quality and turns."""

    power: np.ndarray
    lost: np.ndarray | None
    spectra: Spectra
    quality: Quality
    turns: Turns | None


class Muscle(NamedTuple):
    """What the usable channels of one muscle heard together: squared clean EMG and spectra, NaN where all was lost."""

    power: np.ndarray
    spectra: Spectra
    channels: int


def listen(signal: np.ndarray, rate: float, channel: Channel) -> Heard:
    """Everything that one channel of EMG (samples,) tells by itself."""
    filled, lost = bridge(signal)
    deaf = unheard(lost, rate)
    power = clean(filled, rate) ** 2
    spectra = short_spectra(filled, rate)
    if deaf is not None:
        spectra.power[_touched(deaf, spectra, rate)] = np.nan
    told = power if deaf is None else np.where(deaf, np.nan, power)
    found = None
    if channel.position is None and channel.unit in MILLIVOLT:  # a needle or a pair; electrodes of a grid have places
        found = turns(filled, rate, LEAST_TURN / MILLIVOLT[channel.unit])
    return Heard(power, deaf, spectra, quality_of(filled, lost, told, spectra, rate), found)


def _touched(deaf: np.ndarray, spectra: Spectra, rate: float) -> np.ndarray:
    """The pieces that reach into a gap."""
    before = np.concatenate([[0], np.cumsum(deaf)])
    first = np.round(spectra.start * rate).astype(int)
    return before[np.minimum(first + round(spectra.length * rate), deaf.size)] > before[first]


def heard_rows(recording: Recording, rows: Sequence[int]) -> Iterator[tuple[int, Heard]]:
    """Each channel's number and what it tells; few are read at a time."""
    if recording.rate <= 0 or not recording.samples.shape[1]:
        raise MyospasmError(f"EMG needs samples and a rate in Hz; got {recording.samples.shape[1]}, {recording.rate}.")

    def one(row: int, signal: np.ndarray) -> Heard:
        return listen(signal, recording.rate, recording.channels[row])

    together = AT_A_TIME if recording.samples.shape[1] <= LONG else 1
    with ThreadPoolExecutor(together) as workers:
        for first in range(0, len(rows), together):
            some = rows[first : first + together]
            # Read in turn: files keep neighboring channels together, and two readers would unpack them twice.
            signals = [np.asarray(recording.samples[row]) for row in some]
            yield from zip(some, workers.map(one, some, signals), strict=True)


def hear_muscle(
    recording: Recording, rows: Sequence[int], bad: Sequence[int]
) -> tuple[Muscle | None, dict[int, Heard]]:
    """A muscle as its usable channels heard it together (None without any), and each channel's own figures.

    The channels' long arrays are let go: what is kept of each is its quality and its turns.
    """
    power, spectra, count, last = Average(), Average(), 0, None
    own: dict[int, Heard] = {}
    for row, heard in heard_rows(recording, rows):
        if row not in bad:
            power.add(heard.power, heard.lost)
            last, some = heard.spectra, np.isnan(heard.spectra.power[:, 0])
            spectra.add(heard.spectra.power, some if some.any() else None)
            count += 1
        own[row] = heard._replace(power=np.zeros(0), lost=None, spectra=heard.spectra._replace(power=np.zeros((0, 0))))
    if last is None:
        return None, own
    return Muscle(power.mean(), last._replace(power=spectra.mean()), count), own


def muscle_power(recording: Recording, rows: Sequence[int], bad: Sequence[int]) -> np.ndarray:
    """The squared clean EMG of a muscle's usable channels alone; empty where none is usable."""
    good = [i for i in rows if i not in bad]
    return power_of(recording.samples[good], recording.rate, USUAL) if good else np.zeros(0)
