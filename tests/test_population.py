"""A virtual population is like the real one: value by value, pair by pair, and nobody in it is impossible."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from myospasm import people
from myospasm.blood.acid_base import AcidBase
from myospasm.blood.panel import Panel
from myospasm.ground import MyospasmError, quantities
from myospasm.people.population import GAP, MEASURED, PROBABILITIES, SEXES, sample, tables
from myospasm.people.population.unmeasured import LIMITS, UNMEASURED

ROOT = Path(__file__).parents[1]
SURVEY = ROOT.parent / "shared" / "data" / "nhanes_labs"
COUNT = 20_000
REFERENCE = {  # adults of the survey: mean and SD by other software
    "calcium": (2.322, 0.093),
    "potassium": (4.08, 0.37),
    "sodium": (140.3, 2.8),
    "bicarbonate": (25.6, 2.5),
}


@pytest.fixture(scope="module")
def many():
    return sample(COUNT, seed=7)


@pytest.fixture(scope="module")
def recipe():
    pytest.importorskip("pandas")
    spec = importlib.util.spec_from_file_location("population_recipe", ROOT / "docs" / "population.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def real(recipe):
    if not SURVEY.is_dir():
        pytest.skip(f"the survey's files are not in {SURVEY}")
    return recipe.adults(SURVEY)


def mean_tolerance(values):
    """Four standard errors of the mean."""
    return 4 * float(np.std(values)) / np.sqrt(len(values))


def test_the_population_is_no_person_on_the_shelf():
    assert "population" not in people.names()


def test_the_table_is_whole():
    assert sum(tables()[sex].share for sex in SEXES) == pytest.approx(1)
    for sex in SEXES:
        table = tables()[sex]
        assert table.values.shape == (len(MEASURED), len(PROBABILITIES))
        assert np.all(np.diff(table.values) >= 0)
        assert np.all(table.values > 0)
        np.testing.assert_allclose(table.correlation, table.correlation.T)
        np.testing.assert_allclose(np.diag(table.correlation), 1)
        assert np.linalg.eigvalsh(2 * np.sin(np.pi / 6 * table.correlation)).min() > 0.01


def test_columns_are_the_panels_and_have_one_value_a_person(many):
    held = {path for path, _ in quantities(Panel)}
    assert set(many) == {*MEASURED, *UNMEASURED, "sex"}
    assert held - set(many) == {"lactate"}
    assert set(many) - held == {"age", "creatine_kinase", "height", "mass", "sex"}
    assert all(column.shape == (COUNT,) for column in many.values())
    units = {path: number.unit for path, number in quantities(Panel)}
    assert all(units[name] == unit for name, unit in (MEASURED | UNMEASURED).items() if name in units)


@pytest.mark.parametrize(("name", "mean", "spread"), [(n, *v) for n, v in REFERENCE.items()])
def test_means_and_spreads_are_those_of_the_survey(many, name, mean, spread):
    assert many[name].mean() == pytest.approx(mean, abs=0.05 * spread + mean_tolerance(many[name]))
    assert many[name].std() == pytest.approx(spread, rel=0.05)


def test_the_median_of_creatine_kinase_is_that_of_the_survey(many):
    assert np.median(many["creatine_kinase"]) == pytest.approx(114, abs=3)


@pytest.mark.parametrize("sex", SEXES)
@pytest.mark.parametrize("name", MEASURED)
def test_quantiles_are_those_of_the_table(many, sex, name):
    own = many[name][many["sex"] == sex]
    table = tables()[sex].values[list(MEASURED).index(name)]
    for share, value in zip(PROBABILITIES[4:-4], table[4:-4], strict=True):
        below = np.mean(own < value) if share < 0.5 else np.mean(own <= value)
        if name == "age" and value == 80:  # stands for all who are older
            continue
        assert below == pytest.approx(share, abs=5 * np.sqrt(share * (1 - share) / len(own)) + 0.002)
    assert own.min() >= table[0] * (1 - 1e-9)
    assert own.max() <= table[-1] * (1 + 1e-9)


@pytest.mark.parametrize("sex", SEXES)
def test_pairs_go_together_as_in_the_table(many, sex):
    own = np.array([many[name][many["sex"] == sex] for name in MEASURED])
    found = spearmanr(own.T).statistic
    np.testing.assert_allclose(found, tables()[sex].correlation, atol=0.045)


def test_against_the_people_of_the_survey_themselves(many, real):
    """The parts of the survey that no table holds: both sexes together, and far tails."""
    for name in MEASURED:
        spread = real[name].std()
        assert many[name].mean() == pytest.approx(real[name].mean(), abs=0.06 * spread)
        if name != "creatine_kinase":  # ruled by a few people with injured muscles
            assert many[name].std() == pytest.approx(spread, rel=0.06)
        for share in (0.01, 0.05, 0.25, 0.5, 0.75, 0.95):
            expected = np.quantile(real[name], share)
            near = (0.2 if share == 0.01 else 0.1) * min(spread, 100)  # of 51 people below it
            assert np.quantile(many[name], share) == pytest.approx(expected, abs=near)
    ours = spearmanr(np.array([many[name] for name in MEASURED]).T).statistic
    theirs = spearmanr(np.array([real[name] for name in MEASURED]).T).statistic
    assert np.abs(ours - theirs).max() < 0.05
    assert np.mean(many["sex"] == "female") == pytest.approx(np.mean(real["sex"] == 2), abs=0.015)


def test_what_no_table_holds_is_near_the_survey(many, real):
    """Predicted, since only pairs were given: the anion gap, and how often two values are low together."""
    gap, theirs = (p["sodium"] - p["chloride"] - p["bicarbonate"] for p in (many, real))
    assert gap.mean() == pytest.approx(theirs.mean(), abs=0.1)
    assert gap.std() == pytest.approx(theirs.std(), rel=0.06)
    for first, second in (("sodium", "chloride"), ("calcium", "albumin"), ("urea", "creatinine")):
        both = [np.mean((p[first] < np.quantile(p[first], 0.1)) & (p[second] < np.quantile(p[second], 0.1)))
                for p in (many, real)]  # fmt: skip
        assert both[0] == pytest.approx(both[1], abs=0.012)


def test_the_shipped_table_is_what_the_recipe_makes(recipe, real):
    made = recipe.rows(real, weighted=False)
    shipped = [line.split(",") for line in Path(str(recipe.FILE)).read_text("utf-8").splitlines()[1:]]
    assert made == shipped


def test_counting_by_the_surveys_weights_changes_little_but_age(recipe, real):
    median = 5 + PROBABILITIES.index(0.5)
    for plain, heavy in zip(recipe.rows(real, False), recipe.rows(real, True), strict=True):
        assert float(heavy[median]) == pytest.approx(float(plain[median]), rel=0.15 if plain[1] == "age" else 0.06)


def test_a_missing_file_is_said(recipe, tmp_path):
    with pytest.raises(SystemExit, match=r"BIOPRO_J\.XPT and no DEMO_J\.XPT; download from https://"):
        recipe.adults(tmp_path)


def test_the_same_seed_gives_the_same_people_whatever_the_count():
    few, more, others = sample(5, seed=3), sample(3000, seed=3), sample(5, seed=4)
    for name, column in few.items():
        np.testing.assert_array_equal(column, more[name][:5])
        np.testing.assert_array_equal(column, sample(5, seed=3)[name])
    assert not np.array_equal(few["sodium"], others["sodium"])


def test_one_person_is_a_population():
    alone = sample(1, seed=0)
    assert {column.shape for column in alone.values()} == {(1,)}
    assert alone["sex"][0] in SEXES


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**31), st.sampled_from([None, *SEXES]), st.floats(18, 79), st.floats(0.5, 40))
def test_nobody_is_impossible(seed, sex, young, span):
    old = min(young + span, 80.0)
    drawn = sample(300, seed, sex, (young, old))
    assert sex is None or set(drawn["sex"]) == {sex}
    assert drawn["age"].min() >= young - 1e-6
    assert drawn["age"].max() <= old + 1e-6
    for name in {*MEASURED, *UNMEASURED}:
        assert np.all(np.isfinite(drawn[name]))
        assert np.all(drawn[name] > 0)
    gap = drawn["sodium"] - drawn["chloride"] - drawn["bicarbonate"]
    assert GAP[0] <= gap.min() <= gap.max() <= GAP[1]
    index = drawn["mass"] / drawn["height"] ** 2
    for value, (low, high) in zip((index, drawn["height"]), (LIMITS["body_mass_index"], LIMITS["height"]), strict=True):
        assert low - 1e-9 <= value.min() <= value.max() <= high + 1e-9


def test_blood_is_as_acid_as_blood_can_be(many):
    """Predicted: PCO2 follows bicarbonate, so that nearly all have a pH that healthy people have."""
    acid = AcidBase()
    ph = acid.pk + np.log10(many["bicarbonate"] / (acid.solubility * many["pco2"]))
    assert np.mean((ph > 7.33) & (ph < 7.47)) > 0.97
    assert 7.2 < ph.min() < ph.max() < 7.6


def test_magnesium_is_as_low_as_published(many):
    """Predicted: 68 % of American adults lay below 0.85 mmol/L in 2021 to 2023. Fitted: 9.5 to 16.6 % below 0.75."""
    assert np.mean(many["magnesium"] < 0.85) == pytest.approx(0.678, abs=0.06)
    assert 0.095 <= np.mean(many["magnesium"] < 0.75) <= 0.166


def test_bodies_are_those_published(many):
    """Means of American adults: 90 and 78 kg (198 and 171 lb), 175.5 and 161.8 cm."""
    for sex, mass, height in (("male", 89.8, 1.755), ("female", 77.5, 1.618)):
        own = many["sex"] == sex
        assert many["mass"][own].mean() == pytest.approx(mass, rel=0.015)
        assert many["height"][own].mean() == pytest.approx(height, abs=0.003)


def test_ages_can_be_chosen_and_the_rest_follows(many):
    old = sample(4000, seed=1, ages=(70, 80))
    young = sample(4000, seed=1, ages=(18, 30))
    assert old["urea"].mean() > young["urea"].mean() + 1
    assert old["glucose"].mean() > young["glucose"].mean() + 0.5
    near = (many["age"] >= 18) & (many["age"] <= 30)
    assert young["urea"].mean() == pytest.approx(many["urea"][near].mean(), abs=0.15)


def test_men_and_women_differ_as_they_do(many):
    women, men = (many["sex"] == sex for sex in SEXES)
    assert np.median(many["creatine_kinase"][men]) > 1.3 * np.median(many["creatine_kinase"][women])
    assert np.median(many["creatinine"][men]) > 1.2 * np.median(many["creatinine"][women])
    assert many["hemoglobin"][men].mean() > many["hemoglobin"][women].mean() + 10


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"count": 0}, "whole number from 1 up"),
        ({"count": 2.5}, "whole number from 1 up"),
        ({"count": 3, "sex": "femal"}, "did you mean 'female'"),
        ({"count": 3, "ages": (10, 30)}, "adults from 18 to 80"),
        ({"count": 3, "ages": (40, 30)}, "adults from 18 to 80"),
        ({"count": 3, "ages": (40, float("nan"))}, "adults from 18 to 80"),
    ],
)
def test_impossible_populations_are_refused(asked, answer):
    with pytest.raises(MyospasmError, match=answer):
        sample(seed=0, **asked)
