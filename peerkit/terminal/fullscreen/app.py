"""A flow on the screen: each page that it yields is drawn, each reply is sent to it.

This is Textual without what an interview must not have: no command palette, no key that quits, no
clipboard, no pictures, and no crash report with people's words in it.

Laws:
- An error ends the app and is raised again from `run_flow`; nothing of it is drawn.
- Colours are the terminal's own, light or dark; nothing is told by colour.
- A key that leads on and is held down, or pressed again before what it did can have been read, does
  nothing.
"""

import sys
import time
from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from peerkit.terminal.fullscreen.locking import LOOK_SECONDS, Absence, lock_page
from peerkit.terminal.fullscreen.page import Flow, Page, Reply, Stay
from peerkit.terminal.fullscreen.screen import OnReply, PageScreen
from peerkit.terminal.fullscreen.signals import left_as_it_was
from peerkit.terminal.fullscreen.style import STYLE
from peerkit.terminal.fullscreen.sweeping import STILL_SECONDS, Sweeper, swept_in_pauses
from peerkit.terminal.pressing import Pressing
from peerkit.words import Catalogue
from peerkit.workflow.interviews.idle import IdleLock

T = TypeVar("T")

_SHORT, _TALL = "-short", "-tall"
_TALL_ROWS = 16
"""With fewer, what is read gets the rows that else keep its parts asunder."""

_clock = time.perf_counter if sys.platform == "win32" else time.monotonic
"""The clock whose time Textual's events carry."""


class FlowApp(App[tuple[T]], inherit_bindings=False):
    """The screen on which one flow is held; it ends with what the flow returned, in a tuple."""

    CSS = STYLE
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar = []

    def __init__(self, flow: Flow[T], words: Catalogue, lock: IdleLock | None = None) -> None:
        super().__init__(driver_class=_keyboard(), ansi_color=True)
        self.VERTICAL_BREAKPOINTS = [(0, _SHORT), (_TALL_ROWS, _TALL)]
        # No page has either; as Textual's tests do it, for there is no public way.
        self._disable_notifications = self._disable_tooltips = True
        self.theme = "ansi-dark"
        self._flow = flow
        self._words = words
        self._lock = lock
        self._absence = Absence()
        self._pressing = Pressing()
        self._sweeper = Sweeper()
        self._locked: PageScreen | None = None
        self._base: PageScreen | None = None
        self._aside: PageScreen | None = None
        self.failure: Exception | None = None
        self.clock = _clock

    def on_mount(self) -> None:
        """Show the first page, and look from then on whether somebody is there."""
        self._advance(None)
        self.set_interval(STILL_SECONDS, lambda: self._sweeper.look(self._absence.seconds()))
        if self._lock is not None:
            self.set_interval(min(LOOK_SECONDS, self._lock.seconds), self._lock_if_absent)

    def _advance(self, reply: Reply | None) -> None:
        """Let the flow go on to its next page, or to its end."""
        try:
            shown = next(self._flow) if reply is None else self._flow.send(reply)
        except StopIteration as end:
            self.exit((end.value,))
        else:
            self._show(shown)

    def _show(self, shown: Page | Stay) -> None:
        self._pressing.turn(self.clock())
        if isinstance(shown, Stay):
            self._uncover()
            if self._base is not None:
                self._base.stay(shown)
            return
        screen = self._screen_of(shown, self._advance)
        if not shown.is_aside:
            self._uncover()
            self._replace(self._base, screen)
            self._base = screen
        else:
            self._replace(self._aside, screen)
            self._aside = screen

    def _screen_of(self, page: Page, on_reply: OnReply) -> PageScreen:
        """Return the page on a screen that is styled for its height from the beginning."""
        screen = PageScreen(page, self._words, on_reply)
        screen.add_class(_SHORT if self.size.height < _TALL_ROWS else _TALL, update=False)
        return screen

    def _uncover(self) -> None:
        if self._aside is not None:
            self._aside = None
            self.pop_screen()

    def _replace(self, earlier: Screen[None] | None, screen: Screen[None]) -> None:
        if earlier is None:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    # --- locking ------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Notice that somebody is there; what wakes a laptop that slept too long only locks it."""
        if isinstance(event, events.InputEvent | events.Paste):
            was_open = self._locked is None
            self._lock_if_absent()
            self._absence.end()
            self._sweeper.is_due = True
            if was_open and self._locked is not None:
                return
        if isinstance(event, events.Key) and not event.is_forwarded and self._is_unmeant(event):
            return
        await super().on_event(event)

    def _is_unmeant(self, key: events.Key) -> bool:
        """Tell whether the key would lead on, and nobody can have meant it to."""
        is_repeated = self._pressing.is_repeated(key.key, key.time)
        screen = self.screen
        return is_repeated and isinstance(screen, PageScreen) and screen.leads_on(key.key)

    def _lock_if_absent(self) -> None:
        lock = self._lock
        if lock is None or self._locked is not None or self._absence.seconds() < lock.seconds:
            return
        self._locked = self._screen_of(lock_page(self._words), self._try_to_open)
        self.push_screen(self._locked)

    def _try_to_open(self, reply: Reply) -> None:
        """Show what was there again, if that is the passphrase."""
        if self._lock is None or self._locked is None:
            raise AssertionError("nothing is locked")
        if reply.command is None and self._lock.attempt(reply.text):
            self._locked = None
            self.pop_screen()
        else:
            self._locked.stay(Stay(self._words.text("screen.wrong"), is_emptied=True))

    # --- what an interview must not have ------------------------------------------------------

    async def action_quit(self) -> None:
        """Do nothing: an interview is left by its menu."""

    def copy_to_clipboard(self, text: str) -> None:
        """Do nothing: what people say is on no clipboard."""

    def _handle_exception(self, error: Exception) -> None:
        """End the app; `run_flow` raises the error. Textual would print it with all its values."""
        if self.failure is None:
            self.failure = error
        self._return_code = 1
        self._close_messages_no_wait()


def _keyboard() -> type[Driver] | None:
    """Return what hears the terminal's keys; None for Textual's own."""
    if sys.platform == "win32":
        return None
    from peerkit.terminal.fullscreen.keyboard import Keyboard

    return Keyboard


def run_flow(
    flow: Flow[T],
    words: Catalogue,
    lock: IdleLock | None = None,
    keep: Callable[[], None] = lambda: None,
) -> T:
    """Return what the flow returned; raises what went wrong in it or in drawing it.

    `keep` is called where the window is closed meanwhile, or the process is asked to end.
    """
    app = FlowApp(flow, words, lock)
    with left_as_it_was(keep), swept_in_pauses():
        result = app.run()
    if app.failure is not None:
        raise app.failure
    if result is None:
        raise AssertionError("the app ends with its flow")
    return result[0]
