"""Asking a page with the lock behind it: when nobody is there, the passphrase comes in between.

Laws:
- Locking loses nothing: the page comes back as it was filled in, to the character.
- While it is locked nothing of the interview stands on the page, nor in what the browser keeps.
"""

from collections.abc import Callable

from peerkit.browser.form import LOCK, Form
from peerkit.browser.page import Button, Line, Page, Paragraph, Voice
from peerkit.browser.text import Text, own_words
from peerkit.browser.window import Window
from peerkit.words import Catalogue
from peerkit.workflow.interviews.idle import IdleLock

UNLOCK, LEAVE = "unlock", "leave"


def ask_with_lock(window: Window, words: Catalogue, page: Page, lock: IdleLock | None) -> Form:
    """Return the form that the person sends of the page, whatever happens in between."""
    while True:
        form = window.ask(page, None if lock is None else lock.seconds)
        if lock is None or form.do != LOCK:
            return form
        page = page.holding(form.values)
        ask_until_unlocked(window, words, lock.attempt)
        late = window.late()
        if late is not None:
            page = page.holding(late.values)


def ask_until_unlocked(window: Window, words: Catalogue, attempt: Callable[[str], bool]) -> None:
    """Return once `attempt` took what was typed."""
    error: Text | None = None
    while True:
        form = window.ask(_locked(words, error))
        if attempt(form.one("passphrase")):
            return
        error = own_words(words, "unlock.wrong")


def _locked(words: Catalogue, error: Text | None) -> Page:
    return Page(
        title=words.text("browser.locked"),
        heading=own_words(words, "browser.locked"),
        body=(Paragraph(own_words(words, "browser.locked_why"), Voice.HINT),),
        fields=(passphrase_line(words),),
        buttons=(Button(UNLOCK, words.text("browser.unlock")),),
        error=error,
        is_for_anybody=True,
    )


def passphrase_line(words: Catalogue) -> Line:
    """Return the line that a passphrase is typed in, never shown."""
    label = own_words(words, "browser.passphrase")
    return Line("passphrase", label=label, direction="ltr", is_secret=True)
