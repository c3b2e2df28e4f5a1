"""Left splenius: the right one's mirror image; it turns the head to its own side, the left."""

from myospasm.muscles import mirrored
from myospasm.muscles.right_splenius import MUSCLE as RIGHT

MUSCLE = mirrored(RIGHT)
