"""From characters to words: how a text is cut into sentences and a sentence into words, numbers and signs."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A word, number or sign of a sentence and the column where it begins; the last one is empty."""

    text: str
    column: int
    value: float | None = None


def sentences(text: str) -> list[str]:
    """Cut a text at line ends, semicolons, and periods that do not stand before a digit."""
    text = text.replace("\t", " ").replace("\r", "\n")
    cut, begin = [], 0
    for i, char in enumerate(text + "\n"):
        if char in "\n;" or (char == "." and not text[i + 1 : i + 2].isdigit()):
            cut.append(text[begin:i].strip())
            begin = i + 1
    return [sentence for sentence in cut if sentence]


def tokens(sentence: str) -> list[Token]:
    """The words of a sentence in small letters. "the" carries no meaning and is dropped; "_" and "-" join words."""
    found, i = [], 0
    while i < len(sentence):
        if length := _number_length(sentence, i):
            digits = sentence[i : i + length].replace("−", "-")
            found.append(Token(digits, i, float(digits)))
        elif sentence[i].isalpha():
            length = next((n for n, c in enumerate(sentence[i:]) if not c.isalpha()), len(sentence) - i)
            found.append(Token(sentence[i : i + length].lower(), i))
        elif sentence[i].isspace() or sentence[i] in "_-":
            length = 1
        else:
            length = 1
            found.append(Token(sentence[i], i))
        i += length
    return [token for token in found if token.text != "the"] + [Token("", len(sentence))]


def _number_length(text: str, begin: int) -> int:
    """How many characters of a number stand here: a sign, digits, a decimal point and digits; 0 if none does."""
    i = begin + (text[begin] in "+-−")
    end = i
    while end < len(text) and (text[end] in "0123456789" or (text[end] == "." and "." not in text[i:end])):
        end += 1
    return end - begin if any(c in "0123456789" for c in text[i:end]) else 0


class Missing(Exception):  # noqa: N818
    """What was expected at a token that is something else."""

    def __init__(self, index: int, expected: str, hint: str = "") -> None:
        self.index, self.expected, self.hint = index, expected, hint
