"""Every rule of concern, most urgent first, and the questions in the order in which they are asked."""

from __future__ import annotations

from myospasm.clinic import concern_body, concern_nerves
from myospasm.clinic.concern_rule import Rule

RULES: tuple[Rule, ...] = (
    *concern_body.EMERGENCIES,
    *concern_nerves.EMERGENCIES,
    *concern_body.TODAY,
    *concern_nerves.TODAY,
    *concern_nerves.SOON,
    *concern_body.SOON,
)

QUESTIONS: tuple[str, ...] = (
    # What is an emergency by itself
    "chest",
    "throat",
    "sudden_loss",
    "fit",
    "confusion",
    "faint",
    "headache",
    "saddle",
    "bladder_bowel",
    "both_legs",
    "fast_weakness",
    "jaw",
    "cold_limb",
    "tight_limb",
    "poison",
    # What should be seen today
    "dark_urine",
    "hot_leg",
    "fever",
    "rigid",
    "neck_twist",
    "injury",
    "wound",
    "vomiting",
    "long_cramp",
    "rest_pain",
    "tingling",
    "overbreathing",
    "statin",
    "stopped_medicine",
    "baby",
    # What should be seen soon
    "child",
    "pregnant",
    "weakness",
    "wasting",
    "numbness",
    "twitching",
    "twisting",
    "walking_pain",
    "sleep",
    "neck_stiff",
    "new_medicine",
    "kidney",
    "spinal_injury",
    "cancer",
    "unwell",
    "illness",
    # What matters with another answer
    "hard_work",
    "heat",
    "neck_surgery",
    "back_pain",
    "over_50",
)
