"""Lateral spread: a shock to one branch of a nerve that is answered in a muscle of another branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm import muscles
from myospasm.ground import ASSUMED, quantity
from myospasm.signs.answers import nerve_shocks
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.evoked import evoked_waves
from myospasm.signs.sites import left_out, sites

if TYPE_CHECKING:
    from myospasm.records import Recording

WINDOW = (0.005, 0.014)
"""s after the shock: later than what electrodes hear of the shocked muscle itself, earlier than a reflex."""
LOUD = quantity(6.0, "1", ASSUMED, "SDs of the background that an answer's peak to peak exceeds, twice over")
SAME = quantity(0.0005, "s", ASSUMED, "two muscles shocked within it were shocked together")


def read(recording: Recording) -> dict[str, float]:
    """Of the shocks to one facial muscle alone how many (%) another answers, and after what time (ms, median).

    Equation: an answer is there where the peak to peak from 5 to 14 ms after the shock exceeds 12 SD of the 50 ms
    before; the muscle that answers most is told. Shapes: one recording. Source: NielsenVK1984. Errors: with a nerve
    that splits far away a direct answer may come that late; nothing is told where every muscle was shocked.
    """
    bad, best = left_out(recording), (np.nan, np.nan)
    face = [site for site in sites(recording) if site.name in muscles.names() and of_face(site.name)]
    shocked = {s.name: np.array([x.onset for x in nerve_shocks(recording, s.name)]) for s in face}
    every = np.concatenate(list(shocked.values())) if shocked else np.zeros(0)
    for site in face:
        rows, own = [i for i in site.rows if i not in bad], shocked[site.name]
        others = np.array([t for t in np.unique(every) if not (np.abs(own - t) < SAME.value).any()])
        if not rows or not others.size:
            continue
        emg, rate = np.asarray(recording.samples[rows[0]], float), recording.rate
        waves = evoked_waves(emg, rate, others - recording.start, WINDOW)
        before = [emg[max(0, k - round(0.05 * rate)) : max(1, k)].std() for k in _places(others, recording)]
        there = waves.peak_to_peak > 2 * LOUD.value * np.array(before)
        share = 100 * float(there.mean())
        if not share <= best[0]:
            best = share, 1000 * float(np.median(waves.latency[there])) if there.any() else np.nan
    return {"spread_percent": best[0], "spread_ms": best[1]}


def of_face(muscle: str) -> bool:
    """Whether the facial nerve reaches it, whose branches are shocked apart; other nerves are shocked as a whole."""
    return muscles.load(muscle).nerve == "facial"


def _places(onsets: np.ndarray, recording: Recording) -> list[int]:
    return np.round((onsets - recording.start) * recording.rate).astype(int).tolist()


EXAMINER = Examiner(
    {
        "spread_percent": Sign("shocks of one branch that another answers", "%"),
        "spread_ms": Sign("lateral spread after", "ms", 1),
    },
    read,
)
