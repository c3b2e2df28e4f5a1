"""How fast oxygen in the calf falls when people with narrowed leg arteries walk."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import CALF, GRADED, NARROW, lowest
from myospasm.evidence._hours import charted

PAPER = Paper(
    source="Gardner2020",
    title="A paper on calf oxygen and walking with peripheral artery disease, whose title was not read",
    people=1,
    protocol="treadmill at 3.2 km/h, 3.5 % steeper every 3 min, until the pain is too much; oximeter on the calf",
    rows=(
        Row("V029", "fall of calf saturation in the first minute", -30, None, None, "% points", "predict", -1,
            note="medians: 52 to 22 %"),
        Row("V029b", "further fall to the least", -13, None, None, "% points", "predict", -1, note="22 to 9 %"),
        Row("V030", "time until it is the least", 87, 87, 87, "s", "predict",
            note="median of 151; no spread is told in what was read, so that no number can hold"),
    ),
    errors="One patient with one medial gastrocnemius; medians without a spread. Oxygen of the model goes on falling "
    "a little to the end of the walk, where the median patient has the least at 87 s (V030); in Gardner2008 it "
    "was 459 s.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    chart = charted(CALF._replace(causes=NARROW), ("Rest for 1 min", GRADED))[0]
    oxygen = 100 * chart["muscle_oxygen"].values[:, 0]
    least, when = lowest(chart, "muscle_oxygen")
    return {
        "V029": float(oxygen[11] - oxygen[5]),
        "V029b": 100 * least - float(oxygen[11]),
        "V030": when - 60,
    }
