"""The conductance-based motoneuron against NEURON: the same equations, the same currents, one core.

Needs the extra `bench` (NEURON) and a C compiler for NEURON's own.
Run: python benchmarks/motoneuron_against_neuron.py [--json]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

UNITS, DURATION, STEP = 600, 0.5, 2.5e-5
DIAMETER = (
    50.0  # um; soma and dendrite as one thick cable, the dendrite nine times as long: a tenth of the area is soma
)
AREA = math.pi * (DIAMETER * 1e-4) ** 2  # cm2, of the soma

COMMON = """
NEURON {{ SUFFIX {name} NONSPECIFIC_CURRENT i RANGE {ranges} }}
UNITS {{ (mA) = (milliamp) (mV) = (millivolt) }}
PARAMETER {{ {parameters} }}
STATE {{ {states} }}
ASSIGNED {{ v (mV) i (mA/cm2) ica tauh taun minf hinf ninf ainf binf linf }}
BREAKPOINT {{ SOLVE kin METHOD cnexp
  rates(v)
  ica = 0.001*({calcium})*(v - 80)
  i = ica + 0.001*(gl*(v + 60) + gkca*ca/(ca + 0.2)*(v + 80){extra}) }}
INITIAL {{ rates(v) {initial} }}
DERIVATIVE kin {{ rates(v)
  {kinetics}
  a' = (ainf - a)/4
  b' = (binf - b)/40
  ca' = 0.01*(-9*({calcium})*0.001*(v - 80) - 2*ca) }}
PROCEDURE rates(v) {{
  minf = 1/(1 + exp(-(v + 35)/7.8))
  hinf = 1/(1 + exp((v + 55)/7))
  ninf = 1/(1 + exp(-(v + 28)/15))
  tauh = 30/(exp((v + 50)/15) + exp(-(v + 50)/16))
  taun = 7/(exp((v + 40)/40) + exp(-(v + 40)/50))
  ainf = 1/(1 + exp(-(v + 30)/5))
  binf = 1/(1 + exp((v + 45)/5))
  linf = 1/(1 + exp(-(v + 40)/7)) }}
"""


def mechanisms() -> dict[str, str]:
    """NMODL of soma and dendrite, from the paper's equations (independent of the package's arrays)."""
    soma = COMMON.format(
        name="brksoma",
        ranges="gna, gk, gn, gkca, gl",
        parameters="gna = 120 gk = 100 gn = 14 gkca = 5 gl = 0.51",
        states="h n a b ca",
        calcium="gn*a*a*b",
        extra=" + gna*minf*minf*minf*h*(v - 55) + gk*n*n*n*n*(v + 80)",
        initial="h = hinf n = ninf a = ainf b = binf ca = -0.0045*gn*a*a*b*(v - 80)",
        kinetics="h' = (hinf - h)/tauh\n  n' = (ninf - n)/taun",
    )
    dendrite = COMMON.format(
        name="brkdend",
        ranges="gn, gcal, gkca, gl",
        parameters="gn = 0.3 gcal = 0.33 gkca = 1.1 gl = 0.51",
        states="l a b ca",
        calcium="gn*a*a*b + gcal*l",
        extra="",
        initial="l = linf a = ainf b = binf ca = -0.0045*(gn*a*a*b + gcal*l)*(v - 80)",
        kinetics="l' = (linf - l)/40",
    )
    # the parser takes one declaration a line
    split = lambda text: text.replace(" NONSPECIFIC", "\n NONSPECIFIC").replace(" RANGE", "\n RANGE")  # noqa: E731
    return {"brksoma.mod": split(soma), "brkdend.mod": split(dendrite)}


def load_neuron():
    """NEURON with the two mechanisms compiled, or an ImportError that says what to install."""
    try:
        from neuron import h, load_mechanisms
    except ImportError as error:
        raise ImportError("this comparison needs NEURON: pip install 'myospasm[bench]'") from error
    folder = Path(tempfile.mkdtemp(prefix="motoneuron_mechanisms_"))
    for name, text in mechanisms().items():
        (folder / name).write_text(text)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    tool = shutil.which("nrnivmodl", path=path)
    if tool is None:
        raise ImportError("NEURON's compiler nrnivmodl is not on the path: pip install 'myospasm[bench]'")
    environment = {**os.environ, "PATH": path}
    built = subprocess.run([tool], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if built.returncode:
        raise RuntimeError(f"nrnivmodl could not compile the mechanisms: {built.stdout}{built.stderr}")
    load_mechanisms(str(folder))
    h.load_file("stdrun.hoc")
    return h


class Pool:
    """Motoneurons in NEURON, one current each (uA/cm2 of soma), their spike times recorded."""

    def __init__(self, h, currents, rest):
        self.h, self.rest, self.keep, self.times = h, rest, [], []
        for current in currents:
            soma, dendrite = h.Section(name="soma"), h.Section(name="dendrite")
            for section, length, name in ((soma, DIAMETER, "brksoma"), (dendrite, 9 * DIAMETER, "brkdend")):
                section.L, section.diam, section.nseg, section.cm = length, DIAMETER, 1, 1
                section.Ra = 1.0 / (200 * 1e-4 * DIAMETER * 1e-4)  # gives gc = 0.1 mS per cm2 of the whole cell
                section.insert(name)
            dendrite.connect(soma(1), 0)
            clamp = h.IClamp(soma(0.5))
            clamp.delay, clamp.dur, clamp.amp = 0, 1e9, current * AREA * 1e3  # nA
            detector, times = h.NetCon(soma(0.5)._ref_v, None, sec=soma), h.Vector()
            detector.threshold = 0
            detector.record(times)
            self.keep.append((soma, dendrite, clamp, detector))
            self.times.append(times)

    def run(self, duration: float, step: float, exact: bool = False) -> float:
        """Run `duration` s; NEURON's default fixed steps, or its adaptive solver at a tight tolerance; wall time."""
        h = self.h
        h.CVode().active(int(exact))
        if exact:
            h.CVode().atol(1e-9)
            h.CVode().rtol(1e-9)
        h.secondorder = 0  # its default; Crank-Nicolson rings at this step
        h.dt, h.steps_per_ms = step * 1e3, 1 / (step * 1e3)
        for soma, dendrite, *_ in self.keep:
            soma.v, dendrite.v = self.rest
        h.finitialize()
        begun = time.perf_counter()
        h.continuerun(duration * 1e3)
        return time.perf_counter() - begun

    def spikes(self) -> list[np.ndarray]:
        return [1e-3 * np.array(t) for t in self.times]


def ours(currents, duration: float, step: float, double: bool = False):
    """The package's motoneurons under constant currents: spike times, wall time of the second run, rest potentials."""
    import jax
    import jax.numpy as jnp

    from myospasm.cord.conductance_motoneuron import ConductanceMotoneuron, run, spike_times

    with jax.enable_x64(double):
        steps = round(duration / step)
        neuron = ConductanceMotoneuron()
        drive = jnp.broadcast_to(jnp.asarray(currents, jnp.float64 if double else jnp.float32), (steps, len(currents)))
        go = jax.jit(lambda neuron, drive: run(neuron, drive, step))
        go(neuron, drive)[1].block_until_ready()
        begun = time.perf_counter()
        _, potential = go(neuron, drive)
        potential.block_until_ready()
        wall = time.perf_counter() - begun
        rest = neuron.rest(1)
        return spike_times(potential, step), wall, (float(rest.soma[0]), float(rest.dendrite[0]))


def rate_error(times, reference) -> float:
    """Mean over units of |rate / reference rate - 1|, rates from the mean interval."""
    pairs = [(np.diff(a), np.diff(b)) for a, b in zip(times, reference, strict=True) if len(a) > 3 and len(b) > 3]
    return float(np.mean([abs(b.mean() / a.mean() - 1) for a, b in pairs]))


def largest_difference(times, reference) -> float:
    """Largest difference of paired spike times, s; infinite where the counts differ by more than one at the end."""
    worst = 0.0
    for a, b in zip(times, reference, strict=True):
        if abs(len(a) - len(b)) > 1:
            return math.inf
        both = min(len(a), len(b))
        worst = max(worst, float(np.abs(a[:both] - b[:both]).max(initial=0.0)))
    return worst


def compare(units: int = UNITS, duration: float = DURATION, step: float = STEP) -> dict:
    """Speed at equal step on `units` motoneurons, and agreement of spike times where both are finely stepped."""
    currents = np.linspace(0.0, 30.0, units)
    few = np.linspace(6.0, 30.0, 9)
    _, wall, rest = ours(currents, duration, step)
    fine, _, exact_rest = ours(few, duration, 1e-6, double=True)
    h = load_neuron()
    pool = Pool(h, few, exact_rest)
    pool.run(duration, step, exact=True)
    exact = pool.spikes()
    pool.run(duration, step)
    coarse = pool.spikes()
    pool = None
    pool = Pool(h, currents, rest)
    neuron_wall = min(pool.run(duration, step) for _ in range(2))
    work = units * round(duration / step)
    return {
        "units": units,
        "duration_s": duration,
        "step_s": step,
        "neuron_version": h.nrnversion(),
        "ours_ns_per_neuron_step": 1e9 * wall / work,
        "neuron_ns_per_neuron_step": 1e9 * neuron_wall / work,
        "ratio": neuron_wall / wall,
        "spike_time_difference_ms": 1e3 * largest_difference(fine, exact),
        "ours_rate_error_percent": 100 * rate_error(ours(few, duration, step)[0], exact),
        "neuron_rate_error_percent": 100 * rate_error(coarse, exact),
        "spikes_compared": int(sum(map(len, exact))),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    result = compare()
    if parser.parse_args().json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:28} {value:.4g}" if isinstance(value, float) else f"{name:28} {value}")


if __name__ == "__main__":
    main()
