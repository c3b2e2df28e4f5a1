"""Where a signal was lost: gaps are bridged for the filters, and nothing is ever read out of them."""

from __future__ import annotations

import numpy as np

BRIDGED = 0.010
"""A gap no longer than this (s) is bridged and used: EMG hardly changes its loudness within 10 ms; assumed."""
MARGIN = 0.1
"""How far (s) around a longer gap nothing is believed: filters see that far; assumed."""


def runs(on: np.ndarray) -> np.ndarray:
    """First and last-plus-one index of every stretch of True, shape (stretches, 2)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], on.astype(np.int8), [0]])))
    return edges.reshape(-1, 2)


def bridge(signal: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
    """A signal (samples,) with straight lines over what was lost, and where that was (None: nothing was lost).

    A gap filled with zeros would begin and end with a jump that filters turn into a burst of activity.
    """
    signal = np.asarray(signal, float)
    lost = ~np.isfinite(signal)
    if not lost.any():
        return signal, None
    if lost.all():
        return np.zeros_like(signal), lost
    kept = np.flatnonzero(~lost)
    filled = signal.copy()
    filled[lost] = np.interp(np.flatnonzero(lost), kept, signal[kept])
    return filled, lost


def unheard(lost: np.ndarray | None, rate: float) -> np.ndarray | None:
    """Where a filtered signal tells nothing: in gaps too long to be bridged, and `MARGIN` s on either side."""
    if lost is None:
        return None
    deaf, reach = np.zeros(lost.size, bool), round(MARGIN * rate)
    for first, last in runs(lost):
        if last - first > BRIDGED * rate:
            deaf[max(0, first - reach) : last + reach] = True
    return deaf if deaf.any() else None


class Average:
    """The mean of several channels' figures, each channel left out where it was lost; NaN where all were."""

    def __init__(self) -> None:
        self.total = np.zeros(0)
        self.count: int | np.ndarray = 0

    def add(self, values: np.ndarray, lost: np.ndarray | None = None) -> None:
        """Let a channel join; `lost` (along the first axis) is where it has nothing to say."""
        if lost is not None:
            keep = ~lost.reshape(-1, *[1] * (values.ndim - 1))
            values, self.count = np.where(keep, values, 0.0), self.count + keep
        else:
            self.count = self.count + 1
        self.total = self.total + values if self.total.size else np.array(values, float)

    def mean(self) -> np.ndarray:
        """The mean of those that joined."""
        if isinstance(self.count, int):
            return self.total / max(self.count, 1)
        count = np.broadcast_to(self.count, self.total.shape)
        return np.divide(self.total, count, out=np.full(self.total.shape, np.nan), where=count > 0)
