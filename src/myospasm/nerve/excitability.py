"""What a nerve tester finds on the reference axon, and the short formula the loop's nerve terminal takes from it."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

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
    """Currents by which a small cathode (1 mA) at `distance` m over the middle node drives the fiber, tissue 0.2 S/m."""
    nodes = axon.ends.shape[0] + 1
    share = jnp.cumsum(jnp.array([2, 28, *[170] * 6, 28, 2]) / 1080) - jnp.array([1, 14, *[85] * 6, 14, 1]) / 1080
    place = (jnp.arange(nodes) - nodes // 2) * axon.spacing
    along = place[:-1, None] + share * axon.spacing

    def potential(x):
        return -1.0 / (4 * jnp.pi * 0.2 * jnp.sqrt(x**2 + distance**2))  # mA/(S/m m) = mV

    return axon.outside(potential(place), potential(along))


def strength_duration(axon: MotorAxon, widths, bath: Bath = NORMAL, field: Any = None):
    """Thresholds of square pulses of `widths` s, and Weiss's time constant (s) and rheobase from a line through them.

    Equation: charge = rheobase (width + tau). Source: MogyorosKiernanBurke1996 (459 us in human motor axons).
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
    blocked reports infinity.
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
