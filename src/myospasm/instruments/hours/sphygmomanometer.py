"""Cuffs at arm and ankle: blood pressures, the ankle-brachial index, and what walking does to it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError, quantity
from myospasm.instruments.hours.reading import times, value

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.blood.circulation import Circulation

NARROWED = quantity(0.90, "1", "Aboyans2012", "an index up to this tells a narrowed artery")
STIFF = quantity(1.40, "1", "Aboyans2012", "above this the artery cannot be pressed shut, and the index tells nothing")
SEVERE = quantity(0.5, "1", "MudrAnkleIndex", "0.5 to 0.9 claudication; below it a severe narrowing")
CRITICAL = quantity(0.3, "1", "MudrAnkleIndex", "below it the leg itself is in danger")
FALL = quantity(30.0, "mmHg", "Conte2015", "of the ankle's systolic pressure after walking")
FALL_SHARE = quantity(0.2, "1", "Conte2015", "of the index after walking")
SLOW = quantity(180.0, "s", "Conte2015", "a fall that lasts longer than this counts")


class Pressures(NamedTuple):
    """mmHg, and systolic pressure at the ankle over that at the arm."""

    arm_systolic: float
    arm_diastolic: float
    arm_mean: float
    ankle_systolic: float
    ankle_mean: float
    index: float


class AfterWalking(NamedTuple):
    """By how much the ankle's systolic pressure (mmHg) and the index (share) fell, for how long (s), and whether that
    is abnormal."""

    fall: float
    share: float
    lasts: float | None
    """None if it had not come back when the story ended."""
    abnormal: bool


@dataclasses.dataclass(frozen=True)
class Sphygmomanometer:
    """A cuff at the arm and one at the ankle, with a probe that hears the blood come back.

    Equation: systolic = 1.29 mean at the arm, diastolic = (3 mean - systolic)/2; at the ankle
    `Circulation.ankle_brachial_index`, the narrowing found from the pressure that is lost on the way:
    R = (P_arm/P_ankle - 1)/G, G the conductance of the leg's open vessels.
    Shapes: one moment -> mmHg. Source: `blood.circulation`. Errors: the chart keeps mean pressures, so the pulse is
    that of the model's ratios; the usual leg (`circulation`) is taken for everyone's; no error of reading.
    """

    circulation: Circulation | None = None
    """None: the usual one."""

    def measure(self, chart: xr.Dataset, at: float) -> Pressures:
        """Pressures at `at` s of the story. Errors: MyospasmError beyond the story, or without a pressure."""
        arm, ankle = value(chart, "pressure", at), value(chart, "ankle_pressure", at)
        if arm <= 0 or ankle < 0:
            raise MyospasmError(f"at {at:g} s there is no blood pressure to be measured: {arm:g} and {ankle:g} mmHg.")
        opening = [value(chart, "muscle_flow", at, str(muscle)) for muscle in chart["muscle"].values]
        heart = self._usual()
        index = float(_narrowed(heart, arm, ankle, opening).ankle_brachial_index(arm, ankle))
        systolic = heart.systolic * arm
        return Pressures(systolic, (3 * arm - systolic) / 2, arm, index * systolic, ankle, index)

    def _usual(self) -> Any:
        from myospasm.blood.circulation import Circulation

        return self.circulation or Circulation()  # pyright: ignore[reportCallIssue]


def _narrowed(heart: Any, arm: float, ankle: float, opening: list[float]) -> Any:
    """The circulation with the narrowing that explains the pressure lost between arm and ankle."""
    conductance = float(np.mean(opening)) * heart.leg / heart.pressure + heart.other
    stenosis = max(arm / max(ankle, 1e-3) - 1.0, 0.0) / conductance
    return dataclasses.replace(heart, stenosis=stenosis)


def verdict(index: float) -> str:
    """What an ankle-brachial index tells, in words."""
    if not index >= 0:
        raise MyospasmError(f"an ankle-brachial index is a pressure over a pressure; it cannot be {index:g}.")
    if index > STIFF.value:
        return "the arteries are too stiff to be measured this way"
    if index > NARROWED.value:
        return "no narrowed leg artery"
    if index >= SEVERE.value:
        return "a narrowed leg artery"
    return "a severely narrowed leg artery" if index >= CRITICAL.value else "too little blood for the leg to live on"


def after_walking(
    chart: xr.Dataset, before: float, after: float, cuffs: Sphygmomanometer | None = None
) -> AfterWalking:
    """What walking did to the pressure at the ankle: before it (s of the story) against right after it.

    Equation: abnormal if the systolic pressure fell by 30 mmHg or the index by a fifth, for more than 3 min.
    Source: Conte2015. Errors: a cuff takes a minute, here none.
    """
    if not after > before:
        raise MyospasmError(f"after the walk comes later than before it; got {before:g} and {after:g} s.")
    cuffs = cuffs or Sphygmomanometer()
    first, then = cuffs.measure(chart, before), cuffs.measure(chart, after)
    fall, share = first.ankle_systolic - then.ankle_systolic, 1.0 - then.index / first.index
    if not _fell(first, then):
        return AfterWalking(fall, share, 0.0, False)
    later = [float(t) for t in times(chart) if t > after]
    back = next((t for t in later if not _fell(first, cuffs.measure(chart, t))), None)
    watched = (later[-1] if later else after) if back is None else back
    lasts = None if back is None else back - after
    return AfterWalking(fall, share, lasts, watched - after > SLOW.value)


def _fell(first: Pressures, then: Pressures) -> bool:
    fall = first.ankle_systolic - then.ankle_systolic
    return fall >= FALL.value or then.index <= (1.0 - FALL_SHARE.value) * first.index
