"""Whether two motor units fire at the same moment more often than chance would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, MyospasmError, quantity

if TYPE_CHECKING:
    from jaxtyping import Float

NAN = float("nan")
BIN = 0.001
"""s, the width of the correlogram's bins (Nordstrom1992)."""
REACH = 0.1
"""s, how far the correlogram goes to each side (Nordstrom1992)."""
CENTRAL = quantity(0.02, "s", ASSUMED, "to each side, within which the peak's rise is looked for in the cusum")
BASELINE = quantity(0.04, "s", ASSUMED, "from which on coincidences are chance; peaks of 10 to 20 ms end before")
FIXED = quantity(0.0055, "s", ASSUMED, "to each side: the peak's width where the cusum shows none; a usual width")
SURE = quantity(3.0, "1", ASSUMED, "SDs of the cusum of chance that a true rise exceeds")


class Correlogram(NamedTuple):
    """How often the second unit fires at each lag (s) after (positive) or before the first, per bin of 1 ms."""

    lag: np.ndarray
    count: np.ndarray


class Synchrony(NamedTuple):
    """Extra coincidences per s (CIS), peak over chance (k'), the peak's edges (s), and whether the cusum shows it."""

    cis: float = NAN
    k_prime: float = NAN
    start: float = NAN
    end: float = NAN
    sure: bool = False


def cross_correlogram(
    first: Float[np.ndarray, " spikes"], second: Float[np.ndarray, " spikes"], reach: float = REACH
) -> Correlogram:
    """How the discharges of one motor unit lie around those of another.

    Equation: histogram of all t_second - t_first within +-reach, bins of 1 ms centered on whole ms
    Shapes: spike times in s -> (2 x reach / 1 ms + 1,). Source: Nordstrom1992 (bins and reach).
    """
    first, second = (np.sort(np.asarray(t, float).reshape(-1)) for t in (first, second))
    if not reach >= BIN:
        raise MyospasmError(f"a cross-correlogram must reach at least 1 ms to each side; got {reach} s.")
    steps = round(reach / BIN)
    low = np.searchsorted(second, first - reach - BIN)
    high = np.searchsorted(second, first + reach + BIN)
    pairs = [second[a:b] - t for t, a, b in zip(first, low, high, strict=True)]
    gaps = np.concatenate(pairs) if pairs else np.zeros(0)
    places = np.floor(gaps / BIN + 0.5 + 1e-6).astype(int) + steps
    count = np.bincount(places[(places >= 0) & (places <= 2 * steps)], minlength=2 * steps + 1)
    return Correlogram((np.arange(2 * steps + 1) - steps) * BIN, count)


def cusum(count: Float[np.ndarray, " bins"], chance: float) -> np.ndarray:
    """A correlogram's running surplus over chance, which rises where units fire together too often.

    Equation: cumulative sum of (count - chance). Shapes: (bins,). Source: Ellaway1978.
    """
    return np.cumsum(np.asarray(count, float) - chance)


def synchrony(first: Float[np.ndarray, " spikes"], second: Float[np.ndarray, " spikes"]) -> Synchrony:
    """How much more often two motor units fire together than by chance: a mark of input they share.

    Equation: chance = mean count of bins 40 to 100 ms from 0; peak from 10 to 90 % of the cusum's rise within
    +-20 ms if the rise exceeds chance by 3 SD, else +-5.5 ms; CIS = (count in peak - chance) / seconds in which both
    fire; k' = count in peak / chance
    Shapes: spike times in s. Source: Nordstrom1992 (CIS, k'); Ellaway1978 (cusum).
    Errors: NaN without any coincidence to expect; CIS grows slower than the rates, k' falls with them.
    """
    first, second = (np.sort(np.asarray(t, float).reshape(-1)) for t in (first, second))
    if first.size < 2 or second.size < 2:
        return Synchrony()
    start, end = max(first[0], second[0]), min(first[-1], second[-1])
    one, other = (t[(t >= start) & (t <= end)] for t in (first, second))
    lag, count = cross_correlogram(one, other)
    chance = float(count[np.abs(lag) >= BASELINE.value - BIN / 2].mean())
    if not chance > 0 or not end > start:
        return Synchrony()
    low, high, sure = _peak(lag, count, chance)
    inner = count[low : high + 1]
    expected = chance * inner.size
    extra = float(inner.sum()) - expected
    edges = (float(lag[low]) - BIN / 2, float(lag[high]) + BIN / 2)
    return Synchrony(extra / float(end - start), float(inner.sum()) / expected, *edges, sure)


def _peak(lag: np.ndarray, count: np.ndarray, chance: float) -> tuple[int, int, bool]:
    """The first and last bin of the central peak, and whether the cusum shows it."""
    middle = np.flatnonzero(np.abs(lag) <= CENTRAL.value + BIN / 2)
    run = np.concatenate([[0.0], cusum(count[middle], chance)])
    top = int(np.argmax(run))
    bottom = int(np.argmin(run[: top + 1]))
    rise = run[bottom : top + 1] - run[bottom]
    if rise[-1] > SURE.value * np.sqrt(chance * middle.size):  # counts of chance scatter as Poisson's
        low, high = (bottom + int(np.argmax(rise >= share * rise[-1])) - 1 for share in (0.1, 0.9))
        return int(middle[low]), int(middle[high]), True
    near = np.flatnonzero(np.abs(lag) <= FIXED.value)
    return int(near[0]), int(near[-1]), False
