"""Surface EMG: electrodes on the skin over a muscle, alone, in pairs, or in a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm import muscles
from myospasm.ground import MyospasmError, param
from myospasm.instruments import limb, truth
from myospasm.instruments.action_potential import Site, spectra
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.anatomy import Units, belly, units_of
from myospasm.instruments.arrivals import companions, fiber_spikes, real_units
from myospasm.instruments.companions import together
from myospasm.instruments.superposition import Spikes, superpose
from myospasm.records import Channel, Recording

if TYPE_CHECKING:
    from myospasm.muscles import Muscle
    from myospasm.records import Trace

RATE = 2048.0
DERIVATIONS = ("monopolar", "differential")


@dataclass(frozen=True)
class SurfaceArray:
    """A grid of electrodes on the skin over one muscle.

    Equation: at every arrival of a spike at a unit's fibers, that unit's action potential (`action_potential.spectra`)
    is added, times the share of its fibers that answer (`fiber_amplitude`); then the amplifier. A simulated unit that
    stands for several real ones is recorded as several (`companions.accompany`).
    Rows run along the fibers, columns across; differential channels are each row minus the next, along the fibers.
    Shapes: Recording with rows x columns channels (rows - 1 if differential), mV. Source: FarinaMerletti2001.
    Errors: neighbors are heard only where `limb.PLACES` knows how the muscles lie; muscle and electrodes do not move
    against each other; no stimulus artifact; conduction velocity does not fall in fatigue; M waves between belly and
    tendon are 2 to 5 times those of people.
    """

    muscle: str
    rows: int = 8
    columns: int = 8
    spacing: float = param(0.008, "m", "Merletti2020", "usual grids 4 to 10 mm", 0.004, 0.010)
    derivation: str = "monopolar"
    electrode_radius: float = param(0.001, "m", "Merletti2020", "small contacts of a grid", 0.0005, 0.0025)
    along: float = 0.0
    """Where the grid's middle lies, in m from the muscle's middle along the fibers (distal is positive)."""
    across: float = 0.0
    rate: float = RATE
    amplifier: Amplifier = field(default_factory=Amplifier)
    seed: int | None = None
    """Of anatomy and noise; None: the trace's own."""
    crosstalk: bool = True
    """Whether neighboring muscles of the limb are heard."""
    limb: bool = True
    """Whether the limb is round and carries the reference electrode; if not, it is flat and endless, without one."""

    def electrodes(self) -> np.ndarray:
        """Places along and across in m, row by row, shape (rows x columns, 2)."""
        along = self.along + self.spacing * (np.arange(self.rows) - (self.rows - 1) / 2)
        across = self.across + self.spacing * (np.arange(self.columns) - (self.columns - 1) / 2)
        return np.stack(np.meshgrid(along, across, indexing="ij"), -1).reshape(-1, 2)

    def montage(self) -> np.ndarray:
        """Weights of the electrodes in each channel, shape (channels, electrodes)."""
        if self.derivation not in DERIVATIONS:
            raise MyospasmError(f"a derivation is {' or '.join(DERIVATIONS)}, not {self.derivation!r}.")
        if self.rows < 1 or self.columns < 1 or not self.spacing > 0:
            raise MyospasmError(
                f"a grid of {self.rows} by {self.columns} electrodes {self.spacing:g} m apart cannot be laid; it has "
                "at least one row and column, and a spacing above 0 m, as 0.008."
            )
        single = np.eye(self.rows * self.columns)
        if self.derivation == "monopolar":
            return single
        if self.rows < 2:
            raise MyospasmError("a differential derivation needs at least 2 rows along the fibers.")
        return single[: -self.columns] - single[self.columns :]

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        return record_montage(trace, self, self.patch())

    def patch(self) -> Patch:
        """The electrodes as laid."""
        name = f"emg/{self.muscle}/{self.derivation}/{self.rows}x{self.columns}"
        labels = [f"{self.muscle} {i // self.columns + 1},{i % self.columns + 1}" for i in range(len(self.montage()))]
        return Patch(name, labels, self.electrodes(), self.montage(), f"{self.muscle} array")


