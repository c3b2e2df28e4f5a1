"""What is not Python travels with the package: scenarios and the bibliography are found as package data."""

import tomllib
from importlib import metadata, resources
from pathlib import Path

import myospasm
from myospasm import bibliography, scenario

ROOT = Path(__file__).parent.parent


def test_scenarios_are_package_data():
    folder = resources.files("myospasm") / "scenarios"
    found = sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
    assert found == scenario.names()
    assert all(tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in found)


def test_the_bibliography_is_package_data():
    found = [item for item in resources.files("myospasm").iterdir() if item.name.endswith(".bib")]
    assert "@article{" in "".join(item.read_text("utf-8") for item in found)
    assert bibliography.keys()


def test_all_data_lies_within_what_the_wheel_packs():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["src/myospasm"]
    package = Path(myospasm.__file__).parent
    data = {path.suffix for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert data <= {".py", ".toml", ".bib", ".csv", ".typed", ".json", ".js", ".css", ".typ", ".ttf", ".txt"}


def test_the_command_is_installed():
    (command,) = metadata.entry_points(group="console_scripts", name="myospasm")
    assert command.load() is __import__("myospasm.cli", fromlist=["main"]).main
    assert metadata.version("myospasm") == myospasm.__version__
