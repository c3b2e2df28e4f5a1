"""What can be read from recordings, simulated or real: arrays in, arrays and small tuples out, one relation each."""

from myospasm.signs.evoked import Evoked, decline, evoked_waves
from myospasm.signs.force import Contraction, Twitch, contraction, half_force_frequency, plateau, steadiness, twitch
from myospasm.signs.grids import FiberVelocity, fiber_velocity
from myospasm.signs.loudness import Detector, envelope, maximal_amplitude, noise_floor
from myospasm.signs.methods import METHODS
from myospasm.signs.pools import Thresholds, common_drive_of, delta_f_of, recruitment_thresholds
from myospasm.signs.quality import Line, Quality, line_interference, quality_of
from myospasm.signs.sites import Site, left_out, sites
from myospasm.signs.spasms import Spasm, find_spasms, involuntary
from myospasm.signs.spectrum import Frequencies, emg_frequencies
from myospasm.signs.summary import Findings, asked_for, measure, summarize
from myospasm.signs.threshold import cramp_threshold_frequency, emg_stays_high, stays_active, units_stay_active
from myospasm.signs.turns import Turns, turns
from myospasm.signs.units import (
    CommonDrive,
    DeltaF,
    UnitRates,
    common_drive,
    cv2,
    delta_f,
    local_variation,
    recruitment_order,
    smooth_rate,
    unit_rates,
    warm_up,
)
from myospasm.signs.velocity import Velocity, conduction_velocity
from myospasm.signs.words import describe

__all__ = [
    "METHODS",
    "CommonDrive",
    "Contraction",
    "DeltaF",
    "Detector",
    "Evoked",
    "FiberVelocity",
    "Findings",
    "Frequencies",
    "Line",
    "Quality",
    "Site",
    "Spasm",
    "Thresholds",
    "Turns",
    "Twitch",
    "UnitRates",
    "Velocity",
    "asked_for",
    "common_drive",
    "common_drive_of",
    "conduction_velocity",
    "contraction",
    "cramp_threshold_frequency",
    "cv2",
    "decline",
    "delta_f",
    "delta_f_of",
    "describe",
    "emg_frequencies",
    "emg_stays_high",
    "envelope",
    "evoked_waves",
    "fiber_velocity",
    "find_spasms",
    "half_force_frequency",
    "involuntary",
    "left_out",
    "line_interference",
    "local_variation",
    "maximal_amplitude",
    "measure",
    "noise_floor",
    "plateau",
    "quality_of",
    "recruitment_order",
    "recruitment_thresholds",
    "sites",
    "smooth_rate",
    "stays_active",
    "steadiness",
    "summarize",
    "turns",
    "twitch",
    "unit_rates",
    "units_stay_active",
    "warm_up",
]
