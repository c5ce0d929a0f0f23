"""What a command imports is what it needs: a law that can be asserted, unlike the time it saves."""

import subprocess
import sys
from pathlib import Path

from peerkit.workflow.questionnaires.shelf import find_source, keep_sheet, read_sheet
from tests.benchmarks.installation import ROOT, clean_environment
from tests.benchmarks.starting import LANGUAGE, QUESTIONNAIRE
from tests.benchmarks.vaults import PASSPHRASE, new_vault

_PROGRAM = """
import sys
from peerkit.__main__ import main
try:
    main()
finally:
    print("imported", *sys.modules, file=sys.stderr)
"""
_COSTLY = """
import sys
from dataclasses import is_dataclass
for name, module in list(sys.modules.items()):
    for each in vars(module).values() if name.startswith("peerkit.") else ():
        if isinstance(each, type) and is_dataclass(each) and each.__module__ == name:
            made = each.__dataclass_params__
            if made.frozen and made.eq and made.repr and not made.order:
                print(f"{name}.{each.__name__}")
"""
_NEVER_TO_START = {
    "rich",
    "sqlite_utils",
    "textual",
    "regex",
    "jinja2",
    "peerkit.bundle",
    "peerkit.export",
}
_NEVER_TO_AN_INTERVIEW = {
    "yaml",
    "peerkit.expression.check",
    "peerkit.questionnaire.check",
    "peerkit.questionnaire.read",
    "peerkit.questionnaire.write",
    "peerkit.workflow.home",
}
"""What reads and checks a questionnaire, where it was used before, and what home shows."""


def imported(home: Path, *arguments: str) -> set[str]:
    """Return the modules that a command imported, with nobody at the keyboard.

    The vault is new but for the questionnaire, which it keeps as after any interview with it.
    """
    vault = new_vault(home / "first")
    keep_sheet(vault, read_sheet(*find_source(QUESTIONNAIRE)))
    vault.close()
    passphrase = home.with_name("passphrase")
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments, "--passphrase-file", str(passphrase)],
        env=clean_environment(home),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.rpartition("imported ")[2].split())


def test_status_loads_no_interview_and_nothing_that_only_others_need(tmp_path: Path) -> None:
    found = imported(tmp_path / "home", "status")
    unneeded = {"yaml", "peerkit.expression", "peerkit.interview", "peerkit.questionnaire"}
    assert found & (_NEVER_TO_START | unneeded) == set()
    assert "peerkit.vault" in found


def test_an_interview_begins_without_what_only_others_need(tmp_path: Path) -> None:
    arguments = ("interview", QUESTIONNAIRE, "--plain", "--language", LANGUAGE)
    found = imported(tmp_path / "home", *arguments)
    assert found & (_NEVER_TO_START | _NEVER_TO_AN_INTERVIEW) == set()
    assert "peerkit.terminal.plain.face" in found


def test_the_full_screen_begins_without_what_only_others_need() -> None:
    loaded = "import peerkit.terminal.fullscreen.face, peerkit.terminal.fullscreen.app"
    found = printed(f"{loaded}, sys; print(*sys.modules)")
    assert set(found) & (_NEVER_TO_AN_INTERVIEW | _NEVER_TO_START - {"rich", "textual"}) == set()


def test_what_an_interview_loads_compiles_no_method_that_frozen_values_share() -> None:
    faces = "terminal.plain.face", "terminal.plain.home", "terminal.fullscreen.face"
    loaded = ", ".join(f"peerkit.{each}" for each in faces)
    assert [] == printed(f"import {loaded}\n{_COSTLY}")


def printed(program: str) -> list[str]:
    """Return the words that a program printed, in a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=clean_environment(ROOT),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()
