"""Every step is written as a sentence that reads back as the same step, whatever its numbers."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from myospasm.ground import MyospasmError
from myospasm.protocol import (
    JOINTS,
    STEPS,
    Block,
    Contract,
    ContractUntilWeak,
    Doublet,
    Follow,
    Hold,
    Load,
    Match,
    MatchUntilFailure,
    Move,
    Protocol,
    Push,
    Ramp,
    Recruit,
    Release,
    Repeat,
    Rest,
    Shock,
    Sound,
    Staircase,
    StimulateNerve,
    StimulatePoint,
    StimulateRoot,
    StimulateSkin,
    Stretch,
    Swing,
    Tap,
    Touch,
    Turn,
    Unblock,
    Vibrate,
    WaitForSilence,
    WaitForSpasm,
    While,
)
from myospasm.protocol.bounds import MUSCLES, SIGNALS, SITES
from myospasm.protocol.grammar import read, write

times, levels = st.floats(0.001, 3600), st.floats(0, 1)
muscle, site = st.none() | st.sampled_from(MUSCLES.names()), st.sampled_from(SITES)
signal, delay = st.sampled_from(SIGNALS), st.none() | st.floats(0.001, 100)
current, joint = st.floats(0.001, 10), st.sampled_from(sorted(JOINTS))
train = {"rate": st.floats(0.1, 200), "current": current, "muscle": muscle, "delay": delay}
counted, timed = train | {"pulses": st.integers(1, 1000)}, train | {"duration": times}
shock = {"site": site, "current": current, "delay": delay, "muscle": muscle}


def angles(kind, **more):
    def of(joint):
        low, high = JOINTS[joint].low.value, JOINTS[joint].high.value
        return st.builds(kind, joint=st.just(joint), angle=st.floats(low, high), **more)

    return joint.flatmap(of)


@st.composite
def staircases(draw):
    lowest = draw(st.floats(0.5, 50))
    rates = {"lowest": lowest, "increment": draw(st.floats(0.5, 20)), "highest": draw(st.floats(lowest, 60))}
    long = draw(st.sampled_from([{"pulses": 150}, {"duration": 2.0}]))
    return Staircase(**rates, **long, pause=draw(times), site=draw(site), current=draw(current), muscle=draw(muscle))


@st.composite
def pushes(draw):
    name, sign = draw(joint), draw(st.sampled_from([-1, 1]))
    return Push(name, sign * draw(st.floats(0.001, JOINTS[name].strongest.value)), draw(times))


KINDS = {
    Rest: st.builds(Rest, times),
    Contract: st.builds(Contract, levels, times, muscle),
    Ramp: st.builds(Ramp, levels, levels, times, muscle),
    Hold: angles(Hold),
    Move: angles(Move, duration=times),
    Turn: angles(Turn, speed=st.floats(0.001, 17)),
    Stretch: st.builds(Stretch, st.floats(0.001, 1), times, muscle),
    StimulateNerve: st.builds(StimulateNerve, **counted) | st.builds(StimulateNerve, **timed),
    StimulatePoint: st.builds(StimulatePoint, **counted) | st.builds(StimulatePoint, **timed),
    StimulateRoot: st.builds(StimulateRoot, **counted) | st.builds(StimulateRoot, **timed),
    StimulateSkin: st.builds(StimulateSkin, **counted) | st.builds(StimulateSkin, **timed),
    Touch: st.builds(Touch, times, muscle),
    Sound: st.builds(Sound, delay),
    Shock: st.builds(Shock, **shock),
    Doublet: st.builds(Doublet, apart=st.floats(0.002, 0.9), **shock),
    Staircase: staircases(),
    Recruit: st.builds(Recruit, st.floats(0.01, 1), st.floats(0.01, 1), st.floats(1, 5), times, site, muscle),
    Block: st.just(Block()),
    Unblock: st.just(Unblock()),
    Match: st.builds(Match, levels, times, signal, muscle),
    Follow: st.builds(Follow, levels, levels, times, signal, muscle),
    MatchUntilFailure: st.builds(MatchUntilFailure, level=levels, longest=times, muscle=muscle),
    ContractUntilWeak: st.builds(ContractUntilWeak, levels, st.floats(0.01, 0.99), times, muscle),
    WaitForSilence: st.builds(WaitForSilence, times),
    WaitForSpasm: st.builds(WaitForSpasm, times),
    Tap: st.builds(Tap, st.floats(0.0001, 0.01), delay, muscle),
    Vibrate: st.builds(Vibrate, st.floats(1, 200), times, st.floats(0.0001, 0.01), muscle),
    Release: st.builds(Release, joint),
    Load: st.builds(Load, joint, st.floats(0, 10)),
    Push: pushes(),
    Swing: st.builds(Swing, joint, st.floats(0.001, 0.1), st.floats(0.5, 10), st.floats(2, 3600)),
}
plain = st.one_of(*KINDS.values())


def tried(build):
    """What can be built; what is refused is not drawn."""

    @st.composite
    def strategy(draw):
        try:
            return build(draw)
        except MyospasmError:
            assume(False)

    return strategy()


some = st.lists(plain, min_size=2, max_size=3)
beside = tried(lambda draw: While(tuple(draw(some))))
rounds = tried(
    lambda draw: Repeat(draw(st.integers(1, 20)), tuple(draw(st.lists(plain | beside, max_size=3, min_size=1))))
)
nested = tried(lambda draw: While((draw(plain), draw(rounds)))) | tried(lambda d: Repeat(2, (d(plain), d(rounds))))


def test_every_kind_of_step_is_drawn():
    assert {*KINDS, Repeat, While} == set(STEPS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_step_is_its_sentence(kind, data):
    step = data.draw(KINDS[kind])
    assert read(write(step)) == [step]


@settings(max_examples=80, deadline=None)
@given(st.one_of(beside, rounds, nested))
def test_steps_made_of_steps_are_their_sentences(step):
    assert read(write(step)) == [step]
    assert write(read(write(step))[0]) == write(step)


@settings(max_examples=80, deadline=None)
@given(st.lists(plain, min_size=1, max_size=6))
def test_a_protocol_is_its_sentences(steps):
    try:
        protocol = Protocol([Contract(1.0, 1.0), *steps])
    except MyospasmError:  # too long, or turned from where nobody knows
        assume(False)
    assert Protocol(str(protocol)) == protocol
    assert sum(event.duration for event in protocol.events if event.label not in ("Block the nerve",)) == pytest.approx(
        protocol.duration
    )
    assert math.isfinite(protocol.duration)
