"""The clocks: the same bits for the same seed, however a run is cut, batched or compiled; nothing lost on Ctrl-C."""

import dataclasses
import functools

import jax
import numpy as np
import pytest

from myospasm import people, run
from myospasm.anatomy import healthy_adult
from myospasm.ground import MyospasmError
from myospasm.people._variation import vary
from myospasm.protocol import Protocol
from myospasm.story import apply

MUSCLE = "abductor_hallucis"
HOLD = "Contract at 60 % for 4 s. Rest for 1 s."
LONGER = "Stimulate the motor point at 20 Hz for 60 pulses at 130 %. Contract at 40 % for 3 s."


@functools.cache
def person():
    return healthy_adult({MUSCLE: 43})


@functools.cache
def once(protocol=HOLD, seed=1, individual=1):
    return run.run(person(), protocol, seed=seed, individual=individual)


def trains(trace, kind="soma"):
    return trace[f"{kind}_spike_time"].values, trace[f"{kind}_spike_unit"].values


def same(a, b):
    return all(np.array_equal(a[v].values, b[v].values) for v in a.variables)


def rates(trace, start=1.0, end=4.0):
    time, unit = trains(trace)
    return np.bincount(unit[(time > start) & (time < end)], minlength=43) / (end - start)


def test_same_seed_same_bits():
    assert same(once(), run.run(person(), HOLD, seed=1))


def test_another_seed_other_spikes_of_the_same_person():
    other = once(seed=2)
    (one, who), (two, other_who) = ([x[t[0] < 0.3] for x in t] for t in (trains(once()), trains(other)))
    assert one.size > 10
    assert not (np.array_equal(one, two) and np.array_equal(who, other_who))
    assert np.array_equal(once()["unit_force"].values, other["unit_force"].values)
    assert rates(other).mean() == pytest.approx(rates(once()).mean(), rel=0.1)


def test_every_trembling_organ_has_its_own_noise_in_every_run():
    assert len({int(start) for seed in range(20) for start in run.seeds(seed)}) == 60


def test_another_individual_has_other_cells():
    assert not same(once(), once(individual=2))


@pytest.mark.parametrize("piece", [1000, 500])
def test_it_does_not_matter_how_a_run_is_cut(monkeypatch, piece):
    monkeypatch.setattr(run, "PIECE", piece)
    cut = run.run(person(), HOLD, seed=1)
    for kind in ("soma", "fiber"):
        assert all(np.array_equal(a, b) for a, b in zip(trains(once(), kind), trains(cut, kind), strict=True))
    assert np.allclose(once()["force"].values, cut["force"].values, rtol=1e-4, atol=1e-3)
    assert np.array_equal(once()["time"].values, cut["time"].values)


def test_a_batch_gives_what_single_runs_give():
    """The first half second to the spike; then rounding may part them, and their rates agree."""
    two = [person(), vary(person(), 5)]
    protocols = [Protocol(HOLD), Protocol("Contract at 30 % for 2 s.")]
    batch = run.run_batch(two, protocols, seeds=[1, 3], individuals=[1, 5])
    single = [run.run(p, q, seed=s, individual=i) for p, q, s, i in zip(two, protocols, [1, 3], [1, 5], strict=True)]
    for a, b in zip(batch, single, strict=True):
        assert a.sizes["time"] == b.sizes["time"]
        early = [[x[t[0] < 0.5] for x in t] for t in (trains(a), trains(b))]
        assert all(np.array_equal(x, y) for x, y in zip(*early, strict=True))
        assert early[0][0].size > 10
        assert rates(a, 0.5, 2.0).mean() == pytest.approx(rates(b, 0.5, 2.0).mean(), rel=0.03)
        assert np.allclose(a["force"].values[:500], b["force"].values[:500], rtol=1e-3, atol=1e-2)


def test_a_batch_needs_as_many_of_everything():
    with pytest.raises(MyospasmError, match="2 people, 1 protocols"):
        run.run_batch([person()] * 2, [Protocol(HOLD)], seeds=[1, 2], individuals=[1, 2])


