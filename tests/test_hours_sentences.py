"""Stories of hours in sentences: every task is its sentence, and what makes no sense is said with the place."""

import contextlib
import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.ground import MyospasmError
from myospasm.protocol.hours import Hours, beside, hours_grammar, looks, read, tasks, treatments, write
from myospasm.protocol.hours.fluids import FLUIDS
from myospasm.protocol.hours.forms import EVERYTHING, MEANWHILE, TASKS
from myospasm.protocol.hours.slots import SLOTS

times, moments = st.floats(1, 3e5), st.floats(0, 1e5)
drinks = st.sampled_from([name for name, fluid in FLUIDS.items() if "drunk" in fluid.ways])
infusions = st.sampled_from([name for name, fluid in FLUIDS.items() if "infused" in fluid.ways])
slopes, walks, runs = st.none() | st.floats(-0.4, 0.4), st.floats(0.01, 4.3), st.floats(0.01, 12.3)
rising = st.sampled_from([{}, {"rise": 0.035, "stage": 180.0}])
looked = st.sampled_from([{}, {"watching": 60.0, "period": 1200.0}, {"testing": 3600.0, "air": 30.5, "humidity": 0.6}])
placed = st.fixed_dictionaries(
    {}, optional={"air": st.floats(-40, 60), "humidity": st.floats(0, 1), "wind": st.floats(0, 20)}
)


@st.composite
def bodies(draw):
    more = {**draw(looked), **draw(placed)}
    level = draw(st.floats(0, 1))
    muscle, manner = draw(st.sampled_from([None, "soleus"])), draw(st.sampled_from([None, "lengthening"]))
    steep = {"slope": draw(slopes), **draw(rising)}
    return draw(
        st.sampled_from(
            [
                kind(draw(times), **more)
                for kind in (tasks.Rest, tasks.Lie, tasks.Stand, tasks.Sleep, tasks.Live, tasks.WarmUp)
            ]
            + [
                tasks.Walk(draw(walks), draw(times), **steep, **more),
                tasks.WalkUntilPain(
                    draw(walks), duration=draw(times), pain=draw(st.none() | st.floats(1, 10)), **steep, **more
                ),
                tasks.Run(draw(runs), draw(times), slope=draw(slopes), **more),
                tasks.Sprint(draw(times), draw(runs), **more),
                tasks.Cycle(draw(st.floats(0.01, 1)), draw(times), **more),
                tasks.Contract(level, draw(times), muscle, manner, **more),
                tasks.ContractRhythmically(
                    level, draw(times), muscle, manner, draw(st.floats(0.01, 600)), draw(st.floats(0.01, 600)), **more
                ),
            ]
        )
    )


@st.composite
def doses(draw):
    at, volume, long = {"at": draw(st.none() | moments)}, draw(st.floats(0.001, 1.5)), draw(times)
    return draw(
        st.sampled_from(
            [
                treatments.Drink(volume, draw(drinks), draw(st.none() | times), **at),
                treatments.Eat(draw(st.none() | times), **at),
                treatments.Infuse(volume, draw(infusions), long, **at),
                treatments.Vomit(volume, draw(st.none() | times), **at),
                treatments.Pass(volume, draw(st.none() | times), **at),
                treatments.Breathe(draw(st.floats(10, 100)), long, **at),
                treatments.Rebreathe(long, **at),
                treatments.Cuff(draw(st.floats(1, 300)), long, **at),
                treatments.Dialyze(14400, 3.1, sodium=draw(st.floats(120, 170)), last=draw(st.none() | st.just(135.0))),
                looks.Watch(min(long, 3600)),
                looks.TestThreshold(),
                looks.TryContraction(),
            ]
        )
    )


@st.composite
def steady(draw):
    since = draw(moments)
    span = (since, draw(st.just(math.inf) | st.floats(since + 2, 2e5)))
    kind = draw(st.sampled_from([beside.VomitSteadily, beside.PassSteadily]))
    return draw(
        st.sampled_from(
            [
                beside.DrinkSteadily(*span, draw(st.floats(0.01, 2.9)), draw(drinks)),
                beside.InfuseSteadily(*span, draw(st.floats(0.01, 9)), draw(infusions)),
                kind(*span, draw(st.floats(0.01, 2))),
                beside.BreatheBeside(*span, draw(st.floats(10, 100))),
            ]
        )
    )


@settings(max_examples=300, deadline=None)
@given(bodies() | doses() | steady())
def test_a_task_is_its_sentence(task):
    assert read(write(task)) == task


