"""The whole person: why it cramps, and why it stops. Every statement comes out of parameters; nothing is drawn.

"Activity" is motoneuron discharges per unit and second in a window of time: half of a contraction's means half of its
units, or half of its rates, or something between.
"""

import dataclasses
import functools
import itertools

import jax
import numpy as np
import pytest

from myospasm import causes
from myospasm.run import run
from myospasm.session import build_person
from myospasm.signs.units import delta_f
from myospasm.story import apply

FOOT = ("abductor_hallucis", 43)
CALF = (("medial_gastrocnemius", 40), ("lateral_gastrocnemius", 20), ("soleus", 40), ("tibialis_anterior", 20))
SHORT = "Hold the ankle at 40 deg plantar flexion. Contract at 100 % for 5 s."
END = 5.0  # s, of that contraction


@functools.cache
def foot(who):
    return build_person(who, dict([FOOT]))


@functools.cache
def calf(who):
    return build_person(who, dict(CALF))


def without(person, organ, **numbers):
    return dataclasses.replace(person, **{organ: dataclasses.replace(getattr(person, organ), **numbers)})


@functools.cache
def told(who, where, sentences, seed=1):
    return run({"foot": foot, "calf": calf}[where](who), sentences, seed=seed)


def activity(trace, start, end, kind="soma", muscle=0):
    """Discharges per unit and second of one muscle from `start` to `end` s."""
    belongs = trace["muscle_of_unit"].values == muscle
    time, unit = trace[f"{kind}_spike_time"].values, trace[f"{kind}_spike_unit"].values
    return ((time > start) & (time <= end) & belongs[unit]).sum() / belongs.sum() / (end - start)


def last(trace, kind="soma"):
    time = trace[f"{kind}_spike_time"].values
    return float(time.max()) if time.size else 0.0


def train(rate, blocked=False, rest=12):
    block = "Block the nerve. " if blocked else ""
    return (
        f"Hold the hallux at 35 deg flexion. {block}Rest for 1 s. "
        f"Stimulate the motor point at {rate} Hz for 150 pulses at 130 %. Rest for {rest} s."
    )


def train_end(rate):
    return 1.0 + 149 / rate


def after_train(person, rate, **how):
    """Activity from 1 to 6 s after a train."""
    trace = run(person, train(rate, **how))
    return activity(trace, train_end(rate) + 1, train_end(rate) + 6)


@pytest.mark.parametrize("who", ["adult", "cramp_prone_adult"])
def test_nobody_fires_at_rest(who):
    trace = told(who, "foot", "Rest for 20 s.")
    assert trace.sizes["soma_spike"] == trace.sizes["fiber_spike"] == 0
    assert np.ptp(trace["force"].values[2000:]) < 0.01 * trace["unit_force"].values.sum()


@pytest.mark.parametrize("who", ["adult", "cramp_prone_adult"])
def test_a_gentle_hold_ends_when_it_is_let_go(who):
    trace = told(who, "foot", "Contract at 30 % for 20 s. Rest for 10 s.")
    assert activity(trace, 5, 20) > 0.5
    assert last(trace) < 20.5


def test_a_ramp_leaves_no_after_firing_and_has_human_hysteresis():
    """Delta F of the shank and foot is 2 to 6 pps; units go on at less command than started them, then stop."""
    up, down = ("Ramp the contraction from 0 % to 50 % over 10 s.", "Ramp the contraction from 50 % to 0 % over 10 s.")
    trace = told("adult", "foot", f"{up} {down} Rest for 5 s.")
    assert last(trace) < 20.5
    time, unit = trace["soma_spike_time"].values, trace["soma_spike_unit"].values
    trains = [time[unit == u] for u in np.unique(unit)]
    trains = sorted((t for t in trains if t.size > 10), key=lambda t: t[0])
    found = [delta_f(a, b) for a, b in itertools.combinations(trains, 2)]
    usable = [d.value for d in found if d.usable]
    assert len(usable) > 10
    assert 1 < np.median(usable) < 8


def test_a_maximal_contraction_has_human_rates_and_force():
    trace = told("adult", "foot", "Contract at 100 % for 4 s. Rest for 1 s.")
    assert 8 < activity(trace, 1, 4) < 35
    assert trace["force"].values.max() <= trace["unit_force"].values.sum()


def test_the_calf_of_a_cramp_prone_person_cramps_after_a_contraction_in_the_short_position():
    trace = told("cramp_prone_adult", "calf", f"{SHORT} Rest for 22 s.")
    contraction = activity(trace, 1, END)
    assert activity(trace, END + 5, END + 10) > 0.05 * contraction
    assert last(trace) > END + 5
    assert not trace["drive"].values[5001:].any()


def test_not_at_neutral_length():
    short = told("cramp_prone_adult", "calf", f"{SHORT} Rest for 22 s.")
    neutral = told("cramp_prone_adult", "calf", "Contract at 100 % for 5 s. Rest for 22 s.")
    for start, share in ((5, 0.34), (15, 0.15)):
        assert activity(neutral, END + start, END + start + 5) < share * activity(short, END + start, END + start + 5)


