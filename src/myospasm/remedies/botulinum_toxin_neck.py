"""Botulinum toxin into the muscles that turn the head to the left."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="botulinum_toxin_neck",
    title="Botulinum toxin into the turning neck muscles",
    chain="The endings in the muscles that turn the head cannot release acetylcholine, so that they pull less.",
    source="Odergren1998",
    injections={"right_sternocleidomastoid": 50, "left_splenius": 80},
    after=28 * 86400.0,
    signs=("head nearer to straight",),
    errors="Units of onabotulinumtoxinA; 3 of abobotulinumtoxinA count as one. For a head that turns left alone; "
    "nothing spreads to the throat. What is held in common by deep muscles goes on.",
    evidence="strong: 152 (SD 45) units took 44 % (SD 28) of the Tsui score in 4 weeks, for 81 days (Odergren1998); a "
    "fixed dose into fixed muscles did nothing that could be measured.",
    harms="Weakness of the neck, and trouble in swallowing where it spreads from the sternocleidomastoid.",
)
