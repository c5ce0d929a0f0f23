"""`peerkit` alone: home, from the first time on.

Laws:
- The passphrase is asked once; a second window is told so before anything is typed.
- After each choice home comes back, with what became of it and one Next line.
- The end of the input, and going back at the passphrase, leave.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from peerkit.cli.at_home.errands import problem_in_words, run_errand
from peerkit.cli.at_home.visit import Visit
from peerkit.cli.custody.audit import note
from peerkit.cli.faces import open_face
from peerkit.cli.output import Output
from peerkit.errors import PeerkitError, WrongPassphraseError, WrongRecoveryCodeError
from peerkit.values import write_instant
from peerkit.vault import Vault, check_is_free, find_vault, list_vaults
from peerkit.words import catalogue
from peerkit.workflow.belonging.holds import is_holding
from peerkit.workflow.belonging.unlocking import Unlocked, unlock
from peerkit.workflow.clock import now
from peerkit.workflow.face import Face
from peerkit.workflow.faces import FaceKind
from peerkit.workflow.home import HomeChoice
from peerkit.workflow.home import home as home_of
from peerkit.workflow.interviews.idle import home_lock
from peerkit.workflow.interviews.practice import PRACTICE_VAULT, find_open_practice
from peerkit.workflow.interviews.training import credit_practice
from peerkit.workflow.ledger.auditing import AuditEvent, log_opening


def home(face: Face, name: str | None = None) -> int:
    """Return 0 when the person leaves; everything is saved and locked again."""
    shown, output = open_face(face), Output()
    names = [one for one in list_vaults() if one != PRACTICE_VAULT]
    vault = _unlock(shown, name, names) if names or name else _welcome(shown)
    if vault is not None:
        with closing(vault):
            log_opening(vault, write_instant(now()))
            _credit(vault, names)
            _stay(Visit(vault, shown, catalogue()))
    output.say("home.ended")
    return 0


def _stay(visit: Visit) -> None:
    """Show home until the person leaves."""
    visit.face.lock = home_lock(visit.vault)
    notice = ""
    while True:
        choice = visit.face.ask_home(home_of(visit.vault, now()), notice)
        if choice is HomeChoice.LEAVE:
            return
        notice = run_errand(visit, choice)


def _credit(vault: Vault, names: list[str]) -> None:
    """Log what was practised before, where it can only have been this vault's researcher."""
    if len(names) > 1 or is_holding(vault):
        return
    practice = find_open_practice()
    if practice is not None:
        with closing(practice):
            credit_practice(practice, vault)


# --- unlocking ----------------------------------------------------------------------------------


def _unlock(face: FaceKind, name: str | None, names: list[str]) -> Vault | None:
    """Return the vault, open; None when the person leaves. Raises VaultInUseError at once."""
    folder = _chosen_folder(face, name, names)
    if folder is None:
        return None
    check_is_free(folder)
    opened: list[Unlocked] = []

    def attempt(typed: str) -> bool:
        try:
            opened.append(unlock(folder, typed))
        except (WrongPassphraseError, WrongRecoveryCodeError):
            return False
        return True

    if not face.ask_passphrase(attempt):
        return None
    [unlocked] = opened
    if unlocked.by_code:
        if face.kind is not Face.PLAIN:
            face.show_page(catalogue().text("home.passphrase_in_lines"), [])
        _choose_new_passphrase(unlocked.vault)
    return unlocked.vault


def _chosen_folder(face: FaceKind, name: str | None, names: list[str]) -> Path | None:
    if name is not None or len(names) == 1:
        return find_vault(name or names[0])
    chosen = face.choose_one(catalogue().text("unlock.vault"), names)
    return None if chosen is None else find_vault(names[chosen])


def _choose_new_passphrase(vault: Vault) -> None:
    from peerkit.cli.secrets import choose_passphrase

    output = Output()
    output.say("unlock.recovered")
    note(vault, AuditEvent.RECOVERED)
    vault.change_passphrase(choose_passphrase(None, output))
    output.say("command.passphrase_changed")


# --- the first time -----------------------------------------------------------------------------

_FIRST = ("join", "practise", "demo", "leave")


def _welcome(face: FaceKind) -> Vault | None:
    """Return the vault of somebody who joins; None when they leave."""
    words, notice = catalogue(), ""
    rows = [words.text(f"home.first.{choice}") for choice in _FIRST]
    while True:
        title = words.text("home.first.title")
        chosen = face.choose_one(f"{notice}\n{title}" if notice else title, rows)
        try:
            match None if chosen is None else _FIRST[chosen]:
                case "join":
                    if (vault := _join(face)) is not None:
                        return vault
                case "practise":
                    notice = _practise(face)
                case "demo":
                    _show_demo(face)
                case _:
                    return None
        except PeerkitError as error:
            notice = problem_in_words(error)


def _join(face: FaceKind) -> Vault | None:
    """Return a new vault that has joined with the kit; None when the person went back.

    Once the vault is made it stays: where joining fails, home says why, and offers it again.
    """
    from peerkit.cli.at_home.kit_at_home import ask_kit, join_with
    from peerkit.cli.vaults import Access, make_vault

    trusted = ask_kit(face, catalogue())
    if trusted is None:
        return None
    if face.kind is not Face.PLAIN:
        face.show_page(catalogue().text("home.passphrase_in_lines"), [])
    vault = make_vault(Access(), Output())
    with _closed_on_failure(vault):
        try:
            notice = join_with(face, catalogue(), vault, trusted)
        except PeerkitError as error:
            notice = problem_in_words(error)
        face.show_page(notice, [])
    return vault


@contextmanager
def _closed_on_failure(vault: Vault) -> Iterator[None]:
    try:
        yield
    except BaseException:
        vault.close()
        raise


def _practise(face: FaceKind) -> str:
    from peerkit.cli.at_home.practising import practise

    return practise(face, catalogue(), None)


def _show_demo(face: FaceKind) -> None:
    """Show the story: line by line where lines are what is shown, else as one page."""
    from peerkit.cli.demo import demo, demo_lines

    if face.kind is Face.PLAIN:
        demo()
        face.show_page(catalogue().text("home.demo_over"), [])
    else:
        face.show_page(catalogue().text("home.first.demo"), [catalogue().text("home.demo_begins")])
        face.show_page(catalogue().text("home.demo_over"), demo_lines())
