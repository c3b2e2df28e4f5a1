"""An operation that takes the pressure off a root."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="decompression",
    title="An operation that frees the root, three months ago",
    chain="What pressed the root is taken away: blood returns at once, most of the myelin within months; fibers that "
    "died stay lost.",
    source="Postacchini2002",
    undoes={"disc_herniation": 0.6, "disc_herniation_l5": 0.6, "disc_herniation_c7": 0.6, "lumbar_stenosis": 0.6},
    signs=("stronger", "earlier H reflex"),
    harms="Infection, bleeding, a torn root sheath, scars that press in turn, and a disc that slips again in some.",
    evidence="moderate: 76 % of 116 people with a motor deficit were strong again after 6 years, weakness stayed in "
    "16 % of mild and 39 % of severe ones (Postacchini2002); cramps of a narrow canal were better in 18 %, worse in "
    "26 % (Matsumoto2009).",
    errors="It takes away six tenths of all that the cause changed, an assumed share, of pressure too little and of "
    "lost fibers too much; the natural course without an operation is left out.",
)
