"""The seconds of a story of hours, as arrays that the milieu reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.ground import quantity

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.signals import World

AIR = quantity(22.0, "degC", "assumed", "a room")
HUMIDITY = quantity(0.5, "1", "assumed", "a room")
WIDE = ("drive", "lengthening")
"""Fields with one number for every muscle."""


class Sheet:
    """Some seconds of the world, at first of someone who sits idle in a room, on which tasks write what they change."""

    def __init__(self, seconds: int, muscles: Sequence[str]) -> None:
        self.muscles = tuple(muscles)
        self.seconds = seconds
        self.fields: dict[str, Float[np.ndarray, "..."]] = {}
        self.put(slice(0, seconds), {"air": AIR.value, "humidity": HUMIDITY.value})

    def _column(self, field: str) -> Float[np.ndarray, "..."]:
        shape = (self.seconds, len(self.muscles)) if field in WIDE else (self.seconds,)
        return self.fields.setdefault(field, np.zeros(shape))

    def put(self, where: slice, acts: Mapping[str, Any]) -> None:
        """Write some fields for some seconds."""
        for field, value in acts.items():
            self._column(field)[where] = value

    def add(self, where: slice, flows: Mapping[str, Any]) -> None:
        """Add to some fields for some seconds."""
        for field, value in flows.items():
            self._column(field)[where] += value

    def world(self) -> World:
        """All of it in the words of the organs."""
        from myospasm.signals import Dialysis, Swallowed, World

        parts: dict[str, Any] = {"drink": Swallowed, "infusion": Swallowed, "dialysis": Dialysis}
        found: dict[str, Any] = {}
        for field in World._fields:
            if field in parts:
                kind = parts[field]
                found[field] = kind(*(self._column(f"{field}.{part}") for part in kind._fields))
            else:
                found[field] = self._column(field)
        stray = set(self.fields) - set(World._fields)
        stray -= {f"{name}.{part}" for name, kind in parts.items() for part in kind._fields}
        assert not stray, stray
        return World(**found)
