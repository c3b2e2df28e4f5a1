"""How long and how strong a cramp of flexor hallucis brevis is that nobody treats."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._emg import amplitude, listen
from myospasm.evidence._trains import TOE, cramps
from myospasm.evidence.cohort import cohort, mean

PEOPLE = 8
PERSON = "cramp_prone_adult"

PAPER = Paper(
    source="Miller2010",
    title="Reflex inhibition of electrically induced muscle cramps in hypohydrated humans",
    people=PEOPLE,
    protocol="2 s burst to the tibial nerve at the threshold frequency, cramp watched to its end; a maximal "
    "contraction of flexor hallucis brevis for the EMG's scale",
    rows=(
        Row("CR056", "cramp duration, nothing ingested", 151.9, 111.1, 192.7, "s", "predict",
            note="SE 12.9, n near 10"),
        Row("CR057", "EMG of the cramp over that of a maximal contraction", 60, 55, 68, "%", "predict"),
    ),
    errors="The number of people is not stated in what was read; they had lost 3 % of their weight as water, "
    "which the replay leaves out. The cramp's EMG is measured from 2 to 12 s after the burst. At its threshold a "
    "burst of 2 s fills the model's cord memory by a tenth only: a few small units cramp for some 20 s (CR056, "
    "CR057 too low). A few Hz more and all units cramp without an end: the published cramp, long, strong and yet "
    "over by itself, lies between.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    found = cramps(TOE, PERSON, PEOPLE, 220.0)
    text = f"Hold the {TOE.posture}. Rest for 0.5 s. Contract at 100 % for 3 s. Rest for 0.5 s."
    whole = cohort(PERSON, TOE.muscles, (text,), PEOPLE)
    scale = {t.attrs["individual"]: amplitude(listen(t, 1.0, 3.5)) for (t,) in whole}
    shares = [amplitude(listen(c.trace, c.end + 2, c.end + 12)) / scale[c.trace.attrs["individual"]] for c in found]
    return {"CR056": mean(c.after.duration for c in found), "CR057": 100 * mean(shares)}
