"""How a muscle's lever on a joint changes as the joint turns: small polynomials, and muscles that cross two joints."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from myospasm.ground import Quantity, quantity

FILE = str(Path(__file__).with_name("geometry.csv"))
"""Written by docs/geometry.py; a muscle's own joint comes first, then others that it crosses."""
LEAST = 0.002
"""m, least moment arm left to a fit anywhere in its joint's range: beyond the model's curve it must not turn over."""


class Curve(NamedTuple):
    """A muscle's moment arm at one joint: arm (1 + slope angle + curve angle^2)."""

    muscle: str
    joint: str
    arm: float
    """m at 0 rad, positive when shortening turns the joint in its positive direction."""
    slope: float
    curve: float
    own: bool
    """Whether this is the joint under which the muscle stands on the shelf."""
    source: str
    note: str


@functools.cache
def curves() -> tuple[Curve, ...]:
    """The table.

    Source: Caggiano2022 (the models of myo-sim) and Pigeon1996 (cadavers, as polynomials). Errors: second order;
    measured without load; beyond 110 degrees of the knee extrapolated; the hip and the shoulder stand still.
    """
    found, seen = [], set()
    for row in csv.DictReader(Path(FILE).read_text("utf-8").splitlines()):
        arm, slope, curve = (float(row[name]) for name in ("arm_m", "slope_per_rad", "curve_per_rad2"))
        source = "Pigeon1996" if row["from"] == "Pigeon1996" else "Caggiano2022"
        note = f"{row['from']}; the fit leaves {row['rms_mm']} mm RMS"
        found.append(Curve(row["muscle"], row["joint"], arm, slope, curve, row["muscle"] not in seen, source, note))
        seen.add(row["muscle"])
    return tuple(found)


def crossed(muscle: str) -> tuple[str, ...]:
    """The joints that a muscle crosses besides its own."""
    return tuple(c.joint for c in curves() if c.muscle == muscle and not c.own)


def limb(muscles: tuple[str, ...], joint_of: tuple[str, ...]) -> tuple[str, ...]:
    """All joints that some muscles move or cross, in the order in which a person has them."""
    return tuple(sorted({*joint_of, *(joint for muscle in muscles for joint in crossed(muscle))}))


def arms(
    muscles: tuple[str, ...], joint_of: tuple[str, ...], moment_arm: np.ndarray, joints: tuple[str, ...]
) -> np.ndarray:
    """The coefficients of r = a0 + a1 angle + a2 angle^2 (m), float32, shape (3, muscles, joints).

    A muscle's own joint has `moment_arm` at 0 rad and its shape from the table, or none; another joint has all from
    the table. Zero where a muscle does not cross a joint.
    """
    table = {(c.muscle, c.joint): c for c in curves()}
    found = np.zeros((3, len(muscles), len(joints)), np.float32)
    for m, (name, own) in enumerate(zip(muscles, joint_of, strict=True)):
        for j, joint in enumerate(joints):
            shape = table.get((name, joint))
            arm = float(moment_arm[m]) if joint == own else (shape.arm if shape else 0.0)
            found[:, m, j] = arm * np.array([1.0, shape.slope, shape.curve] if shape else [1.0, 0.0, 0.0])
    return found


def cited() -> Iterator[tuple[str, Quantity]]:
    """Every number of the table with its source, as (muscle.joint.coefficient, Quantity)."""
    for c in curves():
        place = f"{c.muscle}.{c.joint}"
        if not c.own:
            yield f"{place}.arm", quantity(c.arm, "m", c.source, c.note)
        yield f"{place}.slope", quantity(c.slope, "1", c.source, f"per rad; {c.note}")
        yield f"{place}.curve", quantity(c.curve, "1", c.source, f"per rad2; {c.note}")