@dataclass(frozen=True)
class Bipolar:
    """Two electrodes along the fibers: the usual surface EMG of clinic and laboratory.

    Equation: as SurfaceArray. Shapes: Recording with one channel, mV, the proximal electrode minus the distal.
    Source: Hermens2000 (SENIAM): 10 mm electrodes, 20 mm apart, half-way between end-plates and tendon.
    Errors: as SurfaceArray; median frequency is about 180 to 205 Hz in the foot, since its fibers are so short (16 to
    23 mm; of 60 mm they would give 95 to 115 Hz), where Serrao2007 measured 75 Hz before and 102 Hz in a cramp,
    with signals of 14 and 20 uV near the electrodes' noise. Fat, depth, spacing, electrode size and an after-potential
    move it by under 5 Hz; arrivals spread over three times the assumed time would halve it, but no source gives that.
    """

    muscle: str
    spacing: float = param(0.020, "m", "Hermens2000", "center to center; a quarter of the fiber in small muscles")
    electrode_radius: float = param(0.005, "m", "Hermens2000", "at most 10 mm along the fibers")
    along: float | None = None
    """m from the muscle's middle; None: half-way between end-plates and distal tendon."""
    across: float = 0.0
    rate: float = RATE
    amplifier: Amplifier = field(default_factory=Amplifier)
    seed: int | None = None
    crosstalk: bool = True
    limb: bool = True

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        return record_montage(trace, self, self.patch())

    def patch(self) -> Patch:
        """The electrodes as laid."""
        middle = muscles.load(self.muscle).fiber_length.value / 4 if self.along is None else self.along
        places = np.array([[middle - self.spacing / 2, self.across], [middle + self.spacing / 2, self.across]])
        return Patch(f"emg/{self.muscle}/bipolar", [f"{self.muscle} EMG"], places, np.array([[1.0, -1.0]]))


@dataclass(frozen=True)
class BellyTendon:
    """The M wave's montage: one electrode on the motor point, one far down on the tendon.

    Equation, Errors: as SurfaceArray. Shapes: Recording with one channel, mV, belly minus tendon; charts show it with
    negative up. Source: Buschbacher1999, by whose standard the published M waves were taken.
    """

    muscle: str
    reference: float | None = None
    """m from the motor point to the tendon's electrode; None: half the belly."""
    electrode_radius: float = param(0.005, "m", "Buschbacher1999", "10 mm discs")
    along: float = 0.0
    rate: float = RATE
    amplifier: Amplifier = field(default_factory=lambda: Amplifier(low=2.0))
    seed: int | None = None
    crosstalk: bool = True
    limb: bool = True

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        reference = belly(muscles.load(self.muscle)) / 2 if self.reference is None else self.reference
        tendon = self.along + reference
        places = np.array([[self.along, 0.0], [tendon, 0.0]])
        patch = Patch(f"emg/{self.muscle}/belly-tendon", [f"{self.muscle} M"], places, np.array([[1.0, -1.0]]))
        return record_montage(trace, self, patch)


@dataclass(frozen=True)
class Patch:
    """Electrodes as laid: the device's name, its channels' labels, places (electrodes, 2) and weights."""

    name: str
    labels: Sequence[str]
    electrodes: np.ndarray
    montage: np.ndarray
    group: str = ""


def record_montage(trace: Trace, device: SurfaceArray | Bipolar | BellyTendon, patch: Patch) -> Recording:
    """Measure a run with any electrodes and any differences between them."""
    muscle = muscles.load(device.muscle)
    seed = int(trace.attrs.get("seed", 0)) if device.seed is None else device.seed
    device.amplifier.check(device.rate)
    check_places(muscle, patch.electrodes, device.electrode_radius)
    start, samples = truth.span(trace, device.rate)
    signal = potential(trace, muscle, patch, (device, seed, start, samples))
    signal = device.amplifier.amplify(signal, patch.montage, (device.rate, start), seed, patch.name)
    positions = [patch.electrodes[row != 0].mean(0) for row in patch.montage]
    channels = [
        Channel(text, "emg", "mV", device.muscle, (float(p[0]), float(p[1])), device.amplifier.filters, patch.group)
        for text, p in zip(patch.labels, positions, strict=True)
    ]
    return truth.recording(trace, signal, device.rate, channels, {"instrument": patch.name}, [device.muscle])