@pytest.mark.parametrize("language", [TASKS, MEANWHILE])
def test_every_example_reads_and_makes_its_step(language):
    for form in language.forms:
        step = read(form.example)
        assert type(step) is form.step
        assert read(write(step)) == step
        assert form.example in hours_grammar()


def test_every_slot_is_used_and_explained():
    used = " ".join(form.pattern + form.tail for form in EVERYTHING.forms)
    for name, slot in SLOTS.items():
        assert name in used
        assert slot.meaning


def test_a_story_is_its_sentences():
    told = [
        "Rest for 10 min",
        "Test the cramp threshold",
        "Run at 12 km/h for 3 h in 30 degC at 40 % humidity, watching for 60 s every 20 min",
        "Drink 0.5 L of oral rehydration solution over 10 min. Watch for 60 s",
    ]
    hours = Hours(told, ["From 10 min on drink 0.6 L of water per hour", "At 1 h drink 75 mL of pickle juice"])
    assert Hours(str(hours)) == hours
    assert len(hours.tasks) == 5
    assert len(hours.beside) == 2
    assert hours.duration == 600 + 3 * 3600 + 600
    assert not hours.adaptive
    assert Hours(["Walk at 3.2 km/h up 12.5 % until pain, at most 20 min"]).duration == 1200


def test_units_names_and_numbers_are_what_they_say():
    assert read("Run at 10 mph for 90 min") == tasks.Run(4.4704, 5400)
    assert read("Walk at 1 m/s down 10 percent for 2 days") == tasks.Walk(1.0, 2 * 86400, slope=-0.1)
    assert read("Drink 250 mL of ORS") == treatments.Drink(0.25, "oral_rehydration_solution", 25)
    assert (
        write(read("Inflate a cuff around the leg to 30 kPa for 3 min")) == "Inflate a cuff to 225.0186 mmHg for 3 min"
    )
    assert write(read("Infuse 0.02 L of saline over 1 min")) == "Infuse 20 mL of normal saline over 1 min"
    assert read("Rest for 1 h at 60 % relative humidity").humidity == 0.6
    assert read("Drink 0.2 L of OS-1 over 1 min in -5 °C").air == -5
    assert read("Breathe at PCO2 4 kPa for 10 min").pco2 == pytest.approx(30.0, abs=0.01)
    assert read("Dialyze for 4 h removing 3 L with sodium ramped from 145 to 135 and magnesium 1 mmol/L") == (
        treatments.Dialyze(14400, 3, sodium=145, last=135, magnesium=1)
    )
    assert read("Contract soleus at 40 % for 2 s on and 3 s off for 10 min").share == 0.4
    assert write(read("From 0 to 90 min vomit 0.2 L per hour")) == "From 0 s to 90 min vomit 0.2 L per hour"


WRONG = [  # sentence, the word under the caret, a part of the message
    ("Drink 20 L of water over 10 min", "20", "a stomach holds about 1.5 L"),
    ("From 0 h on drink 5 L of water per hour", "5 L", "a stomach holds about 1.5 L"),
    ("Drink 0.5 L of piclke juice", "piclke", 'did you mean "pickle juice"?'),
    ("Drink 0.5 L of mannitol", "mannitol", "mannitol is infused, not drunk"),
    ("Infuse 0.5 L of water over 10 min", "water", "water is drunk, not infused"),
    ("Run at 120 km/h for 3 h", "120", "120 km/h is not possible"),
    ("Run at -3 km/h for 3 h", "-3", "above 0"),
    ("Run at 12 km for 3 h", "km", "the unit of a speed, as in 12 km/h"),
    ("Walk at 20 km/h for 3 h", "20", "a person walks at a speed above 0 and at most 15.84 km/h"),
    ("Walk at 5 km/h up 200 % for 3 h", "up 200", "-40 to 40 %; 200 %"),
    ("Run at 12 km/h for 3 h in 300 degC", "300", "-40 to 60 degC"),
    ("Run at 12 km/h for 3 h in 30 %", "%", "'%' is the unit of a percentage"),
    ("Rest for -3 min", "-3", "a time cannot be negative"),
    ("Rest for 0.2 s", "0.2", "the shortest is 1 s"),
    ("Live as usual for 500 days", "500", "500 days is longer than a task may be, 100 days"),
    ("Breathe at PCO2 0 mmHg for 10 min", "PCO2", "10 to 100 mmHg; 0 mmHg is not possible"),
    ("Dialyze for 4 h removing 30 L", "30", "more than a machine can take out, 4 L an hour"),
    ("Dialyze for 4 h removing 3 L with sodium 14", "14", "120 to 170 mmol/L"),
    ("Inflate a cuff to 900 mmHg for 10 min", "900", "at most 300 mmHg"),
    ("Cycle at 130 % of the greatest effort for 10 min", "130", "130 % of the greatest is not possible"),
    ("Walk at 3 km/h until pain of 0", "0", "1 to 10; 0 is not possible"),
    ("Contract gastrocnemius at 30 % for 5 min", "gastrocnemius", "medial gastrocnemius"),
    ("Rest for 3 h, watching for 60 s", "", 'expected "every"'),
    ("Rest for 3 h, watching for 60 s every 5 s", "5 s", "every 1 min at most"),
    ("Watch for 3 h", "3 h", "at most 1 h"),
    ("From 3 h to 1 h drink 0.5 L of water per hour", "to 1 h", "cannot end at 1 h"),
    ("At -3 min eat a meal", "-3", "counted from the begin of the story"),
    ("Ran at 12 km/h for 3 h", "Ran", 'did you mean "run"?'),
    ("Sleep for 6 kg", "kg", "the unit of a time"),
]


