"""EMG from inside the muscle: the clinic's concentric needle, a pair of fine wires, a thin film of 40 electrodes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm import muscles
from myospasm.ground import MyospasmError, param, quantity
from myospasm.instruments import truth
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.anatomy import belly
from myospasm.instruments.near_field import Lead
from myospasm.instruments.uptake import hear
from myospasm.records import Channel, Recording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from myospasm.muscles import Muscle
    from myospasm.records import Trace

NOISE = quantity(0.0016, "mV", "Farina2008", "RMS of a thin-film electrode in muscle, 200 Hz to 5 kHz")
UPTAKE = 0.001
"""m within which fibers are summed one by one around each of a film's small electrodes."""
DERIVATIONS = ("monopolar", "differential")


class Insertion(NamedTuple):
    """Where a device's tip lies: along the fibers and across from the muscle's middle, and below its surface, m."""

    along: float
    across: float
    depth: float


@dataclass(frozen=True)
class ConcentricNeedle:
    """The needle of the clinic: an oval wire end, seen against the steel tube around it.

    Equation: mean potential over the oval (five chords) less the mean along the tube above it, fiber by fiber near by
    (`uptake.hear`). The needle stands upright in the muscle and looks across the fibers, the oval's long axis along it.
    Shapes: Recording with one channel, mV. Source: Nandedkar1988 for the oval. Errors: the tube does not screen off
    the fibers behind it, which only are further away; none is hurt or pushed together; no insertional activity; the
    needle does not move; no end-plate noise.
    """

    muscle: str
    core_length: float = param(580e-6, "m", "Nandedkar1988", "of the oval")
    core_width: float = param(150e-6, "m", "Nandedkar1988", "of the oval; 0.07 mm2")
    shaft: float = param(0.46e-3, "m", "assumed", "outer diameter, as sold for limb muscles: 26 gauge")
    along: float | None = None
    """m from the muscle's middle; None: half-way between end-plates and distal tendon."""
    across: float = 0.0
    depth: float | None = None
    """m below the muscle's surface; None: the middle of the muscle."""
    rate: float = 24000.0
    amplifier: Amplifier = field(default_factory=lambda: Amplifier(low=20.0, high=10000.0, noise=NOISE.value))
    seed: int | None = None

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        tip = insertion(self)
        lead = self.lead(tip)
        return record_leads(trace, self, (f"emg/{self.muscle}/needle", [f"{self.muscle} needle"], [lead]), [tip])

    def montage(self) -> np.ndarray:
        """Weights of the metal in the channel: one piece against the other."""
        return np.array([[1.0, -1.0]])

    def lead(self, tip: Insertion) -> Lead:
        """The metal: five chords of the oval, and the tube from the oval's upper end to the muscle's surface."""
        place, chords = np.array(tip), np.linspace(-0.8, 0.8, 5)
        height = np.sqrt(1 - chords**2)
        core = place + np.outer(chords * self.core_width / 2, [1, 0, 0])
        up = max(tip.depth - self.core_length / 2, self.core_length)
        tube = place + np.array([0, -self.shaft / 2, -(self.core_length + up) / 2])
        return Lead(
            middle=np.vstack([core, tube]),
            half=np.vstack([np.outer(height * self.core_length / 2, [0, 0, 1]), [0, 0, up / 2]]),
            weight=np.append(height / height.sum(), -1.0),
            near=place[None, 1:],
            radius=0.0,
            behind=self.shaft,
        )


@dataclass(frozen=True)
class FineWire:
    """Two hair-thin wires hooked into the muscle, bare at their ends: EMG of deep or small muscles in movement.

    Equation: mean potential along one bare end less that along the other (`uptake.hear`), which lies further along
    the fibers; both stand across them. Shapes: Recording with one channel, mV. Source: assumed.
    Errors: as ConcentricNeedle; the wires do not shift.
    """

    muscle: str
    bare: float = param(0.002, "m", "assumed", "insulation taken off 1 to 5 mm by hand", 0.001, 0.005)
    spacing: float = param(0.005, "m", "assumed", "hooked a few mm apart so that they cannot touch", 0.001, 0.010)
    wire: float = param(50e-6, "m", "assumed", "diameter of the usual steel or platinum wire", 25e-6, 100e-6)
    along: float | None = None
    across: float = 0.0
    depth: float | None = None
    rate: float = 10000.0
    amplifier: Amplifier = field(default_factory=lambda: Amplifier(low=10.0, high=2000.0, noise=NOISE.value))
    seed: int | None = None

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        middle = insertion(self)
        ends = [middle._replace(along=middle.along + side * self.spacing / 2) for side in (-1, 1)]
        inside(ends, muscles.load(self.muscle))
        places = np.array(ends)
        half = np.tile([0.0, 0.0, self.bare / 2], (2, 1))
        lead = Lead(places, half, np.array([1.0, -1.0]), places[:, 1:], self.wire / 2)
        return record_leads(trace, self, (f"emg/{self.muscle}/wire", [f"{self.muscle} wire"], [lead]), [middle])

    def montage(self) -> np.ndarray:
        """Weights of the metal in the channel: one piece against the other."""
        return np.array([[1.0, -1.0]])


