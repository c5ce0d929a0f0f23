"""A researcher's laptop for tests: a vault that opens at little cost, and peerkit run on it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from peerkit.crypto import LOWEST_COSTS
from peerkit.errors import VaultInUseError
from peerkit.interview import Answered, Event, NoteWritten, read_event
from peerkit.record import read_canonical
from peerkit.vault import Vault, create_vault, open_vault
from peerkit.workflow.questionnaires.terms import Terms, keep_terms

ROOT = Path(__file__).parents[2]
WALK = Path(__file__).with_name("walk.yaml")
PASSPHRASE = "a passphrase of six plain words"
AT = "2026-11-21T10:00:00Z"
LIMIT_BYTES = 8 * 1024 * 1024
_LEAVING_SECONDS = 10

ENTER = ""
LOOKED_SECONDS = 0.9
"""How long somebody looks before they press Enter once more; sooner it would count as held down."""
CONSENT = (ENTER, ENTER, "1", "2", ENTER)
"""Information, limits, yes, no, and the list read back."""


@dataclass(frozen=True)
class Laptop:
    """One person's peerkit home. `home` holds the vaults, beside it lies the passphrase's file."""

    home: Path

    @property
    def passphrase_file(self) -> Path:
        return self.home / "passphrase"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return kept | {
            "PEERKIT_HOME": str(self.home),
            "PEERKIT_PASSPHRASE_FILE": str(self.passphrase_file),
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
        }

    def arguments(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "peerkit", *arguments]

    def run(self, arguments: Sequence[str], typed: Sequence[str] = ()) -> "Ran":
        """Return what a command said, with those lines piped into it."""
        return self.run_with_bytes(arguments, "".join(f"{line}\n" for line in typed).encode())

    def run_with_bytes(self, arguments: Sequence[str], piped: bytes) -> "Ran":
        done = subprocess.run(
            self.arguments(*arguments),
            input=piped,
            capture_output=True,
            env=self.environment,
            cwd=self.home,
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def interview(self, *typed: str) -> "Ran":
        """Return what an interview said, past consent, with those lines piped into it."""
        return self.run(("interview", str(WALK)), (*CONSENT, *typed))

    @contextmanager
    def vault(self) -> Iterator[Vault]:
        with self._freed() as vault:
            yield vault

    def _freed(self) -> Vault:
        """Return the vault, opened; a window that was just closed may still be leaving it."""
        deadline = time.monotonic() + _LEAVING_SECONDS
        while True:
            try:
                return open_vault(self.home / "interviews", PASSPHRASE)
            except VaultInUseError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def events(self) -> list[Event]:
        """Return the events of the latest interview that is open."""
        with self.vault() as vault:
            interview = vault.journal.open_interviews()[-1].interview
            journal = vault.journal.read(interview)
        return [read_event(read_canonical(event, LIMIT_BYTES)) for event in journal.events]

    def answers(self) -> dict[str, object]:
        """Return the answers that the latest open interview has."""
        return {
            str(event.question): event.answer.missing or event.answer.value
            for event in self.events()
            if isinstance(event, Answered)
        }

    def notes(self) -> dict[str, str]:
        return {
            str(event.question): event.text
            for event in self.events()
            if isinstance(event, NoteWritten)
        }

    def drafts(self) -> dict[str, str]:
        """Return the unfinished words of the latest open interview."""
        with self.vault() as vault:
            interview = vault.journal.open_interviews()[-1].interview
            return dict(vault.journal.read(interview).drafts)


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit status, data and words."""

    status: int
    out: str
    err: str

    def after(self, text: str) -> str:
        """Return what was said behind the last place where that text stands."""
        _, found, rest = self.out.rpartition(text)
        assert found, self.out
        return rest


def new_laptop(home: Path) -> Laptop:
    """Return a laptop whose vault exists and knows on whose behalf it interviews."""
    home.mkdir(parents=True)
    laptop = Laptop(home)
    laptop.passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    vault, _ = create_vault(home / "interviews", PASSPHRASE, at=AT, costs=LOWEST_COSTS)
    with vault:
        keep_terms(vault, Terms("Riverside Voices", "Amina, 020 7946 0000", "2027-03-31"))
    return laptop


def look(earlier: str | None, line: str) -> None:
    """Let the time pass that somebody needs to look, before an Enter behind another one."""
    if line == earlier == ENTER:
        time.sleep(LOOKED_SECONDS)
