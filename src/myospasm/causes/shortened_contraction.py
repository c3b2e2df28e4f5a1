"""A hard contraction of a muscle that is already short: the way to a cramp that laboratories use."""

from myospasm.story import Cause

CAUSE = Cause(
    name="shortened_contraction",
    title="Tensing the calf as hard as possible with the toes pointed",
    chain="The ankle is plantar-flexed, so the calf is short and its tendon slack; a maximal contraction then fills "
    "the muscle with potassium and metabolites and its motoneurons with persistent inward current, while the slack "
    "tendon tells the tendon organs little that would hold the motoneurons back.",
    source="Bertolasi1993",
    sentences=("Hold the ankle at 35 deg plantar flexion", "Contract at 100 % for 10 s"),
    signs=("spasm",),
    codes={"ICD-10-CM": "M62.831"},
    errors="The published angle and duration vary between laboratories; 35 deg and 10 s are chosen.",
)
