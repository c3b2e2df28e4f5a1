"""Trihexyphenidyl by mouth, the old tablet for dystonia."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="trihexyphenidyl",
    title="Trihexyphenidyl, 10 mg three times a day",
    chain="Less acetylcholine acts in the basal ganglia, so that their uneven pull on the head's place and on the "
    "cortex lessens.",
    source="Burke1986",
    changes=(
        scale(
            "brain.head.leak", 0.3, "assumed", "at full effect, which no dose reaches; the trial told responders only"
        ),
        scale("brain.head.null", 0.7, "assumed", "the same"),
    ),
    dose=Dose("trihexyphenidyl", 10, every=28800),
    signs=("head nearer to straight",),
    errors="Tremor is left as it is: tonic torticollis answered in 80 %, the clonic form in 22 % (Jabbari1989). It "
    "does nothing to the hand here, where it helps few.",
    evidence="moderate: 22 of 31 people with torsion dystonia, most of them young, answered to 30 mg a day in a blind "
    "crossover (Burke1986); of adults with dystonia 37 % (Jabbari1989).",
    harms="Dry mouth, blurred sight, retained urine, constipation; forgetfulness and confusion in older people.",
)
