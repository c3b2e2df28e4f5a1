"""Causes for concern in heart, vessels, blood, kidney, and from what comes from outside: medicine, heat, wounds, venom.

*Errors*: as in `concern_nerves`. A page for the public is cited where it is the one that says how soon.
"""

from __future__ import annotations

from myospasm.clinic.concern_rule import Urgency, rules

EMERGENCIES = rules(
    Urgency.EMERGENCY,
    ("chest", "chest", "emergency", "NHSHeartAttack", "chest pain or short of breath: call an ambulance"),
    (
        "faint",
        "faint",
        "emergency",
        "MyPatientAdviceHeartbeat",
        "uneven heartbeat with fainting: call an ambulance; with cramps it can be the salts of the blood",
    ),
    (
        "throat",
        "throat",
        "emergency",
        "NICENG127",
        "weak and short of breath: immediately; trouble with swallowing: urgently; the more cautious is taken",
    ),
    ("jaw", "jaw", "emergency", "CDCTetanus", "a jaw in spasm is the first sign; needs a hospital at once"),
    ("cold_limb", "cold_limb", "emergency vascular", "Bjorck2020", "cold, pale, painful: hours decide on the limb"),
    ("tight_limb", "tight_limb", "emergency", "NHSCompartment", "sudden severe pain in a tight muscle: emergency"),
    (
        "poison",
        "poison",
        "emergency poison_center",
        "PoisonControlWidow",
        "venom can cause severe cramps; call at once",
    ),
    (
        "dark_urine_work",
        "dark_urine hard_work",
        "emergency kidney",
        "NIOSHRhabdo",
        "stop, drink, and go to the nearest place of care at once; others say today, the more cautious is taken",
    ),
    ("dark_urine_statin", "dark_urine statin", "emergency kidney", "HuertaAlardin2005", "medicine is a cause"),
    ("dark_urine_injury", "dark_urine injury", "emergency kidney", "HuertaAlardin2005", "trauma: the commonest cause"),
    ("dark_urine_heat", "dark_urine heat", "emergency kidney", "NIOSHRhabdo", "heat and hard work together"),
    ("dark_urine_weakness", "dark_urine weakness", "emergency kidney", "HuertaAlardin2005", "weak, sore, tea-colored"),
    (
        "low_calcium_surgery",
        "tingling neck_surgery",
        "emergency hormones",
        "Turner2016",
        "acute low calcium with signs is an emergency; an operation on the thyroid is its commonest cause",
    ),
    (
        "pregnant_leg",
        "pregnant hot_leg",
        "emergency maternity vascular",
        "CapitalCoastThrombosis",
        "one hot, swollen leg in pregnancy: advice immediately",
    ),
    (
        "pregnant_headache",
        "pregnant headache",
        "emergency maternity",
        "NICENG133",
        "severe headache or trouble with sight: tell the maternity team straight away",
    ),
    ("kidney_weakness", "kidney weakness", "emergency kidney", "NHSHighlandPotassium", "signs of wrong potassium"),
    (
        "vomiting_weakness",
        "vomiting weakness",
        "emergency",
        "Alfonzo2006",
        "loss of potassium weakens muscle and can stop the heart",
    ),
    ("heat_confusion", "heat confusion", "emergency", "CDCHeat", "hot and confused: call an ambulance, cool"),
    ("heat_fever", "heat fever", "emergency", "CDCHeat", "high body temperature in heat: call an ambulance, cool"),
    ("heat_vomiting", "heat vomiting", "emergency", "CDCHeat", "vomiting in heat: medical help right away"),
    (
        "rigid_fever",
        "rigid fever",
        "emergency",
        "MiddlesexNMS",
        "stiff and hot, mostly from medicine: life is in danger",
    ),
    ("rigid_medicine", "rigid new_medicine", "emergency pharmacist", "MiddlesexNMS", "stiff after a new medicine"),
    ("rigid_wound", "rigid wound", "emergency", "NHSTetanus", "stiff or in spasms after a wound: emergency"),
    ("stiff_neck_wound", "neck_stiff wound", "emergency", "NHSTetanus", "stiff or in spasms after a wound: emergency"),
    (
        "stopped_fever",
        "stopped_medicine fever",
        "emergency",
        "Ross2011",
        "fever and stiffness after baclofen was stopped: life is in danger",
    ),
    (
        "stopped_rigid",
        "stopped_medicine rigid",
        "emergency",
        "Ross2011",
        "fever and stiffness after baclofen was stopped: life is in danger",
    ),
)

TODAY = rules(
    Urgency.URGENT,
    (
        "dark_urine",
        "dark_urine",
        "family_doctor kidney",
        "StonyBrookRhabdo",
        "dark urine with sore muscles: urgent; alone it has milder causes too",
    ),
    ("hot_leg", "hot_leg", "emergency vascular", "NICENG158", "swollen or painful leg: a scan within 4 hours"),
    ("rest_pain", "rest_pain", "vascular", "CornwallPAD", "pain at rest or sores: call the vascular team on duty"),
    (
        "statin",
        "statin",
        "family_doctor pharmacist",
        "NHSStatins",
        "muscle pain, weakness or cramps without reason: stop it and call a doctor straight away",
    ),
    (
        "stopped_medicine",
        "stopped_medicine",
        "family_doctor pharmacist",
        "LioresalIntrathecalLabel",
        "stopping at once brings back spasms with fever and confusion; also an empty pump",
    ),
    (
        "tingling",
        "tingling",
        "family_doctor hormones",
        "Turner2016",
        "acute low calcium with signs needs treatment in hospital; without a blood test and operation: today",
    ),
    (
        "overbreathing",
        "overbreathing",
        "family_doctor",
        "Saisch1996",
        "the name misleads: lung and other causes are often behind it; calm only after a doctor looked",
    ),
    (
        "overbreathing_tingling",
        "overbreathing tingling",
        "family_doctor",
        "Callaham1989",
        "people thought to overbreathe had heart or lung trouble and died breathing into a bag",
    ),
    ("fever", "fever", "family_doctor", "Yusuf2019", "a common sign of infection; no time is given, today is caution"),
    ("rigid", "rigid", "emergency neurologist", "NHSTetanus", "severe stiffness or spasms: emergency after a wound"),
    ("wound", "wound", "emergency", "NHSLegCramps", "cramps and a wound that may be infected: urgent visit"),
    ("vomiting", "vomiting", "family_doctor", "NHSVomiting", "cannot keep fluids, or more than 1 to 2 days: call"),
    ("long_cramp", "long_cramp", "family_doctor", "NHSLegCramps", "longer than 10 minutes: urgent visit"),
)

SOON = rules(
    Urgency.SOON,
    (
        "walking_pain",
        "walking_pain",
        "vascular spine",
        "NICECG147",
        "pain on walking that goes with rest: examine the vessels; the spine can do the same (NICENG127)",
    ),
    ("new_medicine", "new_medicine", "family_doctor pharmacist", "NHSLegCramps", "statins and diuretics cause cramps"),
    ("pregnant", "pregnant", "maternity", "NHSLegCramps", "common in late pregnancy; a visit is caution"),
    ("kidney", "kidney", "kidney", "NHSHighlandPotassium", "cramps can come from wrong potassium: blood test"),
    ("illness", "illness", "family_doctor", "NIDirectCramps", "cramps can come from another illness: tests"),
    ("cancer", "cancer", "family_doctor cancer_team", "Verhagen2016", "past cancer is a red flag of most guidelines"),
    ("unwell", "unwell", "family_doctor", "Verhagen2016", "loss of weight is a red flag of most guidelines"),
)