def check_places(muscle: Muscle, electrodes: np.ndarray, radius: float) -> None:
    """Raises MyospasmError for electrodes that no skin over this muscle carries."""
    name, length = muscle.name, belly(muscle)
    if not np.isfinite(electrodes).all() or not np.isfinite(radius) or radius < 0:
        raise MyospasmError(f"the electrodes over {name} have places or radii that are no lengths; give them in m.")
    along, across = np.abs(electrodes).max(axis=0)
    if along > length:
        raise MyospasmError(
            f"an electrode over {name} lies {1000 * along:.0f} mm along from the muscle's middle, but its belly is "
            f"{1000 * length:.0f} mm long; stay within {1000 * length:.0f} mm of the middle (places are in m)."
        )
    around = limb.radius(muscle)
    widest = np.pi * (around + muscle.fat.value + muscle.skin.value) if around else 2 * muscle.width.value
    if across > widest:
        raise MyospasmError(
            f"an electrode over {name} lies {1000 * across:.0f} mm across from the muscle's middle, which is off the "
            f"limb; stay within {1000 * widest:.0f} mm (places are in m)."
        )


def potential(trace: Trace, muscle: Muscle, patch: Patch, setting: tuple) -> np.ndarray:
    """The skin's potential differences before the amplifier, mV, shape (channels, samples)."""
    device, seed, start, samples = setting
    site = site_of(muscle, patch, device)
    heard = [real_units(trace, muscle, seed)]
    if device.crosstalk:
        names = limb.neighbors(muscle, [str(m) for m in trace["muscle"].values])
        heard += [_neighbor(trace, muscle, name, seed) for name in names]
    firing = [_firing(spikes, units) for spikes, units in heard]
    before = np.cumsum([0, *(len(units.radius) for _, units in firing)])
    spikes = [Spikes(s.time, s.unit + b, s.size) for (s, _), b in zip(firing, before[:-1], strict=True)]
    block = 2 ** int(np.ceil(np.log2(0.4 * device.rate)))
    series = spectra(_joined(Units, [u for _, u in firing]), site, device.rate, block)
    return superpose(_joined(Spikes, spikes), series, device.rate, start, samples)


def site_of(muscle: Muscle, patch: Patch, device: SurfaceArray | Bipolar | BellyTendon) -> Site:
    """The tissues and electrodes; where channels are no differences of their own, with the reference on the limb."""
    electrodes, montage = patch.electrodes, patch.montage
    common = montage.sum(axis=1)
    far = limb.reference(muscle) if device.limb else None
    if far is not None and common.any():
        electrodes = np.vstack([electrodes, [[far, 0.0]]])
        montage = np.column_stack([montage, -common])
    around = limb.radius(muscle) if device.limb else 0.0
    return Site(muscle.fat.value, muscle.skin.value, electrodes, device.electrode_radius, montage, around)


def _neighbor(trace: Trace, listener: Muscle, name: str, seed: int) -> tuple[Spikes, Units]:
    """The same of another muscle of the limb; from afar the real units behind a simulated one may lie together."""
    muscle = muscles.load(name)
    index, units = units_of(trace, muscle, seed)
    spikes = fiber_spikes(trace, muscle, index, seed)
    return together(spikes, companions(muscle, len(index))), limb.seen_from(listener, name, units)


def _firing(spikes: Spikes, units: Units) -> tuple[Spikes, Units]:
    """Only the units that fire."""
    active, number = np.unique(spikes.unit, return_inverse=True)
    return spikes._replace(unit=number), Units(*(field[active] for field in units))


def _joined(kind: type, parts: list) -> Any:
    """Several tables of one kind as one."""
    return kind(*(np.concatenate(field) for field in zip(*parts, strict=True)))
