"""Jerks of the trunk from the middle of the cord."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="propriospinal_myoclonus",
    title="Jerks of the trunk from the cord (propriospinal myoclonus)",
    chain="A thoracic segment of the cord lacks inhibition: by itself, or at a touch of the belly, its cells fire, the "
    "belly jerks, and over the cord's own slow chain, milliseconds later, neck and legs do.",
    source="Brown1991Axial",
    changes=(
        scale("propriospinal.crowd.inhibition", 0.15, "assumed", "so that noise sets off discharges"),
        scale("propriospinal.noise", 6.0, "assumed", "an irritated segment, as after an injury of the neck"),
    ),
    needs=("rectus_abdominis", "erector_spinae", "multifidus"),
    signs=("jerks of the trunk first", "slow spread", "bursts of 100 to 400 ms"),
    codes={"ICD-10-CM": "G25.3", "HPO": "HP:0001336"},
    errors="Lying down, in which it often comes, changes nothing here; sizes by muscle are not known. In many people "
    "the same jerks are made without knowing, with no lesion of the cord.",
)
