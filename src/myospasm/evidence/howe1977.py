"""How long a nerve root goes on firing after something pressed it: one that was healthy, and one long injured."""

from __future__ import annotations

from myospasm.evidence import Paper, Row

PRESSURE = 100.0
"""mmHg, at once; the paper tells none."""
STEP = 0.05
"""s."""

PAPER = Paper(
    source="Howe1977",
    title="Mechanosensitivity of dorsal root ganglia and chronically injured axons: a physiological basis for the "
    "radicular pain of nerve root compression",
    people=1,
    protocol=f"{PRESSURE:g} mmHg at once on a root that lay free, and on one injured long ago; kept up",
    rows=(
        Row("N204", "a healthy root fires for", 5, 0, 10, "s", "fit", note="several seconds at most; bounds nominal"),
        Row("N206", "an injured root fires for", 5, 1, 10, "min", "fit", note="several minutes; bounds nominal"),
    ),
    errors="Cat and rabbit. How long the most excitable tenth of fibers is pushed past its threshold; noise makes some "
    "fire longer. Times are in words in the paper. Ganglia (5 to 25 min, N205) are left out, as are "
    "all sensory fibers' own impulses.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    healthy, injured = _seconds_past_threshold()
    return {"N204": healthy, "N206": injured / 60.0}


def _seconds_past_threshold() -> list[float]:
    import jax
    import jax.numpy as jnp

    from myospasm.nerve.root import Roots

    roots = Roots()  # pyright: ignore[reportCallIssue]
    press, injured = roots.compression, jnp.array([0.0, 1.0])
    none, pressure = 0.0 * injured, 0.0 * injured + PRESSURE
    first_tenth = roots.threshold * (1.0 - 1.28 * roots.threshold_spread)

    def tick(state, _):
        state = press.step(state, pressure, none, injured, STEP, jnp.asarray(press.arterial))
        return state, press.pushed(state, pressure, injured) > first_tenth

    _, past = jax.lax.scan(tick, press.rest(none), length=round(1800 / STEP))
    return [STEP * float(n) for n in past.sum(0)]
