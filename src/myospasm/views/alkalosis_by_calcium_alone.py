"""One side of why overbreathing makes the hands cramp: only by the calcium that albumin then binds."""

from myospasm.story import View, scale

VIEW = View(
    name="alkalosis_by_calcium_alone",
    title="Overbreathing acts on the nerves only by taking away free calcium",
    chain="Albumin that has lost acid binds calcium; the nerve's surface itself does not notice the acid's loss.",
    source="HilleWoodhullShapiro1975",
    changes=(
        scale(
            "surface.base", 0.0, "assumed", "the only group of the surface that takes up acid near pH 7.4 is left out"
        ),
    ),
    against="The usual setting lets acid titrate the surface of the nerve as well (HilleWoodhullShapiro1975). That "
    "more than calcium is at work is shown by ten men who overbreathed to pH 7.75: seven had spasms of the hands, and "
    "their ionized calcium had not changed significantly (Steurer1997).",
)
