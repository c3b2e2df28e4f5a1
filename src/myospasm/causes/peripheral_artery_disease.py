"""Narrowed arteries of the leg: the calf starves at work."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="peripheral_artery_disease",
    title="Narrowed arteries in the legs",
    chain="The narrow artery takes the pressure away as soon as the working calf opens its vessels; oxygen runs short, "
    "phosphocreatine falls, sugar is burnt to lactic acid, and thin nerve fibers tell the pain that stops the walk.",
    source="Anderson2009",
    changes=(
        shift(
            "blood.circulation.stenosis",
            2400.0,
            "mmHg s/L",
            "assumed",
            "it makes an ankle-brachial index of 0.76 at rest; 85 patients have 0.69 (SD 0.14, Anderson2009)",
        ),
        scale("fuel.mitochondria", 0.6, "Anderson2009", "recovery takes 87 s for 34; part of it is want of blood"),
    ),
    signs=("pain on walking", "low ankle pressure"),
    codes={"ICD-10-CM": "I73.9 I70.211", "HPO": "HP:0004417", "SNOMED CT": "63491006"},
    errors="One narrow place, the same in both legs, without ways around that grow; how much is mitochondria and how "
    "much is flow is assumed, for in patients the two do not go together.",
)
