"""The shelf of remedies: one file each; the folder is the registry. Copy a file to add a remedy.

Not on it, as the model has no way by which they would act: vitamin K2 (0.96 cramps a week against 3.63, one striking
trial of 199 people, Tan2024), taurine (7 fewer in two weeks, 30 people, Vidot2018) and albumin infusions (fewer, 12
people, Angeli1996) in cirrhosis.
"""

from myospasm.story import Remedy, Shelf

_SHELF: Shelf[Remedy] = Shelf(__name__, "REMEDY", "remedy")
names = _SHELF.names
load = _SHELF.load
