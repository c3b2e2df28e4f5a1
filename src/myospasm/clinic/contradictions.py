"""Values that cannot all be true of one person: they are told, and none of them is used."""

from __future__ import annotations

import math
from collections.abc import Iterator

from myospasm.clinic.judging import Lab

AGREE = 0.1
"""pH units by which a measured pH may differ from that of bicarbonate and carbon dioxide, often drawn minutes apart."""
OTHER_CATIONS = 5.0
"""mmol/L of charge that calcium, magnesium and the errors of measurement may add to sodium and potassium."""


def contradictions(labs: dict[str, Lab]) -> Iterator[tuple[set[str], str]]:
    """The fields that contradict each other, each time with the sentence that says how."""
    values = {field: lab.value for field, lab in labs.items()}
    yield from _acid(values)
    yield from _parts(values)
    yield from _charges(values)


def _acid(values: dict[str, float]) -> Iterator[tuple[set[str], str]]:
    fields = {"ph", "bicarbonate", "pco2"}
    if not fields <= values.keys():
        return
    from myospasm.blood.acid_base import AcidBase

    salts = AcidBase()
    expected = salts.pk + math.log10(values["bicarbonate"] / (salts.solubility * values["pco2"]))
    if abs(expected - values["ph"]) > AGREE:
        yield (
            fields,
            f"pH {values['ph']:.2f} contradicts bicarbonate {values['bicarbonate']:.3g} mmol/L with a carbon dioxide "
            f"pressure of {values['pco2']:.3g} mmHg, which make pH {expected:.2f} (Henderson-Hasselbalch)",
        )


def _parts(values: dict[str, float]) -> Iterator[tuple[set[str], str]]:
    for part, whole in (("ionized_calcium", "calcium"), ("ionized_magnesium", "magnesium")):
        if values.get(part, 0.0) > values.get(whole, math.inf):
            told = f"{part.replace('_', ' ')} {values[part]:.3g} mmol/L is more than all {whole}"
            yield {part, whole}, f"{told}, {values[whole]:.3g} mmol/L"


def _charges(values: dict[str, float]) -> Iterator[tuple[set[str], str]]:
    sodium, chloride = values.get("sodium", math.inf), values.get("chloride", 0.0)
    if chloride >= sodium:
        told = f"chloride {chloride:.4g} mmol/L is not below sodium {sodium:.4g} mmol/L"
        yield {"chloride", "sodium"}, f"{told}, which no blood has"
        return
    fields = {"sodium", "potassium", "chloride", "bicarbonate"}
    if fields <= values.keys():
        over = chloride + values["bicarbonate"] - sodium - values["potassium"]
        if over > OTHER_CATIONS:
            yield (
                fields,
                f"chloride and bicarbonate carry {over:.3g} mmol/L more charge than sodium and potassium, although "
                "proteins are negative too: the blood would not be neutral",
            )


def apart(labs: dict[str, Lab], fields: set[str]) -> str:
    """The days of some values, as the end of a sentence, where they are not of one day."""
    days = sorted({labs[field].time[:10] for field in fields})
    return f" (they are of different days: {', '.join(day or 'not told' for day in days)})" if len(days) > 1 else ""
