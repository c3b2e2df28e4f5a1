"""The law of the house (CONTRIBUTING.md): size, imports, a quick start."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import myospasm

PACKAGE = Path(myospasm.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
FILE, FUNCTION, ARGUMENTS = 300, 50, 6


def lines(file):
    return len(file.read_text("utf-8").splitlines())


def functions():
    """Every function of the package as (where, its node)."""
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{file.relative_to(PACKAGE)}:{node.name}", node


def length(node):
    return node.end_lineno - node.lineno + 1


def body_length(node):
    """Lines of what a function does: its docstring is for the reader."""
    first = node.body[0]
    docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return length(node) - (length(first) if docstring else 0)


def is_stub(node):
    """Whether its whole body is "...", as in a protocol class."""
    return isinstance(node, ast.FunctionDef) and ast.unparse(node.body[-1]) == "..."


def asked(node):
    """How many arguments a caller can give."""
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([a for a in given if a.arg not in ("self", "cls")])


def python(*arguments):
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=120)


def test_no_file_is_long():
    assert not {f.name: lines(f) for f in FILES if lines(f) > FILE}


def test_files_are_short_as_a_rule():
    written = [lines(f) for f in FILES if f.name != "__init__.py"]
    assert len(written) > 60
    assert 40 <= statistics.median(written) <= 130


def test_no_function_is_long():
    assert not {where: length(node) for where, node in functions() if length(node) > FUNCTION}


def test_functions_are_short_as_a_rule():
    assert statistics.median(body_length(node) for _, node in functions()) <= 10


def test_no_function_asks_for_much():
    """Save the commands, whose arguments are the command line's options."""
    commands = {f"cli/{name}.py:{name}" for name in ("run", "bench", "cohort", "measure", "validate", "sources")}
    assert not {w: asked(n) for w, n in functions() if asked(n) > ARGUMENTS and w not in commands}


def test_what_is_public_is_documented():
    """Modules, public classes and public functions open with a sentence."""
    bare = []
    for file in FILES:
        tree = ast.parse(file.read_text("utf-8"))
        kinds = (ast.FunctionDef, ast.ClassDef)
        public = [n for n in tree.body if isinstance(n, kinds) and not n.name.startswith("_")]
        within = [m for n in public if isinstance(n, ast.ClassDef) for m in n.body if isinstance(m, kinds)]
        named = [n for n in [*public, *within] if not n.name.startswith("_") and not is_stub(n)]
        bare += [f"{file.relative_to(PACKAGE)}:{n.name}" for n in named if not ast.get_docstring(n)]
        if tree.body and not ast.get_docstring(tree):
            bare.append(str(file.relative_to(PACKAGE)))
    assert not bare


def test_nothing_tests_for_a_cramp_and_acts_on_it():
    """No condition in anything that moves a person may name the spasm: it must emerge."""
    organs = ["brain", "cord", "nerve", "muscle", "body", "senses", "blood"]
    files = [f for o in organs for f in (PACKAGE / o).rglob("*.py")]
    files += [PACKAGE / name for name in ("person.py", "anatomy.py", "run.py", "signals.py")]
    for file in files:
        nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
        names = {n.id for n in nodes if isinstance(n, ast.Name)} | {
            n.attr for n in nodes if isinstance(n, ast.Attribute)
        }
        assert not {n for n in names - {"MyospasmError"} if "cramp" in n.lower() or "spasm" in n.lower()}, file


HEAVY = ("jax", "xarray", "scipy.signal", "matplotlib", "pandas", "zarr", "edfio", "h5py", "pynwb", "wfdb")


@pytest.mark.parametrize(
    "code",
    [
        "import myospasm",
        "import myospasm.protocol",
        "import myospasm.story",
        "from myospasm.files import formats; formats.written()",
    ],
)
def test_importing_loads_no_engine_and_no_format(code):
    done = python("-c", f"import sys; {code}; print([m for m in {HEAVY} if m in sys.modules])")
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("words", [["--help"], ["measure", "--help"], ["convert", "--help"], ["run", "--help"]])
def test_help_loads_no_engine_and_no_format(words):
    code = (
        f"import sys, atexit; atexit.register(lambda: print('loaded', [m for m in {HEAVY} "
        f"if m in sys.modules])); sys.argv = ['myospasm', *{words}]; from myospasm.cli import main; main()"
    )
    done = python("-c", code)
    assert done.returncode == 0, done.stderr
    assert "loaded []" in done.stdout


def test_imports_go_down_only():
    tool = Path(sys.executable).with_name("lint-imports")
    root = Path(__file__).parents[1]
    done = subprocess.run([tool, "--no-cache"], cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    assert "1 kept, 0 broken" in done.stdout