def test_new_numbers_do_not_recompile():
    """Another person, cause, seed or protocol runs the program that is there."""
    once()
    loop = run.compiled()
    before = [f._cache_size() for f in loop]
    prone = apply(person(), people.load("cramp_prone_adult"))
    run.run(prone, "Hold the hallux at 35 deg flexion. Contract at 20 % for 1 s.", seed=9, individual=4)
    stiff = dataclasses.replace(person(), contraction=dataclasses.replace(person().contraction, tendon_strain=0.04))
    run.run(stiff, "Block the nerve. Stimulate the nerve at 10 Hz for 5 pulses at 130 %. Rest for 1 s.")
    assert [f._cache_size() for f in loop] == before


def test_control_c_keeps_what_is_finished():
    seen = []

    def progress(done, total):
        seen.append((done, total))
        if len(seen) == 2:
            raise KeyboardInterrupt

    part = run.run(person(), "Contract at 60 % for 20 s.", progress=progress)
    whole = run.run(person(), "Contract at 60 % for 20 s.")
    assert seen == [(2.0, 20.0), (4.0, 20.0)]
    assert (part.attrs["finished"], whole.attrs["finished"]) == (0, 1)
    assert part.sizes["time"] == 2 * run.PIECE
    for kind in ("soma", "fiber"):
        kept, every = trains(part, kind), trains(whole, kind)
        early = kept[0] < 3.995  # an impulse of the last tick may come a little after its end
        assert np.array_equal(kept[0][early], every[0][: early.sum()])
        assert np.array_equal(kept[1][early], every[1][: early.sum()])
    assert np.array_equal(part["force"].values, whole["force"].values[: part.sizes["time"]])


def test_control_c_before_anything_is_finished_is_passed_on(monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(run, "stream_pieces", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.run(person(), HOLD)


def test_memory_does_not_grow_with_the_length_of_a_run():
    """Between pieces only the state is alive on the device, and it has one size."""
    alive, who = [], person()
    long = Protocol("Contract at 30 % for 30 s.")
    for _ in run.stream_pieces(run.Job(who, long), long.script(who.muscle, MUSCLE)):
        alive.append(sum(a.nbytes for a in jax.live_arrays()))
    assert len(alive) == 15
    assert alive[-1] == alive[2]


def test_what_is_kept_is_all_that_grows():
    sizes = {}
    for seconds in (4, 8):
        trace = run.run(person(), f"Rest for {seconds} s.")
        sizes[seconds] = {v: trace[v].nbytes for v in trace.data_vars if {"time", "slow_time"} & set(trace[v].dims)}
    assert all(sizes[8][v] == 2 * sizes[4][v] for v in sizes[4])


def test_a_trace_has_all_that_the_contract_lists():
    trace = once(LONGER)
    for name, variable in trace.data_vars.items():
        assert variable.attrs["units"], name
        assert variable.attrs["long_name"], name
    assert trace.sizes["time"] == round(1000 * (60 / 20 + 3))
    assert trace.sizes["slow_time"] == trace.sizes["time"] // 100
    assert {"version", "seed", "protocol", "events"} <= set(trace.attrs)
    assert set(np.unique(trace["fiber_spike_origin"])) <= {0, 1, 2}
    assert np.all(np.diff(trace["fiber_spike_time"]) >= 0)


def test_impulses_at_the_fibers_come_from_where_the_trace_says():
    trace = once(LONGER)
    origin, time, unit = (trace[f"fiber_spike_{x}"].values for x in ("origin", "time", "unit"))
    shocks = np.flatnonzero(trace["stimulus_point"].values[:, 0]) * 1e-3
    stimulated = time[origin == 1]
    assert shocks.size == 60
    assert stimulated.size == pytest.approx(60 * 43, rel=0.05)
    lag = stimulated - shocks[np.searchsorted(shocks, stimulated) - 1]
    assert 0 < lag.min() <= lag.max() < 0.004
    own = origin == 0
    assert own.any()
    soma_time, soma_unit = trains(trace)
    for u in np.unique(unit[own])[:5]:
        delays = time[own & (unit == u)][:, None] - soma_time[soma_unit == u][None]
        travel = np.median(np.where(delays > 0, delays, np.inf).min(1))
        assert np.abs(delays - travel).min(1).max() < 1e-6  # every impulse left its soma just so long before


def test_a_shorter_piece_of_a_protocol_is_padded_with_silence():
    trace = run.run(person(), "Contract at 50 % for 0.7 s.")
    assert trace.sizes["time"] == 700
    assert trace["soma_spike_time"].values.max() < 0.7 + 1e-9
    assert np.array_equal(trace["drive"].values[:, 0], np.full(700, 0.5, np.float32))
