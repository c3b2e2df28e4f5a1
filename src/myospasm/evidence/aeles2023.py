"""Flexor hallucis brevis: at which rate a unit starts to fire."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import command_for, individuals, run_each
from myospasm.evidence.cohort import mean, spikes
from myospasm.protocol import Protocol
from myospasm.signs.units import unit_rates

PEOPLE = 10
MUSCLES = ("flexor_hallucis_brevis",)

PAPER = Paper(
    source="Aeles2023",
    title="Flexor hallucis brevis motor unit behavior in response to moderate increases in rate of force development",
    people=PEOPLE,
    protocol="ramps of the command to that of 50 % of the maximal torque, in 5 s and in 2.5 s",
    rows=(
        Row("MU038", "rate at recruitment, ramp of 5 s", 7.8, 5.5, 10.1, "Hz", "predict"),
        Row("MU038b", "rate at recruitment, ramp of 2.5 s", 8.6, 6.2, 11.0, "Hz", "predict"),
        Row("MU038c", "fast less slow ramp", 0.8, None, None, "Hz", "predict", 1),
    ),
    errors="The command rises in a straight line, not the force. Rate at recruitment: over a unit's first three "
    "intervals.",
)


def starting_rate(seconds: float) -> float:
    """Mean rate (Hz) of all units over their first three intervals in a ramp of so many seconds."""
    levels = command_for(0.5, MUSCLES, PEOPLE)
    protocols = [
        Protocol(f"Rest for 0.5 s. Ramp from 0 % to {x:.3f} % in {seconds:g} s. Contract at {x:.3f} % for 2 s.")
        for x in levels
    ]
    runs = run_each(individuals("adult", MUSCLES, PEOPLE), protocols)
    trains = [s[s < 0.5 + seconds + 1.0] for t in runs for s in spikes(t) if s.size and s[0] < 0.5 + seconds]
    return mean([unit_rates(s[:4]).rate_of_mean_interval for s in trains if s.size >= 4])


def replay() -> dict[str, float]:
    """What the model gives."""
    slow, fast = starting_rate(5.0), starting_rate(2.5)
    return {"MU038": slow, "MU038b": fast, "MU038c": fast - slow}
