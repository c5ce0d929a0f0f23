"""The passphrase in plain lines: typed unseen, when peerkit opens and when it locked itself.

Laws:
- What is typed is never shown and never kept.
- A wrong passphrase is told in words, with what to look at; nothing counts the tries.
"""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from peerkit.terminal.encoding import check_is_text, check_typing_is_utf8
from peerkit.terminal.plain.console import Console
from peerkit.terminal.plain.idling import LineLock
from peerkit.words import Catalogue
from peerkit.workflow.interviews.idle import IdleLock


def ask_passphrase(console: Console, words: Catalogue, attempt: Callable[[str], bool]) -> bool:
    """Return True once `attempt` took what was typed; False for Enter alone and the end of input.

    Raises InputNotUtf8Error for what is no text.
    """
    while typed := _type_unseen(words.text("unlock.ask")):
        console.say(words.text("unlock.working"))
        if attempt(typed):
            return True
        _say_wrong(console, words)
    return False


@contextmanager
def locked_when_idle(console: Console, words: Catalogue, lock: IdleLock | None) -> Iterator[None]:
    """While the block runs, a line at which nobody types is locked."""

    def ask_until_open() -> bool:
        assert lock is not None
        console.say(words.text("locked.title"))
        while (typed := _type_unseen(words.text("locked.ask"))) is not None:
            if typed and lock.attempt(typed):
                console.hide()
                console.say(words.text("locked.opened"))
                return True
            _say_wrong(console, words)
        return False

    earlier = console.lock
    console.lock = None if lock is None else LineLock(lock.seconds, ask_until_open)
    try:
        yield
    finally:
        console.lock = earlier


def _type_unseen(question: str) -> str | None:
    """Return what is typed, None at the end of input."""
    check_typing_is_utf8()
    try:
        return check_is_text(getpass.getpass(f"{question} "))
    except EOFError:
        return None


def _say_wrong(console: Console, words: Catalogue) -> None:
    console.say(words.text("unlock.wrong"))
    console.say(words.text("unlock.caps_lock"))
