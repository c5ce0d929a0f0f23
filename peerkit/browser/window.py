"""One page in one browser: what is asked is shown, and what is pressed comes back.

The face asks from its own thread, as it would at a console; requests come from the server's.

Laws:
- The page stands at one address, and what stands there is always what is asked now: going back in
  the browser shows nothing of earlier pages.
- A form counts only if it is of the page that was shown last, and only once: what is pressed
  twice, or comes from another tab, answers nothing else.
- One browser at a time: another one is told, and takes over only by way of the lock.
- Words that came with a form that does not count are shown, never dropped in silence.
- By either clock nobody was there for too long: what is pressed when a laptop wakes locks it.
"""

import threading
import time
from collections.abc import Mapping
from http import HTTPStatus

from peerkit.browser.exchange import SCRIPT, Door, Request, Response, cookie_of
from peerkit.browser.form import LOCK, Form, read_form
from peerkit.browser.page import CHOSEN, Keep, Page
from peerkit.browser.render import Pages
from peerkit.crypto import is_same, random_bytes
from peerkit.errors import PeerkitError

_LONGEST_WORK_SECONDS = 30.0
"""How long a request waits for the next page: a passphrase takes a second or two."""
_LAST_PAGE_SECONDS = 10.0
"""How long the last page waits to be fetched: a browser that was closed never fetches it."""
_TICK_SECONDS = 0.5
"""Waiting is done in small pieces: on Windows nothing interrupts a longer one."""


