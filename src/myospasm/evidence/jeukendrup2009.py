"""How fast the water of a drink reaches the blood, by the sugar that is in it."""

from __future__ import annotations

from typing import Any

from myospasm.evidence import Paper, Row

DRINK, TIME = 0.6, 3600
"""L, drunk in a minute; s over which the tracer is followed."""
SUGARS = (0.0, 30.0, 60.0, 90.0)
"""g/L of glucose."""

PAPER = Paper(
    source="Jeukendrup2009",
    title="Effect of beverage glucose and sodium content on fluid delivery",
    people=1,
    protocol="a drink with heavy water and 20 mmol/L sodium; area under the tracer in blood over an hour",
    rows=(
        Row("F013", "area with 3 % glucose over that without", 1.07, 1.00, 1.14, "1", "predict",
            note="19640, 18388 to 20892, over 18381 of F012"),
        Row("F014", "area with 6 % glucose over that without", 0.875, 0.801, 0.949, "1", "predict",
            note="16088, 14729 to 17447"),
        Row("F015", "area with 9 % glucose over that without", 0.715, 0.654, 0.775, "1", "predict",
            note="13134, 12019 to 14249"),
    ),
    errors="0.6 L drunk in a minute; the volume is from memory. The model has no tracer: it is taken to leave the "
    "stomach with the drink and to cross the bowel with the time that the model gives water (4 min), "
    "whichever way net water goes. Sugar only ever slows the stomach here, so that 3 % cannot be faster than "
    "none (F013), and slows it more than it slowed the tracer (F014, F015): emptying was set by other drinks "
    "in another laboratory (VistMaughan1995).",
)  # fmt: skip


def tracer(sugar: float) -> float:
    """Area under the share of the drink's heavy water that is in the blood (s)."""
    import jax
    import jax.numpy as jnp

    from myospasm.blood.gut import Gut
    from myospasm.blood.solutes import flow, scaled

    gut = Gut()  # pyright: ignore[reportCallIssue]
    drunk = flow(DRINK, glucose=DRINK * sugar / 0.18016, sodium=DRINK * 20.0, chloride=DRINK * 20.0)

    def second(state: Any, _: None) -> Any:
        stomach, bowel, blood = state
        left = 1.0 - jnp.exp(-gut.emptying(stomach))
        crossed = bowel * (1.0 - jnp.exp(-1.0 / gut.equilibration))
        bowel, blood = bowel + left * stomach.water - crossed, blood + crossed
        return (scaled(stomach, 1.0 - left), bowel, blood), blood

    with jax.enable_x64(True):
        start = jax.tree.map(lambda x: jnp.asarray(x, float), drunk), jnp.zeros(()), jnp.zeros(())
        return float(jnp.sum(jax.lax.scan(second, start, None, TIME)[1])) / DRINK


def replay() -> dict[str, float]:
    """What the model gives."""
    plain, *sweet = (tracer(sugar) for sugar in SUGARS)
    return {name: area / plain for name, area in zip(("F013", "F014", "F015"), sweet, strict=True)}
