"""What papers on reflexes have in common: shocks to a nerve, and the size and time of the answers around each."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING

import numpy as np

from myospasm.evidence.cohort import cohort, mean, spikes
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.stimulator import m_wave_windows
from myospasm.instruments.surface_emg import BellyTendon
from myospasm.people._variation import vary
from myospasm.protocol import Protocol
from myospasm.run import run_batch
from myospasm.session import build_person
from myospasm.signs.answers import H_WINDOW
from myospasm.signs.evoked import evoked_waves
from myospasm.sweep import LEAD, WATCHED, Recruitment, laid_together, recruitment_sweep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from myospasm.anatomy import Person
    from myospasm.records import Trace

PEOPLE = 4
UNITS = 40
"""Of a muscle of the leg: enough for a smooth answer."""
SOLEUS = (("soleus", UNITS),)
CALF = (("soleus", UNITS), ("tibialis_anterior", 40))
FARTHER = 0.22
"""m along the nerve, from the wrist to the elbow."""
LEAST_F = 0.05
"""mV, of a deflection that is called an F wave."""
TEST = 48
"""% of the current for a maximal M wave: on the rising limb of the H reflex, with a small M wave."""
M_ALONE = "Block the nerve. Rest for 0.5 s. Stimulate the nerve once at 130 %. Unblock the nerve. Rest for 0.5 s. "
"""So `f_waves` are looked for."""
CURRENTS = (*np.arange(0.30, 0.72, 0.03), 1.3)


def f_waves(trace: Trace, muscle: str, window: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Onset (s; NaN without one) and size (mV) of the late answer to each shock but the first.

    The first is given behind a nerve block (`M_ALONE`): its wave is taken off the others'. An answer is a deflection of
    LEAST_F, which begins where it exceeds that.
    """
    emg, rate, places = drawn(trace, muscle, shocks(trace, muscle))
    first, last = (round(t * rate) for t in window)
    each = emg[np.round(places * rate).astype(int)[:, None] + np.arange(first, last)]
    late = each[1:] - each[0]
    moved = np.abs(late) > LEAST_F
    onset = np.where(moved.any(axis=1), (first + moved.argmax(axis=1)) / rate, np.nan)
    return onset, np.ptp(late, axis=1)


def drawn(trace: Trace, muscle: str, onsets: Sequence[float] | np.ndarray) -> tuple[np.ndarray, float, np.ndarray]:
    """EMG (mV) around each of several moments one after the other, its rate, and where the moments lie in it (s)."""
    device = BellyTendon(muscle, amplifier=Amplifier())  # its 10 Hz let no wave's end reach into the next window
    recording = device.record(laid_together(trace, np.asarray(onsets, float), WATCHED))
    return recording.samples[0], device.rate, LEAD + WATCHED * np.arange(len(onsets))


def averaged(
    trace: Trace, muscle: str, onsets: Sequence[float] | np.ndarray, window: tuple[float, float] = H_WINDOW
) -> float:
    """Peak to peak (mV) of the mean of the answers, in which what is not tied to the shock levels out."""
    emg, rate, places = drawn(trace, muscle, onsets)
    first = np.round((places + window[0]) * rate).astype(int)
    return float(np.ptp(emg[first[:, None] + np.arange(round((window[1] - window[0]) * rate))].mean(0)))


def shocks(trace: Trace, muscle: str) -> np.ndarray:
    """When (s) the nerve of a muscle was shocked."""
    return np.array([pulse.onset for pulse in m_wave_windows(trace, muscle)])


def late_after(protocols: tuple[str, ...], muscles: tuple = SOLEUS, which: int = -1, apart: int = 2) -> np.ndarray:
    """The soleus H reflex (mV) of each person in each protocol, averaged over its shocks, (people, protocols).

    Of shocks that come in groups of `apart`, only the one numbered `which` counts; -1: all do.
    """
    some = slice(None) if which < 0 else slice(which, None, apart)
    rows = cohort("adult", muscles, protocols, PEOPLE)
    return np.array([[averaged(t, "soleus", shocks(t, "soleus")[some]) for t in row] for row in rows])


