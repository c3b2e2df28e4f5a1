"""How loud a calf muscle's EMG is when people try their hardest, against the one big wave of all its units at once."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import CALF
from myospasm.evidence._emg import RATE, amplitude
from myospasm.evidence.cohort import cohort, mean
from myospasm.instruments.surface_emg import Bipolar

PEOPLE = 6
REST = "Hold the ankle at 0 deg plantar flexion. Rest for 0.5 s. "
SHOCK, EFFORT = REST + "Stimulate the nerve at 1 Hz for 1 s. Rest for 0.5 s.", REST + "Contract at 100 % for 3 s."
WAVE, HELD = (0.5, 0.58), (1.5, 3.5)
"""s, in which the M wave passes, and over which the effort's EMG is taken."""
SHORT = {"SO": "soleus", "MG": "medial_gastrocnemius", "LG": "lateral_gastrocnemius"}

PAPER = Paper(
    source="Diong2022",
    title="Muscle electromyographic activity normalized to maximal muscle activity, not to Mmax, better represents "
    "voluntary activation",
    people=PEOPLE,
    protocol="a supramaximal shock at rest and a maximal effort of plantar flexion; bipolar EMG; root mean square of "
    "the M wave's first phase over that of the effort",
    rows=(
        Row("D22-SO", "M wave over maximal EMG, soleus", 8.7, 6.9, 11.0, "1", "predict"),
        Row("D22-MG", "M wave over maximal EMG, medial gastrocnemius", 13.4, 10.5, 17.0, "1", "predict"),
        Row("D22-LG", "M wave over maximal EMG, lateral gastrocnemius", 11.4, 9.4, 14.0, "1", "predict"),
    ),
    errors="low and high are 95 % intervals of the mean of 25 people, who themselves scatter more (soleus, in their "
    "open data: SD 5.9). The paper's slopes are those of EMG in % of the maximal EMG against EMG in % of the M wave, "
    "which is this ratio. How far apart their electrodes were is not told in the abstract; here 20 mm. The model's "
    "end-plates were spread over half the belly after this ratio was seen to ask for it, so that the gastrocnemii are "
    "no independent test any more.",
)  # fmt: skip


def first_phase(wave: np.ndarray) -> np.ndarray:
    """The part of an M wave from its beginning to where it first changes sign after 10 % of its peak."""
    wave = wave - wave[0]
    started = int(np.argmax(np.abs(wave) > 0.1 * np.abs(wave).max()))
    same = np.sign(wave) == np.sign(wave[started])
    begin = started - int(np.argmin(same[started::-1])) + 1 if not same[: started + 1].all() else 0
    end = started + int(np.argmin(same[started:])) if not same[started:].all() else len(wave)
    return wave[begin:end]


def ratio(rest: np.ndarray, effort: np.ndarray) -> float:
    """Root mean square of the first phase of a response over that of an effort."""
    return float(np.sqrt(np.mean(first_phase(rest) ** 2))) / amplitude(effort)


def replay() -> dict[str, float]:
    """What the model gives."""
    people = cohort("adult", CALF, (SHOCK, EFFORT), PEOPLE)
    found = {}
    for short, muscle in SHORT.items():
        device, ratios = Bipolar(muscle), []
        for shocked, effort in people:
            wave = device.record(shocked).samples[0, slice(*(round(RATE * t) for t in WAVE))]
            held = effort.isel(time=slice(*(round(1000 * t) for t in HELD)))
            ratios.append(ratio(wave, device.record(held).samples[0]))
        found[f"D22-{short}"] = mean(ratios)
    return found