def test_not_in_someone_who_does_not_cramp_easily():
    prone = told("cramp_prone_adult", "calf", f"{SHORT} Rest for 22 s.")
    adult = told("adult", "calf", f"{SHORT} Rest for 22 s.")
    assert activity(adult, END + 5, END + 20) < 0.5 * activity(prone, END + 5, END + 20)
    neutral = told("adult", "calf", "Contract at 100 % for 5 s. Rest for 10 s.")
    assert activity(neutral, END + 3, END + 10) < 0.05


def test_a_stretch_ends_it_within_three_seconds():
    """Against the twin who is not stretched: the same person, the same noise."""
    twin = told("cramp_prone_adult", "calf", f"{SHORT} Rest for 22 s.")
    stretched = told("cramp_prone_adult", "calf", f"{SHORT} Rest for 10 s. Stretch by 55 deg in 2 s. Rest for 10 s.")
    first = (twin["soma_spike_time"].values < 15.0).sum()
    assert np.array_equal(twin["soma_spike_time"].values[:first], stretched["soma_spike_time"].values[:first])
    for muscle in range(3):
        assert activity(stretched, 18, 25, muscle=muscle) < 0.1 * activity(twin, 18, 25, muscle=muscle)
    assert np.degrees(stretched["angle"].values[-1, 0]) == pytest.approx(-15, abs=0.1)


def test_a_train_cramps_the_cramp_prone_at_a_lower_frequency():
    assert after_train(foot("cramp_prone_adult"), 8) < 0.1
    assert after_train(foot("adult"), 14) < 0.25 * after_train(foot("cramp_prone_adult"), 14)
    assert after_train(foot("adult"), 30) > 1


@pytest.mark.parametrize("rate", [14, 24])
def test_with_the_nerve_blocked_only_a_brief_remnant_is_left(rate):
    blocked = run(foot("cramp_prone_adult"), train(rate, blocked=True))
    assert blocked.sizes["soma_spike"] == 0
    assert activity(blocked, 1.0, train_end(rate), "fiber") == pytest.approx(rate, rel=0.1)
    assert last(blocked, "fiber") < train_end(rate) + 5
    left = activity(blocked, train_end(rate) + 1, train_end(rate) + 6, "fiber")
    assert left < 0.1 * after_train(foot("cramp_prone_adult"), rate)


def test_what_fires_after_a_block_is_the_ending_itself():
    blocked = run(foot("cramp_prone_adult"), train(30, blocked=True))
    late = blocked["fiber_spike_time"].values > train_end(30) + 0.1
    assert late.any()
    assert np.all(blocked["fiber_spike_origin"].values[late] == 2)


def test_without_the_slow_facilitation_no_cramp_follows_a_train():
    person = without(foot("cramp_prone_adult"), "facilitation", conductance=0.0, plateau=0.0)
    assert after_train(person, 20) < 0.05 * after_train(foot("cramp_prone_adult"), 20)


def test_without_the_persistent_current_it_is_weaker():
    person = without(foot("cramp_prone_adult"), "motoneuron", persistent_conductance=0.0)
    assert after_train(person, 16) < 0.5 * after_train(foot("cramp_prone_adult"), 16)


@pytest.mark.parametrize("name", ["hypokalemia", "spinal_cord_injury"])  # the others are the same person: test_causes
def test_at_severity_zero_a_cause_leaves_every_bit(name):
    one = run(foot("adult"), "Contract at 50 % for 2 s.")
    same = run(apply(foot("adult"), causes.load(name), 0.0), "Contract at 50 % for 2 s.")
    for variable in one.variables:
        assert np.array_equal(one[variable].values, same[variable].values), variable
    assert jax.devices()


def test_a_cramp_is_tonic_and_does_not_burst():
    """Tendon inhibition that is too strong or too slow lets the loop burst once a second, which no paper shows.

    At lengths between short and neutral, where the cramping foot muscle pulls, it still does (see the README's limits).
    """
    calf = told("cramp_prone_adult", "calf", f"{SHORT} Rest for 22 s.")
    sole = run(foot("cramp_prone_adult"), train(16).replace("35 deg", "45 deg"))
    for trace, start in ((calf, END + 3), (sole, train_end(16) + 3)):
        time = trace["soma_spike_time"].values
        counts, _ = np.histogram(time, np.arange(start, start + 10, 0.1))
        assert counts.mean() > 5
        assert counts.std() / counts.mean() < 0.6


def test_even_a_cramp_of_all_units_ends_by_itself():
    """A short muscle pulls so little that no tendon organ helps: the motoneurons' own adaptation has to end it."""
    calf = build_person("cramp_prone_adult", {"medial_gastrocnemius": 40})
    trace = run(calf, "Hold the ankle at 40 deg plantar flexion. Contract at 100 % for 10 s. Rest for 170 s.")
    assert activity(trace, 12, 22) > 5
    assert activity(trace, 160, 180) < 0.1