@pytest.mark.parametrize(("sentence", "word", "part"), WRONG)
def test_the_caret_stands_under_the_wrong_word(sentence, word, part):
    with pytest.raises(MyospasmError) as caught:
        Hours(sentence)
    shown, caret, *message = str(caught.value).splitlines()[1:]
    assert shown == "  " + sentence
    assert shown[caret.index("^") :].startswith(word)
    assert part in "\n".join(message)


@pytest.mark.parametrize(
    ("told", "meanwhile", "part"),
    [
        ([], [], "at least one task that takes time"),
        (["Watch for 60 s"], [], "at least one task that takes time"),
        (["Rest for 1 h"], ["At 3 h eat a meal"], "lasts 1 h, and nothing can begin at 3 h: At 3 h eat a meal"),
        (["Live as usual for 99 days", "Rest for 2 days"], [], "lasts 101 days; at most 100 days"),
        (["Rest for 1 h", "Rest for 1 m"], [], "sentence 2 of the hours"),
        (["Rest for 1 h"], ["At 1 min drink 0.1 L of water", "At 2 min dring"], "sentence 2 of the meanwhile"),
        ([3], [], "3 is neither"),
    ],
)
def test_what_fits_no_story_is_refused(told, meanwhile, part):
    with pytest.raises(MyospasmError, match=part):
        Hours(told, meanwhile)


def test_fast_dialysis_is_remarked():
    assert Hours("Dialyze for 4 h removing 3 L").remarks(70) == []
    (remark,) = Hours("Dialyze for 3 h removing 4 L").remarks(70)
    assert "19 mL/kg/h" in remark
    assert "Flythe2011" in remark


@pytest.mark.parametrize(
    "make",
    [
        lambda: tasks.Rest(-1),
        lambda: tasks.Rest(math.nan),
        lambda: tasks.Run(100.0, 60),
        lambda: tasks.Rest(60, watching=10.0),
        lambda: tasks.Walk(1.0, 60, rise=0.03),
        lambda: tasks.Contract(0.3, 60, "gastroc"),
        lambda: tasks.Contract(0.3, 60, manner="shortening"),
        lambda: treatments.Drink(0.5, "beer"),
        lambda: treatments.Drink(0.5, "water", at=-3),
        lambda: beside.DrinkSteadily(0, 60, 0.5, "mannitol"),
    ],
)
def test_typed_tasks_refuse_what_sentences_refuse(make):
    with pytest.raises(MyospasmError):
        make()


WORDS = ["rest", "for", "2", "h", "run", "at", "100", "%", "from", "to", "drink", "L", "of", "water", "per", "hour"]
WORDS += ["breathe", "PCO2", "mmHg", ",", "watching", "every", ".", ";", "[", "°", "-3", "1e9", "∞", "OS-1", "on"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_anything_else_is_a_sentence_of_error_and_never_a_crash(text):
    with contextlib.suppress(MyospasmError):
        Hours(text)


def test_reading_a_story_does_not_load_the_simulator():
    code = "import sys; from myospasm.protocol.hours import Hours; Hours('Rest for 1 h')"
    code += "; assert 'jax' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_runs_in_is_nearly_neutral_but_for_what_the_body_burns():
    """Cations less anions are alkali after citrate and its like are burnt: little in drinks, none in saline."""
    for name, fluid in FLUIDS.items():
        held = {solute: number.value for solute, number in fluid.contents.items()}
        get = held.get
        charge = get("sodium", 0) + get("potassium", 0) + 2 * get("calcium", 0) + 2 * get("magnesium", 0)
        charge -= get("chloride", 0)
        assert -5 <= charge <= (450 if name in ("calcium_gluconate", "citrate") else 35), name
