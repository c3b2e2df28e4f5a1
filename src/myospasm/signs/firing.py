"""What the units of a recording did: rates, thresholds in the force, delta F and common drive, as rows of figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.signs.held import Pull, above_rest
from myospasm.signs.pools import common_drive_of, delta_f_of, muscle_of, recruitment_thresholds, within
from myospasm.signs.units import unit_rates

if TYPE_CHECKING:
    from myospasm.records import Recording

Span = tuple[float, float]


def units_of(recording: Recording, muscle: str) -> dict[str, np.ndarray]:
    """The units of one muscle: those whose label begins with its name, or all where no label names a muscle."""
    names = {c.muscle for c in recording.channels if c.muscle}
    named = {u: muscle_of(u, list(names)) for u in recording.truth}
    return {label: times for label, times in recording.truth.items() if named[label] in ("", muscle)}


def pools(recording: Recording) -> dict[str, dict[str, np.ndarray]]:
    """The units (label and spike times, s) of each muscle; those whose label names none are one pool without name."""
    names = list({c.muscle for c in recording.channels if c.muscle})
    found: dict[str, dict[str, np.ndarray]] = {}
    for label, times in recording.truth.items():
        found.setdefault(muscle_of(label, names), {})[label] = np.sort(np.asarray(times, float))
    return found


def force_of(muscle: str, found: Sequence[Pull]) -> Pull | None:
    """The force channel in which a muscle contracts: its own, else the first that shows a contraction."""
    good = [p for p in found if p.contracts]
    return next((p for p in good if muscle and p.muscle == muscle), good[0] if good else None)


def contraction_of(
    muscle: str, recording: Recording, found: Sequence[Pull], spasms: Sequence[dict[str, Any]]
) -> tuple[Span, Span | None]:
    """When a muscle's main contraction was (by its force, else its longest activity), and its steady phase if any."""
    pull = force_of(muscle, found)
    if pull is not None:
        steady = (pull.steady_start, pull.steady_end) if np.isfinite(pull.steady_start) else None
        return (pull.onset, pull.end), steady
    own = [s for s in spasms if muscle in ("", s["muscle"])]
    longest = max(own, key=lambda s: s["duration"], default=None)
    return ((longest["onset"], longest["end"]) if longest else (recording.start, recording.end)), None


def unit_rows(
    recording: Recording,
    found: Sequence[Pull],
    spasms: Sequence[dict[str, Any]],
    steady: Span | None,
    maximal_force: float | None,
) -> list[dict[str, Any]]:
    """Each unit's figures, in the recording's own order of units."""
    rows = {}
    for muscle, units in pools(recording).items():
        pull = force_of(muscle, found)
        force = np.zeros(0) if pull is None else above_rest(recording, pull)
        top = maximal_force or (pull.peak if pull else float("nan"))
        span, held = contraction_of(muscle, recording, found, spasms)
        for label, times in units.items():
            row = {"id": label, "muscle": muscle, **unit_rates(times)._asdict(), **_steady(times, steady or held)}
            limits = recruitment_thresholds(within(times, *span), force, recording.rate, recording.start)
            shares = {
                "recruitment_percent": 100 * limits.recruitment_force / top,
                "derecruitment_percent": 100 * limits.derecruitment_force / top,
            }
            rows[label] = row | limits._asdict() | shares
    return [rows[label] for label in recording.truth]


def _steady(times: np.ndarray, steady: Span | None) -> dict[str, float]:
    if steady is None:
        return {}
    rates = unit_rates(times, *steady)
    return {"steady_rate_mean": rates.rate_mean, "steady_rate_cov": rates.rate_cov}


def drive_rows(
    recording: Recording, found: Sequence[Pull], spasms: Sequence[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Delta F and common drive of each muscle's units, in its main contraction."""
    currents, drives = [], []
    for muscle, units in pools(recording).items():
        span, steady = contraction_of(muscle, recording, found, spasms)
        own = {u: t for u, times in units.items() if (t := within(times, *span)).size}
        if current := delta_f_of(own):
            currents.append({"muscle": muscle, **current})
        if drive := common_drive_of(own, *(steady or span)):
            drives.append({"muscle": muscle, **drive})
    return currents, drives
