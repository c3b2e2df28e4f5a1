"""Magnesium by mouth: taken by many, found to do nothing for most."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="oral_magnesium",
    title="Magnesium by mouth, 0.4 g a day",
    chain="A part is absorbed; with healthy kidneys the blood's magnesium hardly keeps any of it.",
    source="Garrison2020",
    hours=("Drink 40 mL of magnesium sulfate", "Rest for 4 h"),
    errors="Trials gave oxide or citrate in several doses for 4 weeks and more; one drink of sulfate stands for a "
    "day's 16 mmol, so that the blood's rise within hours is overdone. The null result is not put in by hand.",
    evidence="null: 0.01 cramps a week more than with placebo (95 % interval -0.52 to 0.55; 213 older people with "
    "4.35 a week), and in percent -3.9 (-21.1 to 13.3; Garrison2020); no clear benefit in pregnancy either.",
    harms="Diarrhea; too much in the blood where kidneys fail.",
)
