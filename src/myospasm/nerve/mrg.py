"""The motor nerve fiber, node by node: the reference for the reduced axon and nerve terminal of the loop."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from myospasm.ground import component, param
from myospasm.nerve.internode import SEGMENTS, geometry, internode

SOURCE = "McIntyre2002"
STEP = 5e-6
"""The step, in s, of McIntyre2002; the error in speed is 1.5 %."""


class Bath(NamedTuple):
    """What surrounds the fiber. `gate_shift` (mV) is what calcium, magnesium and acid do (`blood.electrochemistry`)."""

    potassium: Array | float = 4.0  # mmol/L
    gate_shift: Array | float = 0.0  # mV, negative: more excitable
    temperature: Array | float = 37.0  # degC


NORMAL = Bath()


class Gates(NamedTuple):
    """Gates of the nodes, half a step before the potentials: m, h fast sodium; p lasting sodium; s slow potassium."""

    m: Array
    h: Array
    p: Array
    s: Array


class State(NamedTuple):
    """Potential of each node (nodes,) and of each internode's axoplasm, then periaxonal gap (nodes - 1, 20), mV.

    Axoplasm is counted from the internode's passive reversal (-80 mV), so that single precision keeps its slow drifts.
    """

    node: Array
    internode: Array
    gates: Gates


def ramp(x):
    """x / (1 - exp(-x)), smooth through zero."""
    small = jnp.abs(x) < 1e-2
    safe = jnp.where(small, 1.0, x)
    return jnp.where(small, 1.0 + 0.5 * x + x * x / 12.0, safe / -jnp.expm1(-safe))


@component
class MotorNode:
    """The bare spot of a motor nerve fiber where the nerve impulse is renewed.

    Equation: C V' = -(gNa m^3 h + gNap p^3)(V-ENa) - gK s (V-EK) - gL (V-EL) + I; x' = alpha (1-x) - beta x at
    V - shift, alpha and beta of the paper's appendix; m, h, p times 2.2, 2.9, 2.2 per 10 degC from 20, s 3 from 36.
    EK follows the outer potassium, RT/F ln(K/4); the leaks of node and internode follow by `leak_share` of that.
    Shapes: any, elementwise.
    Source: McIntyre2002. Errors: no pump, no potassium build-up between myelin and axon. `leak_share` is a choice:
    the node fires by itself from 6.1 mmol/L of potassium at 0.1, from 4.9 at 0.5, 4.6 at 1, 7.7 at 0; patients before
    dialysis reach 6 without such firing.
    """

    capacitance: float = param(2e-3, "mF/cm2", SOURCE, "nodal axolemma")
    fast_sodium: float = param(3000.0, "mS/cm2", SOURCE, "gNaf")
    persistent_sodium: float = param(10.0, "mS/cm2", SOURCE, "gNap")
    slow_potassium: float = param(80.0, "mS/cm2", SOURCE, "gKs")
    leak: float = param(7.0, "mS/cm2", SOURCE, "gLk")
    sodium_reversal: float = param(50.0, "mV", SOURCE, "ENa")
    potassium_reversal: float = param(-90.0, "mV", SOURCE, "EK, also of the leak")
    resting_potassium: float = param(4.0, "mmol/L", "assumed", "outer potassium at which EK is that of the paper")
    leak_share: float = param(0.1, "1", "assumed", "share of EK's shift that leaks follow; silent up to 6 mmol/L")
    internode_reversal: float = param(-80.0, "mV", SOURCE, "passive reversal of the internodal axolemma")
    fast_q10: float = param(2.2, "1", SOURCE, "m and p, from 20 degC")
    inactivation_q10: float = param(2.9, "1", SOURCE, "h, from 20 degC")
    slow_q10: float = param(3.0, "1", SOURCE, "s, from 36 degC")

    def rates(self, v, bath: Bath) -> tuple[Gates, Gates]:
        """Targets (1) and rates (1/s) of the four gates at potential v."""
        v, warm = v - bath.gate_shift, (bath.temperature - 20.0) / 10.0
        fast = 1e3 * self.fast_q10**warm
        off = 1e3 * self.inactivation_q10**warm
        slow = 1e3 * self.slow_q10 ** ((bath.temperature - 36.0) / 10.0)
        opening = Gates(
            m=fast * 1.86 * 10.3 * ramp((v + 21.4) / 10.3),
            h=off * 0.062 * 11.0 * ramp(-(v + 114.0) / 11.0),
            p=fast * 0.01 * 10.2 * ramp((v + 27.0) / 10.2),
            s=slow * 0.3 * jax.nn.sigmoid((v + 53.0) / 5.0),
        )
        closing = Gates(
            m=fast * 0.086 * 9.16 * ramp(-(v + 25.7) / 9.16),
            h=off * 2.3 * jax.nn.sigmoid((v + 31.8) / 13.4),
            p=fast * 0.0025 * ramp(-(v + 34.0) / 10.0),
            s=slow * 0.03 * jax.nn.sigmoid(v + 90.0),
        )
        rate = Gates(*(a + b for a, b in zip(opening, closing, strict=True)))
        return Gates(*(a / r for a, r in zip(opening, rate, strict=True))), rate

    def step_gates(self, gates: Gates, v, bath: Bath, dt) -> Gates:
        """Gates one step later, the potential v that of mid-step."""
        target, rate = self.rates(v, bath)
        return Gates(*(t + (x - t) * jnp.exp(-dt * r) for x, t, r in zip(gates, target, rate, strict=True)))

    def reversal_shift(self, bath: Bath):
        """How far the potassium reversal moved (mV)."""
        return 0.0861733 * (bath.temperature + 273.15) * jnp.log(bath.potassium / self.resting_potassium)

    def leak_shift(self, bath: Bath):
        """How far the passive reversal of node and internode moved (mV)."""
        return self.leak_share * self.reversal_shift(bath)

    def membrane(self, gates: Gates, bath: Bath):
        """The node's conductance (mS/cm2), and its driving current (uA/cm2) counted from the internode's reversal."""
        sodium = self.fast_sodium * gates.m**3 * gates.h + self.persistent_sodium * gates.p**3
        potassium, below = self.slow_potassium * gates.s, self.potassium_reversal - self.internode_reversal
        inward = sodium * (self.sodium_reversal - self.internode_reversal)
        outward = potassium * (below + self.reversal_shift(bath)) + self.leak * (below + self.leak_shift(bath))
        return sodium + potassium + self.leak, inward + outward


@component
class MotorAxon:
    """A myelinated motor nerve fiber, from node to node, with the thin gap under its myelin.

    Equation: double cable: axoplasm and periaxonal gap of every segment, axolemma between them, myelin outside; nodes
    as `MotorNode`. Internodes are passive: each is eliminated exactly, and a tridiagonal system of nodes remains.
    Scheme: trapezoid of weight `weight` for potentials, gates half a step beside them, exact at fixed potential.
    Shapes: (nodes,) and (nodes - 1, 20)
    Source: McIntyre2002, sizes by the fits of Musselman2021. Errors: those of `MotorNode`; the internode
    has no channels, so the late recovery cycle lacks what internodal potassium channels add.
    """

    node: Any
    area: Any  # cm2, of a node
    mass: Any  # (nodes - 1, 20, 20) mF
    conductance: Any  # (nodes - 1, 20, 20) mS
    inverse: Any  # (nodes - 1, 20, 20) 1/mS, of mass / (weight dt) + conductance
    leak: Any  # (nodes - 1, 20) mS
    ends: Any  # (nodes - 1,) mS
    laplacian: Any  # (nodes - 1, 20, 12) mS
    dt: Any  # s
    weight: Any  # 1
    spacing: Any  # m

    def rest(self, bath: Bath = NORMAL) -> State:
        """The fiber left alone: the lowest node potential at which no current flows, alike at all nodes."""
        grid = jnp.linspace(-20.0, 40.0, 1201)
        net = jax.vmap(lambda v: self.steady_current(v, bath))(grid)
        first = jnp.argmax(net > 0)
        v = grid[first] - (grid[1] - grid[0]) * net[first] / (net[first] - net[first - 1])
        nodes = jnp.full(self.ends.shape[0] + 1, v)
        return State(nodes, self.steady_internode(v, bath), self.settled_gates(nodes, bath))

    def settled_gates(self, v, bath):
        """Gates at rest at a node potential counted from the internode's reversal."""
        return self.node.rates(v + self.node.internode_reversal, bath)[0]

    def steady_internode(self, v, bath):
        """Potentials inside the internodes once settled between two nodes at v."""
        drive = self.leak * self.node.leak_shift(bath)
        drive = drive.at[:, 0].add(self.ends * v).at[:, SEGMENTS - 1].add(self.ends * v)
        return jnp.linalg.solve(self.conductance, drive[..., None])[..., 0]

    def steady_current(self, v, bath):
        """Net outward current (uA) of an inner node settled at v, with its two half internodes."""
        g, drive = self.node.membrane(self.settled_gates(v, bath), bath)
        inside = self.steady_internode(v, bath)[0]
        return self.area * (g * v - drive) + self.ends[0] * (2 * v - inside[0] - inside[SEGMENTS - 1])

    def step(self, state: State, current, bath: Bath = NORMAL, field=(0.0, 0.0)) -> State:
        """One step under a current into each node (nA) and, stimulated from outside, `outside(...)` times its size."""
        gates = self.node.step_gates(state.gates, state.node + self.node.internode_reversal, bath, self.dt)
        g, drive = self.node.membrane(gates, bath)
        charge = self.area * self.node.capacitance / (self.weight * self.dt)
        right = jnp.einsum("nij,nj->ni", self.mass, state.internode) / (self.weight * self.dt)
        right = right + self.leak * self.node.leak_shift(bath) + field[1]
        free = jnp.einsum("nij,nj->ni", self.inverse, right)
        from_left = self.inverse[:, :, 0] * self.ends[:, None]
        from_right = self.inverse[:, :, SEGMENTS - 1] * self.ends[:, None]

        def meet(right_of_node, left_of_node):
            return jnp.pad(self.ends * right_of_node, (0, 1)) + jnp.pad(self.ends * left_of_node, (1, 0))

        own = charge + self.area * g + meet(1.0 - from_left[:, 0], 1.0 - from_right[:, SEGMENTS - 1])
        push = charge * state.node + self.area * drive + 1e-3 * current + field[0]
        push = push + meet(free[:, 0], free[:, SEGMENTS - 1])
        link = -self.ends * from_right[:, 0]
        below, above = jnp.pad(link, (1, 0)), jnp.pad(link, (0, 1))
        node = jax.lax.linalg.tridiagonal_solve(below, own, above, push[:, None])[:, 0]
        inside = free + from_left * node[:-1, None] + from_right * node[1:, None]
        return State(
            state.node + (node - state.node) / self.weight,
            state.internode + (inside - state.internode) / self.weight,
            gates,
        )

    def outside(self, potential: Float[Array, "nodes"], along: Float[Array, "internodes 10"]) -> tuple[Array, Array]:
        """The currents (uA) by which potentials outside the fiber (mV), at nodes and segments, drive it."""
        points = jnp.concatenate([potential[:-1, None], along, potential[1:, None]], axis=1)
        into = jnp.einsum("nij,nj->ni", self.laplacian, points)
        left, right = self.ends * (along[:, 0] - potential[:-1]), self.ends * (along[:, -1] - potential[1:])
        return jnp.pad(left, (0, 1)) + jnp.pad(right, (1, 0)), into


