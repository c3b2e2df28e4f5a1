"""The shelf of causes: one file each; the folder is the registry. Copy a file to add a cause."""

from myospasm.story import Cause, Shelf

_SHELF: Shelf[Cause] = Shelf(__name__, "CAUSE", "cause")
names = _SHELF.names
load = _SHELF.load
