"""A drill: every way back into a vault is tried on a copy, with what the person has at hand.

It asks for one thing at a time, and each may be passed over. What it asks with, and what it says,
is whoever's that calls (conversation.py).

Laws:
- The vault itself is neither opened nor changed until everything is over; then its log and the
  day of the drill are kept, and only if nothing that was tried failed.
- A copy is left by no end: none by an error, and what a kill leaves is removed by the next opening.
- What this machine cannot do ends the drill; what would keep somebody out is a result of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from peerkit.crypto import VaultKey
from peerkit.errors import (
    DiskFullError,
    MistypedCodeError,
    NoRescueError,
    NotReadableError,
    NotWritableError,
    OutputExistsError,
    PeerkitError,
    VaultInUseError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from peerkit.files import remove_file, write_atomically
from peerkit.vault import open_vault_with_key
from peerkit.vault.rehearsal import rehearsal_copy
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.custody import rehearsals
from peerkit.workflow.custody.backing_up import Kept
from peerkit.workflow.custody.conversation import (
    Asked,
    Conversation,
    Drilled,
    Outcome,
    Rehearsal,
    Rehearsed,
)
from peerkit.workflow.custody.drill_log import keep_drill

T = TypeVar("T")

_TRIES = 3
_SLIPS = (WrongPassphraseError, WrongRecoveryCodeError, MistypedCodeError)
_WRONG_FILE = (OutputExistsError, NotWritableError)
_MACHINE = (DiskFullError, NotWritableError, VaultInUseError)


def drill(folder: Path, conversation: Conversation, at: str) -> Drilled:
    """Return what came of the drill; each result was told before.

    Raises VaultMissingError, VaultInUseError, DiskFullError, NotWritableError; then the vault
    knows of no drill.
    """
    with rehearsal_copy(folder) as copy:
        run = _Run(copy, conversation, at)
        run.open_it()
        if run.key is not None:
            run.get_back(run.key)
    results = tuple(run.results)
    has_failed = any(one.outcome is Outcome.FAILED for one in results)
    if run.key is None or has_failed:
        return Drilled(results, is_kept=False)
    drilled = Drilled(results, is_kept=True)
    passed_over = drilled.count(Outcome.PASSED_OVER) + drilled.count(Outcome.NOTHING)
    with open_vault_with_key(folder, run.key) as vault:
        keep_drill(vault, at, drilled.count(Outcome.WORKED), passed_over)
    return drilled


@dataclass(slots=True)
class _Run:
    """One drill under way: `key` is the copy's once it was opened, `secrets` are what opened it."""

    copy: Path
    conversation: Conversation
    at: str
    key: VaultKey | None = None
    secrets: list[str] = field(default_factory=list, repr=False)
    results: list[Rehearsed] = field(default_factory=list)

    def open_it(self) -> None:
        """Rehearse opening the vault with what a person keeps."""
        self._rehearse(
            Rehearsal.PASSPHRASE,
            partial(self._open, Asked.PASSPHRASE, rehearsals.open_by_passphrase),
        )
        self._rehearse(
            Rehearsal.RECOVERY_CODE,
            partial(self._open, Asked.RECOVERY_CODE, rehearsals.open_by_code),
        )

    def get_back(self, key: VaultKey) -> None:
        """Rehearse the other ways; the new key comes last, since it voids what came before."""
        with open_vault_with_key(self.copy, key) as vault:
            is_lead = find_project(vault) is not None
            places = tuple(one.place for one in vault.backups.list())
        if is_lead:
            self._rehearse(Rehearsal.HELP, partial(self._help, key))
            self._rehearse(Rehearsal.SHEET, partial(self._go_on_by_sheet, key))
        by_whom = Rehearsal.SECOND if is_lead else Rehearsal.RESCUE
        self._rehearse(by_whom, partial(self._be_rescued, key))
        self._rehearse(Rehearsal.RESTORE, partial(self._restore, key, places))
        self._rehearse(Rehearsal.REKEY, partial(self._change_key, key))

    def _rehearse(self, rehearsal: Rehearsal, step: Callable[[], Outcome]) -> None:
        try:
            result = Rehearsed(rehearsal, step())
        except _MACHINE:
            raise
        except PeerkitError as problem:
            result = Rehearsed(rehearsal, Outcome.FAILED, problem)
        self.results.append(result)
        self.conversation.tell(result)

    def _ask(
        self,
        asked: Asked,
        attempt: Callable[[str], T],
        forgiven: tuple[type[PeerkitError], ...] = _SLIPS,
        **values: str | int,
    ) -> T | None:
        """Return what came of what was typed, None where it is not here; two slips are forgiven."""
        problem: PeerkitError | None = None
        for _ in range(_TRIES):
            typed = self.conversation.ask(asked, problem, **values)
            if typed is None:
                break
            try:
                return attempt(typed)
            except forgiven as error:
                problem = error
        if problem is not None:
            raise problem
        return None

    # --- the ways ---------------------------------------------------------------------------------

    def _open(self, asked: Asked, opening: Callable[[Path, str], VaultKey]) -> Outcome:
        def attempt(typed: str) -> VaultKey:
            key = opening(self.copy, typed)
            self.secrets.append(typed)
            return key

        key = self._ask(asked, attempt)
        self.key = self.key or key
        return _outcome(key)

    def _be_rescued(self, key: VaultKey) -> Outcome:
        try:
            request = rehearsals.call_for_help(self.copy, key)
        except NoRescueError:
            return Outcome.NOTHING
        path = self._ask(Asked.REQUEST, partial(_write_new, request), _WRONG_FILE)
        if path is None:
            return Outcome.PASSED_OVER
        try:
            opened = self._ask(Asked.RESCUE_CODE, self._open_by_rescue_code, path=str(path))
        finally:
            remove_file(path)
        return _outcome(opened)

    def _open_by_rescue_code(self, typed: str) -> bool:
        rehearsals.open_by_rescue_code(self.copy, typed)
        return True

    def _help(self, key: VaultKey) -> Outcome:
        rehearsals.help_stranger(self.copy, key, self.at)
        return Outcome.WORKED

    def _go_on_by_sheet(self, key: VaultKey) -> Outcome:
        def attempt(typed: str) -> bool:
            rehearsals.go_on_by_sheet(self.copy, key, typed, self.at)
            return True

        return _outcome(self._ask(Asked.SHEET, attempt))

    def _restore(self, key: VaultKey, places: tuple[str, ...]) -> Outcome:
        if not places:
            return Outcome.NOTHING
        backup = rehearsals.newest_backup(self.copy, key, self.at[:10])
        if backup is None:
            backup = self._ask(
                Asked.STICK,
                partial(self._look_again, key, places[-1]),
                (NotReadableError,),
                place=places[-1],
            )
        if backup is None:
            return Outcome.PASSED_OVER
        return self._bring_back(backup)

    def _look_again(self, key: VaultKey, place: str, _typed: str) -> Kept:
        found = rehearsals.newest_backup(self.copy, key, self.at[:10])
        if found is None:
            raise NotReadableError(path=place)
        return found

    def _bring_back(self, backup: Kept) -> Outcome:
        """Restore with what opened the copy; a backup from before a change takes what it had."""

        def attempt(typed: str) -> bool:
            with self.conversation.working() as on_progress:
                rehearsals.bring_back(self.copy, backup.path, typed, on_progress, self.at)
            return True

        for secret in self.secrets:
            try:
                attempt(secret)
            except _SLIPS:
                continue
            return Outcome.WORKED
        opened = self._ask(Asked.BACKUP_SECRET, attempt, day=backup.at[:10])
        return _outcome(opened)

    def _change_key(self, key: VaultKey) -> Outcome:
        with self.conversation.working() as on_progress:
            rehearsals.change_key(self.copy, key, on_progress)
        return Outcome.WORKED


def _outcome(found: object | None) -> Outcome:
    return Outcome.PASSED_OVER if found is None else Outcome.WORKED


def _write_new(content: bytes, name: str) -> Path:
    """Return the file of that name, which holds the content; raises OutputExistsError."""
    path = Path(name)
    if path.exists():
        raise OutputExistsError(path=name)
    write_atomically(path, content)
    return path
