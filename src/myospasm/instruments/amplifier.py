"""The amplifier behind the electrodes: its band, the noise of skin, electrodes and mains, the drift of the baseline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from myospasm.ground import ASSUMED, MyospasmError, param, quantity, stream

HARMONICS = {
    1: quantity(1.0, "1", ASSUMED, "the mains themselves"),
    2: quantity(0.5, "1", ASSUMED, "rectifiers of both half-waves"),
    3: quantity(0.5, "1", ASSUMED, "saturated transformers, lamps"),
    5: quantity(0.25, "1", ASSUMED, "the next odd one"),
}
"""Amplitudes of the mains' multiples, before they are scaled to `line`."""


@dataclass(frozen=True)
class Amplifier:
    """What turns a skin potential into a channel: a band-pass filter, and what no laboratory gets rid of.

    Equation: causal Butterworth band-pass, second order at each edge, as analog front ends have. Each electrode has
    white noise of its own and a drift (first-order noise below `drift_edge`); all share the reference electrode's
    noise and the mains' hum, of which a share (`mismatch`, SD) differs from skin contact to skin contact. Channels
    add these up with their electrodes' weights, so that a difference of two has no common noise and little hum.
    Shapes: (channels, samples) -> (channels, samples), mV.
    Source: Hermens2000 for the band, Huigen2002 for the noise. Errors: an electrode's noise does not depend on its
    size; no saturation, quantization or movement artifact; the mains' loudness and harmonics do not change.
    """

    low: float = param(10.0, "Hz", "Hermens2000", "high-pass edge", 10, 20)
    high: float = param(500.0, "Hz", "Hermens2000", "low-pass edge")
    noise: float = param(0.003, "mV", "Huigen2002", "RMS of one electrode, by skin and gel", 0.001, 0.020)
    common_noise: float = param(0.003, "mV", "Huigen2002", "RMS of the reference electrode: as one more", 0.001, 0.020)
    line: float = param(0.005, "mV", ASSUMED, "RMS of the hum on every electrode: a well prepared skin's", 0, 0.02)
    line_frequency: float = param(50.0, "Hz", "Merletti2020", "60 Hz in the Americas", 50, 60)
    mismatch: float = param(0.1, "1", ASSUMED, "share of the hum by which skin contacts differ", 0, 1)
    drift: float = param(0.02, "mV", ASSUMED, "SD of an electrode's baseline: gelled silver wanders by tens of uV")
    drift_edge: float = param(0.05, "Hz", ASSUMED, "slow against any contraction")
    noisy: bool = True
    """Whether there is any noise, hum or drift at all."""

    def amplify(
        self, potential: np.ndarray, montage: np.ndarray, clock: tuple[float, float], seed: int, name: str
    ) -> np.ndarray:
        """One device's channels as recorded at `clock` (rate and start); noise from the stream `name` of `seed`."""
        from scipy.signal import sosfilt

        rate = clock[0]
        self.check(rate)
        signal = potential
        if self.noisy:
            signal = signal + self.unwanted(potential.shape[1], montage, clock, stream(seed, f"noise/{name}"))
        sections = self.sections(rate)
        return np.stack([sosfilt(sections, row.astype(float)) for row in signal]).astype(np.float32)

    def sections(self, rate: float) -> np.ndarray:
        """The band-pass filter at this rate, as second-order sections."""
        from scipy.signal import butter

        return np.asarray(butter(2, (self.low, self.high), "bandpass", fs=rate, output="sos"))

    def check(self, rate: float) -> None:
        """Raises MyospasmError where this rate cannot hold this band."""
        if not np.isfinite(rate) or rate <= 0:
            raise MyospasmError(f"a sample rate of {rate:g} Hz records nothing; take 2048 Hz.")
        if self.high >= rate / 2:
            raise MyospasmError(
                f"a band up to {self.high:g} Hz needs a rate above {2 * self.high:g} Hz, not {rate:g} Hz; take 2048 Hz."
            )
        if not 0 < self.low < self.high:
            raise MyospasmError(
                f"a band from {self.low:g} to {self.high:g} Hz holds nothing; its lower edge is above 0 and below "
                "its upper, as 10 to 500 Hz."
            )

    def unwanted(self, samples: int, montage: np.ndarray, clock: tuple[float, float], seed: int) -> np.ndarray:
        """Noise, hum and drift of every channel (mV), before the filter."""
        random = np.random.default_rng(seed)
        rate, start = clock
        wide = np.sqrt(rate / 2 / (self.high - self.low))
        electrodes, common = montage.shape[1], montage.sum(axis=1)
        own = np.zeros((electrodes, samples), np.float32)
        if self.noise:
            own += random.standard_normal(own.shape, np.float32) * np.float32(self.noise * wide)
        if self.drift:
            own += self._wander(random, own.shape, rate)
        out = montage.astype(np.float32) @ own
        if self.common_noise:
            out += np.outer(common * self.common_noise * wide, random.standard_normal(samples)).astype(np.float32)
        if self.line:
            contact = common + self.mismatch * montage @ random.standard_normal(electrodes)
            out += np.outer(contact, self._hum(start + np.arange(samples) / rate, rate)).astype(np.float32)
        return out

    def _hum(self, time: np.ndarray, rate: float) -> np.ndarray:
        """The mains and its multiples below half the rate, with the RMS `line`."""
        sizes = {k: q.value for k, q in HARMONICS.items() if k * self.line_frequency < rate / 2}
        wave = sum(size * np.sin(2 * np.pi * k * self.line_frequency * time + k) for k, size in sizes.items())
        return wave * self.line / np.sqrt(sum(size**2 for size in sizes.values()) / 2)

    def _wander(self, random: np.random.Generator, shape: tuple[int, int], rate: float) -> np.ndarray:
        """Each electrode's baseline: noise of first order with the SD `drift`, from a random place on."""
        from scipy.signal import lfilter

        keep = np.exp(-2 * np.pi * self.drift_edge / rate)
        steps = random.standard_normal(shape, np.float32) * np.float32(self.drift * np.sqrt(1 - keep**2))
        steps[:, 0] *= 1 / np.sqrt(1 - keep**2)
        return np.asarray(lfilter([1.0], [1.0, -keep], steps.astype(float)), np.float32)

    @property
    def filters(self) -> str:
        """In words, for the channel's description."""
        return f"Butterworth {self.low:g}-{self.high:g} Hz, 2nd order at each edge"
