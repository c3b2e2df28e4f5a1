"""The shelf of causes: health at severity 0, a possible body at severity 1, and what each does by which it is known."""

import dataclasses

import jax
import numpy as np
import pytest
from of_blood import of_blood

from myospasm import causes
from myospasm.anatomy import healthy_adult
from myospasm.hours import live
from myospasm.protocol.hours import Hours
from myospasm.story import apply

MUSCLES = {"medial_gastrocnemius": 6}
REST = Hours(["Rest for 20 min"])
POSSIBLE = {"sodium": (110, 165), "potassium": (2, 7.5), "ionized_calcium": (0.5, 1.7), "ph": (7.0, 7.8)}
OVER_HOURS = [name for name in causes.names() if causes.load(name).hours]


def someone(name=""):
    """Someone with a muscle in which a cause shows."""
    needs = causes.load(name).needs if name else ()
    return healthy_adult({**dict.fromkeys(needs, 6), **({} if needs else MUSCLES)})


def lived(name, severity=1.0, hours=REST, meanwhile=()):
    person = someone(name)
    if name:
        person = apply(person, causes.load(name), severity)
    return live(person, Hours(str(hours), meanwhile)).chart


@pytest.fixture(scope="module")
def health():
    return lived("")


@pytest.mark.parametrize("name", causes.names())
def test_severity_zero_is_the_same_person_to_the_bit(name):
    person = someone(name)
    assert apply(person, causes.load(name), 0.0) is person


@pytest.mark.parametrize("name", of_blood())
def test_the_ill_are_in_balance_and_possible(name):
    """At rest nobody drifts out of what a body can be, however ill."""
    chart = lived(name)
    assert all(np.isfinite(chart[variable].values).all() for variable in chart)
    for variable, (low, high) in POSSIBLE.items():
        assert low < chart[variable].values.min() <= chart[variable].values.max() < high, variable


@pytest.mark.parametrize("name", OVER_HOURS)
def test_what_they_do_over_hours_can_be_done(name):
    Hours(causes.load(name).hours, causes.load(name).meanwhile).script(tuple(MUSCLES))


def end(chart, variable):
    return float(np.asarray(chart[variable][-1]).max())


KNOWN = {
    "hypocalcemia": ("ending_threshold", -1),
    "hypomagnesemia": ("gate_shift", -1),
    "hypokalemia": ("ending_threshold", 1),
    "hyponatremia": ("osmolality", -1),
    "chronic_kidney_disease": ("ph", -1),
    "cirrhosis": ("pressure", -1),
    "diabetes": ("osmolality", 1),
    "diarrhea": ("bicarbonate", -1),
    "vomiting": ("bicarbonate", 1),
    "diuretic": ("potassium", -1),
    "pregnancy": ("pco2", -1),
    "peripheral_artery_disease": ("ankle_pressure", -1),
    "hemodialysis": ("urea", 1),
}
"""What each cause is known by in a blood test or at the bedside, and which way it goes."""


@pytest.mark.parametrize("name", KNOWN)
def test_each_is_known_by_its_sign(name, health):
    variable, way = KNOWN[name]
    assert way * (end(lived(name), variable) - end(health, variable)) > 0.0


def test_half_as_severe_is_between(health):
    shifts = [end(lived("hypocalcemia", severity), "ionized_calcium") for severity in (0.5, 1.0)]
    assert end(health, "ionized_calcium") > shifts[0] > shifts[1]


def test_a_slow_thyroid_slows_the_twitch():
    person = healthy_adult(MUSCLES)
    slow = apply(person, causes.load("hypothyroidism"))
    assert float(slow.muscle.slow_contraction_time[0]) > 1.3 * float(person.muscle.slow_contraction_time[0])


def test_a_muscle_without_phosphorylase_makes_no_acid_and_spends_its_atp():
    """McArdle's disease: hard work without blood leaves no lactate, and ATP falls until fibers cannot let go."""
    work = Hours(["Inflate a cuff to 250 mmHg for 1 min", "Contract at 80 % for 2 s on and 1 s off, for 90 s"])
    beside = ("From 0 h on breathe at PCO2 40 mmHg",)
    ill, well = (lived(name, hours=work, meanwhile=beside) for name in ("mcardle_disease", ""))
    assert float(ill["muscle_lactate"].max()) < 1.2 < float(well["muscle_lactate"].max())
    assert float(ill["atp"].min()) < float(well["atp"].min())


def test_no_cause_recompiles_the_chemistry():
    """Everything a cause changes is traced: the same program serves all."""
    general = [name for name in causes.names() if not causes.load(name).needs]
    kinds = {jax.tree.structure(apply(healthy_adult(MUSCLES), causes.load(name))) for name in general}
    assert len(kinds) == 1
    assert dataclasses.is_dataclass(causes.load("vomiting"))
