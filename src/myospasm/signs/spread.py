"""Where along the cord a jerk begins, in which order it reaches the body, and how fast it travels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import jax.numpy as jnp
import numpy as np

from myospasm import muscles
from myospasm.brain.pathways import Pathways
from myospasm.ground import ASSUMED, quantity
from myospasm.signals import REGIONS, region
from myospasm.signs.activity import bursts, hear, unasked
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.jerks import answers_to_tones, jerks

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.records import Recording

FEWEST = 3
"""So many jerks in which a muscle takes part tell when it does so."""
MOST = 0.6
"""Share of the muscles that are jerked at all, of a jerk that counts: bursts of few may meet by chance."""
APART = quantity(0.1, "m", ASSUMED, "segments nearer to each other tell no speed")
NERVE = quantity(55.0, "m/s", ASSUMED, "motor nerves of arm and leg, 50 to 60: the way outside the cord is taken off")
PLACES = dict(zip(REGIONS, ("neck", "arm", "trunk", "leg"), strict=True))
"""In which part of the body the muscles of each stretch of brainstem and cord are."""


class Reached(NamedTuple):
    """The muscles that take part in enough jerks, all of shape (muscles,)."""

    place: list[str]  # as in `PLACES`
    way: Float[np.ndarray, " muscles"]  # m, along brainstem and cord, from the cortex to its motoneurons
    late: Float[np.ndarray, " muscles"]  # s, after the first muscle's motoneurons, median over jerks


def reached(found: list[dict[str, float]]) -> Reached:
    """Who is jerked, where their motoneurons are, and when these fire: the EMG's beginning less the nerve's way.

    A muscle's lateness is the median, over the jerks that it shares, of its time less the
    median of that jerk.
    """
    known = [m for m in muscles.names() if sum(m in jerk and len(jerk) > 1 for jerk in found) >= FEWEST]
    if len(known) < 2:
        return Reached([], np.zeros(0), np.zeros(0))
    table, ways = [muscles.load(m) for m in known], Pathways()
    nerve = np.array([m.nerve_length.value for m in table]) / NERVE.value
    times = np.array([[jerk.get(m, np.nan) for m in known] for jerk in found]) - nerve
    times = times[np.isfinite(times).sum(1) >= max(2, MOST * len(known))]
    if len(times) < FEWEST:
        return Reached([], np.zeros(0), np.zeros(0))
    late = np.nanmedian(times - np.nanmedian(times, axis=1, keepdims=True), axis=0)
    # Twice: a jerk that not all take part in is measured from what those who do usually are.
    late = np.nanmedian(times - np.nanmedian(times - late, axis=1, keepdims=True), axis=0)
    roots = [[(str(root), float(share)) for root, share in m.roots] for m in table]
    shares = np.array([[sum(s for r, s in own if region(r) == k) for k in range(len(REGIONS))] for own in roots])
    place = [PLACES[REGIONS[int(row.argmax())]] for row in shares]
    return Reached(place, np.asarray(ways.distance(jnp.asarray(shares))), late - late.min())


def speed(found: Reached) -> float:
    """How fast (m/s) jerks go along the cord, up and down, from where they begin; NaN where that is not told.

    Equation: sum of d^2 over sum of d t, d and t each muscle's distance and lateness from the first.
    """
    if not found.place:
        return np.nan
    first = int(found.late.argmin())
    far = np.abs(found.way - found.way[first])
    told = float(far @ found.late)
    return float(far @ far) / told if far.max() >= APART.value and told > 0 else np.nan


def length(recording: Recording, found: list[dict[str, float]]) -> float:
    """How long (s, median) the bursts of jerks last in which several muscles take part; NaN without any."""
    begun = {(name, onset) for jerk in found if len(jerk) > 1 for name, onset in jerk.items()}
    heard = hear(recording) if begun else {}
    lengths = [b - a for name, one in heard.items() for a, b in bursts(one) if (name, a) in begun]
    return float(np.median(lengths)) if lengths else np.nan


def read(recording: Recording) -> dict[str, float]:
    """The signs of how jerks and startles spread.

    Equation: see `reached` and `speed`. Shapes: one recording with muscles by name. Source: Brown1991Axial (onsets,
    less the nerves' conduction times, over the distance of segments). Errors: a stretch of the cord has one place, so
    that neighbors in it differ by the nerve alone; with few segments the first of them is said to be the origin, even
    where the jerk comes from above it.
    """
    startles = [{m: late for m, (late, _) in t.items() if np.isfinite(late)} for t in answers_to_tones(recording)]
    shared = jerks(recording) if unasked(recording).any() else []
    found = reached(startles + shared)
    if not found.place:
        return {}
    signs = {
        f"jerk_{name}_ms": 1000 * min(t for p, t in zip(found.place, found.late, strict=True) if p == name)
        for name in dict.fromkeys(found.place)
    }
    return signs | {"jerk_speed_m_s": speed(found), "jerk_burst_ms": 1000 * length(recording, shared)}


EXAMINER = Examiner(
    {
        "jerk_neck_ms": Sign("face and neck after the first segment", "ms"),
        "jerk_arm_ms": Sign("arm after the first segment", "ms"),
        "jerk_trunk_ms": Sign("trunk after the first segment", "ms"),
        "jerk_leg_ms": Sign("leg after the first segment", "ms"),
        "jerk_burst_ms": Sign("bursts of jerks of several muscles", "ms"),
        "jerk_speed_m_s": Sign("speed of the jerk along the cord", "m/s"),
    },
    read,
)
