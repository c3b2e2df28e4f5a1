"""A run that is watched while it goes on, and meddled with: step it, give a remedy now, go back, see what it found."""

from __future__ import annotations

from myospasm.live.frames import Frame
from myospasm.live.hours import LiveHours
from myospasm.live.seconds import Live
from myospasm.scenario import Scenario
from myospasm.story import Trait

__all__ = ["Frame", "Live", "LiveHours", "begin"]


def begin(scenario: Scenario, patient: Trait | None = None) -> Live | LiveHours:
    """A scenario that is watched, be it of seconds or of hours; nobody helps unless asked to.

    `patient` is someone whose blood test is known (`clinic.read_patient`).
    """
    return LiveHours(scenario, patient) if scenario.hours else Live(scenario, patient)
