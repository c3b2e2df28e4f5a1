"""Causes for concern in brain, spine, nerve and muscle.

*Errors*: the sources are mostly consensus; single red flags have low specificity (Verhagen2016), so these rules send
more people to a doctor than are ill. Guidelines for referral speak to doctors; where they say "refer immediately" the
rule says emergency, and where they say "urgently" or "within 24 hours" it says today.
"""

from __future__ import annotations

from myospasm.clinic.concern_rule import Urgency, rules

EMERGENCIES = rules(
    Urgency.EMERGENCY,
    ("sudden_loss", "sudden_loss", "emergency", "Aroor2017", "face, arm, speech, balance, eyes: time counts"),
    ("fit", "fit", "emergency neurologist", "NHSSeizure", "first fit, over 5 min or not waking: call an ambulance"),
    ("confusion", "confusion", "emergency", "NHSMeningitis", "confused, drowsy or hard to wake: emergency"),
    ("headache", "headache", "emergency", "BracknellHeadache", "a new, very severe headache: call an ambulance"),
    ("saddle", "saddle", "emergency spine", "Long2020", "less feeling between the legs: emergency MRI"),
    (
        "bladder_bowel",
        "bladder_bowel",
        "emergency spine",
        "Long2020",
        "new loss of control or retention: emergency MRI",
    ),
    ("both_legs", "both_legs", "emergency spine", "BMJCaudaEquina", "deficit in both legs: to hospital within hours"),
    (
        "fast_weakness",
        "fast_weakness",
        "emergency neurologist",
        "NICENG127",
        "growing within 4 weeks on both sides: immediately; of one limb: urgently; the more cautious is taken",
    ),
    (
        "weak_back_cancer",
        "back_pain cancer weakness",
        "emergency cancer_team spine",
        "NICENG234",
        "past cancer with pain in the spine and weak limbs: contact at once",
    ),
    (
        "numb_back_cancer",
        "back_pain cancer numbness",
        "emergency cancer_team spine",
        "NICENG234",
        "past cancer with pain in the spine and loss of feeling: contact at once",
    ),
    (
        "weak_after_injury",
        "injury weakness",
        "emergency spine",
        "Verhagen2016",
        "major trauma is a red flag of most guidelines; that with loss of strength it is an emergency is caution",
    ),
    ("numb_after_injury", "injury numbness", "emergency spine", "Verhagen2016", "as weakness after an injury"),
    ("stiff_neck_fever", "neck_stiff fever", "emergency", "NHSMeningitis", "stiff neck and fever: emergency"),
    (
        "pulled_by_medicine",
        "neck_twist new_medicine",
        "emergency movement_disorder pharmacist",
        "AustralianPrescriberDystonia",
        "neck, jaw, tongue or eyes pulled after a medicine; the airway can close, which is rare and deadly",
    ),
    (
        "child_twisting",
        "child twisting",
        "emergency child_doctor movement_disorder",
        "NICENG127",
        "a child whose movements twist of a sudden: refer immediately; tics of long standing are not told apart here",
    ),
    ("child_pulled", "child neck_twist", "emergency child_doctor", "NICENG127", "as a child's twisting movements"),
    (
        "baby_jerks",
        "baby twisting",
        "emergency child_doctor neurologist",
        "EpilepsyFoundationSpasms",
        "jerks in series in a baby: emergency; others say same day, the more cautious is taken",
    ),
)

TODAY = rules(
    Urgency.URGENT,
    (
        "neck_twist",
        "neck_twist",
        "emergency movement_disorder",
        "MHRADystonia",
        "often a medicine, which the reader may not think of; distressing, seldom dangerous",
    ),
    (
        "injury",
        "injury",
        "emergency spine",
        "Verhagen2016",
        "trauma is a red flag for a broken bone in most guidelines; they give no time, today is caution",
    ),
    ("baby", "baby", "child_doctor", "DFTBInfantileSpasms", "odd movements of a baby: assessment on the same day"),
    (
        "back_cancer",
        "back_pain cancer",
        "family_doctor cancer_team spine",
        "NICENG234",
        "past cancer with pain in the spine: contact within 24 hours",
    ),
    (
        "back_fever",
        "back_pain fever",
        "emergency spine",
        "Yusuf2019",
        "pain and fever are the commonest signs of an infected spine; no time is given, today is caution",
    ),
    (
        "back_unwell",
        "back_pain unwell",
        "family_doctor spine",
        "AHCPRBack",
        "with loss of weight, fever or chills; night sweats are added, and today is taken, out of caution",
    ),
    (
        "back_weakness",
        "back_pain weakness",
        "emergency spine neurologist",
        "AHCPRBack",
        "severe or progressive loss of strength in a leg; the question does not tell slow from fast: today",
    ),
)

SOON = rules(
    Urgency.SOON,
    ("weakness", "weakness", "neurologist", "NICENG127", "slow weakness of limb or neck: refer to a neurologist"),
    (
        "wasting",
        "wasting",
        "neurologist",
        "NHSLegCrampSymptoms",
        "legs that shrink or grow weak: see a doctor",
    ),
    ("numbness", "numbness", "family_doctor neurologist", "NHSLegCramps", "cramps with numbness: see a doctor"),
    (
        "twitching",
        "twitching",
        "neurologist",
        "BMJCramps",
        "twitches with cramps are a red flag; NICE refers them only with weakness, wasting or rigidity",
    ),
    ("twitching_weakness", "twitching weakness", "neurologist", "NICENG127", "twitches with weakness: refer"),
    ("twitching_wasting", "twitching wasting", "neurologist", "NICENG127", "twitches with wasting: refer"),
    (
        "twisting",
        "twisting",
        "movement_disorder neurologist",
        "NICENG127",
        "lasting odd postures and movements that one cannot hold back: refer to a neurologist",
    ),
    ("sleep", "sleep", "family_doctor", "NHSLegCramps", "cramps that disturb sleep: see a doctor"),
    (
        "back_over_50",
        "back_pain over_50",
        "family_doctor spine",
        "GloucestershireBack",
        "new pain over age 50, in other guidelines 55; the more cautious is taken",
    ),
    (
        "spinal_injury",
        "spinal_injury",
        "spine family_doctor",
        "AbilityLabSpasms",
        "more spasms than usual may be a sign of infection or another trouble below the injury: call the doctor",
    ),
    (
        "neck_stiff",
        "neck_stiff",
        "family_doctor",
        "Finucane2020",
        "holds for the whole spine; no time for a stiff neck alone",
    ),
    ("child", "child", "child_doctor", "NICENG127", "children have rules of their own; a doctor should see them"),
)
