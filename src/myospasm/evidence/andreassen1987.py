"""Single axons of tibialis anterior shocked: twitch of their unit, speed of its fibers on the skin."""

from __future__ import annotations

import numpy as np

from myospasm import muscles
from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import train_force
from myospasm.evidence.cohort import cohort, mean
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.anatomy import units_of
from myospasm.instruments.surface_emg import SurfaceArray
from myospasm.signs.force import twitch
from myospasm.signs.velocity import conduction_velocity

MUSCLE = "tibialis_anterior"
PEOPLE = 2
SHOCK = "Rest for 0.5 s. Stimulate the nerve at 1 Hz for 1 pulses at 130 %."
SPACING = 0.015
SHALLOW = 0.012
"""m below the muscle's surface: deeper units reach the skin mostly by the ends of their fibers, which do not travel."""
QUIET = Amplifier(noisy=False)
LIKE = 0.7
"""Least likeness of neighboring channels for a velocity that counts (FarinaMerletti2004)."""

PAPER = Paper(
    source="AndreassenArendtNielsen1987",
    title="Muscle fibre conduction velocity in motor units of the human anterior tibial muscle: a new size "
    "principle parameter",
    people=PEOPLE,
    protocol="one shock to the nerve; then single units alone, under three electrodes 15 mm apart over tibialis "
    "anterior",
    rows=(
        Row("MU054", "twitch torque of the whole muscle", 5, 2.5, 10, "N m", "predict", note="bounds: a factor of 2"),
        Row("MU055", "rise time of a unit's twitch", 61, 47, 80, "ms", "fit"),
        Row("MU056", "half-relaxation time of a unit's twitch", 60, 40, 78, "ms", "predict"),
        Row("EM005", "conduction velocity of a unit's fibers, from the skin", 3.7, 2.6, 5.3, "m/s", "fit"),
        Row("MU057", "correlation of a unit's velocity with its force", 0.87, None, None, "1", "fit", 1),
    ),
    errors="A single axon is shocked by leaving only one unit's spike of the whole muscle's twitch for the "
    "electrodes, without "
    "noise (the paper averaged); only units at most 12 mm deep. Twitches of units: the fibers alone, 9 from slow "
    "to fast. Torque 'approximately 5 N m' "
    "has no spread: a factor of two is this software's choice.",
)


def unit_velocities() -> tuple[np.ndarray, np.ndarray]:
    """Velocity (m/s, absolute) and force (N) of every shallow unit whose potential travels well under the electrodes.

    They are laid over the unit, half-way from its end-plates to the distal tendon, as one would by looking for it.
    """
    body = muscles.load(MUSCLE)
    found = []
    for (trace,) in cohort("adult", (MUSCLE,), (SHOCK,), PEOPLE):
        _, units = units_of(trace, body, int(trace.attrs["seed"]))
        for unit in np.flatnonzero(units.depth <= SHALLOW):
            alone = trace.isel(fiber_spike=np.flatnonzero(trace["fiber_spike_unit"].values == unit))
            along = float(units.endplate[unit] + units.half_length[unit, 0] / 2)
            across = float(units.across[unit])
            array = SurfaceArray(MUSCLE, 3, 1, SPACING, "differential", along=along, across=across, amplifier=QUIET)
            speed = conduction_velocity(np.asarray(array.record(alone).samples), array.rate, SPACING)
            if speed.likeness >= LIKE:
                found.append((abs(speed.value), float(trace["unit_force"].values[unit])))
    return np.array([f[0] for f in found]), np.array([f[1] for f in found])


def replay() -> dict[str, float]:
    """What the model gives."""
    body = muscles.load(MUSCLE)
    whole = [
        twitch(-t[0]["torque"].values[:, 0], 1000.0, 0.5).peak for t in cohort("adult", (MUSCLE,), (SHOCK,), PEOPLE)
    ]
    times = np.geomspace(body.slow_contraction_time.value, body.fast_contraction_time.value, 9)
    single = [twitch(train_force(float(t), [0.1], 0.8), 1000.0, 0.1) for t in times]
    speed, force = unit_velocities()
    return {
        "MU054": mean(whole),
        "MU055": 1000 * mean([s.contraction_time for s in single]),
        "MU056": 1000 * mean([s.half_relaxation_time for s in single]),
        "EM005": mean(speed.tolist()),
        "MU057": float(np.corrcoef(speed, force)[0, 1]) if speed.size > 2 else float("nan"),
    }
