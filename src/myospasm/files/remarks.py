"""What readers say of a file: remarks on what is in it, and a library's complaint in one line."""

from __future__ import annotations

from collections.abc import Iterable


def told(name: str, sentences: Iterable[str]) -> dict[str, str]:
    """Sentences as one entry of `about` ("note" or "damage"), and no entry where there is nothing to say."""
    text = ". ".join(s for s in sentences if s)
    return {name: text} if text else {}


def reason(error: BaseException, most: int = 200) -> str:
    """The first line of what an error says, or its kind where it says nothing, for the end of a sentence."""
    return (str(error).splitlines() or [type(error).__name__])[0][:most].rstrip(". ")
