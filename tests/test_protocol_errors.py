"""What a protocol says when it does not understand: the place, what was expected, and the nearest right wording."""

import contextlib
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.ground import MyospasmError
from myospasm.protocol import Contract, Hold, Protocol, Rest, StimulateNerve
from myospasm.protocol.slots import SLOTS

WRONG = [  # sentence, the word under the caret, a part of the message
    ("Rest for -2 s", "-2", "negative"),
    ("Rest for 0 s", "0 s", "shortest is the tick of 1 ms"),
    ("Rest for 0.1 ms", "0.1", "shortest is the tick of 1 ms"),
    ("Rest for 25 h", "25", "24 hours"),
    ("Rest for ever", "ever", "expected a time, as in 5 s"),
    ("Contract at 300 % for 5 s", "300", "0 to 100 % of the maximal one; 300 % is not"),
    ("Contract at 30 for 5 s", "for", "expected the unit of a percentage"),
    ("Contract medial gastrocnemious at 3 % for 5 s", "medial", 'did you mean "medial gastrocnemius"?'),
    ("Contrct at 3 % for 5 s", "Contrct", 'did you mean "contract"?'),
    ("Contract at 3 % for 5 s please", "please", "expected the end of the sentence"),
    ("Ramp from 0 to 120 % over 3 s", "120", "120 % is not"),
    ("Stimulate the nerve at 16 s for 2 s", "s for", "'s' is the unit of a time"),
    ("Stimulate the nerve at 16 Hz for 2 Hz", "Hz", "'hz' is the unit of a rate"),
    ("Stimulate the nerve at 300 Hz for 2 s", "300", "at most 200 Hz"),
    ("Stimulate the nerve at 0 Hz for 2 s", "0 Hz", "above 0"),
    ("Stimulate the motor point at 16 Hz for 1.5 pulses", "1.5", "whole number of pulses"),
    ("Stimulate the nerve at 16 Hz for 2 s at 5000 %", "5000", "5000 % is not"),
    ("Hold the ancle at 3 deg", "ancle", 'did you mean "ankle"?'),
    ("Hold the ankle at 120 deg plantar flexion", "120", "20 deg dorsiflexion to 50 deg plantar flexion (AAOS1965)"),
    ("Hold the ankle at -10 deg dorsiflexion", "-10", "either a sign or a direction"),
    ("Hold the ankle at 10 deg dorsal flection", "dorsal", 'did you mean "dorsal flexion"?'),
    ("Stretch by -20 deg in 2 s", "-20", "more than 0"),
    ("Stretch by 20 % in 2 s", "%", "'%' is the unit of a percentage"),
    ("Relax for 2 s", "Relax", '"Rest for 2 s"'),
    ("Match 120 % of the maximal force for 3 s", "120", "no person can hold"),
    ("Match 20 % of the maximal strength for 3 s", "strength", '"force" or "EMG"'),
    ("Follow the force from 20 to 101 % in 3 s", "101", "no person can hold"),
    ("Contract at 100 % until the force falls below 0 %", "0 %", "more than 0"),
    ("Wait until silense", "silense", 'did you mean "silence"?'),
    ("Wait until a spasm, at most 3 Hz", "Hz", "the unit of a time"),
    ("Stimulate the nerve at 2500 Hz for 2 s", "2500", "deaf for about 1 ms"),
    ("Stimulate the nerve twice 10 apart", "apart", "the unit of a time, as in 10 ms"),
    ("Stimulate the nerve twice 2 s apart", "2 s", "less than 1000 ms"),
    ("Stimulate the nerve from 50 % in steps of 5 % to 10 % every 4 s", "10 %", "cannot go from 50 % to 10 %"),
    (
        "Stimulate the nerve from 9 Hz in steps of 1 Hz to 4 Hz for 2 s with 9 s of rest until a spasm",
        "4 Hz",
        "cannot go from 9 Hz to 4 Hz",
    ),
    ("Tap the tendon by 30 mm", "30", "at most 10 mm"),
    ("Tap the tendon by 2 m", "m", "the unit of a distance"),
    ("Vibrate the tendon at 400 Hz for 3 s", "400", "1 to 200 times a second"),
    ("Push the ankle with 500 Nm dorsiflexion for 3 s", "500", "could hurt the ankle"),
    ("Push the ankle with 5 Nm for 0 s", "0 s", "shortest"),
    ("Push the ankle with 5 kg for 1 s", "kg", '"n"'),
    ("Turn the ankle to 10 deg at 5000 deg/s", "5000", "at most 1000 deg/s"),
    ("Turn the ankle to 100 deg at 50 deg/s", "100", "out of reach"),
    ("Swing the ankle by 20 deg at 50 Hz for 3 s", "50", "deg/s"),
    ("Swing the ankle by 5 deg at 0.1 Hz for 3 s", "3 s", "half a swing"),
    ("Load the ankle with 20 kg m2", "20", "0 to 10 kg m2"),
    ("Let the ancle go", "ancle", 'did you mean "ankle"?'),
    ("10 times: contract at 300 % for 6 s, then rest for 4 s", "300", "0 to 100 %"),
    ("10 times: contract at 30 % for 6 s, then rest for ever", "ever", "expected a time"),
    ("0 times: rest for 4 s", "0 times", "a whole number of times"),
    ("2.5 times: rest for 4 s", "2.5", "a whole number of times"),
    ("Contract at 50 % for 5 s while stimulating the nerve twise", "twise", 'did you mean "twice"?'),
    ("Contract at 50 % for 5 s while", "", "expected a step here"),
    ("Wait until silence while waiting until a spasm", "while", "only one can wait"),
]


