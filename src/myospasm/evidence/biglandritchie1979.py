"""The M wave of the thumb's adductor in fast and slow trains: fast ones lose it."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._m_waves import SECONDS, UNITS, grown, trained

PEOPLE = 2
EARLY, LATE = (10.0, 20.0), (SECONDS - 5.0, float(SECONDS))
"""s into the train."""

PAPER = Paper(
    source="BiglandRitchie1979",
    title="Excitation frequency and muscle fatigue: electrical responses during human voluntary and stimulated "
    "contractions",
    people=PEOPLE,
    protocol=f"supramaximal shocks to the ulnar nerve at 20, 50 and 80 Hz for {SECONDS} s; area of the M wave of "
    "adductor pollicis, belly against tendon",
    rows=(
        Row("BR79-early-50", "area after 10 to 20 s less the first, 50 Hz", 0, None, None, "%", "predict", 1),
        Row("BR79-early-80", "area after 10 to 20 s less the first, 80 Hz", 0, None, None, "%", "predict", 1),
        Row("BR79-late-50", "area at the end less the first, 50 Hz", 0, None, None, "%", "predict", -1,
            note="very low values"),
        Row("BR79-late-80", "area at the end less the first, 80 Hz", 0, None, None, "%", "predict", -1,
            note="very low values"),
        Row("BR79-late-20", "area at the end less the first, 20 Hz", 0, None, None, "%", "predict", 1),
        Row("BR79-order", "area at the end, 80 less 20 Hz", 0, None, None, "% of the first", "predict", -1),
    ),
    errors=f"{PEOPLE} people with {UNITS} units; directions, as the abstract gives no numbers; trains of {SECONDS} s "
    "are assumed. Fibers do not conduct more slowly with use, so that the area cannot grow; what is lost is lost at "
    "the junctions alone, as the membrane of a fiber never fails. At 80 Hz the area is that of one period.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    area = {rate: [some for _, some in trained("adductor_pollicis", rate, PEOPLE)] for rate in (20, 50, 80)}
    late = {rate: grown(waves, *LATE) for rate, waves in area.items()}
    return {
        "BR79-early-50": grown(area[50], *EARLY),
        "BR79-early-80": grown(area[80], *EARLY),
        "BR79-late-50": late[50],
        "BR79-late-80": late[80],
        "BR79-late-20": late[20],
        "BR79-order": late[80] - late[20],
    }