@dataclass(frozen=True)
class ThinFilm:
    """A ribbon thinner than a hair with 40 electrodes: many motor units at once, each on several channels.

    Equation: mean potential along each electrode, or of each less the next deeper (`uptake.hear`). The ribbon goes
    into the muscle at `angle` to the fibers, its middle at (along, across, depth).
    Shapes: Recording with 40 channels (39 if differential), mV. Source: Muceli2022 (Muceli2015, Negro2016).
    Errors: as ConcentricNeedle; the ribbon is straight and infinitely thin; the reference is infinitely far away.
    """

    muscle: str
    electrodes: int = 40
    spacing: float = param(0.0005, "m", "Muceli2022", "center to center along 2 cm")
    electrode_length: float = param(140e-6, "m", "Muceli2022", "along the ribbon")
    electrode_width: float = param(40e-6, "m", "Muceli2022", "across the ribbon")
    angle: float = param(0.52, "rad", "assumed", "30 degrees to the skin, as such needles are slid in")
    derivation: str = "monopolar"
    along: float | None = None
    across: float = 0.0
    depth: float | None = None
    rate: float = 10000.0
    amplifier: Amplifier = field(default_factory=lambda: Amplifier(low=100.0, high=4400.0, noise=NOISE.value))
    seed: int | None = None

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        places, leads = self.leads()
        labels = [f"{self.muscle} film {i + 1}" for i in range(len(leads))]
        return record_leads(trace, self, (f"emg/{self.muscle}/film/{self.derivation}", labels, leads), places)

    def montage(self) -> np.ndarray:
        """Weights of the electrodes in each channel, shape (channels, electrodes)."""
        single = np.eye(self.electrodes)
        return single if self.derivation == "monopolar" else single[:-1] - single[1:]

    def leads(self) -> tuple[list[Insertion], list[Lead]]:
        """The places and the metal of every channel, from the shallowest on."""
        if self.derivation not in DERIVATIONS:
            raise MyospasmError(f"a derivation is {' or '.join(DERIVATIONS)}, not {self.derivation!r}.")
        way = np.array([np.cos(self.angle), 0.0, np.sin(self.angle)])
        offset = self.spacing * (np.arange(self.electrodes) - (self.electrodes - 1) / 2)
        places = np.array(insertion(self)) + np.outer(offset, way)
        inside([Insertion(*p) for p in places], muscles.load(self.muscle))
        pick = [np.flatnonzero(row) for row in self.montage()]
        half, radius = way * self.electrode_length / 2, self.electrode_width / 4
        signs = np.array([1.0, -1.0])
        leads = [
            Lead(places[k], np.tile(half, (len(k), 1)), signs[: len(k)], places[k][:, 1:], radius, UPTAKE) for k in pick
        ]
        return [Insertion(*places[k].mean(0)) for k in pick], leads


Device = ConcentricNeedle | FineWire | ThinFilm


def insertion(device: Device) -> Insertion:
    """Where a device lies, with what was left open filled in; it must lie in the muscle."""
    muscle = muscles.load(device.muscle)
    along = muscle.fiber_length.value / 4 if device.along is None else device.along
    depth = muscle.thickness.value / 2 if device.depth is None else device.depth
    place = Insertion(along, device.across, depth)
    inside([place], muscle)
    return place


def inside(places: Sequence[Insertion], muscle: Muscle) -> None:
    """Refuse metal outside the muscle's belly, an upright ellipse across the fibers."""
    half, thick, wide = belly(muscle) / 2, muscle.thickness.value / 2, muscle.width.value / 2
    for place in places:
        if abs(place.along) > half or (place.across / wide) ** 2 + (place.depth / thick - 1) ** 2 > 1:
            at = f"{1000 * place.along:.1f} mm along, {1000 * place.across:.1f} across, {1000 * place.depth:.1f} deep"
            size = f"{2000 * half:.0f} mm long, {2000 * wide:.0f} wide and {2000 * thick:.0f} thick"
            raise MyospasmError(
                f"an electrode at {at} lies outside {muscle.name}, which is {size}; along and across count from its "
                "middle, depth from its surface."
            )


def record_leads(
    trace: Trace, device: Device, metal: tuple[str, list[str], list[Lead]], places: Sequence[Insertion]
) -> Recording:
    """Measure a run with any metal in a muscle; `metal` is the device's name, its channels' labels and leads."""
    name, labels, leads = metal
    high = device.amplifier.high
    if device.rate <= 2 * high:
        raise MyospasmError(
            f"the {type(device).__name__} in {device.muscle} hears up to {high:g} Hz, which needs a rate above "
            f"{2 * high:g} Hz, not {device.rate:g} Hz; record it alone, or give it an Amplifier with a lower high."
        )
    seed = int(trace.attrs.get("seed", 0)) if device.seed is None else device.seed
    start, samples = truth.span(trace, device.rate)
    signal = hear(trace, muscles.load(device.muscle), leads, (device.rate, start, samples), seed)
    signal = device.amplifier.amplify(signal, device.montage(), (device.rate, start), seed, name)
    group = name if len(leads) > 1 else ""
    channels = [
        Channel(text, "emg", "mV", device.muscle, (float(p.along), float(p.across)), device.amplifier.filters, group)
        for text, p in zip(labels, places, strict=True)
    ]
    depths = ", ".join(f"{1000 * p.depth:.1f}" for p in places)
    about = {"instrument": name, "depth": f"{depths} mm below the muscle's surface"}
    return truth.recording(trace, signal, device.rate, channels, about, [device.muscle])