def answering_units(trace: Trace, muscle: str, window: tuple[float, float] = H_WINDOW) -> np.ndarray:
    """How many of a muscle's units answer each shock to its nerve late, at their fibers."""
    return np.array([_late(trace, muscle, shock, window).size for shock in shocks(trace, muscle)])


def earliest(trace: Trace, muscle: str, window: tuple[float, float] = H_WINDOW) -> np.ndarray:
    """How soon (s) after each shock the first impulse of the late answer reaches fibers; NaN without one."""
    found = [(_late(trace, muscle, shock, window), shock) for shock in shocks(trace, muscle)]
    return np.array([times.min() - shock if times.size else np.nan for times, shock in found])


def _late(trace: Trace, muscle: str, shock: float, window: tuple[float, float]) -> np.ndarray:
    """When (s) each unit that answers a shock late first does so."""
    begin, end = shock + window[0], shock + window[1]
    firsts = [t[(t >= begin) & (t < end)][:1] for t in spikes(trace, muscle, "fiber")]
    return np.concatenate(firsts)


def change(before: np.ndarray, after: np.ndarray) -> float:
    """Mean change over people, in % of before; those who gave nothing before do not count."""
    answered = before > 0.2
    return mean(100 * (after[answered] / before[answered] - 1))


@functools.lru_cache(maxsize=8)
def recruited(
    muscle: str, people: int = PEOPLE, units: int = UNITS, late: tuple[float, float] = H_WINDOW
) -> Recruitment:
    """The recruitment curves of some people."""
    kind = build_person("adult", {muscle: units})
    return recruitment_sweep([vary(kind, 1 + i) for i in range(people)], CURRENTS, late=late)


def largest(found: Recruitment) -> tuple[np.ndarray, np.ndarray]:
    """Everyone's Hmax and Mmax (mV): of the H reflexes before the last shock, and the M wave of that one."""
    return found.h[:, :-1].max(axis=1), found.m[:, -1]


def distal_and_proximal(name: str, units: int, people: int, temperature: float = 35.0) -> tuple[np.ndarray, np.ndarray]:
    """Everyone's maximal M wave after a shock near the muscle, (people, 2): onset (s) and size (mV); and the velocity.

    The second shock is given FARTHER along the nerve, which is `temperature` degC warm; the velocity (m/s) is from the
    difference of both onsets.
    """
    kind = build_person("adult", {name: units})
    kind = dataclasses.replace(kind, axon=dataclasses.replace(kind.axon, temperature=temperature))
    near = [vary(kind, 1 + i) for i in range(people)]
    everyone = [*near, *(_shocked_farther(person) for person in near)]
    numbers = [1 + i for i in range(people)] * 2
    shock = [Protocol("Rest for 0.5 s. Stimulate the nerve once at 130 %.")] * len(everyone)
    found = [_m_wave(t, name) for t in run_batch(everyone, shock, seeds=numbers, individuals=numbers)]
    first, second = np.array(found[:people]), np.array(found[people:])
    return first, FARTHER / (second[:, 0] - first[:, 0])


def _shocked_farther(person: Person) -> Person:
    along = person.muscle.stimulus_distance + FARTHER
    return dataclasses.replace(person, muscle=dataclasses.replace(person.muscle, stimulus_distance=along))


def _m_wave(trace: Trace, muscle: str) -> tuple[float, float]:
    """Onset (s) and size (mV) of the M wave after a shock at 0.5 s."""
    recording = BellyTendon(muscle, rate=10240.0).record(laid_together(trace, np.array([0.5]), WATCHED))
    wave = evoked_waves(recording.samples[0], 10240.0, np.array([LEAD]), (0.001, 0.04), 0.02)
    return float(wave.latency[0]), float(wave.peak_to_peak[0])