@pytest.mark.parametrize(("sentence", "word", "part"), WRONG)
def test_the_caret_stands_under_the_wrong_word(sentence, word, part):
    with pytest.raises(MyospasmError) as caught:
        Protocol(sentence)
    shown, caret, *message = str(caught.value).splitlines()[1:]
    assert shown == "  " + sentence
    assert shown[caret.index("^") :].startswith(word)
    assert part in "\n".join(message)


def test_the_wrong_sentence_of_several_is_named():
    with pytest.raises(MyospasmError, match="sentence 2 of the protocol"):
        Protocol("Rest for 1 s. Rest for 1 m. Rest for 1 s")


@pytest.mark.parametrize(
    "text", ["Match 20 % of the maximal force for 3 s", "2 times: follow the force from 0 to 9 % in 2 s"]
)
def test_a_target_needs_a_contraction_before(text):
    with pytest.raises(MyospasmError, match="first Contract at 100 % for 3 s"):
        Protocol(f"{text}. Contract at 100 % for 3 s")
    Protocol(f"Contract at 100 % for 3 s. {text}")


@pytest.mark.parametrize("before", ["Release the ankle", "Stretch by 5 deg in 1 s"])
def test_a_turn_from_nobody_knows_where_is_refused(before):
    with pytest.raises(MyospasmError, match="how long that takes cannot be told"):
        Protocol(f"{before}. Turn the ankle to 10 deg at 50 deg/s")


@pytest.mark.parametrize("nothing", ["", "  \n ; .", []])
def test_an_empty_protocol_is_refused(nothing):
    with pytest.raises(MyospasmError, match="at least one step"):
        Protocol(nothing)


def test_a_protocol_of_more_than_a_day_is_refused():
    with pytest.raises(MyospasmError, match="40 hours"):
        Protocol(["Rest for 20 h", "Rest for 20 h"])


@pytest.mark.parametrize(
    "make",
    [
        lambda: Rest(-1),
        lambda: Rest(float("nan")),
        lambda: Rest("2"),  # type: ignore[arg-type]
        lambda: Contract(3.0, 5.0),
        lambda: Contract(0.3, 5.0, "gastroc"),
        lambda: Hold("tail", 0.1),
        lambda: StimulateNerve(16.0),
        lambda: StimulateNerve(16.0, duration=1.0, pulses=3),
        lambda: Protocol([3]),  # type: ignore[list-item]
    ],
)
def test_typed_steps_refuse_what_sentences_refuse(make):
    with pytest.raises(MyospasmError):
        make()


WORDS = ["rest", "for", "2", "s", "contract", "at", "100", "%", "ramp", "from", "to", "hold", "the", "ankle", "deg"]
WORDS += ["plantar", "flexion", "stimulate", "nerve", "Hz", ".", ";", "[", "°", "-3", "1e9", "∞", "²", "-"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_anything_else_is_a_sentence_of_error_and_never_a_crash(text):
    with contextlib.suppress(MyospasmError):
        Protocol(text)


def test_every_slot_is_explained():
    assert all(slot.meaning for slot in SLOTS.values())


def test_reading_a_protocol_does_not_load_the_simulator():
    code = "import sys, myospasm.protocol as p; p.Protocol('Contract soleus at 5 % for 2 s')"
    code += "; assert 'jax' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
