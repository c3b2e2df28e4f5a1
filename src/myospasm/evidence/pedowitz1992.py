"""Which pressure on nerve roots, kept up for hours, takes their conduction."""

from __future__ import annotations

from myospasm.evidence import Paper, Row

HOURS = 4.0
ENOUGH = 0.99
"""Share of the fibers that conduct, above which nothing is missed."""

PAPER = Paper(
    source="Pedowitz1992",
    title="Effects of magnitude and duration of compression on spinal nerve root conduction",
    people=1,
    protocol=f"a root at rest under 0, 50, 100 and 200 mmHg for {HOURS:g} h",
    rows=(
        Row("N016", "highest pressure of 0, 50, 100 and 200 mmHg that leaves conduction", 50, 50, 50, "mmHg", "fit"),
        Row("N017", "lowest pressure of these with a deficit after 2 h", 100, 100, 200, "mmHg", "fit"),
        Row("N017b", "conduction after 4 h at 200 mmHg less that at 100", 0, None, None, "%", "predict", -1,
            note="proportional to pressure (Olmarker1990, N018)"),
        Row("N017c", "conduction 1.5 h after 200 mmHg less that before", 0, None, None, "%", "predict", -1,
            note="a deficit is left at the end of recovery"),
    ),
    errors="A pig's cauda equina; here a human root's lumped passage, every fiber of which fails or not. Amplitudes "
    "are not among the numbers at hand, so what is judged is whether there is a deficit. Nothing swells in the model: "
    "it recovers in minutes, all of it, whatever the pressure was and however quickly it came.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    two, four = (_conducting(60.0 * 60.0 * hours) for hours in (2.0, HOURS))
    spared = [pressure for pressure, share in two.items() if share >= ENOUGH and four[pressure] >= ENOUGH]
    failed = [pressure for pressure, share in two.items() if share < ENOUGH]
    return {
        "N016": max(spared, default=float("nan")),
        "N017": min(failed, default=float("nan")),
        "N017b": 100 * (four[200.0] - four[100.0]),
        "N017c": 100 * (_conducting(60.0 * 60.0 * HOURS, free=5400.0)[200.0] - 1.0),
    }


def _conducting(seconds: float, free: float = 0.0) -> dict[float, float]:
    """Share of a resting root's fibers that conduct after so long under each pressure, and then without."""
    import jax.numpy as jnp

    from myospasm.nerve.compression import Compression

    press, pressures = Compression(), jnp.array([0.0, 50.0, 100.0, 200.0])
    none, arterial = 0.0 * pressures, jnp.asarray(press.arterial)
    state = press.step(press.rest(none), pressures, none, none, seconds, arterial)
    if free:
        state = press.step(state, none, none, none, free, arterial)
    return dict(zip(pressures.tolist(), press.share(state.supply).tolist(), strict=True))
