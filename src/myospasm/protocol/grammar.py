"""Reading and writing a protocol: sentences, sentences made of others, and the help text on all of them."""

from __future__ import annotations

from collections.abc import Iterator

from myospasm.protocol.bounds import StepError
from myospasm.protocol.forms import CALLS, JOINED
from myospasm.protocol.reading import SECONDS, Language, Part, Sentence, parts, read_plain
from myospasm.protocol.steps import Step
from myospasm.protocol.together import Repeat, While
from myospasm.protocol.words import Token, sentences, tokens

OPENING = "Sentences, one a line (or separated by periods or semicolons); what is in brackets may be left out:"


def grammar() -> str:
    """What sentences a protocol understands, as a help text."""
    forms, slots = listed(SECONDS)
    joined = [f"  {pattern}\n      {example}" for pattern, example in JOINED]
    more = ["  COUNT     a whole number", '  STEP      any of these sentences; what follows "times:" goes to the end']
    return "\n".join([OPENING, *forms, *joined, "where", *slots, *more])


def listed(language: Language) -> tuple[list[str], list[str]]:
    """Every form of a language and every slot that some form uses, a paragraph each."""
    used = [name for name in language.slots if any(name in form.pattern + form.tail for form in language.forms)]
    forms = [f"  {form.pattern}\n      {form.example}" for form in language.forms]
    return forms, [f"  {name:<9} {language.slots[name].meaning}" for name in used]


def read(text: str) -> list[Step]:
    """Every sentence of a text as typed steps."""
    found = sentences(text)
    names = [f"sentence {i} of the protocol" if len(found) > 1 else "the sentence" for i in range(1, len(found) + 1)]
    return [step for sentence, name in zip(found, names, strict=True) for step in read_sentence(sentence, name)]


def read_sentence(sentence: str, name: str = "the sentence") -> list[Step]:
    """One sentence as typed steps, of which it has more than one only if it says "then"."""
    words = tokens(sentence)
    steps, _ = _row(Sentence(sentence, name, words), 0)
    return steps


def _row(sentence: Sentence, i: int) -> tuple[list[Step], int]:
    """Steps one after the other, from word i on, and the place after them."""
    step, i = _at_once(sentence, i)
    steps = [step]
    while sentence.words[i].text in (",", "then"):
        step, i = _at_once(sentence, i + 1 + (sentence.words[i].text == ","))
        steps.append(step)
    return steps, i


def _at_once(sentence: Sentence, i: int) -> tuple[Step, int]:
    """One step, or several with "while" between them."""
    step, i = _one(sentence, i)
    steps, column = [step], sentence.words[i].column
    while sentence.words[i].text == "while":
        step, i = _one(sentence, i + 1)
        steps.append(step)
    if len(steps) == 1:
        return step, i
    try:
        return While(tuple(steps)), i
    except StepError as error:
        raise sentence.wrong(column, str(error)) from None


def _one(sentence: Sentence, i: int) -> tuple[Step, int]:
    """One step that is not made of others, or a repetition of what follows to the end."""
    words = sentence.words
    if words[i].value is not None and words[i + 1].text in ("times", "time"):
        steps, end = _row(sentence, i + 2 + (words[i + 2].text == ":"))
        try:
            return Repeat(words[i].value, tuple(steps)), end  # pyright: ignore[reportArgumentType]
        except StepError as error:
            raise sentence.wrong(words[i].column, str(error)) from None
    end = next(k for k in range(i, len(words)) if _ends(words, k))
    return read_plain(sentence, [*words[i:end], Token("", words[end].column)]), end


def _ends(words: list[Token], k: int) -> bool:
    """Whether a step ends before word k."""
    text = words[k].text
    return text in ("", "then", "while") or (text == "," and words[k + 1].text == "then")


def write(step: Step) -> str:
    """The canonical sentence of a step; reading it gives the same step."""
    if isinstance(step, Repeat):
        return f"{step.count} times: " + ", then ".join(_small(write(part)) for part in step.steps)
    if isinstance(step, While):
        first, *others = (write(part) for part in step.steps)
        return " while ".join([first, *map(_called, others)])
    return write_plain(step, SECONDS)


def write_plain(step: Step, language: Language) -> str:
    """The sentence of a step that is not made of others."""
    form = next(form for form in language.forms if form.step is type(step))
    return " ".join(_written(parts(form.pattern + form.tail), step, language)).replace(" ,", ",")


def _small(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _called(sentence: str) -> str:
    """A sentence as it stands after "while"."""
    verb, _, rest = _small(sentence).partition(" ")
    return f"{CALLS.get(verb, verb)} {rest}"


def _written(pattern: list[Part], step: Step, language: Language) -> Iterator[str]:
    for part in pattern:
        if isinstance(part, list):
            if any(_said(choice, step, language) for inner in part for choice in inner):
                yield from _written(part, step, language)
            continue
        slots = [choice for choice in part if _said(choice, step, language)]
        if slots:
            yield language.slots[slots[0]].write(getattr(step, slots[0].lower()), step)
        else:
            yield part[0]


def _said(choice: str, step: Step, language: Language) -> bool:
    return choice in language.slots and getattr(step, choice.lower()) is not None
