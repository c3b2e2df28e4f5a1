"""The patient's page: every cause, story and remedy, in both languages, fits one page that everybody can read."""

import dataclasses
import datetime
import hashlib
import io
import json
import re

import numpy as np
import pytest
from typer.testing import CliRunner

from myospasm import bibliography, causes, cli, remedies, scenario
from myospasm.clinic import concern, content, reading, sheet, wording
from myospasm.clinic.case import Case, case_of
from myospasm.clinic.sheet_picture import Picture, activity, listed, thinned
from myospasm.ground import MyospasmError

LANGUAGES = ("en", "es")
DAY = datetime.date(2026, 3, 9)
STUB = Picture(
    '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="60" viewBox="0 0 180 60">'
    '<path d="M0 50 L90 10 L180 50 Z" fill="#ccc"/></svg>',
    "A line that rises and falls.",
)
FONTS = {  # as they were taken, unchanged, from the Braille Institute's release under the Open Font License
    "AtkinsonHyperlegible-Bold.ttf": "5a3b0c8cc8ca545155150b4512a1fa248298df121c50d6557e651e61fbdab92f",
    "AtkinsonHyperlegible-Regular.ttf": "7fb917c89019896d0b52ee84b7cbb3304c18cb90b19a62f5e32712bd23e97669",
}


def page(**table):
    """The fitted words of a case's page."""
    case = case_of(table)
    return sheet.fitted(content.content_of(case, case.scenario(), DAY))


def opened(pdf):
    import pikepdf

    return pikepdf.open(io.BytesIO(pdf))


def text_of(pdf):
    """The words of a PDF as a reader would copy them."""
    import subprocess

    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def fonts_of(document):
    """Every font of the page, with its embedded file or None."""
    found = {}
    for font in document.pages[0].Resources.Font.values():
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        described = inner.FontDescriptor
        file = next((key for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in described), None)
        found[str(described.FontName)] = file
    return found


def tags_of(node, name="/S"):
    """Every tag below a node of the structure tree."""
    import pikepdf

    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if name in kid:
                yield kid
            yield from tags_of(kid, name)


def check(pdf, told):
    """One page, tagged, titled, in its language, every font inside, the picture told in words."""
    document = opened(pdf)
    root = document.Root
    assert len(document.pages) == 1
    assert root.MarkInfo.Marked == True  # noqa: E712
    assert str(root.Lang) == told.language
    assert root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
    assert "/StructTreeRoot" in root
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert told.title in str(metadata["dc:title"])
    fonts = fonts_of(document)
    assert fonts
    assert all(fonts.values()), fonts
    found = list(tags_of(root.StructTreeRoot))
    kinds = [str(tag.S) for tag in found]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 6
    assert "/LI" in kinds
    figures = [str(tag.Alt) for tag in found if str(tag.S) == "/Figure"]
    assert figures == [told.seen or STUB.seen]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", causes.names())
def test_every_cause_has_a_page(name, language):
    told = page(causes={name: 1.0}, language=language)
    pdf = sheet.lay_out(told, STUB)
    check(pdf, told)
    assert told.size >= 12
    words = re.sub(r"\s+", " ", text_of(pdf))
    for said in (told.title, told.words["notice"], told.emergency[0], told.words["emergency"], "9"):
        assert said in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", scenario.names())
def test_every_story_has_a_page(name, language):
    told = page(story=name, language=language, paper="Letter")
    pdf = sheet.lay_out(told, STUB)
    check(pdf, told)
    document = opened(pdf)
    assert [float(edge) for edge in document.pages[0].MediaBox] == [0, 0, 612, 792]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", causes.names())
