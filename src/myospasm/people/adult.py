"""A healthy adult who hardly ever has a cramp: the model's own numbers."""

from myospasm.story import Trait

PERSON = Trait(
    name="adult",
    title="A healthy adult who rarely cramps",
    chain="The numbers of the organs as they stand.",
    source="MillerKnight2009",
    errors="A young adult of average build; no one is average.",
)
