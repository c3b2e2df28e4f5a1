"""How the salts around a nerve set its voltage and the ease with which it fires.

Plain functions of arrays, any shapes that broadcast. Concentrations in mmol/L, potentials in mV, temperatures in degC.
"""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp

from myospasm.ground import component, param

GAS = 8.314462618  # J/mol/K, exact by definition of the SI
FARADAY = 96485.33212  # C/mol, exact by definition of the SI
AVOGADRO = 6.02214076e23  # 1/mol, exact by definition of the SI
PERMITTIVITY = 8.8541878e-12  # F/m, of vacuum
KELVIN = 273.15


def thermal(temperature):
    """The voltage that stands for warmth: RT/F in mV, 26.7 mV at 37 degC."""
    return 1e3 * GAS * (temperature + KELVIN) / FARADAY


def nernst(outside, inside, temperature: Any = 37.0, charge=1):
    """The voltage at which an ion neither enters nor leaves the cell.

    Equation: E = RT/(zF) ln(outside / inside)
    Shapes: any that broadcast; mmol/L, mmol/L, degC -> mV
    Source: Hille2001. Errors: activities are taken as concentrations.
    """
    return thermal(temperature) / charge * jnp.log(outside / inside)


def goldman(potassium, sodium, potassium_inside, sodium_inside, ratio=0.01, temperature: Any = 37.0):
    """The voltage of a resting cell that leaks potassium well and sodium a little.

    Equation: V = RT/F ln[(K_o + r Na_o) / (K_i + r Na_i)], r = P_Na/P_K
    Shapes: any that broadcast; mmol/L, 1, degC -> mV
    Source: Hille2001. Errors: chloride is left out (it follows the voltage), as is the pump's own current (a few mV).
    """
    return thermal(temperature) * jnp.log((potassium + ratio * sodium) / (potassium_inside + ratio * sodium_inside))


def q10(factor, temperature, reference):
    """How many times faster a process runs than at the temperature where it was measured."""
    return factor ** ((temperature - reference) / 10.0)


@component
class NerveSurface:
    """The charged outer face of the nerve membrane, which calcium, magnesium and acid cover.

    Equation: ions near the membrane c_i(0) = c_i exp(-z_i F psi/RT); charge per area
    sigma = sum over acids n(-1 + Ca_0/K_Ca)/(1 + H_0/K_a + Ca_0/K_Ca) + n H_0/(K_a + H_0) of the base;
    Grahame sigma^2 = 2 eps eps0 RT sum c_i (exp(-z_i F psi/RT) - 1), with the sign of psi.
    Shapes: any that broadcast -> mV
    Source: HilleWoodhullShapiro1975. Errors: magnesium screens but does not bind, so its effect is too small; the
    groups were measured on the frog at room temperature and are used at any.
    """

    strong_acid: float = param(0.9, "1/nm2", "HilleWoodhullShapiro1975", "density of acid groups, pK 2.88")
    strong_pk: float = param(2.88, "1", "HilleWoodhullShapiro1975", "pK of the stronger acid")
    weak_acid: float = param(0.58, "1/nm2", "HilleWoodhullShapiro1975", "density of acid groups, pK 4.58")
    weak_pk: float = param(4.58, "1", "HilleWoodhullShapiro1975", "pK of the weaker acid")
    base: float = param(0.33, "1/nm2", "HilleWoodhullShapiro1975", "density of base groups, pK 6.28")
    base_pk: float = param(6.28, "1", "HilleWoodhullShapiro1975", "pK of the base")
    calcium_binding: float = param(28.0, "mol/L", "HilleWoodhullShapiro1975", "dissociation of calcium from the acids")
    salt: float = param(150.0, "mmol/L", "assumed", "monovalent cations of plasma, sodium above all")
    dielectric: float = param(74.2, "1", "MalmbergMaryott1956", "water at 37 degC")
    calcium: float = param(1.2, "mmol/L", "OxfordLabValues", "ionized, in health: the point of no shift", 1.0, 1.25)
    magnesium: float = param(0.55, "mmol/L", "assumed", "ionized magnesium in health")
    ph: float = param(7.4, "1", "HawkesBayLab", "arterial blood in health", 7.35, 7.45)

    def charge(self, psi, calcium, ph, temperature):
        """Charge of the groups, elementary charges per nm2, at a surface potential psi (mV)."""
        crowd = jnp.exp(-psi / thermal(temperature))
        proton, bound = 10.0**-ph * crowd, 1e-3 * calcium * crowd**2 / self.calcium_binding
        acids = ((self.strong_acid, self.strong_pk), (self.weak_acid, self.weak_pk))
        acid = sum(n * (bound - 1) / (1 + proton * 10.0**pk + bound) for n, pk in acids)
        return acid + self.base * proton / (10.0**-self.base_pk + proton)

    def screen(self, psi, divalent, temperature):
        """Charge that the salt holds at psi (Grahame), elementary charges per nm2."""
        crowd = jnp.exp(-psi / thermal(temperature))
        anion = self.salt + 2 * divalent
        ions = self.salt * (crowd - 1) + divalent * (crowd**2 - 1) + anion * (1 / crowd - 1)
        scale = 2 * self.dielectric * PERMITTIVITY * GAS * (temperature + KELVIN)
        return jnp.sign(psi) * jnp.sqrt(scale * jnp.maximum(ions, 1e-12)) * (1e-18 * AVOGADRO / FARADAY)

    def potential(self, calcium, magnesium, ph, temperature: Any = 37.0):
        """Surface potential psi, mV: bisection brackets the one root, Newton's last steps give digits and gradients."""

        def excess(psi):
            return self.screen(psi, calcium + magnesium, temperature) - self.charge(psi, calcium, ph, temperature)

        shape = jnp.broadcast_shapes(*(jnp.shape(x) for x in (calcium, magnesium, ph, temperature)))
        low, high = jnp.full(shape, -250.0), jnp.full(shape, -1.0)

        def halve(_, bracket):
            low, high = bracket
            middle = 0.5 * (low + high)
            above = excess(middle) > 0
            return jnp.where(above, low, middle), jnp.where(above, middle, high)

        low, high = jax.lax.fori_loop(0, 10, halve, (low, high))
        psi = jax.lax.stop_gradient(0.5 * (low + high))
        for _ in range(3):
            value, slope = jax.jvp(excess, (psi,), (jnp.ones_like(psi),))
            psi = psi - value / slope
        return psi


def surface_shift(calcium, magnesium, ph, temperature: Any = 37.0, surface: NerveSurface | None = None):
    """How far the nerve's gates move when calcium, magnesium or acid in its surroundings change.

    Negative: gates open nearer rest, the nerve is more excitable (low calcium, low magnesium, alkalosis). Subtract it
    from the membrane potential that a gate sees, or add it to every half-activation.

    Equation: shift = psi(Ca, Mg, pH) - psi(1.2, 0.55, 7.4), outer surface potentials of `NerveSurface`
    Shapes: any that broadcast; mmol/L ionized, mmol/L ionized, 1, degC -> mV
    Source: HilleWoodhullShapiro1975. Errors: those of `NerveSurface`; all gates move alike.
    """
    surface = surface or NerveSurface()  # pyright: ignore[reportCallIssue]
    rest = surface.potential(surface.calcium, surface.magnesium, surface.ph, temperature)
    return surface.potential(calcium, magnesium, ph, temperature) - rest
