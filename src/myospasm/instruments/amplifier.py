"""The amplifier behind the electrodes: its band, the noise of skin and electrode, the hum of the mains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from myospasm.ground import MyospasmError, param, stream


@dataclass(frozen=True)
class Amplifier:
    """What turns a skin potential into a channel: a band-pass filter, with noise and hum if wanted.

    Equation: causal Butterworth band-pass, second order at each edge, as analog front ends have; white noise
    with the given RMS within the band; hum = amplitude sin(2 pi f t) on all channels alike.
    Shapes: (channels, samples) -> (channels, samples), mV.
    Source: Hermens2000 for the band, Huigen2002 for the noise. Errors: electrode noise is white (in truth it rises at
    low frequencies); no saturation, quantization or movement artifact; hum is equal on all channels though
    skin contacts differ.
    """

    low: float = param(10.0, "Hz", "Hermens2000", "high-pass edge", 10, 20)
    high: float = param(500.0, "Hz", "Hermens2000", "low-pass edge")
    noise: float = param(0.005, "mV", "Huigen2002", "RMS of one electrode, by skin and gel", 0.001, 0.020)
    line_frequency: float = param(50.0, "Hz", "Merletti2020", "60 Hz in the Americas", 50, 60)
    line: float = 0.0
    """Amplitude of the hum in mV; 0: none."""
    noisy: bool = True

    def amplify(self, potential: np.ndarray, rate: float, start: float, seed: int, name: str) -> np.ndarray:
        """One device's channels as recorded; noise from the stream `name` of `seed`."""
        from scipy.signal import butter, sosfilt

        if self.high >= rate / 2:
            raise MyospasmError(
                f"a band up to {self.high:g} Hz needs a rate above {2 * self.high:g} Hz, not {rate:g} Hz; take 2048 Hz."
            )
        signal = potential
        if self.noisy:
            signal = signal + self._noise(signal.shape, rate, stream(seed, f"noise/{name}"))
        if self.line:
            time = start + np.arange(signal.shape[1]) / rate
            signal = signal + self.line * np.sin(2 * np.pi * self.line_frequency * time).astype(np.float32)
        sections = butter(2, (self.low, self.high), "bandpass", fs=rate, output="sos")
        return np.stack([sosfilt(sections, row.astype(float)) for row in signal]).astype(np.float32)

    def _noise(self, shape: tuple[int, ...], rate: float, seed: int) -> np.ndarray:
        """White noise whose RMS after the filter is `noise`."""
        wide = self.noise * np.sqrt(rate / 2 / (self.high - self.low))
        return np.random.default_rng(seed).standard_normal(shape, np.float32) * np.float32(wide)

    @property
    def filters(self) -> str:
        """In words, for the channel's description."""
        return f"Butterworth {self.low:g}-{self.high:g} Hz, 2nd order at each edge"
