"""The slow ups and downs of a muscle's motor units are alike: one command rules them all."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._shared_input import PEOPLE, WHAT, pairs
from myospasm.evidence.cohort import mean
from myospasm.signs.units import common_drive

PAPER = Paper(
    source="DeLucaErim1994",
    title="Common drive of motor units in regulation of muscle force",
    people=PEOPLE,
    protocol=WHAT,
    rows=(
        Row("DE94-drive", "correlation of two units' slow changes of rate", 0.6, 0.4, 0.8, "1", "predict",
            note="table not read again here; bounds ours"),
        Row("DE94-lag", "how far one lags the other", 0, -20, 20, "ms", "predict", note="none; bounds ours"),
    ),
    errors="The muscles of the paper differ; the first dorsal interosseous is one of them. The model's command is as "
    "steady as the force is; the noise that its pool shares is fast.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    found = [common_drive(*pair) for pair in pairs()]
    return {"DE94-drive": mean([f.correlation for f in found]), "DE94-lag": 1000 * mean([f.lag for f in found])}
