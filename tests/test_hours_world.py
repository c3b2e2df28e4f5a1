"""What a story of hours does to a person in every second, and when it looks aside in full detail."""

import time

import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.body.locomotion import Locomotion
from myospasm.ground import MyospasmError
from myospasm.protocol import Protocol
from myospasm.protocol.hours import Hours, Stride
from myospasm.signals import Dialysis, Swallowed, World

CALF = ("medial_gastrocnemius", "soleus", "tibialis_anterior")


def whole(told, meanwhile=(), muscles=CALF):
    hours = Hours(told, meanwhile)
    return hours.script(muscles).world(0, int(hours.duration))


def flat(world):
    """Every column by name."""
    parts = {name: getattr(world, name) for name in World._fields}
    swallowed = {f"{name}.{part}": value for name in ("drink", "infusion", "dialysis") for part, value in
                 parts.pop(name)._asdict().items()}  # fmt: skip
    return parts | swallowed


def test_a_world_has_the_shapes_of_the_signals():
    world = whole(["Rest for 10 s"])
    assert isinstance(world, World)
    assert isinstance(world.drink, Swallowed)
    assert isinstance(world.dialysis, Dialysis)
    for name, column in flat(world).items():
        assert column.dtype == np.float64, name
        assert column.shape == ((10, 3) if name in ("drive", "lengthening") else (10,)), name
    changed = {name for name, column in flat(world).items() if column.any()}
    assert changed == {"air", "humidity", "valid"}


def test_beyond_the_end_nothing_happens():
    script = Hours("Run at 12 km/h for 10 s", ["From 0 s on drink 1 L of water per hour"]).script(CALF)
    world = script.world(5, 10)
    assert world.valid.tolist() == [1] * 5 + [0] * 5
    assert world.speed[5:].max() == 0
    assert world.drink.water[5:].max() == 0
    assert script.seconds == 10
    assert [script.task_at(s) for s in (0, 9, 10)] == [0, 0, None]


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_pieces_are_the_whole(size):
    told = ["Rest for 1 min", "Walk at 4 km/h up 0 % rising by 3 % every 7 s for 30 s", "Watch for 9 s"]
    told += ["Dialyze for 50 s removing 10 mL with sodium 150 to 130", "Contract soleus at 50 % for 1 min"]
    script = Hours(told, ["From 50 s to 100 s drink 1 L of OS-1 per hour", "At 2 min vomit 0.1 L"]).script(CALF)
    pieces = [flat(script.world(begin, size)) for begin in range(0, script.seconds, size)]
    for name, column in flat(script.world(0, script.seconds)).items():
        np.testing.assert_array_equal(np.concatenate([p[name] for p in pieces])[: script.seconds], column, name)


def test_what_is_drunk_adds_up():
    world = whole(["Rest for 1 h", "Drink 0.5 L of oral rehydration solution over 10 min"])
    assert world.drink.water.sum() == pytest.approx(0.5)
    assert world.drink.sodium.sum() == pytest.approx(0.5 * 75)
    assert world.drink.glucose.sum() == pytest.approx(0.5 * 75)
    assert world.drink.citrate.sum() == pytest.approx(0.5 * 10)
    assert not world.drink.water[:3600].any()
    meanwhile = ["From 0 h to 30 min drink 0.6 L of water per hour", "At 10 min drink 0.1 L of pickle juice over 10 s"]
    beside = whole(["Run at 10 km/h for 1 h"], meanwhile)
    assert beside.drink.water.sum() == pytest.approx(0.4)
    assert beside.drink.sodium.sum() == pytest.approx(74.4)
    assert (beside.speed > 0).all()


def test_an_infusion_of_hypertonic_saline_holds_what_was_given_in_dialysis():
    """Canzanello 1991: 16 mL hold about 126 mOsm, as do 50 mL of dextrose and 100 mL of mannitol."""
    saline = whole("Infuse 16 mL of hypertonic saline over 5 min").infusion
    assert saline.sodium.sum() + saline.chloride.sum() == pytest.approx(126, rel=0.03)
    assert whole("Infuse 50 mL of dextrose over 5 min").infusion.glucose.sum() == pytest.approx(126, rel=0.03)
    assert whole("Infuse 100 mL of mannitol over 5 min").infusion.mannitol.sum() == pytest.approx(138, rel=0.03)


