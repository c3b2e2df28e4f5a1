"""Physical therapy for a dystonic hand: weeks of training single fingers, or their sense of touch."""

from myospasm.story import Remedy, scale

REMEDY = Remedy(
    name="hand_retraining",
    title="Eight weeks of retraining the hand",
    chain="Moving one finger while the others are kept still, after weeks of rest, teaches the cortex to part them "
    "again.",
    source="Zeuner2008",
    changes=(scale("brain.surround.inhibition", 1.5, "assumed", "better, not well; the papers score writing"),),
    signs=("less overflow",),
    errors="How much inhibition returns was never measured; practice in healthy people lowers it (Akkad2016).",
    evidence="weak: writing improved (P = 0.005) in 21 people, with no group that did not train (Zeuner2008); a trial "
    "beside toxin found nothing in its main measure.",
    harms="Weeks without writing, and a splint; some get worse while the hand is at rest.",
)
