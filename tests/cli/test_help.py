"""Help comes at once, is true, and is the same as Typer's own."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerkit.cli import help_text
from tests.cli.help import GROUPS, commands, module

LONGEST_LINE = 80


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "peerkit", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"TERM": "dumb", "COLUMNS": "100"},
    )


def test_the_help_is_what_the_tree_of_commands_makes_of_it() -> None:
    assert Path(inspect.getfile(help_text)).read_text(encoding="utf-8") == module()


def test_every_command_belongs_to_somebody() -> None:
    grouped = [name for members in GROUPS.values() for name in members]
    assert sorted(grouped) == sorted({name.partition(" ")[0] for name in commands()})


def test_the_help_fits_a_screen_and_says_once_what_to_do_next() -> None:
    lines = help_text.HELP.splitlines()
    assert max(map(len, lines)) <= LONGEST_LINE
    assert [line for line in lines if line.startswith("Next: ")] == lines[-1:]


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_peerkit_alone_shows_it(arguments: tuple[str, ...]) -> None:
    shown = run(*arguments)
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, help_text.HELP, "")


def test_nothing_is_imported_for_it() -> None:
    program = (
        "import sys; sys.argv = ['peerkit', '--help']\n"
        "from peerkit.__main__ import main; main()\n"
        "sys.stderr.write(' '.join(sorted(sys.modules)))\n"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    ours = [name for name in shown.stderr.split() if name.startswith("peerkit")]
    assert ours == ["peerkit", "peerkit.__main__", "peerkit.cli", "peerkit.cli.help_text"]
    assert "typer" not in shown.stderr.split()


@pytest.mark.parametrize("name", sorted(commands()))
def test_each_command_explains_itself(name: str) -> None:
    shown = run(*name.split(), "--help")
    assert shown.returncode == 0
    assert shown.stderr == ""
    assert " ".join(commands()[name].split()) in " ".join(shown.stdout.split())


@pytest.mark.parametrize("group", ["project", "questionnaire"])
@pytest.mark.parametrize("end", [(), ("--help",)])
def test_a_group_of_commands_lists_them(group: str, end: tuple[str, ...]) -> None:
    shown = run(group, *end)
    assert shown.returncode == 0
    own = [name.partition(" ")[2] for name in commands() if name.startswith(f"{group} ")]
    assert [name for name in own if name not in shown.stdout] == []