def test_losses_breathing_and_cuffs():
    told = ["Rest for 10 min", "Vomit 0.3 L", "Pass 0.4 L of watery stool", "Breathe at PCO2 20 mmHg for 10 min"]
    told += ["Breathe into a bag for 5 min", "Inflate a cuff to 200 mmHg for 10 min"]
    world = whole(
        told, ["From 0 h on pass 0.36 L of watery stool per hour", "At 1 min inflate a cuff to 50 mmHg for 9 s"]
    )
    assert world.vomit.sum() == pytest.approx(0.3)
    assert world.stool.sum() == pytest.approx(0.4 + 1e-4 * len(world.stool))
    assert set(np.unique(world.pco2)) == {0, 20, 42}
    assert (world.cuff == 200).sum() == 600
    assert (world.cuff == 50).sum() == 9


def test_a_treadmill_rises_and_the_walker_stops_by_pain():
    world = whole("Walk at 3.2 km/h up 0 % rising by 3.5 % every 3 min until pain of 5, at most 10 min")
    np.testing.assert_allclose(world.grade[[0, 179, 180, 359, 360, 599]], [0, 0, 0.035, 0.035, 0.07, 0.105])
    assert (world.stop_at == 5).all()
    assert (world.speed == 3.2 / 3.6).all()
    assert not world.running.any()
    assert (whole("Walk at 3.2 km/h until pain").stop_at == 7).all()


def test_the_place_holds_for_its_task_alone():
    world = whole(["Run at 12 km/h for 10 s in 35 degC at 60 % humidity in a wind of 18 km/h", "Sleep for 10 s"])
    assert (world.air[:10] == 35).all()
    assert (world.air[10:] == 22).all()
    assert (world.humidity[:10] == 0.6).all()
    assert world.wind[0] == pytest.approx(5)
    assert world.running.sum() == 10
    assert world.asleep.tolist() == world.lying.tolist() == [0] * 10 + [1] * 10


def test_life_as_usual_is_with_food_and_all_else_without():
    world = whole(["Live as usual for 10 s", "Rest for 10 s", "Eat a meal"])
    assert world.diet.tolist() == [1] * 10 + [0] * 1210
    assert world.drink.sodium.sum() == pytest.approx(50)


def test_a_rhythmic_contraction_is_its_mean():
    world = whole("Contract soleus at 40 % for 1 s on and 3 s off, for 20 s, lengthening")
    np.testing.assert_allclose(world.drive, np.tile([0, 0.1, 0], (20, 1)))
    np.testing.assert_allclose(world.lengthening, np.tile([0, 1, 0], (20, 1)))
    first = whole("Contract at 40 % for 20 s")
    np.testing.assert_allclose(first.drive, np.tile([0.4, 0, 0], (20, 1)))


def test_a_muscle_that_the_person_lacks_is_refused_before_anything_is_done():
    with pytest.raises(MyospasmError, match="contracts biceps brachii, but the muscles of this person are medial"):
        Hours("Contract biceps brachii at 40 % for 20 s").script(CALF)
    with pytest.raises(MyospasmError, match="at least one muscle"):
        Hours("Rest for 20 s").script(())


def test_dialysate_sodium_is_ramped():
    world = whole("Dialyze for 4 h removing 3 L with sodium ramped from 145 to 135, potassium 3")
    assert world.dialysis.removal.sum() == pytest.approx(3)
    np.testing.assert_allclose(world.dialysis.sodium[[0, -1]], [145, 135])
    assert (np.diff(world.dialysis.sodium) < 0).all()
    np.testing.assert_allclose(world.dialysis.left[[0, -1]], [1, 0], atol=1e-9)
    assert (world.dialysis.potassium == 3).all()
    assert world.dialysis.blood[0] == pytest.approx(0.3 / 60)


def test_windows_open_when_they_should():
    told = ["Rest for 10 min", "Test the cramp threshold", "Try a hard contraction"]
    told += ["Run at 12 km/h for 1 h, watching for 60 s every 20 min, testing the cramp threshold every 30 min"]
    windows = Hours([*told, "Watch for 30 s"]).script(CALF).windows
    assert [(w.at, w.kind, w.task) for w in windows] == [
        (600, "threshold", 1), (600, "contraction", 2), (1800, "watch", 3), (2400, "threshold", 3), (3000, "watch", 3),
        (4200, "watch", 3), (4200, "threshold", 3), (4200, "watch", 4),
    ]  # fmt: skip
    assert windows[-1].protocol == "Rest for 30 s"
    assert windows[2].protocol.startswith("83 times: contract at 70 % for 0.152 s, then rest for 0.573 s")
    assert windows[1].protocol.startswith("Hold the ankle at 35 deg plantar flexion")
    for window in windows:
        assert Protocol(window.protocol).duration == window.seconds


