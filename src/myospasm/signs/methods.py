"""How each figure is obtained and who says so: printed with the figures, and part of their JSON."""

LIMIT = "this software's own limit"

METHODS = {
    # spasms and contractions
    "spasms": "RMS envelope (50 ms) above the resting mean + 5 SD for 25 ms (HodgesBui1996, Bonato1998), edges at the "
    "likeliest change of variance (Staude2001), silences up to 3 s bridged; channels that are left out and gaps do "
    "not count",
    "emg_amplitude": "RMS over the stretch, 20 to 450 Hz, mean power of the muscle's usable channels (Merletti1999)",
    "emg_percent_of_max": "largest RMS of half a second, in % of the maximal contraction's (Merletti1999)",
    "units": "units with at least two discharges in the stretch (Minetto2009)",
    # quality
    "rms": "SD of all samples as recorded (Merletti1999)",
    "peak_to_peak": "largest less smallest sample as recorded (Merletti1999)",
    "noise_floor": "RMS at rest, 20 to 450 Hz: median of all 0.1 s pieces as quiet as the quietest half second "
    "(DeLuca2010, RousseeuwCroux1993)",
    "signal_to_noise_db": "RMS of the loudest half second over the noise floor (Sinderby1995)",
    "line_hz": "50 or 60 Hz, if it or two multiples stand 6 dB above the spectrum around them in the quieter half of "
    f"the recording (Merletti2020; the 6 dB are {LIMIT})",
    "line_rms": "RMS of all multiples that stand out (Merletti2020)",
    "line_db": "power within 3 Hz of the strongest multiple over that 5 to 9 Hz away (Merletti2020)",
    "baseline_wander": "SD of 0.1 s means (DeLuca2010)",
    "clipped_percent": "% of samples in runs of three or more at the largest or smallest value "
    f"(Merletti2020; the three are {LIMIT})",
    "flat_percent": f"% of samples that do not change for 0.1 s or more (Merletti2020; the 0.1 s are {LIMIT})",
    "gaps_percent": "% of samples that are missing; up to 10 ms are bridged, and 0.1 s around longer ones is not "
    f"used (both {LIMIT}; Merletti2020)",
    "usable": "not dead (nothing recorded, or flat), nor 10 times and 5 robust SDs (RousseeuwCroux1993) louder or "
    f"quieter than the muscle's or grid's median channel (Merletti2020; the limits are {LIMIT})",
    "turns_per_second": "peaks and troughs left by 0.1 mV or more on both sides, per s (Willison1964, "
    "FuglsangFrederiksen2000)",
    "turn_amplitude": "mean difference of successive turns (Willison1964, FuglsangFrederiksen2000)",
    # spectrum, velocity
    "median_frequency": "Hz that halves the power spectrum from 10 to 500 Hz (StulenDeLuca1981); Hann windows of "
    "0.5 s within the contraction (Welch1967), mean of the usable channels",
    "mean_frequency": "Hz, mean of the same spectrum (StulenDeLuca1981)",
    "velocity": "m/s, maximum likelihood from three neighboring double differences (Farina2001), median of all places "
    f"alike to 0.7 (FarinaMerletti2004) and between 2 and 8 m/s ({LIMIT})",
    "likeness": "mean correlation of neighbors once aligned (FarinaMerletti2004)",
    "velocity_spread": "m/s between the quartiles of the places (Farina2001)",
    # units
    "rate_mean": "pps, mean of the instantaneous rates 1/ISI over all intervals (Valli2024)",
    "rate_of_mean_interval": "pps, 1/mean ISI over the intervals below 0.5 s (Fuglevand1993)",
    "rate_min": "pps, smallest mean of three neighboring intervals below 0.5 s (Fuglevand1993)",
    "rate_max": "pps, largest mean of three neighboring intervals below 0.5 s (Fuglevand1993)",
    "rate_end": "pps, mean of the last four intervals (Minetto2009)",
    "rate_cov": "%, SD/mean of the intervals below 0.5 s (Fuglevand1993)",
    "rate_cov_local": "%, CV2 of neighboring intervals (Holt1996)",
    "local_variation": "Lv of neighboring intervals, 1 for a Poisson train (Shinomoto2003)",
    "doublets_percent": "% of intervals from 2.5 to 20 ms (GarlandGriffin1999)",
    "steady_rate_mean": "rate_mean within the steady phase (Valli2024)",
    "steady_rate_cov": "rate_cov within the steady phase (Valli2024)",
    "recruitment_force": "force above rest at the first discharge, low-passed at 15 Hz (Valli2024)",
    "derecruitment_force": "force above rest at the last discharge (Valli2024)",
    "recruitment_percent": "the same in % of the maximal force if it is known, else of this contraction's peak "
    "(Valli2024)",
    "derecruitment_percent": "the same at the last discharge (Valli2024)",
    "rate_at_recruitment": "pps, mean of 1/ISI over the first four discharges (Valli2024)",
    "rate_at_derecruitment": "pps, mean of 1/ISI over the last four discharges (Valli2024)",
    "delta_f": "pps, rate of an earlier unit at a later one's first discharge less that at its last (Gorassini2002), "
    "fifth-order polynomials; pairs with r >= 0.7, 1 s apart, the control's rate moving by 0.5 pps (Udina2010, "
    "Afsharipour2020); mean per test unit, then of these (Valli2024)",
    "common_drive": "largest cross-correlation within 100 ms of two units' rates, smoothed by 0.4 s and high-passed "
    "at 0.75 Hz, mean of the pairs in the steady phase or the contraction (DeLuca1982, Myers2004)",
    # force
    "force_cov": "%, SD/mean of the force above rest on its plateau, low-passed at 15 Hz (Enoka2003, Valli2024)",
    "contraction": "force above rest by 2 % of its peak and 3 SD of rest; onset traced back to rest (HodgesBui1996)",
    "steady": "longest stretch with force within 5 % of its held level, less 1 s at each end (Enoka2003; the 5 % are "
    f"{LIMIT})",
}
"""How each figure is obtained, with the source keys of `sources.bib`."""
