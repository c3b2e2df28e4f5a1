"""A canal of the lower back that has grown narrow: the roots are pressed whoever stands straight."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="lumbar_stenosis",
    title="Narrow canal of the lower back (lumbar stenosis)",
    chain="Standing straight closes the narrow canal on the roots L5 and S1; walking asks more blood of them than "
    "gets in. Fiber after fiber fails, legs grow heavy and weak; bent forward or sitting the canal opens, and within "
    "minutes all is well again.",
    source="Takahashi1995",
    changes=(
        shift(
            "roots.pressure[L5|S1]",
            76.0,
            "mmHg",
            "Takahashi1995",
            "upright; 117 bent back by 20 deg",
        ),
        shift(
            "roots.bending[L5|S1]",
            -117.0,
            "mmHg",
            "Takahashi1995",
            "per rad: 41 for 20 deg; none left at 37 deg of flexion",
        ),
        shift("roots.demyelinated[L5|S1]", 0.85, "1", "assumed", "years of pressure"),
        shift("roots.lost[L5|S1]", 0.1, "1", "assumed", "some fibers died"),
        shift("roots.reinnervated[L5|S1]", 0.8, "1", "assumed", "slowly, so that most muscle fibers found another"),
    ),
    needs=("soleus", "medial_gastrocnemius", "lateral_gastrocnemius", "tibialis_anterior", "extensor_digitorum_brevis"),
    signs=("weakness after walking", "relief by bending forward"),
    codes={"ICD-10-CM": "M48.062", "HPO": "HP:0004610", "SNOMED CT": "18347007"},
    errors="Takahashi1995 gives the pressure in extension alone, 117 (SD 38) mmHg; upright and bent it was said to be "
    "less, and the straight line between is a choice. No pain, no vessels that fail to widen (Porter's theory).",
)