@pytest.mark.parametrize(
    ("task", "protocol"),
    [
        ("Sleep for 1 h", "Rest for 60 s"),
        ("Walk at 5 km/h for 1 h", "56 times: contract at 44.9 % for 0.299 s, then rest for 0.769 s. Rest for 20 s"),
        ("Cycle at 50 % of the greatest effort for 1 h",
         "80 times: contract at 25 % for 0.3 s, then rest for 0.45 s. Rest for 20 s"),
        ("Contract soleus at 40 % for 2 s on and 4 s off, for 1 h",
         "10 times: contract soleus at 40 % for 2 s, then rest for 4 s. Rest for 20 s"),
        ("Contract at 10 % for 1 h", "Contract at 10 % for 60 s. Rest for 20 s"),
    ],
)  # fmt: skip
def test_a_look_at_a_task_does_as_the_task_does(task, protocol):
    window, *_ = Hours(f"{task}, watching for 60 s every 30 min").script(CALF).windows
    assert window.protocol == protocol


@pytest.mark.parametrize("name", ["soleus", "tibialis_anterior"])
def test_strides_are_those_of_locomotion(name):
    """A look drives a muscle as the chemistry does at that moment: as hard, as often, and as much on average."""
    told = "Walk at 3.6 km/h up 0 % rising by 3.5 % every 3 min for 9 min, watching for 60 s every 3 min"
    way, speed, running = Locomotion(), jnp.asarray(1.0), jnp.asarray(0.0)
    for window, grade in zip(Hours(told).script((name,)).windows, jnp.asarray([0.0, 0.035, 0.07]), strict=True):
        work, rest = Protocol(window.protocol).steps[0].steps
        assert work.level == pytest.approx(float(way.peak((name,), speed, grade, running)[0]), abs=0.001)
        assert 1 / (work.duration + rest.duration) == pytest.approx(float(way.cadence(speed, running)), rel=0.005)
        mean = work.level * work.duration / (work.duration + rest.duration)
        assert mean == pytest.approx(float(way.activity((name,), speed, grade, running)[0]), rel=0.01)


def test_a_muscle_that_has_no_part_in_a_stride_rests():
    (window,) = Hours("Run at 10 km/h for 5 min, watching for 60 s every 5 min").script(("biceps_brachii",)).windows
    assert window.protocol == "Rest for 60 s"


def test_who_works_how_can_be_told():
    hours = Hours("Run at 10 km/h for 10 min, watching for 60 s every 10 min")
    (window,) = hours.script(CALF, lambda task, _: Stride(0.3, 0.3, task.speed / 10)).windows  # pyright: ignore[reportAttributeAccessIssue]
    assert window.protocol == "100 times: contract at 27.778 % for 0.3 s, then rest for 0.3 s. Rest for 20 s"
    (tibialis,) = Hours(["Rest for 1 min", "Try a hard contraction"]).script(("tibialis_anterior",)).windows
    assert tibialis.protocol.startswith("Hold the ankle at 14 deg dorsiflexion")


def test_pain_ends_a_task_and_all_after_moves_forward():
    told = ["Rest for 1 min", "Walk at 3.2 km/h until pain, at most 30 min, watching for 60 s every 5 min"]
    hours = Hours([*told, "Watch for 60 s", "Sleep for 1 h"], ["At 10 min drink 0.2 L of water"])
    assert hours.adaptive
    script = hours.script(CALF)
    assert len(script.windows) == 7
    assert script.ended_early(1, 60 + 400) is script
    assert script.seconds == 60 + 400 + 3600
    assert [(w.at, w.task) for w in script.windows] == [(360, 1), (460, 2)]
    assert [script.task_at(s) for s in (59, 60, 459, 460)] == [0, 1, 1, 3]
    world = script.world(0, script.seconds)
    assert (world.speed > 0).sum() == 400
    assert world.asleep.sum() == 3600
    assert np.flatnonzero(world.drink.water)[0] == 600
    assert [(e.onset, e.duration) for e in script.events] == [(0, 60), (60, 400), (460, 0), (460, 3600), (600, 20)]
    with pytest.raises(MyospasmError, match="it cannot end at 10 s"):
        script.ended_early(3, 10)


def test_four_hours_are_written_in_a_moment():
    script = Hours("Run at 12 km/h for 4 h", ["From 0 h on drink 0.6 L of water per hour"]).script(CALF)
    script.world(0, 10)
    begin = time.perf_counter()
    script.world(0, 4 * 3600)
    assert time.perf_counter() - begin < 0.5
