"""The signs of every disorder that has a scenario, read by `signs/` alone, and which of them tell two apart.

Run: python docs/signs.py [SCENARIO ...]   (all if none; what was read before is kept in signs.json)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

DOCS = Path(__file__).parent
KEPT = DOCS / "signs.json"
DISORDERS = (
    *("calf-cramp", "disc-herniation", "stenosis", "spasticity", "clonus", "writers-cramp", "torticollis"),
    *("blepharospasm", "hemifacial-spasm", "myoclonus", "propriospinal-myoclonus"),
    *("neuromyotonia", "motor-neuron-disease"),
)


def read(scenario: str) -> dict[str, float]:
    """Every sign in the recording of the ill, with the pictures of comparisons kept beside the pages."""
    from myospasm.comparison import compare
    from myospasm.plots.comparison import plot_comparison
    from myospasm.scenario import load_scenario
    from myospasm.session import run_scenario
    from myospasm.signs.examination import examine

    chosen = load_scenario(scenario)
    if not chosen.beside:
        return examine(run_scenario(chosen).recording)
    found = compare(chosen)
    plot_comparison(found.tellings, chosen).savefig(DOCS / f"{scenario}.png", dpi=75)
    return found.tellings[1].signs


def page(examined: dict[str, dict[str, float]]) -> str:
    """The table of signs, and for each pair of disorders the signs that tell them apart."""
    from myospasm.signs.differential import pairs, table
    from myospasm.signs.examination import signs

    rows = table(examined)
    lines = ["| " + " | ".join(rows[0]) + " |", "|" + "---|" * len(rows[0])]
    lines += ["| " + " | ".join(row) + " |" for row in rows[1:]]
    lines += ["", "| two disorders | signs that both were examined for and that tell them apart |", "|---|---|"]
    for (a, b), names in pairs(examined).items():
        words = "; ".join(signs()[name].words for name in names[:4]) or "**none**"
        lines.append(f"| {a}, {b} | {words} |")
    return "\n".join(lines)


def main(chosen: list[str]) -> None:
    from update_readme import replaced  # pyright: ignore[reportMissingImports]

    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    for scenario in chosen or DISORDERS:
        print(f"{scenario} ...", flush=True)
        kept[scenario] = read(scenario)
        KEPT.write_text(json.dumps({name: kept[name] for name in DISORDERS if name in kept}, indent=1) + "\n", "utf-8")
    target = DOCS / "neurology.md"
    target.write_text(replaced(target.read_text("utf-8"), "signs", page(kept)), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
