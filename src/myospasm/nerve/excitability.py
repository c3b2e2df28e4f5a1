"""What a nerve tester finds on the reference axon, and the short formula the loop's nerve terminal takes from it.

Axons must be built with the default step: the probes count time in it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from myospasm.ground import component, param
from myospasm.nerve.mrg import NORMAL, STEP, Bath, MotorAxon, MotorNode, State, run

LOAD = 40.0
"""Internodal load of an isolated node, mS per cm2 of node: without one it is a pacemaker."""
FIRED = -20.0  # mV


def speed(axon: MotorAxon, bath: Bath = NORMAL, current: float = 10.0, duration: float = 0.002):
    """Conduction velocity (m/s) of one impulse started at the first node, over the inner half of the fiber."""
    nodes = axon.ends.shape[0] + 1
    steps = round(duration / STEP)
    drive = jnp.zeros((steps, nodes)).at[: round(1e-4 / STEP), 0].set(current)
    _, v = run(axon, drive, bath)
    first, last = nodes // 4, 3 * nodes // 4

    def arrival(v):
        step = jnp.argmax((v[:-1] < FIRED) & (v[1:] >= FIRED))
        return step + (FIRED - v[step]) / (v[step + 1] - v[step])

    return (last - first) * axon.spacing / (STEP * (arrival(v[:, last]) - arrival(v[:, first])))


def smallest(fires, start, doublings: int = 12, halvings: int = 9):
    """The smallest size that fires: doubled from `start` until it does, then halved in between; infinite if never."""

    def grow(_, found):
        size, fired = found
        fired = fired | fires(size)
        return jnp.where(fired, size, 2.0 * size), fired

    high, fired = jax.lax.fori_loop(0, doublings, grow, (jnp.asarray(start), jnp.asarray(False)))

    def halve(_, bracket):
        low, high = bracket
        middle = 0.5 * (low + high)
        fired = fires(middle)
        return jnp.where(fired, low, middle), jnp.where(fired, middle, high)

    return jnp.where(fired, jax.lax.fori_loop(0, halvings, halve, (0.5 * high, high))[1], jnp.inf)


def threshold(axon: MotorAxon, pulse, state: State, bath: Bath = NORMAL, field: Any = None):
    """Smallest size of a pulse (steps,) that sends an impulse to the fiber's end.

    The pulse goes into the middle node (nA) or, given `field` (currents of `MotorAxon.outside`), comes from outside.
    """
    nodes = axon.ends.shape[0] + 1
    into = jnp.zeros(nodes).at[nodes // 2].set(1.0 if field is None else 0.0)

    def fires(size):
        def tick(state, now):
            outside = (0.0, 0.0) if field is None else tuple(size * now * x for x in field)
            state = axon.step(state, size * now * into, bath, outside)
            return state, state.node[-2] + axon.node.internode_reversal

        return jnp.max(jax.lax.scan(tick, state, pulse)[1]) > FIRED

    return smallest(fires, 0.05)


def square(width, duration: float = 0.002):
    """A pulse of height 1 that lasts `width` s, in steps over `duration` s; widths between steps are met on average."""
    return jnp.clip(width / STEP - jnp.arange(round(duration / STEP)), 0.0, 1.0)


def point_source(axon: MotorAxon, distance: float = 0.01):
    """Currents by which a small cathode (1 mA) `distance` m over the middle node drives the fiber; tissue 0.2 S/m."""
    nodes = axon.ends.shape[0] + 1
    share = jnp.cumsum(jnp.array([2, 28, *[170] * 6, 28, 2]) / 1080) - jnp.array([1, 14, *[85] * 6, 14, 1]) / 1080
    place = (jnp.arange(nodes) - nodes // 2) * axon.spacing
    along = place[:-1, None] + share * axon.spacing

    def potential(x):
        return -1.0 / (4 * jnp.pi * 0.2 * jnp.sqrt(x**2 + distance**2))  # mA/(S/m m) = mV

    return axon.outside(potential(place), potential(along))


def strength_duration(axon: MotorAxon, widths, bath: Bath = NORMAL, field: Any = None):
    """Thresholds of square pulses of `widths` s, and Weiss's time constant (s) and rheobase from a line through them.

    Equation: charge = rheobase (width + tau). Source: Mogyoros1996 (459 us in human motor axons).
    """
    rest = axon.rest(bath)
    sizes = jax.vmap(lambda width: threshold(axon, square(width, 0.003), rest, bath, field))(widths)
    slope, intercept = jnp.polyfit(widths, sizes * widths, 1)
    return sizes, intercept / slope, slope


def recovery_cycle(axon: MotorAxon, intervals, bath: Bath = NORMAL, width: float = 1e-4):
    """Change of threshold (1; 0.1: ten percent harder) at `intervals` s after an impulse, at the same node."""
    nodes, chunk = axon.ends.shape[0] + 1, 50
    rest = axon.rest(bath)
    alone = threshold(axon, square(width), rest, bath)

    def stretch(state, size):
        drive = jnp.zeros(nodes).at[nodes // 2].set(size)
        tick = jax.lax.fori_loop(0, chunk, lambda _, s: axon.step(s, drive, bath), state)
        return tick, tick

    sizes = jnp.zeros(round(float(np.max(intervals)) / (chunk * STEP))).at[0].set(2 * alone)
    _, states = jax.lax.scan(stretch, rest, sizes)
    picked = np.round(np.asarray(intervals) / (chunk * STEP)).astype(int) - 1
    after = jax.tree.map(lambda x: x[picked], states)
    return jax.vmap(lambda state: threshold(axon, square(width), state, bath))(after) / alone - 1.0


class NodeReport(NamedTuple):
    """An isolated, loaded node: potential it settles at (mV), depolarization (mV) and 0.1 ms current (uA/cm2) that fire
    it, and its rate when left alone (Hz)."""

    rest: Any
    depolarization: Any
    current: Any
    rate: Any


def node_excitability(
    bath: Bath, load: float = LOAD, node: MotorNode | None = None, duration: float = 0.06
) -> NodeReport:
    """How easily one node fires in a given bath, its myelinated neighbors replaced by a leak of `load` mS/cm2.

    Shapes: a scalar bath (use `vmap` for many). A node that fires by itself needs nothing: 0. One that is
    blocked at rest reports what its last weak response takes, or infinity.
    """
    node = node or MotorNode()  # pyright: ignore[reportCallIssue]
    zero = node.internode_reversal

    def step(state, current):
        v, gates = state
        gates = node.step_gates(gates, v + zero, bath, STEP)
        g, drive = node.membrane(gates, bath)
        charge = 2.0 * node.capacitance / STEP
        middle = (charge * v + drive + load * node.leak_shift(bath) + current) / (charge + g + load)
        return (2.0 * middle - v, gates), middle + zero

    def settled(v):
        g, drive = node.membrane(node.rates(v + zero, bath)[0], bath)
        return g * v - drive + load * (v - node.leak_shift(bath))

    grid = jnp.linspace(-20.0, 60.0, 4001)
    rest = grid[jnp.argmax(jax.vmap(settled)(grid) > 0)]
    start = rest, node.rates(rest + zero, bath)[0]
    _, alone = jax.lax.scan(step, (rest + 1.0, start[1]), jnp.zeros(round(duration / STEP)))
    half = alone[alone.shape[0] // 2 :]
    rate = jnp.sum((half[:-1] < FIRED) & (half[1:] >= FIRED)) / (0.5 * duration)

    def fires(v, size):
        _, wave = jax.lax.scan(step, (v, start[1]), size * square(1e-4))
        return jnp.max(wave[20:]) > jnp.maximum(FIRED, rest + zero + 20.0)

    depolarization = smallest(lambda size: fires(rest + size, 0.0), 0.1, 10)
    current = smallest(lambda size: fires(rest, size), 4.0)
    quiet = rate == 0
    return NodeReport(rest + zero, jnp.where(quiet, depolarization, 0.0), jnp.where(quiet, current, 0.0), rate)


def features(potassium, gate_shift, temperature):
    """What the fit is quadratic in: ln(K/4), gate shift in mV, tens of degrees from 37; ten products."""
    x, g, t = jnp.log(potassium / 4.0), gate_shift, (temperature - 37.0) / 10.0
    return 1.0 + 0.0 * (x + g + t), x, g, t, x * x, g * g, t * t, x * g, x * t, g * t


def calibrate() -> tuple[np.ndarray, float, float]:
    """The ten coefficients of `TerminalExcitability` from the loaded node; root mean square and largest residual (mV).

    Fitted over potassium 3 to 6 mmol/L, gate shifts -4 to 4 mV and 28 to 40 degC, where the node is silent by itself.
    """
    axes = np.arange(3.0, 6.01, 0.25), np.arange(-4.0, 4.01), np.arange(28.0, 41.0, 4.0)
    grid = [jnp.asarray(x.ravel(), jnp.float32) for x in np.meshgrid(*axes, indexing="ij")]
    report = jax.jit(jax.vmap(node_excitability))(Bath(*grid))
    needed = np.asarray(report.depolarization, float)
    silent = np.isfinite(needed) & (needed > 0)
    table = np.stack([np.asarray(x, float) for x in features(*grid)], axis=1)[silent]
    found = np.linalg.lstsq(table, needed[silent], rcond=None)[0]
    residual = table @ found - needed[silent]
    return found, float(np.sqrt(np.mean(residual**2))), float(np.abs(residual).max())


FIT = "fit of calibrate(), rms 0.69 mV, largest 4.1 mV"


@component
class TerminalExcitability:
    """How many millivolts of depolarization set off a bare nerve ending, given the salts and warmth around it.

    Equation: needed = quadratic in x = ln(K/4), g = gate shift (mV), t = (T - 37)/10; at or below 0 it fires by itself;
    blocked where K passes 9.2 + 0.6 g mmol/L.
    Shapes: any that broadcast; mmol/L, mV, degC -> mV
    Source: fitted to `node_excitability`, the node of McIntyre2002 with its internodal load. Errors: rms 0.69 mV within
    3 to 6 mmol/L, -4 to 4 mV, 28 to 40 degC; up to 4 mV near the border where it fires by itself; nonsense far
    outside, but for `open`: the border where depolarization blocks the node, at 37 degC.
    """

    normal: float = param(11.42, "mV", "McIntyre2002", FIT)
    potassium: float = param(-16.90, "mV", "McIntyre2002", f"x; {FIT}")
    gate: float = param(3.64, "1", "McIntyre2002", f"g; {FIT}")
    warmth: float = param(-3.11, "mV", "McIntyre2002", f"t; {FIT}")
    potassium_squared: float = param(-9.33, "mV", "McIntyre2002", f"x x; {FIT}")
    gate_squared: float = param(-0.17, "1", "McIntyre2002", f"g g, 1/mV; {FIT}")
    warmth_squared: float = param(1.35, "mV", "McIntyre2002", f"t t; {FIT}")
    potassium_gate: float = param(3.02, "1", "McIntyre2002", f"x g; {FIT}")
    potassium_warmth: float = param(3.07, "mV", "McIntyre2002", f"x t; {FIT}")
    gate_warmth: float = param(-1.07, "1", "McIntyre2002", f"g t; {FIT}")
    pulse_share: float = param(
        0.35, "1", "McIntyre2002", "of a relative change, seen by a 0.1 ms pulse into a whole fiber"
    )
    firing_potassium: float = param(6.1, "mmol/L", "McIntyre2002", "the node fires by itself from here, 37 degC")
    block_potassium: float = param(9.2, "mmol/L", "McIntyre2002", "and is blocked by depolarization above this")
    block_gate: float = param(0.60, "mmol/L/mV", "McIntyre2002", "the block's with the gate shift, from -6 to 2 mV")
    block_width: float = param(0.1, "mmol/L", "assumed", "the node's block is sharp; endings differ a little")

    def coefficients(self):
        """In the order of `features`."""
        first = self.normal, self.potassium, self.gate, self.warmth, self.potassium_squared, self.gate_squared
        return (*first, self.warmth_squared, self.potassium_gate, self.potassium_warmth, self.gate_warmth)

    def open(self, potassium: Any, gate_shift: Any = 0.0) -> Any:
        """Share of endings that depolarization has not blocked, 0 to 1."""
        block = self.block_potassium + self.block_gate * gate_shift
        return jax.nn.sigmoid((block - potassium) / self.block_width)

    def needed(self, potassium: Any, gate_shift: Any = 0.0, temperature: Any = 37.0) -> Any:
        """Depolarization (mV) that sets off the ending."""
        terms = zip(self.coefficients(), features(potassium, gate_shift, temperature), strict=True)
        return sum(c * x for c, x in terms)


def pulse_threshold(potassium, gate_shift: Any = 0.0, temperature: Any = 37.0, fit: TerminalExcitability | None = None):
    """Current of a nerve stimulator's short pulse that excites a whole fiber, relative to normal (1).

    Most of a short pulse charges the internodes, which ions do not change: it feels a third of what an ending feels.
    """
    fit = fit or TerminalExcitability()  # pyright: ignore[reportCallIssue]
    return 1.0 + fit.pulse_share * threshold_shift(potassium, gate_shift, temperature, fit) / fit.normal


def threshold_shift(potassium, gate_shift: Any = 0.0, temperature: Any = 37.0, fit: TerminalExcitability | None = None):
    """By how many mV less (negative) or more an ending must be depolarized than at 4 mmol/L, no shift and 37 degC.

    A model that adds potassium's own depolarization passes potassium=4 here; the node takes two thirds of Nernst's.
    """
    fit = fit or TerminalExcitability()  # pyright: ignore[reportCallIssue]
    return fit.needed(potassium, gate_shift, temperature) - fit.normal
