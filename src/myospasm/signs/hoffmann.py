"""What the H reflex tells of the cord: its greatest size, how it tires when asked again, what an antagonist does to it.

Bedside signs of a laboratory: the same shock is answered less when it comes again soon, or after one to another nerve.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.answers import H_WINDOW, Stimulus, evoked_responses, stimuli_in
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.sites import left_out, sites

if TYPE_CHECKING:
    from myospasm.records import Recording

ARM_WINDOW = (0.014, 0.035)
"""s after the shock at the elbow, of the H reflex of the forearm; of other muscles it is `answers.H_WINDOW`."""
ARM = ("flexor_carpi_radialis", "extensor_carpi_radialis")
STRONG = quantity(1.0, "1", ASSUMED, "current over that for a maximal M wave from which an H reflex is blotted out")
RESTED = quantity(4.0, "s", ASSUMED, "without a shock, after which an H reflex counts as rested; papers take 8 to 10")
ALIKE = quantity(0.02, "1", ASSUMED, "two currents that differ by less are the same")
NEAR = quantity(0.15, "1", ASSUMED, "an interval that differs by less is the same")
CURRENTS = 4
"""Of so many sizes a shock must be for the largest answers to be Hmax and Mmax."""
PAIRS = {
    0.1: "h_after_100ms_percent",
    0.5: "h_after_500ms_percent",
    1.0: "h_after_1s_percent",
    2.0: "h_after_2s_percent",
}
RATES = {1.0: "h_at_1hz_percent", 2.0: "h_at_2hz_percent", 5.0: "h_at_5hz_percent", 10.0: "h_at_10hz_percent"}
PHASES = {(-0.001, 0.008): "reciprocal_first_percent", (0.01, 0.05): "reciprocal_second_percent",
          (0.08, 0.3): "reciprocal_third_percent"}  # fmt: skip
"""s from the antagonist's shock to the test shock: by one interneuron, and twice by endings that are inhibited."""


Size = Callable[[Iterable[Stimulus]], float]
"""How large (mV) the mean answer to some shocks is."""


def read(recording: Recording) -> dict[str, float]:
    """The H reflex of the muscle that was shocked most often, alone, again, and after another nerve.

    Equation: H is peak to peak of the mean of like answers less the line through the window's ends; in % of that of
    rested shocks of the same current, or for the antagonist its change in %. Shapes: a recording with the stimulators'
    channels. Source: Palmieri2004 (the test), Crone1989 (pairs), Knikou2005 and ChenRS1995 (the antagonist's shock).
    Errors: with less than RESTED between tests what is called rested is not; M waves are not held constant.
    """
    shocked = {s.name: stimuli_in(recording, s.name) for s in sites(recording)}
    name = max(shocked, key=lambda muscle: len(shocked[muscle]), default="")
    row = next((i for i in recording.rows("emg", name) if i not in left_out(recording)), None) if name else None
    shocks = shocked.get(name, [])
    if row is None or len(shocks) < 2:
        return {}
    emg, window = np.asarray(recording.samples[row], float), ARM_WINDOW if name in ARM else H_WINDOW
    first, last = (round(t * recording.rate) for t in window)

    def size(some: Iterable[Stimulus]) -> float:
        """Of the mean answer."""
        begins = [round((s.onset - recording.start) * recording.rate) for s in some]
        cuts = [emg[b + first : b + last] for b in begins if b + last <= emg.size]
        if not cuts:
            return np.nan
        wave = np.mean(cuts, axis=0)
        return float(np.ptp(wave - np.linspace(wave[0], wave[-1], wave.size)))

    others = sorted(s.onset for muscle, found in shocked.items() if muscle != name for s in found)
    return _largest(recording, emg, shocks, size) | _again(shocks, others, size) | _crossed(shocks, others, size)


def _largest(recording: Recording, emg: np.ndarray, shocks: list[Stimulus], size: Size) -> dict[str, float]:
    """Hmax over Mmax, where the current was varied up to a maximal M wave."""
    weak = [s for s in shocks if s.current < STRONG.value]
    if len(weak) == len(shocks) or len({round(s.current, 2) for s in weak}) < CURRENTS:
        return {}
    m = evoked_responses(emg, recording.rate, shocks, start=recording.start).early.peak_to_peak
    return {"hmax_over_mmax_percent": 100 * max(size([s]) for s in weak) / float(np.nanmax(m))}


def _again(shocks: list[Stimulus], others: list[float], size: Size) -> dict[str, float]:
    """The second of two shocks, and the later ones of a train, over the rested ones of the same current."""
    alone = [s for s in shocks if s.current < STRONG.value and not np.isfinite(_since(s.onset, others))]
    pairs: dict[str, list[Stimulus]] = {}
    trains: dict[str, list[Stimulus]] = {}
    onsets = [s.onset for s in shocks]
    for shock in alone:
        last = _since(shock.onset, onsets)
        before = _since(shock.onset - last, onsets)
        if before > RESTED.value:
            _sort(pairs, PAIRS, last, shock)
        elif abs(before / last - 1) < NEAR.value:
            _sort(trains, {1 / rate: key for rate, key in RATES.items()}, last, shock)
    rested = [s for s in alone if _since(s.onset, onsets) > RESTED.value]
    return {key: 100 * _share(some, rested, size) for key, some in (pairs | trains).items()}


def _crossed(shocks: list[Stimulus], others: list[float], size: Size) -> dict[str, float]:
    """The change of the H reflex by a shock to another nerve before."""
    weak = [s for s in shocks if s.current < STRONG.value]
    alone = [s for s in weak if not np.isfinite(_since(s.onset, others))]
    found: dict[str, float] = {}
    for (first, last), key in PHASES.items():
        after = [s for s in weak if first <= _since(s.onset, others, first) < last]
        found[key] = 100 * (_share(after, alone, size) - 1)
    return found


def _since(onset: float, others: list[float], least: float = 1e-3) -> float:
    """s since the last of some shocks, infinite where there was none for as long as counts."""
    before = [onset - t for t in others if least <= onset - t <= 2 * RESTED.value]
    return min(before, default=np.inf)


def _sort(found: dict[str, list[Stimulus]], names: dict[float, str], interval: float, shock: Stimulus) -> None:
    for told, key in names.items():
        if abs(interval / told - 1) < NEAR.value:
            found.setdefault(key, []).append(shock)


def _share(some: list[Stimulus], rested: list[Stimulus], size: Size) -> float:
    """Their H reflex over that of rested shocks of the same current, 1; NaN without either."""
    currents = {round(s.current, 3) for s in some}
    alike = [s for s in rested if any(abs(s.current / c - 1) < ALIKE.value for c in currents)]
    whole = size(alike)
    return size(some) / whole if whole > 0 else np.nan


EXAMINER = Examiner(
    {"hmax_over_mmax_percent": Sign("greatest H reflex over M wave", "%")}
    | {key: Sign(f"H reflex {told:g} s after another, of a rested one", "%") for told, key in PAIRS.items()}
    | {key: Sign(f"H reflex at {rate:g} Hz, of a rested one", "%") for rate, key in RATES.items()}
    | {
        "reciprocal_first_percent": Sign("H reflex just after the antagonist's shock, change", "%"),
        "reciprocal_second_percent": Sign("H reflex 10 to 50 ms after it, change", "%"),
        "reciprocal_third_percent": Sign("H reflex 80 to 300 ms after it, change", "%"),
    },
    read,
)