def motor_axon(
    diameter: float, nodes: int = 21, dt: float = STEP, myelin: Any = 1.0, gap: Any = 1.0, weight: float = 0.5
) -> MotorAxon:
    """A fiber of `diameter` (um); `myelin` thins its myelin, `gap` widens its paranodes, all or one by one."""
    myelin, gap = np.broadcast_to(myelin, nodes - 1), np.broadcast_to(gap, nodes - 1)
    parts = [internode(diameter, float(a), float(b)) for a, b in zip(myelin, gap, strict=True)]
    mass, conductance, leak, ends, currents = (np.stack(x) for x in zip(*parts, strict=True))
    size = geometry(diameter)
    return MotorAxon(
        node=MotorNode(),  # pyright: ignore[reportCallIssue]
        area=np.pi * size["node"] * 1e-8,
        mass=jnp.asarray(mass),
        conductance=jnp.asarray(conductance),
        inverse=jnp.asarray(np.linalg.inv(mass / (weight * dt) + conductance)),
        leak=jnp.asarray(leak),
        ends=jnp.asarray(ends),
        laplacian=jnp.asarray(currents),
        dt=dt,
        weight=weight,
        spacing=size["spacing"] * 1e-6,
    )


def run(axon: MotorAxon, current: Float[Array, "steps nodes"], bath: Bath = NORMAL, state: State | None = None):
    """Drive a fiber by currents (nA) into its nodes: the last state, and the nodes' potentials after each step."""

    def tick(state, now):
        state = axon.step(state, now, bath)
        return state, state.node + axon.node.internode_reversal

    return jax.lax.scan(tick, axon.rest(bath) if state is None else state, current)
