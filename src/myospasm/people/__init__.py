"""The shelf of people: one file each; the folder is the registry. Copy a file to add a person."""

from myospasm.story import Shelf, Trait

_SHELF: Shelf[Trait] = Shelf(__name__, "PERSON", "person")
names = _SHELF.names
load = _SHELF.load
