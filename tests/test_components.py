"""Every component of every organ, found unasked, keeps the contract of docs/house.md."""

import dataclasses
import importlib
import inspect
import pkgutil
import re

import jax
import jax.numpy as jnp
import numpy as np
import pytest

import myospasm
from myospasm import causes, people
from myospasm.anatomy import Person, healthy_adult, rest
from myospasm.ground import UNITS, Quantity, quantities
from myospasm.muscle.contraction import Contraction
from myospasm.person import hold, slow_tick, tick
from myospasm.signals import Inputs
from myospasm.story import apply
from myospasm.wiring import make_pool, wire

ORGANS = ("brain", "cord", "nerve", "muscle", "body", "senses", "blood")
LABELS = ("Equation", "Shapes", "Source", "Errors")


def found():
    """Every component class that an organ defines."""
    for organ in ORGANS:
        package = importlib.import_module(f"myospasm.{organ}")
        for info in pkgutil.walk_packages(package.__path__, f"myospasm.{organ}."):
            module = importlib.import_module(info.name)
            for name, thing in vars(module).items():
                own = isinstance(thing, type) and thing.__module__ == info.name and dataclasses.is_dataclass(thing)
                if own and any("quantity" in f.metadata for f in dataclasses.fields(thing)):
                    yield pytest.param(thing, id=f"{info.name.removeprefix('myospasm.')}.{name}")


COMPONENTS = list(found())
each = pytest.mark.parametrize("kind", COMPONENTS)


def test_all_organs_were_found():
    assert len(COMPONENTS) >= 16
    assert {p.id.split(".")[0] for p in COMPONENTS} >= set(ORGANS) - {"body"}


@each
def test_is_frozen(kind):
    thing = kind()
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(thing, dataclasses.fields(kind)[0].name, 0.0)


@each
def test_is_a_pytree_of_its_numbers(kind):
    thing = kind()
    numbers = [f.name for f in dataclasses.fields(kind) if not f.metadata.get("static")]
    leaves, tree = jax.tree.flatten(thing)
    assert len(leaves) >= len(numbers)
    assert jax.tree.unflatten(tree, leaves) == thing
    doubled = jax.tree.map(lambda x: 2.0 * x, thing)
    assert isinstance(doubled, kind)
    first = next(n for n in numbers if isinstance(getattr(thing, n), float))
    assert getattr(doubled, first) == 2.0 * getattr(thing, first)


@each
def test_every_number_has_unit_source_and_range(kind):
    cited = dict(quantities(kind))
    for field in dataclasses.fields(kind):
        if field.metadata.get("static") or dataclasses.is_dataclass(field.default):
            continue
        number = cited.get(field.name)
        assert isinstance(number, Quantity), f"{field.name} cites nothing"
        assert number.unit in UNITS
        assert number.source
        assert np.isfinite(number.value)
        assert number.value == field.default
        low = -np.inf if number.low is None else number.low
        high = np.inf if number.high is None else number.high
        assert low <= number.value <= high, f"{field.name} lies outside its own range"


@each
def test_docstring_tells_what_it_must(kind):
    text = inspect.getdoc(kind) or ""
    opening = " ".join(text.split("\n\n")[0].split())
    assert re.match(r"[A-Z].{20,}[.]$", opening), "open with a sentence that a patient understands"
    assert not any(f"{label}:" in opening for label in LABELS)
    for label in LABELS:
        assert re.search(rf"\b{label}\b[^:\n]*:", text), f"{label} is missing"


@each
def test_its_verbs_say_what_they_do(kind):
    bare = [n for n, f in vars(kind).items() if inspect.isfunction(f) and not n.startswith("_") and not f.__doc__]
    assert not bare


def test_a_person_is_a_component_of_components():
    person = healthy_adult({"soleus": 3})
    organs = {f.name for f in dataclasses.fields(Person) if dataclasses.is_dataclass(getattr(person, f.name))}
    assert {"motoneuron", "reflexes", "axon", "terminal", "junction", "twitch", "contraction"} <= organs
    assert len(dict(quantities(person))) > 100
    for path, number in quantities(person):
        assert number.unit in UNITS, path


def test_shapes_and_types_stay_from_step_to_step():
    """What every organ's `rest` gives is what its `step` gives back, through the whole loop, jitted."""
    units = {"soleus": 4, "tibialis_anterior": 3}
    person = healthy_adult(units)
    zero = jnp.zeros(len(units), jnp.float32)
    still = jnp.zeros(len(person.joints), jnp.float32)
    inputs = Inputs(zero, still, zero, zero, zero, *3 * [still], *7 * [zero])
    wiring = jax.jit(wire)(person, jnp.uint32(1), jnp.zeros(2, jnp.uint32))
    state = jax.jit(rest)(person, inputs.angle)

    @jax.jit
    def once(state):
        held = hold(person, wiring, state)
        state, kept = tick(person, wiring, held, state, inputs)
        return slow_tick(person, wiring, held, state, inputs.block)[0], kept

    new, kept = once(state)

    def shape(tree):
        return [(jax.tree_util.keystr(k), v.shape, v.dtype) for k, v in jax.tree_util.tree_flatten_with_path(tree)[0]]

    assert shape(new) == shape(state)
    assert all(bool(jnp.all(jnp.isfinite(x.astype(jnp.float32)))) for x in jax.tree.leaves(once(new)))
    assert kept.soma.shape == (sum(units.values()),)
    assert kept.force.shape == (len(units),)


@pytest.mark.parametrize("folder", ["causes", "people"])
def test_at_severity_zero_a_story_changes_nothing(folder):
    shelf = {"causes": causes, "people": people}[folder]
    for name in shelf.names():
        person = healthy_adult(dict.fromkeys(getattr(shelf.load(name), "needs", ()) or ["soleus"], 3))
        same = apply(person, shelf.load(name), 0.0)
        for a, b in zip(jax.tree.leaves(person), jax.tree.leaves(same), strict=True):
            assert np.array_equal(a, b), name


def test_a_story_in_full_changes_what_it_says():
    person = healthy_adult({"soleus": 3})
    prone = apply(person, people.load("cramp_prone_adult"))
    assert prone.chemoreceptor.half_rise < person.chemoreceptor.half_rise
    assert prone.contraction == person.contraction == Contraction()


def test_a_pool_is_sorted_and_its_means_are_means():
    pool = make_pool((3, 5))
    assert np.array_equal(pool.muscle, [0, 0, 0, 1, 1, 1, 1, 1])
    assert np.all(np.diff(np.asarray(pool.rank)[3:]) > 0)
    assert np.allclose(pool.membership @ jnp.arange(8.0), [1.0, 5.0])
    assert myospasm.__version__
