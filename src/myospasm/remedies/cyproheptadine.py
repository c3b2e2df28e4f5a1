"""Cyproheptadine: takes back the inward current that returned."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="cyproheptadine",
    title="Cyproheptadine, 8 mg",
    chain="Serotonin receptors of motoneurons that are on without serotonin go off: the persistent inward current "
    "shrinks, and with it what outlasts a stimulus.",
    source="DAmico2013",
    changes=(
        scale(
            "motoneuron.persistent_conductance",
            0.1,
            "assumed",
            "at full effect: it largely eliminates it (Murray2010), long reflexes get shorter (DAmico2013); no size",
        ),
        scale("brain.descending.strength", 0.95, "assumed", "drowsiness"),
    ),
    dose=Dose("cyproheptadine", 8),
    signs=("shorter spasms",),
    errors="In health the current depends on serotonin itself and falls alike here; the short reflex is left as it is.",
    evidence="weak: 8 mg lowered spasms and strength in 12 people with incomplete lesions (ThompsonHornby2013); it "
    "shortened long reflexes in complete ones, a neutral antagonist did not (DAmico2013).",
    harms="Strength falls with the spasms; drowsiness, dry mouth, appetite and weight grow.",
)
