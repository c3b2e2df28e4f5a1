"""How hard a text is to read: the school grade that is enough for it, and in Spanish also how clear it is.

*Equation*: English, grade = 0.39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid1975). Spanish, grade =
-0.205 sentences + 0.049 syllables - 3.407, both in 100 words (Crawford1985, measured in the first six grades), and
perspicuity = 206.835 - 62.3 syllables/word - words/sentence, of which 65 is "fairly easy" (BarrioCantalejo2008).

*Errors*: formulas count lengths; they do not know whether a text is clear. English syllables are counted by rules of
spelling, right for about 19 of 20 words; a heading or an item of a list counts as a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from myospasm.ground import MyospasmError

HIGHEST = 8.0
"""The hardest grade that a page for patients may have."""
FAIRLY_EASY = 65.0
"""The least perspicuity of a Spanish page for patients."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
END = re.compile(r"[.!?:;]+(?=\s|$)|\n+")
SILENT = re.compile(r"(?:(?<![^aeiouy]l)e|(?<![cgsxz])(?<![cs]h)(?<![^aeiouy]l)es|(?<![td])(?<![^aeiouyl]l)ed)$")
"""An ending that is not spoken: that of "file", "files" and "filed", not of "little", "causes" or "wanted"."""
WITHIN = re.compile(r"(?<=[^aeiouy])e(?=(?:ment|less|ness|ful|ly|thing|one|where|time|while|times)s?$)")
"""Nor is one before these endings: "movement", "something"."""
GROUPS = re.compile(r"[aeiouy]+")
APART = re.compile(
    r"(?<![cgst])i[ao]|(?<![gq])ua(?!r)|ie(?:t|r|st)(?=y|$)|ium|eo(?!pl|u)|[aeiou]ing|y[ai][^y]|sms?$|thm|rea(?=$|s$)"
)
"""Two vowels that are spoken as two, as in "diary" and "doing"; and "spasm", which has a vowel that is not written."""
HIATUS = re.compile(r"[aeoáéíóú][aeoáéó]|[aeoáéó]í|[íú][aeo]|[aeo]ú|ïa|íá")


class Counts(NamedTuple):
    """What the formulas ask of a text."""

    words: int
    sentences: int
    syllables: int


def grade(text: str | Iterable[str], language: str) -> float:
    """The school grade that is enough to read a text; paragraphs may be given one by one."""
    found = counts(text, language)
    if language == "es":
        per_hundred = 100.0 / found.words
        return -0.205 * found.sentences * per_hundred + 0.049 * found.syllables * per_hundred - 3.407
    return 0.39 * found.words / found.sentences + 11.8 * found.syllables / found.words - 15.59


def perspicuity(text: str | Iterable[str]) -> float:
    """How clear a Spanish text is: from 65 on fairly easy, from 80 on very easy."""
    found = counts(text, "es")
    return 206.835 - 62.3 * found.syllables / found.words - found.words / found.sentences


def easy(text: str | Iterable[str], language: str) -> bool:
    """Whether a page for patients may say it so."""
    paragraphs = [text] if isinstance(text, str) else list(text)
    clear = language != "es" or perspicuity(paragraphs) >= FAIRLY_EASY
    return clear and grade(paragraphs, language) <= HIGHEST


def counts(text: str | Iterable[str], language: str) -> Counts:
    """Words, sentences and syllables. Raises MyospasmError for a text without a word."""
    paragraphs = [text] if isinstance(text, str) else list(text)
    sentences = [part for paragraph in paragraphs for part in END.split(paragraph) if part and WORD.search(part)]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        raise MyospasmError("a text without a word has no reading level; give one with words")
    count = _spanish if language == "es" else _english
    return Counts(len(words), len(sentences), sum(count(word.lower()) for word in words))


def syllables(word: str, language: str) -> int:
    """How many syllables a word has."""
    return (_spanish if language == "es" else _english)(word.lower())


def _english(word: str) -> int:
    """By spelling: groups of vowels, less those that are silent, and one more where two are spoken apart."""
    parts = [part for part in re.split(r"[-'’]", word) if GROUPS.search(part)]
    return max(1, sum(_groups(part) for part in parts))


def _groups(word: str) -> int:
    said = WITHIN.sub("", word)
    spoken = SILENT.sub("", said) if len(said) > 2 else said
    return max(1, len(GROUPS.findall(spoken))) + len(APART.findall(said))


def _spanish(word: str) -> int:
    """By rule: one for each group of vowels, and one more where two strong or stressed ones meet."""
    plain = unicodedata.normalize("NFC", word)
    plain = re.sub(r"(?<=[gq])u(?=[eiéí])", "", plain)
    plain = re.sub(r"hu(?=[aeoáéó])", "w", plain)
    plain = re.sub(r"y$", "i", plain).replace("h", "")
    groups = re.findall(r"[aeiouáéíóúü]+", plain)
    return max(1, sum(1 + _breaks(group) for group in groups))


def _breaks(group: str) -> int:
    """How often a group of vowels is spoken apart."""
    return sum(bool(HIATUS.match(group[i : i + 2])) for i in range(len(group) - 1))
