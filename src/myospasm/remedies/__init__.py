"""The shelf of remedies: one file each; the folder is the registry. Copy a file to add a remedy.

Not on it, as the model has no way by which they would act: vitamin K2 (0.96 cramps a week against 3.63, one striking
trial of 199 people, Tan2024), taurine (7 fewer in two weeks, 30 people, Vidot2018) and albumin infusions (fewer, 12
people, Angeli1996) in cirrhosis.
"""

import dataclasses
import re

from myospasm.ground import MyospasmError
from myospasm.story import Remedy, Shelf

_SHELF: Shelf[Remedy] = Shelf(__name__, "REMEDY", "remedy")
names = _SHELF.names
load = _SHELF.load

PRESCRIPTION = re.compile(r"(?P<name>[^=@]+)(=(?P<dose>[^@]+))?(@(?P<when>.*))?")
AMOUNT = re.compile(r"(\d+(?:\.\d+)?) ?(mg|U)?")


def prescribed(text: str) -> Remedy:
    """A remedy as it was prescribed: "baclofen", "baclofen=20" (mg, or units of a toxin), "stretch@40" (seconds).

    Raises MyospasmError for a name that is not on the shelf, and for a dose of what has none.
    """
    parts = PRESCRIPTION.fullmatch(text)
    remedy = load(parts["name"].strip() if parts else text)
    if parts is None or parts["dose"] is None:
        return remedy
    amount = AMOUNT.fullmatch(parts["dose"].strip())
    if amount is None or not float(amount[1]):
        raise MyospasmError(
            f"{parts['dose']!r} is no dose of {remedy.name}; give milligrams or units, as in {remedy.name}=20."
        )
    if remedy.dose is not None:
        dose = dataclasses.replace(remedy.dose, milligrams=float(amount[1]))
        title = f"{remedy.title.partition(',')[0]}, {dose.milligrams:g} mg a dose"
        return dataclasses.replace(remedy, dose=dose, title=title)
    if not remedy.injections:
        raise MyospasmError(f"{remedy.name!r} has no dose to change; it is no medicine. Take {remedy.name!r} alone.")
    share = float(amount[1]) / sum(remedy.injections.values())
    return dataclasses.replace(remedy, injections={m: share * units for m, units in remedy.injections.items()})
