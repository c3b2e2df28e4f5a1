"""Whole tests in one compiled call: a search for the cramp threshold frequency, a recruitment curve of H and M."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.anatomy import TICK, Begun, Person
from myospasm.ground import MyospasmError
from myospasm.instruments.surface_emg import RATE, BellyTendon
from myospasm.protocol import Block, Hold, Protocol, Rest, StimulateNerve, StimulatePoint
from myospasm.run import PIECE, Job, batch_pieces, run_batch
from myospasm.signs.answers import H_WINDOW, Responses, Stimulus, evoked_responses
from myospasm.signs.recruitment_curve import RecruitmentCurve, recruitment_curve
from myospasm.signs.threshold import cramp_threshold_frequency

if TYPE_CHECKING:
    from myospasm.records import Trace

SITES = {"motor point": StimulatePoint, "nerve": StimulateNerve}
BEFORE = 0.5
"""s of rest before the first shock of a recruitment curve."""
LEAD = 0.06
"""s before each shock that are drawn."""
WATCHED = 0.22
"""s around each shock that are drawn: reflexes are over by then."""
NEAREST = 0.5
"""s between two shocks at least, for what is drawn of them not to overlap."""


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


def threshold_sweep(
    person: Person, frequencies: Sequence[float], *, seed: int = 1, begun: Begun | None = None, **train: Any
) -> Sweep:
    """Which train of shocks leaves a cramp behind: one train at each of `frequencies` (Hz), a twin for each.

    The person's first muscle is stimulated, rested or as hours of life have `begun` it; `train` are fields of `Train`,
    as in `rest=20.0`. Memory does not grow with the number of frequencies times the length.
    """
    how = Train(**train)
    if len(frequencies) == 0:
        raise MyospasmError("a sweep needs at least one frequency, as in [8, 10, 12]")
    protocols = [how.protocol(person, f) for f in frequencies]
    ends = how.end(frequencies)
    own = slice(0, person.units[0])
    last, silent = ends.copy(), np.zeros(len(ends), bool)
    counts = np.zeros((len(ends), person.units[0]), int)
    jobs = [Job(person, protocol, seed, seed, begun) for protocol in protocols]
    scripts = [p.script(person.muscle, person.muscle.name[0], person.joints) for p in protocols]
    stream = batch_pieces(jobs, scripts)
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


class Recruitment(NamedTuple):
    """H reflex and M wave of everyone (rows) at every current (columns), as the recorder drew them."""

    currents: np.ndarray  # 1, over that for a maximal M wave
    m: np.ndarray  # mV, peak to peak of the early answer
    h: np.ndarray  # mV, of the late one
    m_latency: np.ndarray  # s, NaN without an answer
    h_latency: np.ndarray  # s, NaN without an answer
    responses: tuple[Responses, ...]  # one person's each, for `signs.recruitment_curve`

    def curves(self) -> list[RecruitmentCurve]:
        """Everyone's figures: Hmax, Mmax, their ratio, thresholds and slopes."""
        return [recruitment_curve(r) for r in self.responses]


def recruitment_sweep(
    people: Sequence[Person],
    currents: Sequence[float],
    *,
    muscle: str = "",
    interval: float = 2.0,
    seed: int = 1,
    late: tuple[float, float] = H_WINDOW,
) -> Recruitment:
    """How the H reflex and the M wave of several people grow with the current: one shock of each, weakest first.

    Equation: shocks to the nerve of `muscle` (the first if none) every `interval` s, belly against tendon; early
    answers 2 to 25 ms after a shock, late ones in `late` (s)
    Shapes: currents over that for a maximal M wave; person i is individual `seed` + i. All need the same build.
    Source: Palmieri2004 (the test), Buschbacher1999 (electrodes). Errors: no stimulus artifact.
    """
    if not len(people) or not len(currents):
        raise MyospasmError("a recruitment curve needs at least one person and one current, as in [0.3, 0.5, 1.0]")
    if interval < NEAREST:
        raise MyospasmError(f"shocks of a recruitment curve come {NEAREST} s apart at least, not {interval:g} s")
    name = muscle or people[0].muscle.name[0]
    protocol = _shocks(currents, name, interval)
    numbers = [seed + i for i in range(len(people))]
    protocols = [protocol] * len(people)
    traces = run_batch(list(people), protocols, main=name, seeds=numbers, individuals=numbers)
    onsets = BEFORE + interval * np.arange(len(currents))
    found = tuple(_answered(trace, name, onsets, currents, late) for trace in traces)
    early, late_answers = ([getattr(r, side) for r in found] for side in ("early", "late"))
    m, m_latency = (np.array([getattr(a, k) for a in early]) for k in ("peak_to_peak", "latency"))
    h, h_latency = (np.array([getattr(a, k) for a in late_answers]) for k in ("peak_to_peak", "latency"))
    return Recruitment(np.asarray(currents, float), m, h, m_latency, h_latency, found)


def _shocks(currents: Sequence[float], muscle: str, interval: float) -> Protocol:
    """One shock of each current, an interval apart."""
    trains = (StimulateNerve(1 / interval, pulses=1, current=float(c), muscle=muscle) for c in currents)
    return Protocol([Rest(BEFORE), *trains, Rest(PIECE / 1000)])


def _answered(
    trace: Trace, muscle: str, onsets: np.ndarray, currents: Sequence[float], late: tuple[float, float]
) -> Responses:
    """What the recorder shows around each shock; the seconds in between are not drawn."""
    cut = laid_together(trace, onsets, WATCHED)
    recording = BellyTendon(muscle, rate=RATE).record(cut)
    places = LEAD + WATCHED * np.arange(len(onsets))
    stimuli = [Stimulus(float(t), float(c)) for t, c in zip(places, currents, strict=True)]
    found = evoked_responses(recording.samples[0], RATE, stimuli, late=late)
    return found._replace(onset=onsets)


def laid_together(trace: Trace, onsets: np.ndarray, length: float) -> Trace:
    """Only `length` s around each of some moments (from LEAD s before it on), one after the other from 0 s on."""
    begin = onsets - LEAD
    ticks = (np.round(begin / TICK).astype(int)[:, None] + np.arange(round(length / TICK))).ravel()
    time = trace["fiber_spike_time"].values
    number = np.searchsorted(begin, time, side="right") - 1
    since = time - begin[number]
    kept = np.flatnonzero((number >= 0) & (since < length))
    slow = np.searchsorted(trace["slow_time"].values, onsets).clip(max=trace.sizes["slow_time"] - 1)
    moved = number[kept] * length + since[kept]
    short = trace.isel(time=ticks, slow_time=slow, fiber_spike=kept, soma_spike=slice(0))
    return short.assign_coords(
        time=np.arange(len(ticks)) * TICK, slow_time=LEAD + length * np.arange(len(onsets))
    ).assign(fiber_spike_time=("fiber_spike", moved))
