"""The examination: every sign that can be read from one recording, simulated or real, by all examiners."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from myospasm.signs import (
    activity,
    blink,
    clonus,
    corticomuscular,
    dystonia,
    flexion_relaxation,
    hoffmann,
    jerks,
    lateral_spread,
    needle,
    nerve_conduction,
    spread,
    stretch_reflex,
    two_sites,
)
from myospasm.signs.bedside import Examiner, Sign

if TYPE_CHECKING:
    from myospasm.records import Recording

EXAMINERS: tuple[Examiner, ...] = (
    activity.EXAMINER,
    jerks.EXAMINER,
    corticomuscular.EXAMINER,
    spread.EXAMINER,
    blink.EXAMINER,
    nerve_conduction.EXAMINER,
    two_sites.EXAMINER,
    hoffmann.EXAMINER,
    lateral_spread.EXAMINER,
    stretch_reflex.EXAMINER,
    clonus.EXAMINER,
    dystonia.EXAMINER,
    flexion_relaxation.EXAMINER,
    needle.EXAMINER,
)
"""Who examines, in the order in which their signs are told."""


def signs() -> dict[str, Sign]:
    """Every sign that an examiner may find, by name."""
    return {name: sign for examiner in EXAMINERS for name, sign in examiner.signs.items()}


def examine(recording: Recording) -> dict[str, float]:
    """Every sign that is found in a recording, by name, in the unit of `signs()`; what cannot be read is left out."""
    found: dict[str, float] = {}
    for examiner in EXAMINERS:
        read = examiner.read(recording)
        found |= {name: float(read[name]) for name in examiner.signs if name in read and math.isfinite(read[name])}
    return found


def told(name: str, value: float | None) -> str:
    """A sign's value as a table has it, with its unit; a dash where it was not found."""
    sign = signs()[name]
    if value is None:
        return "–"
    return f"{value:.{sign.digits}f} {sign.unit}".strip()
