"""The blood's salts, acid and warmth as the organs meet them; steady for now."""

from __future__ import annotations

from myospasm.blood.electrochemistry import NerveSurface, surface_shift
from myospasm.ground import component, param


@component
class Plasma:
    """What the blood brings to nerve and muscle: potassium, calcium, magnesium, acid and warmth.

    Equation: gate shift = surface potential at (Ca, Mg, pH) less that in health, see `electrochemistry.surface_shift`.
    Shapes: single numbers. Source: normal adult values.
    Errors: constant in a run; no volume, no kidney, no hormones yet.
    """

    potassium: float = param(4.19, "mmol/L", "Juel2000", "interstitium of resting muscle, near the plasma's", 3.5, 5.0)
    calcium: float = param(1.2, "mmol/L", "OxfordLabValues", "ionized; adult reference interval", 1.0, 1.25)
    magnesium: float = param(0.55, "mmol/L", "assumed", "ionized")
    ph: float = param(7.4, "1", "HawkesBayLab", "arterial; adult reference interval", 7.35, 7.45)
    temperature: float = param(37.0, "degC", "assumed", "of the ending; muscle at rest is 33 to 37")

    def gate_shift(self, surface: NerveSurface):
        """By how many mV the nerve's gates are shifted; negative: more excitable."""
        return surface_shift(self.calcium, self.magnesium, self.ph, self.temperature, surface)
