"""How much of the thigh the will reaches, and that the last tenth of activation is a fifth of the torque."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import AFTER_BENT, BENT, PAIR, SHOCKS, activation, between, few, torque
from myospasm.evidence.cohort import mean

PEOPLE = 4
LEVELS = (40, 55, 70, 85, 100)
"""Commands in %."""
ONE = f"Contract at {{}} % for 4 s while {PAIR} after 3 s. Rest for 3 s. "
PROTOCOL = BENT + "Contract at 100 % for 3 s. Rest for 3 s. "
PROTOCOL += "".join(ONE.format(level) for level in LEVELS) + SHOCKS
BEGIN, EVERY = AFTER_BENT + 6.0, 7.0

PAPER = Paper(
    source="Kooistra2007",
    title="Conventionally assessed voluntary activation does not represent relative voluntary torque production",
    people=PEOPLE,
    protocol="knee extensions at 60 deg from weak to maximal, with shocks on top of each and a pair at rest",
    rows=(
        Row("MU077", "torque at which voluntary activation is 91.5 %, of the maximum", 79.6, 73.5, 85.7, "%", "predict",
            note="SD 6.1"),
        Row("KO-most", "voluntary activation in a maximal contraction", 97, 94.7, 99.3, "%", "predict",
            note="SD 2.3; people chosen for it"),
        Row("KO-bend", "voluntary activation less torque, both in %, near half of the maximum", 0, None, None, "%",
            "predict", 1),
    ),
    errors="Pairs of shocks instead of triplets at 300 Hz. Read between five commands by straight lines; NaN where "
    "91.5 % is not reached.",
)  # fmt: skip


def course(trace) -> tuple[np.ndarray, np.ndarray]:
    """Torque (% of the greatest) and voluntary activation (%) at each command."""
    shocks, force = [BEGIN + EVERY * k + 3.0 for k in range(len(LEVELS))], torque(trace, AFTER_BENT)
    held = np.array([between(force, s - 0.5, s) for s in shocks])
    rest = BEGIN + EVERY * len(LEVELS)
    return 100 * held / held.max(), np.array([activation(trace, s, rest, AFTER_BENT) for s in shocks])


def replay() -> dict[str, float]:
    """What the model gives."""
    rows = [course(t) for t in few((("quadriceps", 60),), PROTOCOL, PEOPLE)]
    at = [float(np.interp(91.5, a, t, right=np.nan)) for t, a in rows]
    bend = [float(np.interp(50, t, a)) - 50 for t, a in rows]
    return {"MU077": mean(at), "KO-most": mean([float(a[-1]) for _, a in rows]), "KO-bend": mean(bend)}
