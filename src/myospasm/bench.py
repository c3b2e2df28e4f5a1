"""How fast the model runs here: the closed loop, a cramp threshold sweep, and compiling, cold and warm.

Each piece of work in `WORKS` says what it simulated; the clock, the processor time and the memory are read around it.
"""

from __future__ import annotations

import contextlib
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

FOOT, SECONDS = "abductor_hallucis", 30.0
"""The muscle that is timed, and how long it is simulated (s)."""
MEMBRANE_STEP = 2e-4
"""The membrane clock (s) that "ns per unit and step" counts, when the work itself does not say."""


class Done(NamedTuple):
    """What a piece of work simulated: motor units, people (or trials) at once, seconds each, and its membrane step."""

    units: int
    people: int
    simulated: float
    step: float = MEMBRANE_STEP


Work = Callable[[], Done]


def loop(units: int, times: int = 1) -> Callable[[], Work]:
    """The whole closed loop of one person with this many motor units: a maximal contraction and what follows.

    `times` as long as usual shows that memory does not grow with the length.
    """

    def prepare() -> Work:
        from myospasm.anatomy import healthy_adult
        from myospasm.protocol import Protocol
        from myospasm.run import PIECE, Job, stream_pieces

        protocol = Protocol(["Contract at 100 % for 5 s", f"Rest for {times * SECONDS - 5:g} s"])
        person = healthy_adult({FOOT: units})

        def stream(done: Protocol) -> None:
            for _ in stream_pieces(Job(person, done), done.script(person.muscle, FOOT, person.joints)):
                pass

        stream(Protocol(f"Rest for {PIECE / 1000:g} s"))  # compiles

        def work() -> Done:
            stream(protocol)
            return Done(units, 1, times * SECONDS)

        return work

    return prepare


def sweep() -> Work:
    """A cramp threshold search: 20 stimulation frequencies on abductor hallucis in one compiled call."""
    from myospasm.anatomy import healthy_adult
    from myospasm.protocol import Protocol
    from myospasm.run import PIECE, Job, batch_pieces

    trains = [f"Stimulate the nerve at {rate} Hz for 5 s" for rate in range(4, 44, 2)]
    person = healthy_adult([FOOT])
    many = len(trains)

    def work(seconds: float = SECONDS) -> Done:
        protocols = [Protocol([train, f"Rest for {seconds - 5:g} s"]) for train in trains]
        scripts = [p.script(person.muscle, FOOT, person.joints) for p in protocols]
        for _ in batch_pieces([Job(person, protocol) for protocol in protocols], scripts):
            pass
        return Done(person.units[0], many, seconds)

    work(5 + PIECE / 1000)  # compiles
    return work


def chemistry() -> Work:
    """The chemistry of one person who rests and runs for 4 h."""
    from myospasm.anatomy import healthy_adult
    from myospasm.hours import live
    from myospasm.protocol.hours import Hours

    person = healthy_adult({FOOT: 20})
    live(person, Hours("Rest for 10 min"))  # compiles

    def work() -> Done:
        live(person, Hours(["Rest for 30 min", "Run at 9 km/h for 3 h in 20 degC", "Rest for 30 min"]))
        return Done(20, 1, 4 * 3600.0, 1.0)

    return work


def population() -> Work:
    """The same 4 h of 1,000 people at once."""
    from myospasm.population_study import TOGETHER, UNITS, study
    from myospasm.protocol.hours import Hours

    study(Hours("Rest for 10 min"), TOGETHER)  # compiles

    def work() -> Done:
        study(Hours(["Rest for 30 min", "Run at 9 km/h for 3 h in 20 degC", "Rest for 30 min"]), 1000)
        return Done(UNITS, 1000, 4 * 3600.0, 1.0)

    return work


WORKS: dict[str, Callable[[], Work]] = {
    "loop 43 units": loop(43),
    "loop 43 units, 4 times as long": loop(43, times=4),
    "loop 200 units": loop(200),
    "loop 600 units": loop(600),
    "CTF sweep 20 frequencies AH": sweep,
    "chemistry, 4 h": chemistry,
    "chemistry, 4 h of 1,000 people": population,
}
"""Name to preparation, which compiles whatever is needed and gives the work to be timed, as often as wanted."""

START = "from myospasm import bench; bench.WORKS[bench.FIRST]()(); print(bench.memory())"
FIRST = "loop 43 units"


def bench(progress: Callable[..., None] = lambda *_: None, repeats: int = 2) -> dict[str, Any]:
    """Time every piece of work; the fastest of `repeats` counts. Gives the JSON of `myospasm bench`.

    Errors: other programs on the machine slow it down, which the fastest repeat only partly undoes.
    """
    rows = []
    total = len(WORKS) + 2
    for number, (name, prepare) in enumerate(WORKS.items()):
        progress(number, total, name)
        rows.append(timed(name, prepare(), repeats))
    with tempfile.TemporaryDirectory() as cache:
        for number, name in enumerate(("compile and run, cold", "compile and run, warm")):
            progress(len(WORKS) + number, total, name)
            rows.append(started(name, cache))
    return {"machine": machine(), "rows": rows}


def timed(name: str, work: Work, repeats: int = 2) -> dict[str, Any]:
    """One row: a piece of work, done `repeats` times, with the clock and processor time of its fastest."""
    best: tuple[float, float] | None = None
    done = Done(0, 0, 0.0)
    forget_memory()
    for _ in range(max(1, repeats)):
        wall, cpu = time.perf_counter(), time.process_time()
        done = work()
        took = time.perf_counter() - wall, time.process_time() - cpu
        best = took if best is None else min(best, took)
    assert best is not None
    return row(name, done, best[0], best[1])


def row(name: str, done: Done, wall: float, cpu: float) -> dict[str, Any]:
    """One row of the table; `real_time` is seconds simulated (of all people together) per second on the clock."""
    simulated = done.simulated * done.people
    steps = done.units * simulated / done.step
    return {
        "work": name,
        "units": done.units,
        "people": done.people,
        "simulated_s": simulated,
        "wall_s": wall,
        "cpu_s": cpu,
        "real_time": simulated / wall if wall else None,
        "ns_per_unit_step": 1e9 * wall / steps if steps else None,
        "memory_mb": memory(),
    }


def started(name: str, cache: str) -> dict[str, Any]:
    """One row: a fresh Python that imports, compiles and runs the smallest loop once, with this compilation cache."""
    before, wall = os.times(), time.perf_counter()
    environment: Mapping[str, str] = {**os.environ, "MYOSPASM_CACHE": cache}
    told = subprocess.run([sys.executable, "-c", START], env=environment, check=True, capture_output=True, text=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    made = row(name, Done(int(FIRST.split()[1]), 1, SECONDS), time.perf_counter() - wall, cpu)
    used = told.stdout.split()[-1]
    return made | {"ns_per_unit_step": None, "memory_mb": None if used == "None" else float(used)}


def forget_memory() -> None:
    """Begin to count the most memory anew, where the system can (Linux)."""
    with contextlib.suppress(OSError), open("/proc/self/clear_refs", "w", encoding="ascii") as file:
        file.write("5")


def memory() -> float | None:
    """The most memory (MB) that this process has had since `forget_memory`; None where the system does not tell.

    Errors: where the system cannot begin anew, since it started.
    """
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as file:
            return next(int(line.split()[1]) / 1e3 for line in file if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        pass
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def machine() -> dict[str, Any]:
    """What the numbers were measured on."""
    from importlib.metadata import version

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "processor": _processor(),
        "cores": cores,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "jax": version("jax"),
        "myospasm": version("myospasm"),
    }


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "unknown"
