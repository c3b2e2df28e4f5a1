"""The words that organs exchange, each with shape and unit, and the noise they all share."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float, Int, UInt32

ROOTS = (
    *("C3", "C4", "C5", "C6", "C7", "C8", "T1", "T10", "L1", "L2", "L3", "L4", "L5", "S1", "S2"),
    *("III", "V", "VII", "XI"),
)
"""The roots through which nerves leave cord and brainstem; T10 stands for those of the trunk."""
REGIONS = ("cranial", "cervical", "thoracic", "lumbosacral")
"""Stretches of brainstem and cord."""


def region(root: str) -> int:
    """To which of `REGIONS` a root belongs, as an index."""
    return 0 if root in ("III", "V", "VII", "XI") else {"C": 1, "T": 1 if root == "T1" else 2}.get(root[0], 3)


class Pool(NamedTuple):
    """The motor units of all muscles on one axis, sorted by muscle and within it from small to large."""

    muscle: Int[Array, " units"]
    """Which muscle each unit belongs to."""
    rank: Float[Array, " units"]
    """Size rank within the muscle, 0 (smallest) to 1 (largest)."""
    membership: Float[Array, "muscles units"]
    """1/n where a unit belongs to a muscle of n units, else 0: a product with it is the mean over a muscle's units."""


class Inputs(NamedTuple):
    """What the outside world does in one tick of 1 ms; `protocol.Schedule` has the same fields, over time."""

    drive: Float[Array, " muscles"]
    """Voluntary command, 0 to 1."""
    angle: Float[Array, " joints"]
    """Joint angle at which the joint is held, rad."""
    stimulus_nerve: Float[Array, " muscles"]
    """Current of a pulse at the nerve, over that for a maximal M wave; 0: no pulse."""
    stimulus_point: Float[Array, " muscles"]
    """The same at the motor point."""
    block: Float[Array, " muscles"]
    """1 where a local anesthetic blocks the nerve above the stimulation site."""
    free: Float[Array, " joints"]
    """1 where nobody holds the joint, so that it moves as muscles, motor and load have it; 0: held at `angle`."""
    torque: Float[Array, " joints"]
    """What a motor adds at a free joint, N m, in the joint's positive direction."""
    inertia: Float[Array, " joints"]
    """Load that moves with the joint, kg m2, beside the limb's own."""
    pull: Float[Array, " muscles"]
    """By how much a hammer or a vibrator lengthens muscle and tendon, m."""
    force_target: Float[Array, " muscles"]
    """Torque to be matched on a screen, over the greatest so far; 0: none, `drive` holds."""
    emg_target: Float[Array, " muscles"]
    """EMG to be matched on a screen, over the greatest so far; 0: none."""
    stimulus_root: Float[Array, " muscles"]
    """As `stimulus_nerve`, at the roots where they leave the spine."""
    skin: Float[Array, " muscles"]
    """A shock to the skin, or a nerve of it, whose reflex reaches the muscle: current over that for all its fibers."""
    touch: Float[Array, " muscles"]
    """1 while a light touch is felt near the muscle."""
    sound: Float[Array, " muscles"]
    """1 when a loud tone begins, alike for all."""


class Surroundings(NamedTuple):
    """What the blood brings to nerve and muscle, and what hours of life have left in the muscle; steady in a run."""

    sodium: Float[Array, ""]
    """mmol/L, as are the following."""
    potassium: Float[Array, ""]
    calcium: Float[Array, ""]
    """Ionized."""
    magnesium: Float[Array, ""]
    """Ionized."""
    glucose: Float[Array, ""]
    ph: Float[Array, ""]
    temperature: Float[Array, ""]
    """Of the blood, degC."""
    pressure: Float[Array, " muscles"]
    """Mean arterial pressure that is left at the muscle, mmHg."""
    oxygen: Float[Array, ""]
    """In arterial blood, L of gas per L."""
    warming: Float[Array, " muscles"]
    """Muscle warmer than at rest by so many degC."""
    crowding: Float[Array, " muscles"]
    """Water between the fibers at rest in health over what there is now."""
    strength: Float[Array, " muscles"]
    """Force that strain damage left, 1 in health."""
    sensitized: Float[Array, " muscles"]
    """How much stronger group III and IV afferents answer, 1 in health."""
    nerve_potassium: Float[Array, " muscles"]
    """By how much potassium around the nerve has risen for want of blood, mmol/L."""


