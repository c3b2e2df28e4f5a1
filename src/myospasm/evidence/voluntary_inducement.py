"""How many active people can bring on a calf cramp within a minute."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._calf import OTHER, PRONE, needed
from myospasm.evidence.cohort import binomial, percent

PEOPLE = 6
WITH_HISTORY, WITHOUT = 63, 11

PAPER = Paper(
    source="VoluntaryInducement",
    title="Voluntary inducement of triceps surae muscle cramping",
    people=2 * PEOPLE,
    protocol="maximal contraction of the shortened, unloaded triceps surae for up to 60 s",
    rows=(
        Row("CR046", "share with a cramp within 60 s", 31, *binomial(23, 74), "%", "predict", note="23 of 74"),
    ),
    errors="Only the abstract's page is known, without authors. 63 of the 74 had had exercise-associated cramps: "
    "they are taken as cramp_prone_adult, the other 11 as adult, 6 simulated of each; contractions of up to 32 s. "
    "Whoever has such a history cramps easily in the model; most of these people did not. Bertolasi, Ross and "
    "Khan saw twice this share: no one model fits all.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    shares = [percent(s == s for s in needed(kind, PEOPLE)) for kind in (PRONE, OTHER)]
    return {"CR046": (WITH_HISTORY * shares[0] + WITHOUT * shares[1]) / (WITH_HISTORY + WITHOUT)}
