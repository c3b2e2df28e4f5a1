"""How real the EMG is: the published numbers are the recording's own, and the figures tell what they should."""

import math
from pathlib import Path

import numpy as np
import pytest

from myospasm import evidence
from myospasm.evidence import _grid_figures, delucamerletti1988
from myospasm.evidence import hdemg_sample as sample
from myospasm.records import Channel, Recording

DATA = Path(__file__).parents[2] / "shared" / "data" / "hdemg_voluntary" / "otb_testfile.json"
ROWS = {row.id: row for row in sample.PAPER.rows}
SINGLE = ("noise", "own_noise")
RATE = 2048.0


@pytest.fixture(scope="module")
def measured():
    """Every figure of the sample."""
    if not DATA.exists():
        pytest.skip("openhdemg's sample (hdemg_voluntary/otb_testfile.json) is not here")
    from myospasm.files.formats import read_recording

    return _grid_figures.figures(read_recording(DATA), sample.SAMPLE_QUIET, sample.SAMPLE_STEADY)


def rounded(value):
    """Half of the last of three digits, give or take."""
    return pytest.approx(value, rel=0.006)


def test_the_published_numbers_are_the_medians_of_the_sample(measured):
    assert set(measured) == set(sample.MEASURED)
    for name, values in measured.items():
        assert ROWS[f"HD-{name}"].published == rounded(np.median(values)), name


def test_the_bounds_are_how_much_its_channels_differ(measured):
    for name in set(measured) - set(sample.OURS):
        low, high = np.percentile(measured[name], [5, 95])
        assert (ROWS[f"HD-{name}"].low, ROWS[f"HD-{name}"].high) == (rounded(low), rounded(high)), name


@pytest.mark.parametrize("name", SINGLE)
def test_one_number_is_bounded_by_a_factor_of_two(name):
    row = ROWS[f"HD-{name}"]
    assert (row.low, row.high) == (
        pytest.approx(row.published / 2, rel=0.01),
        pytest.approx(row.published * 2, rel=0.01),
    )


def grid(signals, spacing=0.008):
    """Signals of a grid with one column."""
    channels = [Channel(str(i), "emg", "mV", position=(spacing * i, 0.0)) for i in range(len(signals))]
    return Recording(np.asarray(signals), RATE, channels)


def test_a_gaussian_is_told_as_one_and_a_common_signal_makes_channels_alike():
    random = np.random.default_rng(1)
    common = random.standard_normal(20 * 2048)
    signals = 0.1 * (3 * common + random.standard_normal((6, common.size))) / math.sqrt(10)
    found = _grid_figures.figures(grid(signals), (0.0, 4.0), (5.0, 19.0))
    assert np.allclose(found["kurtosis"], 3.0, atol=0.1)
    assert np.allclose(found["rectified"], math.sqrt(2 / math.pi), atol=0.01)
    assert np.allclose([found["along8"].mean(), found["along32"].mean(), found["noise_alike"].mean()], 0.9, atol=0.02)
    assert found["along8"].size == 5
    assert found["along32"].size == 2
    assert found["across8"].size == 0
    assert np.allclose(found["rms"], found["noise"], rtol=0.1)
    assert (found["own_noise"] < 0.4 * found["noise"]).all()
    assert np.allclose(found["median"], 220, atol=15)


@pytest.mark.slow
def test_a_silent_neighbor_hears_a_little():
    model = evidence.replay("delucamerletti1988")
    assert set(model) == {row.id for row in delucamerletti1988.PAPER.rows}
    assert 0 < model["XT-rms"] < 20


@pytest.mark.slow
def test_every_figure_of_the_grid_is_answered():
    model = evidence.replay("hdemg_sample")
    assert set(model) == set(ROWS)
    assert all(isinstance(value, float) for value in model.values())
    assert model["HD-noise"] < model["HD-rms"]
    assert model["HD-along8"] > model["HD-along16"] > model["HD-along32"]
    assert model["HD-across8"] > model["HD-across32"] > model["HD-along32"]
