"""Opening the narrow artery by a balloon, a stent or a bypass."""

from myospasm.story import Remedy, scale

REMEDY = Remedy(
    name="revascularization",
    title="Opening the narrowed artery",
    chain="The blood meets little resistance again on its way to the leg, so that its pressure holds at work.",
    source="Fakhry2015",
    changes=(
        scale(
            "blood.circulation.relief",
            0.15,
            "assumed",
            "a new way feeds the leg: an ankle-brachial index of 0.76 becomes 0.98",
        ),
    ),
    signs=("longer walk",),
    errors="Muscle that was long ill stays so, by which the model gains less than patients do; narrow places farther "
    "down stay; it is open for good.",
    evidence="strong: with training besides, the longest walk grew from 264 to 1501 m, with training alone from 285 "
    "to 1240 m (difference 282 m, 99 % interval 60 to 505; 212 people, Fakhry2015); alone it gained 3.7 min (SD 4.9), "
    "training 5.8 (Murphy2012).",
    harms="Bleeding, a torn or blocked vessel, the risks of contrast dye and of narcosis; it may close again.",
)
