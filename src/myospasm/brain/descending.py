"""The pathways from the brain down to the cord: what of a command gets there."""

from __future__ import annotations

from typing import Any

from jaxtyping import Array, Float

from myospasm.ground import component, each


@component
class Descending:
    """How much of what the brain asks for reaches the spinal cord: all of it in health, less after a stroke or injury.

    Equation: command = strength v. Shapes: (muscles,). Source: a choice of form, 1 in health.
    Errors: the many pathways (corticospinal, reticulospinal, vestibulospinal) are one.
    """

    strength: Any = each("muscle", 1.0, "1", "definition", "1 by definition: all of the command arrives", 0.0, 1.0)

    def command(self, drive: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """What arrives of a command, 0 to 1."""
        return self.strength * drive
