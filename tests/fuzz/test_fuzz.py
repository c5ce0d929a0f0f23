"""The short form of the searches: every seed, and seeds changed in the same ways each time."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.formats import (
    backup_seeds,
    body_seeds,
    bundle_seeds,
    key_seeds,
    kit_seeds,
    rescue_seeds,
)
from tests.fuzz.hostile import (
    open_any_bundle,
    read_any_body,
    read_any_kit,
    read_any_rescue,
    restore_any_backup,
    unlock_any_keys,
)
from tests.fuzz.search import HAS_ATHERIS, Target
from tests.fuzz.seeds import expression_seeds, sheet_seeds, xlsx_seeds, yaml_seeds
from tests.fuzz.targets import import_sheets, import_workbook, read_yaml, run_expression

ROOT = Path(__file__).parents[2]
PROGRAMS: dict[str, tuple[Target, Callable[[], Sequence[bytes]], int]] = {
    "yaml": (read_yaml, yaml_seeds, 120),
    "expression": (run_expression, expression_seeds, 2_000),
    "xlsx": (import_workbook, xlsx_seeds, 60),
    "sheets": (import_sheets, sheet_seeds, 300),
    "bundle": (open_any_bundle, bundle_seeds, 600),
    "body": (read_any_body, body_seeds, 5_000),
    "kit": (read_any_kit, kit_seeds, 1_000),
    "keys": (unlock_any_keys, key_seeds, 5_000),
    "rescue": (read_any_rescue, rescue_seeds, 1_000),
    "backup": (restore_any_backup, backup_seeds, 300),
}
"""Each program's target, seeds, and how many changed seeds the short form tries."""


def changed(seed: bytes, other: bytes, chance: Random) -> bytes:
    """Return the seed with a few bytes removed, doubled, replaced or taken from another."""
    content = bytearray(seed)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((1, 2, 8, 64)))
        piece = chance.randrange(len(other) + 1)
        content[start:end] = chance.choice(
            (b"", content[start:end] * 2, chance.randbytes(2), other[piece : piece + end - start])
        )
    return bytes(content)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_laws_hold_for_every_seed(name: str) -> None:
    target, seeds, _ = PROGRAMS[name]
    for seed in seeds():
        target(seed)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_laws_hold_for_seeds_that_were_changed(name: str) -> None:
    target, load, count = PROGRAMS[name]
    chance, seeds = Random(name), load()
    for _ in range(count):
        target(changed(chance.choice(seeds), chance.choice(seeds), chance))


@pytest.mark.skipif(not HAS_ATHERIS, reason="atheris is not installed")
@pytest.mark.parametrize("name", PROGRAMS)
def test_each_program_tries_the_same_from_the_same_seeds(name: str) -> None:
    target, seeds, _ = PROGRAMS[name]
    found, begun = import_module(f"tests.fuzz.{name}").load()
    assert (target, seeds()) == (found, begun)


@pytest.mark.skipif(not HAS_ATHERIS, reason="atheris is not installed")
@pytest.mark.parametrize("name", ["expression", "rescue"])
def test_a_program_searches_for_as_long_as_it_is_told(name: str) -> None:
    program = [sys.executable, "-m", f"tests.fuzz.{name}", "--seconds", "1"]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, check=False, text=True)
    assert (0, True) == (ended.returncode, "Done" in ended.stderr), ended.stderr[-2_000:]


def test_one_input_can_be_tried_alone(tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(b"1 + ")
    program = [sys.executable, "-m", "tests.fuzz.expression", str(tmp_path / "input")]
    assert 0 == subprocess.run(program, cwd=ROOT, check=False).returncode
