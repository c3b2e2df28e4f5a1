"""The shelf of remedies: one file each; the folder is the registry. Copy a file to add a remedy."""

from myospasm.story import Remedy, Shelf

_SHELF: Shelf[Remedy] = Shelf(__name__, "REMEDY", "remedy")
names = _SHELF.names
load = _SHELF.load
