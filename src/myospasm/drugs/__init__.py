"""The shelf of drugs: one file each; the folder is the registry. Copy a file to add a drug.

Salts that are drunk or run into a vein (magnesium, calcium gluconate) are no drugs here: they go the way of all salts,
through gut and blood.
"""

from myospasm.blood.drugs import Drug
from myospasm.story import Shelf

_SHELF: Shelf[Drug] = Shelf(__name__, "DRUG", "drug")
names = _SHELF.names
load = _SHELF.load
