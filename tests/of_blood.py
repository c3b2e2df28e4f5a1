"""Which causes work by way of blood and muscle: those of root, cord and brain leave the chemistry as in health."""

from myospasm import causes

NERVOUS = {
    "roots",
    "brain",
    "reflexes",
    "motoneuron",
    "terminal",
    "interneurons",
    "pathways",
    "command",
    "facilitation",
    "chemoreceptor",
}
"""Parts that blood and muscle do not read; a standing pain fills the memory of the cord, which hours begin without."""


def of_blood():
    """The names of causes that change something else than nerves, or do something over hours."""
    loaded = [causes.load(name) for name in causes.names()]
    return [c.name for c in loaded if c.hours or c.meanwhile or {x.number.split(".")[0] for x in c.changes} - NERVOUS]
