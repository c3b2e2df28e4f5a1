"""One side of the oldest quarrel about cramp: that losing water by itself does nothing to nerve and muscle."""

from myospasm.story import View, scale

VIEW = View(
    name="dehydration_is_harmless",
    title="Losing water does not by itself bring a cramp nearer",
    chain="The space between the fibers keeps its effective size, so that an impulse raises potassium there as much as "
    "ever; what remains of dehydration is what it does to blood pressure, salts and heat.",
    source="Braulick2013",
    changes=(scale("interstitium.crowding", 0.0, "Braulick2013", "potassium does not notice a smaller space"),),
    against="The usual setting is plain physics: the same potassium in less water is more concentrated. Those who "
    "blame dehydration for cramps say so; threshold frequencies did not change significantly at 3 to 5 % loss "
    "(Braulick2013), though they fell from 23.7 to 21.3 Hz in one of the studies.",
)
