"""The parts of a scenario's file: the electrodes that are laid on, and the moments that are drawn close."""

from __future__ import annotations

import dataclasses
from typing import Literal

from myospasm.ground import MyospasmError


@dataclasses.dataclass(frozen=True)
class ElectrodeArray:
    """A grid of electrodes over the main muscle: rows along its fibers, columns across, spacing in m."""

    __pydantic_config__ = {"extra": "forbid", "strict": True}  # noqa: RUF012
    rows: int = 8
    columns: int = 4
    spacing: float = 0.01
    derivation: Literal["monopolar", "differential"] = "monopolar"

    def __post_init__(self) -> None:
        if self.rows < 1 or self.columns < 1 or not 0 < self.spacing <= 0.1:
            raise MyospasmError(
                f"an array of {self.rows} by {self.columns} electrodes {self.spacing} m apart cannot be laid; "
                "it has at least one row and column, and spacing in m, as 0.01"
            )


@dataclasses.dataclass(frozen=True)
class Instruments:
    """What records the run: an electrode array (or none), a bipolar pair, and whether they are noisy and hum."""

    __pydantic_config__ = {"extra": "forbid", "strict": True}  # noqa: RUF012
    array: ElectrodeArray | None = None
    bipolar: bool = True
    noise: bool | float = True
    """Noise of the electrodes, of each and of the reference that they share; a number: RMS of either, mV."""
    interference: bool | float = False
    """Hum of the power line, as over poorly prepared skin; a number: its RMS on every electrode, mV."""
    drift: bool | float = True
    """Slow wander of the electrodes' baseline; a number: its SD, mV."""
    crosstalk: bool = True
    """Whether electrodes hear the neighboring muscles of the limb."""
    eeg: bool = False
    """Whether an electrode lies on the scalp over the cortex of the main muscle."""
    needle: str = ""
    """The muscle in which a concentric needle lies; it is recorded by itself, much faster than all else."""

    def __post_init__(self) -> None:
        for name in ("noise", "interference", "drift"):
            if not 0 <= getattr(self, name) < 100:
                raise MyospasmError(
                    f"{name} of the instruments is {getattr(self, name)}; it is true, false or a size in mV, as 0.005."
                )


@dataclasses.dataclass(frozen=True)
class Moment:
    """A moment that the picture of a comparison shows close: the EMG of one muscle (the main one unless named)."""

    __pydantic_config__ = {"extra": "forbid", "strict": True}  # noqa: RUF012
    title: str
    start: float
    """s from the beginning."""
    end: float
    muscle: str = ""
    needle: bool = False
    """Whether what the needle hears is drawn, in place of surface EMG."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise MyospasmError(
                f"the moment {self.title!r} goes from {self.start} to {self.end} s; it begins at 0 s or later, and "
                "ends after that"
            )
