"""Devices that read the chart of a story of hours: as a laboratory, a nurse or a scanner would have measured it."""

from myospasm.instruments.hours.blood_test import BloodTest, Line, blood_test, blood_tests
from myospasm.instruments.hours.magnetic_resonance import PhosphorusSpectrometer, Recovery, Spectra, recovery
from myospasm.instruments.hours.microdialysis import Microdialysis
from myospasm.instruments.hours.near_infrared import NearInfrared, Oxygenation, half_recovery, time_to_minimum
from myospasm.instruments.hours.nerve_signs import Sign, chvostek, threshold_change, trousseau
from myospasm.instruments.hours.pain_scale import pain_course, pain_scale
from myospasm.instruments.hours.scale import Weighing, scale
from myospasm.instruments.hours.sphygmomanometer import (
    AfterWalking,
    Pressures,
    Sphygmomanometer,
    after_walking,
    verdict,
)
from myospasm.instruments.hours.thermometer import thermometer
from myospasm.instruments.hours.treadmill import Walk, treadmill

__all__ = [
    "AfterWalking",
    "BloodTest",
    "Line",
    "Microdialysis",
    "NearInfrared",
    "Oxygenation",
    "PhosphorusSpectrometer",
    "Pressures",
    "Recovery",
    "Sign",
    "Spectra",
    "Sphygmomanometer",
    "Walk",
    "Weighing",
    "after_walking",
    "blood_test",
    "blood_tests",
    "chvostek",
    "half_recovery",
    "pain_course",
    "pain_scale",
    "recovery",
    "scale",
    "thermometer",
    "threshold_change",
    "time_to_minimum",
    "treadmill",
    "trousseau",
    "verdict",
]
