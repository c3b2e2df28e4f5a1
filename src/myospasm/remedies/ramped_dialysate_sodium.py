"""More sodium in the dialysate, most of it early: water stays in the blood while it is taken out."""

from myospasm.story import Remedy, shift

REMEDY = Remedy(
    name="ramped_dialysate_sodium",
    title="Dialysis fluid with more salt, above all at the beginning",
    chain="While urea leaves the blood, extra sodium keeps it from becoming thin, so that water does not hide in the "
    "cells and plasma is refilled from the tissue.",
    source="Sang1997",
    changes=(
        shift(
            "blood.dialyzer.sodium_early",
            15.0,
            "mmol/L",
            "Sang1997",
            "a ramp from 155 to the usual 140; the concentrations from memory",
        ),
    ),
    errors="Without dialysis it does nothing.",
    evidence="contested: 5 of 23 patients benefited markedly and more were thirsty and tired (Sang1997), while in "
    "another crossover cramps and light-headedness improved in 70 % (16 patients, Levin1996).",
    harms="Thirst (14 of 16 patients, Levin1996), and with it more weight gain and higher blood pressure between "
    "sessions.",
)
