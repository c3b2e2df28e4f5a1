"""A strained lower back: what hurts is held stiff."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="back_strain",
    title="A strained lower back",
    chain="Thin nerve fibers of the hurt muscles and ligaments fire without pause; the brain stiffens what hurts, and "
    "the cord stays on edge, so that the muscles of the back fire in standing and do not let go when one bends.",
    source="HodgesTucker2011",
    changes=(
        shift(
            "chemoreceptor.standing[erector_spinae|multifidus]",
            0.08,
            "Hz",
            "assumed",
            "hurt tissue's own discharge is below 0.2 Hz a fiber; from 0.07 on guarding tips into a full spasm here",
        ),
    ),
    needs=("erector_spinae", "multifidus"),
    signs=("EMG that does not fall silent in full flexion",),
    codes={"ICD-10-CM": "M62.830"},
    errors="Muscle, ligament, disc and joint are one source of pain. That pain makes tonic activity is contested: "
    "patients differ, and part of the stiffness is learned. Between mild guarding and a full spasm there is "
    "hardly a step in between.",
)