class Dialysis(NamedTuple):
    """How an artificial kidney is set in one second; a blood flow of 0: none runs."""

    blood: Float[Array, ""]
    """Blood drawn through it, L/s."""
    fluid: Float[Array, ""]
    """Dialysate on the other side, L/s."""
    removal: Float[Array, ""]
    """Water taken out (ultrafiltration), L/s."""
    sodium: Float[Array, ""]
    """Of the dialysate, mmol/L, as are the following."""
    potassium: Float[Array, ""]
    calcium: Float[Array, ""]
    magnesium: Float[Array, ""]
    bicarbonate: Float[Array, ""]
    glucose: Float[Array, ""]
    left: Float[Array, ""]
    """Share of the session that is still to come, 1 to 0."""


class Swallowed(NamedTuple):
    """What runs into a person in one second, by the mouth or into a vein: water (L/s) and solutes (mmol/s)."""

    water: Float[Array, ""]
    sodium: Float[Array, ""]
    potassium: Float[Array, ""]
    chloride: Float[Array, ""]
    calcium: Float[Array, ""]
    magnesium: Float[Array, ""]
    phosphate: Float[Array, ""]
    glucose: Float[Array, ""]
    citrate: Float[Array, ""]
    mannitol: Float[Array, ""]


class World(NamedTuple):
    """What happens to a person in one second of a story of hours; `protocol.hours` writes it, `milieu` reads it."""

    speed: Float[Array, ""]
    """Over ground or on a belt, m/s; 0: stays in place."""
    grade: Float[Array, ""]
    """Rise over run."""
    running: Float[Array, ""]
    """1 running, 0 walking."""
    effort: Float[Array, ""]
    """Exercise other than on foot (a bicycle), share of the greatest oxygen uptake."""
    drive: Float[Array, " muscles"]
    """Mean share of each muscle's greatest force that is asked for beside that."""
    lengthening: Float[Array, " muscles"]
    """Share of it done while the muscle is drawn out (downhill, lowering a weight)."""
    air: Float[Array, ""]
    """Air temperature, degC."""
    humidity: Float[Array, ""]
    """Relative, 0 to 1."""
    wind: Float[Array, ""]
    """Beside one's own speed, m/s."""
    drink: Swallowed
    infusion: Swallowed
    vomit: Float[Array, ""]
    """Stomach contents thrown up, L/s."""
    stool: Float[Array, ""]
    """Watery stool, L/s."""
    pco2: Float[Array, ""]
    """Arterial carbon dioxide that breathing is told to reach, mmHg; 0: breathes as the body wants."""
    cuff: Float[Array, ""]
    """Pressure of a cuff around the limb above the muscles, mmHg; 0: none."""
    dialysis: Dialysis
    diet: Float[Array, ""]
    """1: eats and drinks as usual, spread over the day; 0: nothing but what is told."""
    lying: Float[Array, ""]
    """1 lying, 0 upright."""
    asleep: Float[Array, ""]
    stop_at: Float[Array, ""]
    """Pain, 0 to 10, at which the person stops; 0: goes on."""
    valid: Float[Array, ""]
    """1; 0 for the seconds that only fill up a piece: they change nothing."""


def mean_of_units(values: Float[Array, " units"], pool: Pool) -> Float[Array, " muscles"]:
    """The mean over each muscle's units."""
    return pool.membership @ values


def hash_bits(counter: UInt32[Array, "..."], seed: UInt32[Array, ""]) -> UInt32[Array, "..."]:
    """32 well-mixed bits from a counter: the same however a run is cut.

    Equation: the 32-bit finalizer of MurmurHash3, applied twice with the seed between.
    Source: Salmon2011 (counter-based random numbers).
    """
    x = counter * jnp.uint32(0x9E3779B9) + seed
    for _ in range(2):
        x = (x ^ (x >> 16)) * jnp.uint32(0x85EBCA6B)
        x = (x ^ (x >> 13)) * jnp.uint32(0xC2B2AE35)
        x = (x ^ (x >> 16)) + seed
    return x


def hash_normal(counter: UInt32[Array, "..."], seed: UInt32[Array, ""]) -> Float[Array, "..."]:
    """Near-normal noise of mean 0 and SD 1 from a counter: the sum of the four bytes of a hash.

    Errors: no value beyond 3.45 SD (an Irwin-Hall sum of four); excess kurtosis -0.3.
    """
    bits = hash_bits(counter, seed)
    total = (bits & 255) + ((bits >> 8) & 255) + ((bits >> 16) & 255) + (bits >> 24)
    return (total.astype(jnp.float32) - 510.0) * (1.0 / 147.80)
