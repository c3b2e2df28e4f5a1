"""What can be read from recordings, simulated or real: arrays in, arrays and small tuples out, one relation each."""

from myospasm.signs.evoked import Evoked, decline, evoked_waves
from myospasm.signs.force import Contraction, Twitch, contraction, half_force_frequency, plateau, steadiness, twitch
from myospasm.signs.loudness import Detector, envelope, maximal_amplitude, noise_floor
from myospasm.signs.spasms import Spasm, find_spasms, involuntary
from myospasm.signs.spectrum import Frequencies, emg_frequencies
from myospasm.signs.summary import METHODS, Findings, asked_for, describe, measure, summarize
from myospasm.signs.threshold import cramp_threshold_frequency, emg_stays_high, stays_active, units_stay_active
from myospasm.signs.units import (
    CommonDrive,
    DeltaF,
    UnitRates,
    common_drive,
    cv2,
    delta_f,
    recruitment_order,
    smooth_rate,
    unit_rates,
    warm_up,
)
from myospasm.signs.velocity import Velocity, conduction_velocity

__all__ = [
    "METHODS",
    "CommonDrive",
    "Contraction",
    "DeltaF",
    "Detector",
    "Evoked",
    "Findings",
    "Frequencies",
    "Spasm",
    "Twitch",
    "UnitRates",
    "Velocity",
    "asked_for",
    "common_drive",
    "conduction_velocity",
    "contraction",
    "cramp_threshold_frequency",
    "cv2",
    "decline",
    "delta_f",
    "describe",
    "emg_frequencies",
    "emg_stays_high",
    "envelope",
    "evoked_waves",
    "find_spasms",
    "half_force_frequency",
    "involuntary",
    "maximal_amplitude",
    "measure",
    "noise_floor",
    "plateau",
    "recruitment_order",
    "smooth_rate",
    "stays_active",
    "steadiness",
    "summarize",
    "twitch",
    "unit_rates",
    "units_stay_active",
    "warm_up",
]
