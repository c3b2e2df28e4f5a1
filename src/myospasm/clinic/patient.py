"""A patient as a laboratory knows them, and what of it the model takes over. For research and teaching only."""

from __future__ import annotations

import dataclasses
from typing import Any

from myospasm.clinic.analytes import own
from myospasm.clinic.judging import Lab
from myospasm.story import Change, Trait, shift


@dataclasses.dataclass
class Patient:
    """One person's blood test, conditions and medicines, with what was understood, what was not, and what is assumed.

    For research and teaching, never for diagnosis.
    """

    name: str = ""
    age: float | None = None
    """Years at the newest value."""
    sex: str = ""
    mass: float | None = None
    """kg."""
    height: float | None = None
    """m."""
    labs: dict[str, Lab] = dataclasses.field(default_factory=dict)
    """By field of the model's blood test (`blood.panel.Panel`), and some more that are kept and told."""
    conditions: list[str] = dataclasses.field(default_factory=list)
    medications: list[str] = dataclasses.field(default_factory=list)
    causes: dict[str, float] = dataclasses.field(default_factory=dict)
    """Causes on the shelf that answer to a code of an active condition or medicine; a suggestion, severity 1."""
    remedies: dict[str, float] = dataclasses.field(default_factory=dict)
    """Likewise the remedies."""
    understood: list[str] = dataclasses.field(default_factory=list)
    not_understood: list[str] = dataclasses.field(default_factory=list)
    assumed: list[str] = dataclasses.field(default_factory=list)

    def trait(self, panel: Any = None) -> Trait:
        """How this patient's blood test differs from the model's own (or from `panel`'s), so that applied to it the
        person has exactly the laboratory's values."""
        return Trait(
            name="patient",
            title=f"The blood test of {self.name or 'a patient'}",
            chain="The values of the laboratory stand for the model's own; what was not measured stays.",
            source="patient",
            changes=tuple(self._changes(panel)),
            errors="One blood sample; what the laboratory did not measure is the healthy adult's. Not for diagnosis.",
        )

    def _changes(self, panel: Any) -> list[Change]:
        changes = []
        for field, number in own().items():
            if field in self.labs:
                lab, usual = self.labs[field], number.value if panel is None else float(getattr(panel, field))
                if amount := lab.value - usual:
                    changes.append(shift(f"blood.panel.{field}", amount, number.unit, "patient", lab.sentence()))
        return changes

    def as_json(self) -> dict[str, Any]:
        """Everything as plain types, for `--json`."""
        return dataclasses.asdict(self)

    def sentences(self) -> str:
        """What was understood, what was not and what is assumed, as lines for a reader."""
        parts = {"Understood": self.understood, "Not understood": self.not_understood, "Assumed": self.assumed}
        lines = [f"{self.name or 'A patient'}: for research and teaching, never for diagnosis."]
        for title, told in parts.items():
            lines += [f"{title}:", *(f"  {sentence}" for sentence in told or ["nothing"])]
        return "\n".join(lines)
