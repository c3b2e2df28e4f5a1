"""How much of the blood's calcium and magnesium is free: what nerves feel is the free part."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from myospasm.blood.solutes import Number
from myospasm.ground import component, param

ALBUMIN = 66.5  # g/mmol


class Ligands(NamedTuple):
    """What holds calcium and magnesium in plasma, and the acid that competes with them."""

    albumin: Number | float  # g/L
    ph: Number | float
    bicarbonate: Number | float  # mmol/L, as are the following
    phosphate: Number | float
    lactate: Number | float
    citrate: Number | float  # beyond the 0.1 of health


class Site(NamedTuple):
    """Places in plasma that hold a calcium, a magnesium or a proton, one at a time."""

    amount: Number | float  # mmol/L
    protons: Number | float  # those held per empty place
    calcium: Number | float  # association constant, L/mmol
    magnesium: Number | float  # likewise


@component
class Binding:
    """Half of the blood's calcium is free; albumin and salts hold the rest, more of it when the blood is alkaline.

    Equation: total = free (1 + sum over sites K n / (1 + 10^(pK - pH) + K_Ca Ca + K_Mg Mg)), for calcium and magnesium
    at once; Newton from below. Shapes: any that broadcast; mmol/L. Source: Pedersen1971 and Takano2012 (proteins),
    Hastings1934 (citrate), DeBruyne1990 (phosphate; constants at no salt, taken to plasma's 0.15 mol/L by Davies).
    Errors: one class of sites per protein; globulins are a constant 28 g/L; only the proteins and phosphate feel pH;
    paraproteins, sulfate, ketones and fatty acids bind nothing; between cells, where albumin is scarce, the same.
    """

    sites: float = param(12.0, "1", "Pedersen1971", "per albumin", 11, 13)
    proton_pk: float = param(7.55, "1", "Takano2012", "of the sites of albumin and globulin")
    albumin: float = param(244.022, "L/mol", "Takano2012", "240 there; this makes 1.20 of 2.40 free", 217, 247)
    globulin_sites: float = param(0.73, "mmol/L", "Takano2012", "0.026 mmol/g in 28 g/L of globulins")
    globulin: float = param(355.0, "L/mol", "Takano2012", "log K 2.55")
    magnesium_ratio: float = param(0.369221, "1", "assumed", "on proteins, over calcium: makes 0.55 of 0.85 free")
    bicarbonate: float = param(5.2, "L/mol", "Hughes1984", "in a solution without protein")
    bicarbonate_magnesium: float = param(5.2, "L/mol", "assumed", "as calcium; in sea water they are much alike")
    phosphate: float = param(57.0, "L/mol", "DeBruyne1990", "HPO4; 542 without salt", 52, 62)
    phosphate_magnesium: float = param(105.0, "L/mol", "DeBruyne1990", "HPO4; 1004 without salt", 95, 115)
    phosphate_pk: float = param(6.8, "1", "Takano2012", "of H2PO4; 6.43 there, 6.8 usual in plasma", 6.43, 6.8)
    lactate: float = param(9.1, "L/mol", "MartellSmith1977", "log K 1.45 without salt; from memory")
    lactate_magnesium: float = param(7.6, "L/mol", "MartellSmith1977", "log K 1.37 without salt; from memory")
    citrate: float = param(1667.0, "L/mol", "Hastings1934", "dissociation 6.0e-4 at pH 7.4 in 0.16 mol/L", 1600, 2800)
    citrate_magnesium: float = param(1600.0, "L/mol", "Hastings1934", "much as calcium; from memory", 1500, 2300)
    citrate_at_rest: float = param(0.1, "mmol/L", "CostelloFranklin2016", "in health; from memory", 0.07, 0.15)

    def held(self, ligands: Ligands) -> list[Site]:
        """All places that hold calcium and magnesium, with how strongly they do."""
        acid = 10.0 ** (self.proton_pk - jnp.asarray(ligands.ph))
        sour = 10.0 ** (self.phosphate_pk - jnp.asarray(ligands.ph))
        albumin, globulin, ratio = 1e-3 * self.albumin, 1e-3 * self.globulin, self.magnesium_ratio
        citrate = ligands.citrate + self.citrate_at_rest
        return [
            Site(self.sites / ALBUMIN * ligands.albumin, acid, albumin, ratio * albumin),
            Site(self.globulin_sites, acid, globulin, ratio * globulin),
            Site(ligands.bicarbonate, 0.0, 1e-3 * self.bicarbonate, 1e-3 * self.bicarbonate_magnesium),
            Site(ligands.phosphate, sour, 1e-3 * self.phosphate, 1e-3 * self.phosphate_magnesium),
            Site(ligands.lactate, 0.0, 1e-3 * self.lactate, 1e-3 * self.lactate_magnesium),
            Site(citrate, 0.0, 1e-3 * self.citrate, 1e-3 * self.citrate_magnesium),
        ]

    def totals(self, calcium: Number | float, magnesium: Number | float, ligands: Ligands) -> tuple[Number, Number]:
        """Total calcium and magnesium, mmol/L, where so much of them (mmol/L) is free."""
        room = [(s, s.amount / _crowd(s, calcium, magnesium)) for s in self.held(ligands)]
        held_calcium = sum(s.calcium * r for s, r in room)
        held_magnesium = sum(s.magnesium * r for s, r in room)
        return jnp.asarray(calcium * (1.0 + held_calcium)), jnp.asarray(magnesium * (1.0 + held_magnesium))

    def ionized(self, calcium: Number | float, magnesium: Number | float, ligands: Ligands) -> tuple[Number, Number]:
        """Free calcium and magnesium, mmol/L, of these totals (mmol/L); exact to the digits of the number format."""
        sites = self.held(ligands)
        least = [1.0 + sum(getattr(s, name) * s.amount / (1.0 + s.protons) for s in sites) for name in Site._fields[2:]]
        start = jnp.broadcast_arrays(calcium / least[0], magnesium / least[1])

        def newton(_, free):
            now = self.totals(free[0], free[1], ligands)
            over = now[0] - calcium, now[1] - magnesium
            own, other, cross = _slopes(sites, *free)
            size = own * other - cross * cross * free[0] * free[1]
            down = (other * over[0] + free[0] * cross * over[1]) / size
            down_magnesium = (own * over[1] + free[1] * cross * over[0]) / size
            return free[0] - down, free[1] - down_magnesium

        free = jax.lax.fori_loop(0, 8, newton, jax.lax.stop_gradient(tuple(start)))
        return newton(0, newton(0, jax.lax.stop_gradient(free)))


def _crowd(site: Site, calcium: Number | float, magnesium: Number | float) -> Number:
    """All states of a place over the empty one."""
    return jnp.asarray(1.0 + site.protons + site.calcium * calcium + site.magnesium * magnesium)


def _slopes(sites: list[Site], calcium: Number, magnesium: Number) -> tuple[Number, Number, Number]:
    """How total calcium grows with free calcium, magnesium with magnesium, and how much one displaces the other."""
    own, other, cross = jnp.ones_like(calcium), jnp.ones_like(calcium), jnp.zeros_like(calcium)
    for site in sites:
        crowd = _crowd(site, calcium, magnesium)
        room = site.amount / crowd**2
        own += site.calcium * room * (crowd - site.calcium * calcium)
        other += site.magnesium * room * (crowd - site.magnesium * magnesium)
        cross += site.calcium * site.magnesium * room
    return own, other, cross
