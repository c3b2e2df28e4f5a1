"""Left trapezius: the right one's mirror image; it turns the head right a little."""

from myospasm.muscles import mirrored
from myospasm.muscles.right_trapezius import MUSCLE as RIGHT

MUSCLE = mirrored(RIGHT)
