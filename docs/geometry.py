"""How moment arms change with joint angle: writes geometry.csv and docs/geometry.png.

    pip install "mujoco<4" myo-sim
    python docs/geometry.py [Rajagopal.osim]

With a leg model of OpenSim (and its Python package) as an argument, that model's curves are drawn beside.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from myospasm.body.geometry import FILE, LEAST

SHELVES = Path(FILE).parents[1]
FIELDS = ("muscle", "joint", "arm_m", "slope_per_rad", "curve_per_rad2", "low_rad", "high_rad", "rms_mm", "from")
QUADRICEPS, HAMSTRINGS = ("recfem", "vaslat", "vasint", "vasmed"), ("bflh", "bfsh", "semimem", "semiten")

# muscle, joint, sign of our joint over the model's, the model's muscles and their share, our joint's range (degrees)
LEG = (
    ("medial_gastrocnemius", "ankle", "ankle_angle_r", -1, ("gasmed",), (-20, 50)),
    ("lateral_gastrocnemius", "ankle", "ankle_angle_r", -1, ("gaslat",), (-20, 50)),
    ("soleus", "ankle", "ankle_angle_r", -1, ("soleus",), (-20, 50)),
    ("tibialis_anterior", "ankle", "ankle_angle_r", -1, ("tibant",), (-20, 50)),
    ("medial_gastrocnemius", "knee", "knee_angle_r", 1, ("gasmed",), (-10, 135)),
    ("lateral_gastrocnemius", "knee", "knee_angle_r", 1, ("gaslat",), (-10, 135)),
    ("quadriceps", "knee", "knee_angle_r", 1, QUADRICEPS, (-10, 135)),
    ("hamstrings", "knee", "knee_angle_r", 1, HAMSTRINGS, (-10, 135)),
)
LIMITS = {"ankle_angle_r": (-40, 20), "knee_angle_r": (0, 110)}
"""Degrees, in the model's own sign, in which its curves are fitted; beyond, wrapping surfaces let go."""
MEASURED = {  # mm over degrees of flexion: polynomials of Pigeon1996, lowest power first
    "biceps_brachii": (14.660, 4.5322e-1, 1.8047e-3, -2.9883e-5),
    "brachialis": (5.5492, 2.3080e-1, 2.3425e-3, -2.0530e-5),
    "triceps_brachii": (-23.287, -3.0284e-1, 12.886e-3, -19.092e-5, 13.277e-7, -3.5171e-9),
}


def settle(model, data, joint: str, angle: float) -> None:
    """Turn one joint, and with it all that the model couples to it."""
    data.qpos[:] = model.qpos0
    data.joint(joint).qpos[:] = angle
    for e in np.flatnonzero(model.eq_type == 2):  # couplings of joints
        led, leader = model.eq_obj1id[e], model.eq_obj2id[e]
        at = model.jnt_qposadr[[led, leader]]
        turned = data.qpos[at[1]] - model.qpos0[at[1]] if leader >= 0 else 0.0
        data.qpos[at[0]] = model.qpos0[at[0]] + np.polynomial.polynomial.polyval(turned, model.eq_data[e, :5])


def arms_of(model, data, joint: str, muscles: list[str], angles: np.ndarray) -> np.ndarray:
    """Moment arms (m), shape (angles, muscles): minus the change of length per radian."""
    import mujoco

    def lengths(angle: float) -> np.ndarray:
        settle(model, data, joint, angle)
        mujoco.mj_forward(model, data)
        return np.array([data.actuator(m).length[0] for m in muscles])

    return np.array([(lengths(a - 1e-3) - lengths(a + 1e-3)) / 2e-3 for a in angles])


def opensim_arms(path: str, joint: str, muscles: list[str], angles: np.ndarray) -> np.ndarray:
    """The same of a model of OpenSim."""
    import opensim

    model = opensim.Model(path)
    state, turning = model.initSystem(), model.getCoordinateSet().get(joint)
    found = []
    for angle in angles:
        turning.setValue(state, float(angle))
        model.realizePosition(state)
        found.append([model.getMuscles().get(m).computeMomentArm(state, turning) for m in muscles])
    return np.array(found)


