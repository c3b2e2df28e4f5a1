"""Left sternocleidomastoid: the right one's mirror image; it turns the head to the right."""

from myospasm.muscles import mirrored
from myospasm.muscles.right_sternocleidomastoid import MUSCLE as RIGHT

MUSCLE = mirrored(RIGHT)
