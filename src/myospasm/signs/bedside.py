"""What a sign is: a number that an examiner reads from a recording, with the words and the unit it is told in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from myospasm.records import Recording


class Sign(NamedTuple):
    """How a sign is told: in a few words, in which unit (as clinicians have it), with how many decimals."""

    words: str
    unit: str
    digits: int = 0


class Examiner(NamedTuple):
    """Someone who reads some signs from a recording; what cannot be read there is left out."""

    signs: Mapping[str, Sign]
    read: Callable[[Recording], Mapping[str, float]]