def fit(angle: np.ndarray, arm: np.ndarray, ends: tuple[float, float]) -> tuple[np.ndarray, float]:
    """arm (1 + slope a + curve a^2) nearest to a curve, of one sign between the ends; and its RMS error (m)."""
    sign, grid = np.sign(arm.mean()), np.linspace(*ends, 60)

    def value(p, a):
        return p[0] + p[1] * a + p[2] * a * a

    start = np.polynomial.polynomial.polyfit(angle, 100 * sign * arm, 2)
    inside = {"type": "ineq", "fun": lambda p: value(p, grid) - 100 * LEAST}
    best = minimize(lambda p: np.square(value(p, angle) - 100 * sign * arm).sum(), start, constraints=inside).x / 100
    rms = float(np.sqrt(np.square(value(best, angle) - sign * arm).mean()))
    return np.array([sign * best[0], best[1] / best[0], best[2] / best[0]]), rms


def curves(osim: str | None) -> list[dict]:
    """Every curve with its fit: a dict a muscle and joint."""
    import myo_sim

    model, data = myo_sim.load("myolegs")
    found = []
    for muscle, joint, coordinate, sign, parts, ends in LEG:
        low, high = LIMITS[coordinate]
        angle, names = np.radians(np.arange(low, high + 1.0)), [f"{p}_r" for p in parts]
        force = np.array([model.actuator(n).gainprm[2] for n in names])
        arm = sign * np.average(arms_of(model, data, coordinate, names, angle), axis=1, weights=force)
        row = {"muscle": muscle, "joint": joint, "angle": sign * angle, "arm": arm, "ends": np.radians(ends)}
        row |= {"from": "myo-sim: " + " ".join(names), "opensim": None}
        if osim:
            row["opensim"] = sign * np.average(opensim_arms(osim, coordinate, names, angle), axis=1, weights=force)
        found.append(row)
    for muscle, powers in MEASURED.items():
        angle = np.radians(np.arange(0.0, 141.0))
        arm = np.polynomial.polynomial.polyval(np.degrees(angle), powers) / 1000
        row = {"muscle": muscle, "joint": "elbow", "angle": angle, "arm": arm, "opensim": None}
        found.append(row | {"ends": np.radians((-4, 150)), "from": "Pigeon1996"})
    for row in found:
        row["fit"], row["rms"] = fit(row["angle"], row["arm"], row["ends"])
    return found


def write(found: list[dict]) -> None:
    """The table that the package reads; a muscle's own joint comes first."""
    with Path(FILE).open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(FIELDS)
        for row in found:
            ends = (row["angle"].min(), row["angle"].max())
            numbers = [f"{x:.4f}" for x in (*row["fit"], *ends)] + [f"{1000 * row['rms']:.1f}"]
            table.writerow([row["muscle"], row["joint"], *numbers, row["from"]])


def draw(found: list[dict], to: Path) -> None:
    """One panel a muscle and joint: the model, OpenSim, what was measured, and ours."""
    import matplotlib.pyplot as plt

    from myospasm import muscles

    figure, panels = plt.subplots(3, 4, figsize=(13, 8.5), constrained_layout=True)
    for panel, row in zip(panels.flat, found, strict=False):
        degrees = np.degrees(row["angle"])
        measured = row["from"].startswith("Pigeon")
        panel.plot(degrees, 1000 * row["arm"], label="measured (Pigeon 1996)" if measured else "myo-sim", color="0.5")
        if row["opensim"] is not None:
            panel.plot(degrees, 1000 * row["opensim"], ":", label="OpenSim (Rajagopal)", color="0.2")
        turned, (arm, slope, curve) = np.linspace(*row["ends"], 100), row["fit"]
        size = muscles.load(row["muscle"])
        if size.joint == row["joint"]:
            arm = size.moment_arm.value
            panel.plot(0, 1000 * arm, "o", color="C3", label="in the muscle's file")
        panel.plot(np.degrees(turned), 1000 * arm * (1 + turned * (slope + turned * curve)), color="C0", label="here")
        panel.set_title(f"{row['muscle'].replace('_', ' ')}, {row['joint']}", fontsize=9)
        panel.axhline(0, color="0.8", lw=0.5)
    for panel in panels.flat[len(found) :]:
        panel.axis("off")
    panels[0, 0].legend(fontsize=7)
    figure.supxlabel("joint angle, degrees (plantar flexion, flexion: positive)")
    figure.supylabel("moment arm, mm")
    figure.savefig(to, dpi=80)


def main() -> None:
    """Compute, write, draw."""
    try:
        import mujoco  # noqa: F401
        import myo_sim  # noqa: F401
    except ImportError as missing:
        raise SystemExit(
            f'This needs {missing.name}: pip install "mujoco<4" myo-sim. The table is left as it is.'
        ) from None
    found = curves(sys.argv[1] if len(sys.argv) > 1 else None)
    write(found)
    draw(found, Path(__file__).with_suffix(".png"))


if __name__ == "__main__":
    main()
