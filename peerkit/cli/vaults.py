"""Which vault a command works on, and opening it: one passphrase a command, asked once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from peerkit.cli.asking import ask_which, is_typed
from peerkit.cli.output import Output
from peerkit.cli.secrets import (
    check_new_passphrase,
    check_recovery_code_has_a_place,
    choose_passphrase,
    hand_out_recovery_code,
    read_passphrase,
)
from peerkit.errors import (
    NoVaultChosenError,
    VaultExistsError,
    VaultMissingError,
    VaultNameError,
    WrongPassphraseError,
)
from peerkit.frozen import frozen
from peerkit.values import read_instant, write_instant
from peerkit.vault import (
    LONGEST_NAME_BYTES,
    Vault,
    check_is_free,
    create_vault,
    find_vault,
    list_vaults,
    open_vault,
    vault_folder,
)
from peerkit.workflow.belonging.holds import check_not_holding
from peerkit.workflow.clock import now
from peerkit.workflow.interviews.practice import PRACTICE_VAULT, open_practice
from peerkit.workflow.ledger.auditing import log_opening

_FIRST = "interviews"
"""The name of the first vault on a machine, where none was given."""

_TRIES = 3

Meanwhile = Callable[[], None]
"""What is done while a vault's key is made."""


@frozen
class Access:
    """How a command gets at its vault: the vault's name, and where secrets come from and go."""

    name: str | None = None
    passphrase_file: Path | None = None
    recovery_code_file: Path | None = None
    is_practice: bool = False


@contextmanager
def opened(
    access: Access,
    output: Output,
    *,
    before_sync: bool = False,
    meanwhile: Meanwhile | None = None,
) -> Iterator[Vault]:
    """Inside the block the vault that the command works on is open.

    `meanwhile` was called while its key was made.

    `before_sync` is for commands that show no words: they may work on a vault that was restored
    and does not know yet what was withdrawn since; others raise RestoredError. Raises
    VaultMissingError, NoVaultChosenError, WrongPassphraseError (typed thrice), and whatever opening
    raises.
    """
    with _open(chosen_folder(access), access, output, meanwhile) as vault:
        log_opening(vault, write_instant(now()))
        if not before_sync:
            check_not_holding(vault)
        _tell_overdue(vault, output)
        yield vault


@contextmanager
def opened_or_new(
    access: Access, output: Output, meanwhile: Meanwhile | None = None
) -> Iterator[Vault]:
    """Inside the block the vault is open; it was made now if there was none.

    `meanwhile` was called while the key of one that stood was made.
    """
    try:
        folder = chosen_folder(access)
    except VaultMissingError:
        vault = make_vault(access, output)
    else:
        vault = _open(folder, access, output, meanwhile)
    with vault:
        log_opening(vault, write_instant(now()))
        _tell_overdue(vault, output)
        yield vault


def _tell_overdue(vault: Vault, output: Output) -> None:
    """Say that somebody may be waiting in worry: nobody else can."""
    from peerkit.workflow.safeguarding.lone_working import find_outing, is_overdue

    outing, moment = find_outing(vault), now()
    if outing is not None and is_overdue(outing, moment):
        until = read_instant(outing.until).astimezone(moment.tzinfo)
        output.say("home.reminder.overdue", buddy=outing.buddy, until=f"{until:%H:%M}")
        output.say("lone.say_so")


def check_name_is_free(access: Access) -> Path:
    """Return the folder that a new vault can have. Raises VaultExistsError, VaultNameError."""
    name = _new_name(access)
    if name == PRACTICE_VAULT and not access.is_practice:
        raise VaultNameError(limit_bytes=LONGEST_NAME_BYTES)
    folder = vault_folder(name)
    if name in list_vaults():
        raise VaultExistsError(name=name)
    return folder


def check_new(access: Access) -> None:
    """Return if a new vault can be made: its name is free, and its secrets have a place.

    Raises VaultExistsError, VaultNameError, NoPassphraseError, WeakPassphraseError,
    NoRecoveryCodeFileError, OutputExistsError, NotWritableError.
    """
    check_name_is_free(access)
    check_new_passphrase(access.passphrase_file)
    check_recovery_code_has_a_place(access.recovery_code_file)


@contextmanager
def new(access: Access, output: Output) -> Iterator[Vault]:
    """Inside the block a new vault is open. Raises VaultExistsError."""
    with make_vault(access, output) as vault:
        yield vault


def is_missing(access: Access) -> bool:
    """Tell whether the command would have to make its vault first; nobody is asked anything."""
    names = list_vaults()
    if access.is_practice or access.name is not None:
        return (PRACTICE_VAULT if access.is_practice else access.name) not in names
    return all(name == PRACTICE_VAULT for name in names)


def chosen_folder(access: Access) -> Path:
    """Return the folder of the vault: the one that was named, the only one, or as it is chosen.

    Raises VaultMissingError, NoVaultChosenError.
    """
    if access.is_practice:
        return find_vault(PRACTICE_VAULT)
    if access.name is not None:
        return find_vault(access.name)
    names = [name for name in list_vaults() if name != PRACTICE_VAULT]
    if len(names) == 1:
        return find_vault(names[0])
    if names and is_typed():
        return find_vault(ask_which("command.ask.vault", names, names))
    if names:
        raise NoVaultChosenError(names=", ".join(names))
    raise VaultMissingError(path=str(vault_folder(_FIRST)))


def _open(
    folder: Path, access: Access, output: Output, meanwhile: Meanwhile | None = None
) -> Vault:
    check_is_free(folder)  # a second window is told so before anything is typed
    if access.is_practice and access.passphrase_file is None:
        with suppress(WrongPassphraseError):  # somebody chose one, which is asked below
            return open_practice(write_instant(now()))
    if access.passphrase_file is not None or not is_typed():
        return open_vault(folder, read_passphrase(access.passphrase_file), meanwhile)
    for _ in range(_TRIES - 1):
        try:
            return open_vault(folder, read_passphrase(None), meanwhile)
        except WrongPassphraseError:
            Output().say("error.wrong_passphrase")
            Output().say("command.next", step=output.text("error.wrong_passphrase.hint"))
    return open_vault(folder, read_passphrase(None), meanwhile)


def _new_name(access: Access) -> str:
    return PRACTICE_VAULT if access.is_practice else access.name or _FIRST


def make_vault(access: Access, output: Output) -> Vault:
    """Return a new vault, open. Raises as `check_new`."""
    if access.is_practice and access.passphrase_file is None:
        output.say("practice.not_locked")
        return open_practice(write_instant(now()))
    name = _new_name(access)
    check_new(access)
    if access.passphrase_file is None:
        Output().say("command.your_vault")
    passphrase = choose_passphrase(access.passphrase_file, output)
    vault, code = create_vault(
        vault_folder(name), passphrase, at=write_instant(now()), is_practice=access.is_practice
    )
    try:
        output.say("command.vault_made", name=name)
        hand_out_recovery_code(code, access.recovery_code_file, output)
    except BaseException:
        vault.close()
        raise
    return vault
