"""Damages recordings of every format in many ways and reads them: a sentence or a recording, never anything else.

Run by test_readers_fuzz.py in a process of its own, whose memory and time are limited, so that a reader that hangs or
that believes an absurd size in a damaged header is caught. Usage: python fuzz_readers.py FOLDER FORMAT TIMES SEED
"""

from __future__ import annotations

import random
import resource
import shutil
import sys
import time
import warnings
from contextlib import suppress
from pathlib import Path

import numpy as np

from myospasm.files import formats
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording

MEMORY = 8 << 30
"""Bytes of address space, of which libraries take the most; the recordings take some kilobytes."""
SLOW = 20.0
"""Seconds that no small file may take."""
ABSURD = (
    b"999999999",
    b"-1",
    b"0",
    b"nan",
    b"1e308",
    b"\xff\xff\xff\xff",
    b"\x00",
    b"\n",
    b'"',
    b"{",
    b"../../../../etc/passwd",
)


def made(seconds: float = 2.0, rate: float = 1000.0) -> Recording:
    """A small recording with everything a format may hold."""
    noise = np.random.default_rng(0).standard_normal((4, round(seconds * rate))).astype(np.float32)
    emg = [
        Channel(f"soleus {i + 1}", "emg", "mV", "soleus", (0.01 * i, 0.0), "20 to 450 Hz", "soleus array")
        for i in range(3)
    ]
    return Recording(
        noise,
        rate,
        (*emg, Channel("ankle torque", "force", "N m")),
        (Event(0.5, 1.0, "Contract at 20 %"),),
        truth={"soleus/000": np.array([0.55, 0.65, 0.77]), "soleus/001": np.array([0.6])},
        about={"started": "2026-11-22T10:11:12+00:00", "simulated": "yes"},
    )


def damage(data: bytes, chance: random.Random) -> bytes:
    """One wound: cut, flip, overwrite, double, insert, or blank a part; headers more often than the rest."""
    if not data:
        return chance.choice(ABSURD)
    reach = chance.choice([64, 512, 4096, len(data)])
    place = chance.randrange(min(reach, len(data)))
    end = min(len(data), place + chance.choice([1, 8, 64, 1024]))
    return chance.choice(
        [
            lambda: data[:place],
            lambda: data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :],
            lambda: data[:place] + bytes(chance.randrange(256) for _ in range(end - place)) + data[end:],
            lambda: data[:end] + data[place:],
            lambda: data[:place] + chance.choice(ABSURD) + data[place:],
            lambda: data[:place] + chance.choice(ABSURD) + data[place + 4 :],
            lambda: data[:place] + bytes(end - place) + data[end:],
            lambda: data[:place] + data[end:],
        ]
    )()


def wounded(whole: Path, place: Path, chance: random.Random) -> Path:
    """A copy of a file or folder with one or two wounds."""
    if whole.is_dir():
        shutil.copytree(whole, place)
        files = sorted(p for p in place.rglob("*") if p.is_file())
    else:
        place.mkdir()
        for beside in whole.parent.glob(whole.stem + ".*"):
            shutil.copy(beside, place / beside.name)
        files = sorted(place.iterdir())
    for _ in range(chance.choice([1, 1, 2])):
        target = chance.choice(files)
        target.write_bytes(damage(target.read_bytes(), chance))
        if chance.random() < 0.03:
            target.unlink()
            break
    return place if whole.is_dir() else place / whole.name


def read(path: Path) -> str:
    """What reading it and looking at all its samples led to: "read", "refused"; anything else is raised."""
    from myospasm.signs import describe, measure

    found, refused = outcome(path)
    assert len(refused) < 2000, f"a sentence is not so long: {refused}"
    for one in found:
        if one.recording is None:
            assert 0 < len(one.problem) < 2000, f"that is no sentence: {one.problem!r}"
        else:
            with suppress(MyospasmError):
                describe(measure(one.recording))
    return "read" if any(one.recording is not None for one in found) else "refused"


def outcome(path: Path) -> tuple[list[formats.Found], str]:
    """What was found in a file or folder, or the sentence that refused it."""
    try:
        return list(formats.read_all(path)), ""
    except MyospasmError as error:
        return [], str(error)


def main(folder: Path, name: str, times: int, seed: int) -> None:
    """Damage and read one format again and again; fails with the damaged file's place."""
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    whole = Path(name)
    if not whole.exists():
        whole = folder / formats.named(name, "whole")
        formats.module(name).write_recording(made(), whole)
    outcomes = {"read": 0, "refused": 0}
    assert read(whole) == "read", f"{whole} is not damaged"
    for number in range(times):
        chance = random.Random(f"{seed} {name} {number}")
        path = wounded(whole, folder / f"wounded-{number}", chance)
        began = time.monotonic()
        try:
            outcomes[read(path)] += 1
        except BaseException:
            print(f"{path} (seed {seed}, number {number})", file=sys.stderr)
            raise
        assert time.monotonic() - began < SLOW, f"{path} took {time.monotonic() - began:.0f} s"
        shutil.rmtree(folder / f"wounded-{number}")
    print(outcomes)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
