"""Free calcium and magnesium of donors who get citrate at a known rate."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._citrate import MINUTES, donated
from myospasm.evidence._hours import at, gained
from myospasm.protocol.hours import FLUIDS

RATE, MASS, CITRATE = 1.6, 70.0, 189.1
"""mg of citrate per kg and min; kg; g/mol."""

PAPER = Paper(
    source="Bolan2001",
    title="Comprehensive analysis of citrate effects during plateletpheresis in normal donors",
    people=1,
    protocol="citrate at 1.6 mg/kg/min for 90 min",
    rows=(
        Row("E088", "change of ionized calcium", -33, None, None, "%", "predict", -1),
        Row("E088b", "change of ionized magnesium", -39, None, None, "%", "predict", -1),
    ),
    errors="One person of 70 kg; the spread between the 7 donors is not known, so that only the direction counts. "
    "Two thirds of both falls come out; that magnesium falls by more than calcium is not judged.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    strength = FLUIDS["citrate"].contents["citrate"].value
    chart = donated(round(RATE * MASS * MINUTES / CITRATE / strength, 3))
    shares = [100 * gained(chart, n) / at(chart, n, 0) for n in ("ionized_calcium", "ionized_magnesium")]
    return {"E088": shares[0], "E088b": shares[1]}
