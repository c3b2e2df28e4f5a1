"""The sentence forms: one line each, from which reading, writing, the help text and the errors all follow.

In a pattern small words are said as they are, `|` separates alternatives, brackets hold what may be left out, and
capitals are slots (see `slots.SLOTS`) named after the field of the step that they fill. Of several forms of one step
the first is the one written.
"""

from __future__ import annotations

from typing import NamedTuple

from myospasm.protocol.motors import Load, Push, Release, Swing, Tap, Turn, Vibrate
from myospasm.protocol.senses import Sound, Touch
from myospasm.protocol.shocks import (
    Doublet,
    Recruit,
    Shock,
    Staircase,
    StimulateNerve,
    StimulatePoint,
    StimulateRoot,
    StimulateSkin,
)
from myospasm.protocol.steps import Block, Contract, Hold, Move, Ramp, Rest, Step, Stretch, Unblock
from myospasm.protocol.targets import ContractUntilWeak, Follow, Match, MatchUntilFailure, WaitForSilence, WaitForSpasm


class Form(NamedTuple):
    """One form of sentence: its pattern, the step that it makes, and an example."""

    pattern: str
    step: type[Step]
    example: str
    tail: str = ""
    """What may follow, left out of messages where it would stand under every form."""


FORMS = (
    Form("Rest for DURATION", Rest, "Rest for 2 s"),
    Form("Contract [MUSCLE] at LEVEL for DURATION", Contract, "Contract at 100 % for 5 s"),
    Form(
        "Ramp [the contraction] [of] [MUSCLE] from START to END over|in DURATION",
        Ramp,
        "Ramp the contraction from 0 % to 20 % over 10 s",
    ),
    Form(
        "Contract [MUSCLE] at LEVEL until the force falls below FLOOR [, at most LONGEST]",
        ContractUntilWeak,
        "Contract at 100 % until the force falls below 50 %, at most 5 min",
    ),
    Form(
        "Match [with MUSCLE] LEVEL of the maximal SIGNAL for DURATION",
        Match,
        "Match 30 % of the maximal force for 20 s",
    ),
    Form(
        "Match [with MUSCLE] LEVEL of the maximal force until failure [, at most LONGEST]",
        MatchUntilFailure,
        "Match 30 % of the maximal force until failure, at most 20 min",
    ),
    Form(
        "Follow [with MUSCLE] the SIGNAL from START to END over|in DURATION",
        Follow,
        "Follow the force from 0 % to 30 % over 6 s",
    ),
    Form("Wait until silence [, at most LONGEST]", WaitForSilence, "Wait until silence, at most 60 s"),
    Form("Wait until a spasm [, at most LONGEST]", WaitForSpasm, "Wait until a spasm, at most 60 s"),
    Form("Hold the JOINT at ANGLE", Hold, "Hold the ankle at 30 deg plantar flexion"),
    Form("Move the JOINT to ANGLE in|over DURATION", Move, "Move the ankle to 10 deg dorsiflexion in 1 s"),
    Form("Stretch [MUSCLE] by TURN in|over DURATION", Stretch, "Stretch by 20 deg in 2 s"),
    Form(
        "Stimulate the nerve [of MUSCLE] at RATE for PULSES|DURATION [at CURRENT] [after DELAY]",
        StimulateNerve,
        "Stimulate the nerve at 16 Hz for 2 s",
    ),
    Form(
        "Stimulate the motor point [of MUSCLE] at RATE for PULSES|DURATION [at CURRENT] [after DELAY]",
        StimulatePoint,
        "Stimulate the motor point at 16 Hz for 150 pulses at 130 %",
    ),
    Form(
        "Stimulate the root [of MUSCLE] at RATE for PULSES|DURATION [at CURRENT] [after DELAY]",
        StimulateRoot,
        "Stimulate the root at 1 Hz for 10 pulses",
    ),
    Form(
        "Stimulate the skin [of MUSCLE] at RATE for PULSES|DURATION [at CURRENT] [after DELAY]",
        StimulateSkin,
        "Stimulate the skin at 200 Hz for 10 pulses",
    ),
    Form("Stimulate the SITE [of MUSCLE] once [at CURRENT] [after DELAY]", Shock, "Stimulate the nerve once at 130 %"),
    Form(
        "Stimulate the SITE [of MUSCLE] twice APART apart [at CURRENT] [after DELAY]",
        Doublet,
        "Stimulate the nerve twice 10 ms apart after 3 s",
    ),
    Form(
        "Stimulate the SITE [of MUSCLE] from LOWEST in steps of INCREMENT to HIGHEST for PULSES|DURATION"
        " with PAUSE of rest [at CURRENT] until a spasm",
        Staircase,
        "Stimulate the motor point from 4 Hz in steps of 2 Hz to 40 Hz for 150 pulses with 60 s of rest until a spasm",
    ),
    Form(
        "Stimulate the SITE [of MUSCLE] from WEAKEST in steps of ADDED to STRONGEST every PERIOD",
        Recruit,
        "Stimulate the nerve from 10 % in steps of 5 % to 150 % every 4 s",
    ),
    Form("Tap the tendon [of MUSCLE] [by DISTANCE] [after DELAY]", Tap, "Tap the tendon by 2 mm"),
    Form(
        "Vibrate the tendon [of MUSCLE] at FREQUENCY [by DISTANCE] for DURATION",
        Vibrate,
        "Vibrate the tendon at 100 Hz by 1 mm for 30 s",
    ),
    Form("Touch the skin [of MUSCLE] for DURATION", Touch, "Touch the skin for 5 s"),
    Form("Sound a loud tone [after DELAY]", Sound, "Sound a loud tone"),
    Form("Release the JOINT", Release, "Release the ankle"),
    Form("Let the JOINT go", Release, "Let the ankle go"),
    Form("Load the JOINT with INERTIA", Load, "Load the ankle with 0.02 kg m2"),
    Form("Push the JOINT with TORQUE for DURATION", Push, "Push the ankle with 5 Nm dorsiflexion for 3 s"),
    Form("Turn the JOINT to ANGLE at SPEED", Turn, "Turn the ankle to 10 deg dorsiflexion at 100 deg/s"),
    Form("Swing the JOINT by SWING at RATE for DURATION", Swing, "Swing the ankle by 5 deg at 2 Hz for 10 s"),
    Form("Block the nerve", Block, "Block the nerve"),
    Form("Unblock the nerve", Unblock, "Unblock the nerve"),
)

CALLS = {"rest": "resting", "contract": "contracting", "ramp": "ramping", "hold": "holding", "move": "moving"}
CALLS |= {"stretch": "stretching", "stimulate": "stimulating", "block": "blocking", "unblock": "unblocking"}
CALLS |= {"match": "matching", "follow": "following", "wait": "waiting", "tap": "tapping", "vibrate": "vibrating"}
CALLS |= {"release": "releasing", "let": "letting", "load": "loading", "push": "pushing", "turn": "turning"}
CALLS |= {"swing": "swinging", "touch": "touching", "sound": "sounding"}
"""How a step begins, and how it begins after "while"."""

JOINED = (
    ("COUNT times: STEP, then STEP", "10 times: contract at 50 % for 6 s, then rest for 4 s"),
    ("STEP while STEP", "Contract at 50 % for 5 s while stimulating the nerve twice 10 ms apart after 3 s"),
)
"""How sentences are made of others, with examples."""
