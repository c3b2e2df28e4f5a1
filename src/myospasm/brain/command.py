"""The voluntary command on its way down to the motoneurons."""

from __future__ import annotations

from jaxtyping import Array, Float

from myospasm.ground import component, param


@component
class Command:
    """How hard the brain asks a muscle to pull: an excitatory conductance on its motoneurons' dendrites.

    Equation: g_drive = g_max v, v the command from 0 to 1; fluctuations common to all units of a muscle and private
    ones are added in the cord. Tendon organ inhibition is gated off by the command: gate = 1 - depth min(v / full, 1).
    Shapes: v (muscles,) 1 -> g (muscles,) mS/cm2.
    Source: a shared command to the pool after DeLucaErim1994; gating after Prochazka1997 (force feedback changes with
    the task).
    Errors: no cortical areas, no tremor generator, no learning.
    """

    conductance: float = param(
        0.15, "mS/cm2", "assumed", "at a maximal command all units fire: 11 to 16 pps in soleus, 30 in biceps and thumb"
    )
    gate_depth: float = param(1.0, "1", "assumed", "how far a command opens the gate on tendon organ inhibition")
    gate_full: float = param(0.1, "1", "assumed", "command at which the gate is fully open")

    def excitation(self, drive: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """The command's conductance on the dendrites, mS/cm2."""
        return self.conductance * drive

    def gate(self, drive: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """What the command lets through of tendon organ inhibition, 0 to 1."""
        opened = drive / self.gate_full
        return 1.0 - self.gate_depth * (opened - (opened - 1.0) * (opened > 1.0))
