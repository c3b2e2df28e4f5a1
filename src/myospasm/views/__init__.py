"""The shelf of views: sides that can be taken where the field disagrees; one file each; the folder is the registry."""

from myospasm.story import Shelf, View

_SHELF: Shelf[View] = Shelf(__name__, "VIEW", "view")
names = _SHELF.names
load = _SHELF.load