class Window:
    """The page as the face sees it (`ask`, `leave`) and as requests see it (`answer`)."""

    def __init__(self, door: Door, pages: Pages) -> None:
        self.door = door
        self._pages = pages
        self._changed = threading.Condition()
        self._page: Page | None = None
        self._turn = 0
        self._form: Form | None = None
        self._view = ""
        self._used_view = ""
        self._locked_view = ""
        self._browser = ""
        self._patience_seconds: float | None = None
        self._typed: dict[str, tuple[str, ...]] = {}
        self._last_heard = _clocks()
        self._is_delivered = False
        self._is_awaited = False
        self._late: Form | None = None
        self._is_interrupted = False

    # --- the face's side ----------------------------------------------------------------------

    def mark_practice(self, *, is_practice: bool) -> None:
        """Make each page from now on say that it is practice, or not."""
        with self._changed:
            self._pages.is_practice = is_practice

    def ask(self, page: Page, patience_seconds: float | None = None) -> Form:
        """Return the form that the person sends of this page.

        It is `LOCK`, with what was typed until then, when nobody was heard for as long as
        `patience_seconds` or another browser takes over; without a patience it never is.
        Raises KeyboardInterrupt after `interrupt`.
        """
        with self._changed:
            self._show(page, patience_seconds)
            self._last_heard = _clocks()
            while (form := self._form) is None:
                self._wait()
            self._form = self._page = None
            return form

    def _wait(self) -> None:
        """Let a moment pass; nobody heard for too long locks the page."""
        if self._is_interrupted:
            self._is_interrupted = False
            raise KeyboardInterrupt
        if self._is_absent():
            self._lock()
        else:
            self._changed.wait(_TICK_SECONDS)

    def _is_absent(self) -> bool:
        """Tell whether nobody was heard for too long; a laptop's sleep counts on one clock."""
        idle = max(now - heard for now, heard in zip(_clocks(), self._last_heard, strict=True))
        return self._patience_seconds is not None and idle > self._patience_seconds

    def interrupt(self) -> None:
        """Break off waiting for a form, now or when one is next waited for.

        It takes no lock: a signal may come while the face's own thread holds it.
        """
        self._is_interrupted = True

    def late(self) -> Form | None:
        """Return the form, if any, of the page that was locked, sent after it was: once.

        Without the script a browser does not know that its page is locked, and somebody may have
        typed there for an hour.
        """
        with self._changed:
            late, self._late = self._late, None
            return late

    def leave(self, page: Page) -> None:
        """Return when the last page has arrived, or at once where nobody waits for it."""
        until = time.monotonic() + _LAST_PAGE_SECONDS
        with self._changed:
            self._show(page, None)
            while self._is_on_its_way() and time.monotonic() < until:
                self._changed.wait(_TICK_SECONDS)

    def _is_on_its_way(self) -> bool:
        """Tell whether a browser was sent here and has not the whole page yet."""
        return not self._is_delivered and (self._is_awaited or bool(self._view))

    def _show(self, page: Page, patience_seconds: float | None) -> None:
        self._page, self._patience_seconds = page, patience_seconds
        self._turn += 1
        self._typed, self._view, self._is_delivered = {}, "", False
        self._changed.notify_all()

    def _lock(self) -> None:
        self._locked_view, self._late = self._view, None
        self._form = Form(LOCK, dict(self._typed))
        self._changed.notify_all()

    # --- the browser's side -------------------------------------------------------------------

    def answer(self, request: Request) -> Response:
        """Return the answer to a request that was let in; any thread may call it."""
        with self._changed:
            match request.method, request.path.removeprefix(self.door.path):
                case "GET", "":
                    return self._show_page(request)
                case "GET", "page.js":
                    return Response(HTTPStatus.OK, self._pages.script, SCRIPT)
                case "POST", "answer" | "draft" | "lock" | "take" as what:
                    return self._receive(what, request)
            return Response(HTTPStatus.NOT_FOUND)

    def delivered(self, response: Response) -> None:
        """Make it known that an answer has arrived; the last page is waited for."""
        with self._changed:
            if self._view and response.cookies.get("view") == self._view:
                self._is_delivered = True
                self._changed.notify_all()

    def _show_page(self, request: Request) -> Response:
        if not self._browser:
            self._browser = random_bytes(16).hex()
        elif not self._is_own(request):
            return self._elsewhere()
        self._hear()
        if not self._changed.wait_for(lambda: self._page is not None, _LONGEST_WORK_SECONDS):
            return Response(HTTPStatus.SERVICE_UNAVAILABLE, self._pages.busy())
        assert self._page is not None
        self._view, self._is_awaited = random_bytes(16).hex(), False
        page = self._page.holding(self._typed) if self._typed else self._page
        body = self._pages.page(page, self._view, self._patience_seconds)
        # The second cookie changes with each page: a browser that keeps pages whole for going
        # back drops one whose cookies have changed.
        return Response(HTTPStatus.OK, body, cookies=self._cookies())

    def _receive(self, what: str, request: Request) -> Response:
        values = read_form(request.body)
        if values is None:
            return Response(HTTPStatus.BAD_REQUEST)
        form = Form(next(iter(values.get("do", ())), ""), values)
        if what == "take":
            return self._take_over()
        if not self._is_own(request):
            return self._elsewhere(form)
        self._hear()
        is_current = self._is_current(form)
        if what == "draft":
            return self._keep(form) if is_current else Response(HTTPStatus.CONFLICT)
        if not is_current:
            return self._outdated(form)
        if what == "lock" and not self._can_lock:
            return self._go_on()
        return self._settle(None if what == "lock" else form)

    def _hear(self) -> None:
        """Note that somebody is there, having locked the page if nobody was for too long."""
        if self._is_absent() and self._page is not None and self._form is None:
            turn = self._turn
            self._lock()
            self._changed.wait_for(lambda: self._turn != turn, _LONGEST_WORK_SECONDS)
        self._last_heard = _clocks()

    def _is_current(self, form: Form) -> bool:
        """Tell whether the form is of the page that was shown last, and the first that it sends."""
        page = self._page
        if page is None or self._form is not None or not self._view:
            return False
        return form.one("view") == self._view and form.one("about") == page.about

    def _settle(self, form: Form | None) -> Response:
        """Hand the form to the face (None: lock), and send the browser to what is asked next."""
        if form is None:
            self._locked_view, self._late = self._view, None
            self._hand_over(Form(LOCK, dict(self._typed)))
        else:
            self._used_view = self._view
            self._hand_over(form)
        return self._go_on()

    def _hand_over(self, form: Form) -> None:
        """Let the face have the form, and wait until it asks for what comes next."""
        turn, self._form, self._is_awaited = self._turn, form, True
        self._changed.notify_all()
        self._changed.wait_for(lambda: self._turn != turn, _LONGEST_WORK_SECONDS)

    def _go_on(self) -> Response:
        return Response(HTTPStatus.SEE_OTHER, location=self.door.path)

    def _keep(self, form: Form) -> Response:
        """Keep what is being filled in; that it could not be kept is told at once."""
        page = self._page
        assert page is not None
        draft = page.drafted(form.values)
        if page.keep is None or not _are_kept(page.keep, draft.texts):
            return Response(HTTPStatus.INSUFFICIENT_STORAGE)
        chosen = dict.fromkeys((*self._typed.get(CHOSEN, ()), *draft.values.get(CHOSEN, ())))
        self._typed |= draft.values
        if chosen:
            self._typed[CHOSEN] = tuple(chosen)
        return Response(HTTPStatus.NO_CONTENT)

    def _outdated(self, form: Form) -> Response:
        """Answer a form that does not count: pressed twice, or of a page that was left behind."""
        view = form.one("view")
        if view and view == self._locked_view:
            self._late = form
            return self._go_on()
        if view and view == self._used_view:
            return self._go_on()
        return Response(HTTPStatus.CONFLICT, self._pages.outdated(form))

    # --- one browser at a time ----------------------------------------------------------------

    def _is_own(self, request: Request) -> bool:
        """Tell whether the request comes from the browser that the page was opened in."""
        cookie = cookie_of(request, "browser")
        return bool(self._browser) and is_same(cookie.encode(), self._browser.encode())

    def _elsewhere(self, form: Form | None = None) -> Response:
        can_take = self._can_lock or (self._page is not None and self._page.is_for_anybody)
        return Response(HTTPStatus.CONFLICT, self._pages.elsewhere(form, can_take=can_take))

    def _take_over(self) -> Response:
        """Let another browser have the page, where that leads to the passphrase and no further."""
        if self._page is None or not (self._can_lock or self._page.is_for_anybody):
            return self._elsewhere()
        self._browser = random_bytes(16).hex()
        if self._page.is_for_anybody:
            self._view = ""
            going_on = self._go_on()
        else:
            going_on = self._settle(None)
        return Response(going_on.status, location=going_on.location, cookies=self._cookies())

    @property
    def _can_lock(self) -> bool:
        return self._patience_seconds is not None

    def _cookies(self) -> dict[str, str]:
        return {"browser": self._browser, "view": self._view}


def _clocks() -> tuple[float, float]:
    return time.monotonic(), time.time()


def _are_kept(keep: Keep, typed: Mapping[str, str]) -> bool:
    try:
        return all(keep(name, text) for name, text in typed.items())
    except PeerkitError:
        return False
