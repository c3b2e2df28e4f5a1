"""The examples run, and say what their first lines promise."""

import runpy
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"


def main_of(name):
    return runpy.run_path(str(EXAMPLES / name))["main"]


def test_examples_are_short_enough_to_be_read():
    for file in EXAMPLES.glob("*.py"):
        assert len(file.read_text("utf-8").splitlines()) < 40, file.name


@pytest.mark.slow
def test_the_first_cramp_is_that_of_the_cramp_prone(tmp_path, capsys):
    main_of("first_cramp.py")(tmp_path)
    lasted = {line.split(":")[0]: float(line.split()[-2]) for line in capsys.readouterr().out.splitlines()}
    assert lasted["cramp_prone_adult"] > 10
    assert lasted["adult"] < lasted["cramp_prone_adult"]
    assert {p.name for p in tmp_path.iterdir()} == {"cramp_prone_adult.png", "adult.png"}


@pytest.mark.slow
def test_the_threshold_lies_lower_in_those_who_cramp_easily(tmp_path, capsys):
    main_of("threshold_sweep.py")(tmp_path)
    said = capsys.readouterr().out
    thresholds = [float(line.split()[-2]) for line in said.splitlines() if "threshold" in line]
    assert thresholds[0] < thresholds[1] or thresholds[1] != thresholds[1]  # NaN: none of these frequencies did