def test_every_cause_is_easy_to_read(name, language):
    told = wording.cause(name, language)
    assert reading.easy(told.happens, language), reading.grade(told.happens, language)
    assert reading.easy(told.texts, language)
    assert len(told.now) >= 2
    assert len(told.prevent) >= 2
    assert reading.easy(page(causes={name: 1.0}, language=language).texts(), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", remedies.names())
def test_every_remedy_is_easy_to_read(name, language):
    way = wording.remedy(f"{name}@10", language)
    assert reading.easy(way.do, language), reading.grade(way.do, language)
    assert way == wording.remedy(name, language)
    assert ". " in way.do
    assert way.title


@pytest.mark.parametrize("name", remedies.names())
def test_every_remedy_comes_onto_a_page(name):
    """In its own words, or in nearer ones of the story that say the same."""
    told = content.content_of(Case("calf-cramp"), _with(name), DAY)
    way = wording.remedy(name, "en")
    steps = [f"{step['title']} {step['text']}".strip() for step in told.now]
    assert any(step == way.do or step.startswith(way.same or ("\0",)) for step in steps)


def _with(remedy):
    """The calf cramp with a remedy on its page, whatever the muscle."""
    shipped = scenario.load_scenario("calf-cramp")
    named = dataclasses.replace(shipped)
    object.__setattr__(named, "remedies", (remedy,))
    return named


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_have_the_same_keys_in_every_language(language):
    """Causes, remedies and stories, and the words of the page down to each quantity."""
    for name in ("causes", "remedies", "stories"):
        assert set(wording._table(language, name)) == set(wording._table("en", name))
    assert _keys(wording.words(language)) == _keys(wording.words("en"))
    assert set(wording._table(language, "causes")) == set(causes.names())
    assert set(wording._table(language, "remedies")) == set(remedies.names())


def _keys(table, prefix=""):
    found = {prefix + key for key in table}
    return found.union(*(_keys(v, f"{prefix}{k}.") for k, v in table.items() if isinstance(v, dict)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_names_its_sources(language):
    known = set(bibliography.keys())
    words = wording.words(language)
    entries = [e for name in ("causes", "remedies", "stories") for e in wording._table(language, name).values()]
    cited = [key for entry in entries if "like" not in entry for key in entry["sources"]]
    cited += [*words["page"]["sources_of_page"], *words["help"]["sources"]]
    assert all(entry.get("sources") or entry.get("like") for entry in entries)
    assert set(cited) <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_exist_for_everything_that_a_picture_names(language):
    words = wording.words(language)
    for name in scenario.names():
        shipped = scenario.load_scenario(name)
        assert set(shipped.muscles) <= set(words["muscles"])
        assert not shipped.hours or len(set(shipped.show) & set(words["quantities"])) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_gives_a_reader_a_diagnosis(language):
    """A title tells a story; no text says that the reader has something."""
    yours = {"en": r"\byou have (?!them|it\b)", "es": r"\busted (tiene|padece|sufre)\b"}[language]
    for name in causes.names():
        told = wording.cause(name, language)
        assert told.happens.startswith({"en": "In this story", "es": "En esta historia"}[language])
        assert not re.search(yours, " ".join(told.texts), re.IGNORECASE)
        assert "syndrome" not in told.title.lower()
        assert "sclerosis" not in told.title.lower()
    assert wording.words(language)["page"]["notice"]


def test_the_warnings_are_never_left_out():
    """A page with far too much on it loses advice, from the end, but no warning and no picture."""
    case = Case("marathon", remedies=("sports_drink", "stretch"))
    whole = content.content_of(case, case.scenario(), DAY)
    long = tuple(
        {"title": f"Do this {i}.", "text": "It is a long item of advice. " * 6, "chosen": i == 8} for i in range(9)
    )
    full = dataclasses.replace(whole, now=long, prevent=whole.prevent * 4)
    kept = sheet.fitted(full)
    assert kept.now == (*long[: len(kept.now) - 1], long[8])  # what the case itself names goes last
    assert 2 <= len(kept.now) < 9
    assert (kept.emergency, kept.signs, kept.after) == (whole.emergency, whole.signs, whole.after)
    assert sheet.left_out(full)
    assert sheet.left_out(whole) == ()
    assert sheet.room(kept).height >= sheet.LOWEST
    check(sheet.lay_out(kept, STUB), kept)


def test_a_page_without_room_is_refused():
    case = Case("marathon")
    whole = content.content_of(case, case.scenario(), DAY)
    with pytest.raises(MyospasmError, match="no room"):
        sheet.fitted(dataclasses.replace(whole, emergency=whole.emergency * 9))


HOSTILE = (
    '#import "x.typ": * #panic()',
    "<script>alert(1)</script>",
    "*bold* _it_ $x$ `raw` @ref <label>",
    "\\u{1F600} \"quoted\" 'single' // no comment",
    "Ольга Ñandú Łukasz Ωmega",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_printed_as_it_is_written(name):
    told = page(story="calf-cramp", name=name)
    pdf = sheet.lay_out(told, STUB)
    check(pdf, told)
    printed = re.sub(r"\s+", " ", text_of(pdf))
    assert name in printed.replace("’", "'").replace("“", '"').replace("”", '"').replace("‘", "'")


def test_a_name_in_letters_without_a_font_is_answered_in_a_sentence():
    told = dataclasses.replace(page(story="calf-cramp"), name="\U00012000\U000130a3")
    with pytest.raises(MyospasmError, match="no font here has all letters"):
        sheet.lay_out(told, STUB)


def test_the_fonts_are_those_that_were_taken():
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sheet.FONTS.glob("*.ttf")}
    assert found == FONTS
    assert "SIL OPEN FONT LICENSE" in (sheet.FONTS / "OFL.txt").read_text("utf-8")


def test_advice_comes_in_order():
    """What one can do alone, then the story's own advice, then what to ask a doctor for; nothing twice."""
    told = page(story="dialysis", remedies=["ramped_dialysate_sodium", "stretch"])
    titles = [step["title"] for step in told.now]
    assert titles[0] == "Tell the nurse at once."
    assert titles[1].startswith("Press the foot flat")
    assert titles[-1].startswith("Ask your dialysis team about the salt")
    warm = page(story="dialysis", remedies=["ramped_dialysate_sodium", "rest"])
    assert warm.now[0]["title"] == "Let go and wait."
    calf = page(story="calf-cramp", remedies=["stretch@50"])
    assert [step["title"] for step in calf.now].count("Stretch the calf.") == 1
    assert not any(step["title"] == "Stretch the cramped muscle." for step in calf.now)


def test_other_causes_are_told_in_a_sentence():
    told = page(story="marathon", causes={"statin": 0.5})
    assert told.title == wording.cause("marathon_sweat_loss", "en").title
    assert told.happens[1].startswith("Also in this story: a pill that lowers cholesterol")


def test_the_date_and_the_version_stand_on_it():
    import myospasm

    assert "9 March 2026" in page(story="calf-cramp").footer
    assert "9 de marzo de 2026" in page(story="calf-cramp", language="es").footer
    assert myospasm.__version__ in page(story="calf-cramp").footer


def test_what_is_new_on_a_shelf_has_a_page_too(monkeypatch):
    """A cause and a remedy without words of their own are told by their titles and the advice that always holds."""
    table = {k: v for k, v in wording._table("en", "causes").items() if k != "statin"}
    ways = {k: v for k, v in wording._table("en", "remedies").items() if k != "stretch"}
    known = wording._table
    fewer = {"causes": table, "remedies": ways}
    monkeypatch.setattr(wording, "_table", lambda language, name: fewer.get(name) or known(language, name))
    told = page(causes={"statin": 1.0}, remedies=["stretch"])
    assert told.title == causes.load("statin").title
    assert told.now[-1]["title"] == f"{remedies.load('stretch').title}."


def test_general_signs_stand_there_without_answers():
    told = page(story="calf-cramp")
    assert told.headline == "See a doctor soon if:"
    assert len(told.signs) >= 4
    assert any("dark urine" in sign for sign in told.emergency)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_decide_what_is_said_about_help(language, paper):
    answers = {"dark_urine": True}
    told = page(causes={"hemodialysis": 1.0}, answers=answers, language=language, paper=paper, name="Ana")
    said = concern.say(concern.advise(answers), language)
    assert told.headline == said["headline"]
    assert told.help[0] == said["what_to_do"]
    assert told.signs == tuple(said["reasons"])
    assert said["missing"] in ("", *told.after)
    assert told.emergency == tuple(wording.words(language)["help"]["emergency"])
    check(sheet.lay_out(told, STUB), told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_says_yes_to_everything_still_gets_one_page_with_the_most_urgent(language):
    answers = dict.fromkeys(concern.QUESTIONS, True)
    told = page(story="marathon", answers=answers, language=language, paper="Letter", name="Ana")
    said = concern.say(concern.advise(answers), language)
    assert told.headline == said["headline"]
    assert told.signs == tuple(said["reasons"][:3])
    assert str(len(said["reasons"]) - 3) in told.after[0]
    check(sheet.lay_out(told, STUB), told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", concern.QUESTIONS)
def test_every_single_yes_has_room(question, language):
    told = page(story="marathon", answers={question: True}, language=language, paper="Letter", name="Ana")
    assert sheet.room(told).height > 0


def test_questions_that_were_left_open_are_no_answers():
    assert page(story="calf-cramp", answers={"dark_urine": None}).headline == page(story="calf-cramp").headline


def test_answers_to_what_nobody_asked_are_refused():
    with pytest.raises(MyospasmError, match="there is no question named 'dark_urin'; did you mean 'dark_urine'"):
        case_of({"story": "calf-cramp", "answers": {"dark_urin": True}})


class _Channel:
    kind, position, label = "emg", None, "calf EMG"

    def __init__(self, muscle):
        self.muscle = muscle


class _Recording:
    """A second of noise of size 1, a second of size 3."""

    rate = 1000.0
    channels = (_Channel("soleus"),)
    time = np.arange(2000) / 1000.0

    def __init__(self):
        noise = np.random.default_rng(1).standard_normal(2000)
        self.samples = np.array([noise * np.repeat([1.0, 3.0], 1000)])


def test_activity_is_smoothed_without_changing_its_size():
    line = activity(_Recording(), "soleus")
    assert np.median(line.values[200:800]) == pytest.approx(1.0, rel=0.1)
    assert np.median(line.values[1200:1800]) == pytest.approx(3.0, rel=0.1)
    assert not activity(_Recording(), "biceps_brachii").values.any()


def test_thinning_keeps_the_mean():
    line = activity(_Recording(), "soleus")
    assert thinned(line, 20).values.mean() == pytest.approx(line.values.mean(), rel=1e-6)
    assert len(thinned(line, 20).time) == 20


def test_lists_in_sentences():
    words = wording.words("es")
    assert [listed(items, words) for items in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b y c"]


@pytest.fixture
def quick(monkeypatch):
    """No simulation: the page is what is tested."""
    monkeypatch.setattr(sheet, "make_sheet", lambda case, progress=None: sheet.lay_out(_fitted(case), STUB))


def _fitted(case):
    return sheet.fitted(content.content_of(case, case.scenario(), DAY))


@pytest.mark.usefixtures("quick")
def test_the_command_writes_one_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.toml").write_text('story = "marathon"\nname = "Ana"\n', encoding="utf-8")
    asked = ["sheet", "mine.toml", "--language", "es", "--paper", "Letter", "--json"]
    done = CliRunner().invoke(cli.app, asked)
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert (told["file"], told["language"], told["paper"]) == ("mine-sheet.pdf", "es", "Letter")
    assert told["grade"] <= 8
    assert told["left_out"] == []
    assert "Ana" in text_of((tmp_path / "mine-sheet.pdf").read_bytes())
    assert not list(tmp_path.glob(".partial*"))


@pytest.mark.usefixtures("quick")
def test_the_command_replaces_nothing_unasked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")
    refused = CliRunner().invoke(cli.app, ["sheet", "calf-cramp", "-o", "page.pdf"])
    assert refused.exit_code == 2
    assert "exists already" in refused.stderr
    assert path.read_bytes() == b"old"
    assert CliRunner().invoke(cli.app, ["sheet", "calf-cramp", "-o", "page.pdf", "--force"]).exit_code == 0
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["calf-crmp"], "did you mean 'calf-cramp'"),
        (["nowhere/mine.toml"], "there is no case file nowhere/mine.toml"),
        (["calf-cramp", "--paper", "A5"], "there is no paper named 'A5'"),
        (["calf-cramp", "--language", "fr"], "there is no language named 'fr'. Known: en, es."),
        (["calf-cramp", "-o", "."], "'.' is no name for a PDF"),
        (["calf-cramp", "-o", "page.txt", "--force"], "'page.txt' is no name for a PDF"),
    ],
)
def test_the_command_answers_wrong_input_in_a_sentence(tmp_path, monkeypatch, words, expected):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli.app, ["sheet", *words])
    assert result.exit_code == 2
    assert expected in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.iterdir())


def test_the_page_of_the_manual_is_so():
    """Its case can be told, and its program runs."""
    import tomllib
    from pathlib import Path

    text = (Path(__file__).parent.parent / "docs" / "sheet.md").read_text("utf-8")
    (written,) = re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert case_of(tomllib.loads(written)).scenario().beside == ("stretch",)
    (program,) = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    told = {}
    exec(program, told)
    assert told["words"].title


@pytest.mark.parametrize(
    ("table", "teller"),
    [
        ({"story": "marathon"}, "hours_session.run_hours"),
        ({"story": "writers-cramp"}, "comparison.compare"),
        ({"causes": {"disc_herniation_c7": 1.0}}, "comparison.compare"),
        ({"story": "calf-cramp"}, "session.run_scenario"),
        ({"causes": {"nocturnal_cramp_proneness": 1.0}, "remedies": ["rest"]}, "session.run_scenario"),
    ],
)
def test_a_story_is_told_as_it_must_be(monkeypatch, table, teller):
    """Over hours, beside health, or once; the map of the skin, which no page shows, is never recorded."""
    for name in ("hours_session.run_hours", "comparison.compare", "session.run_scenario"):
        monkeypatch.setattr(f"myospasm.{name}", lambda scenario, *, patient, progress, name=name: (name, scenario))
    case = case_of(table)
    told, scenario = sheet.simulate(case, case.scenario())
    assert told == teller
    assert scenario.instruments.array is None


@pytest.mark.slow
def test_a_real_cramp_on_a_page():
    """The main story: the picture tells of a spasm that a stretch ended, in words too."""
    case = Case("calf-cramp", name="Alex Runner")
    session = sheet.simulate(case, case.scenario())
    pdf = sheet.make_sheet(case, session)
    document = opened(pdf)
    (figure,) = [tag for tag in tags_of(document.Root.StructTreeRoot) if str(tag.S) == "/Figure"]
    spasm = max((s for s in session.summary["spasms"]), key=lambda s: s["duration"] or 0)
    assert f"from second {spasm['onset']:.0f} to second" in str(figure.Alt)
    assert str(figure.Alt).endswith("A stretch ends it.")
    assert len(document.pages) == 1
    assert "Alex Runner" in text_of(pdf)


@pytest.mark.slow
def test_real_hours_and_a_real_comparison_on_a_page():
    """Fast breathing, left alone and calmed, and a hand that writes, in health, in the story and helped."""
    breathing = Case("hyperventilation", language="es", paper="Letter")
    (figure,) = _figures(sheet.make_sheet(breathing))
    assert "sin ayuda" in figure
    assert "sin ayuda: calambre de" in figure
    writing = Case("writers-cramp")
    (figure,) = _figures(sheet.make_sheet(writing))
    shares = [int(share) for share in re.findall(r"(\d+) %", figure)]
    assert shares[0] < shares[1] == 100
    assert shares[2] < 100


def _figures(pdf):
    document = opened(pdf)
    return [str(tag.Alt) for tag in tags_of(document.Root.StructTreeRoot) if str(tag.S) == "/Figure"]
