"""One page on the screen: drawn from its facts, and its keys turned into one reply.

Laws:
- A page replies once. What is pressed after that is nobody's.
- The line that says what to do next is always there, at any size from 40 by 10.
- Only text that is safe to send is drawn.
"""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.terminal.fullscreen.editor import Editor
from peerkit.terminal.fullscreen.page import Button, Field, FieldKind, Page, Reply, Rows, Stay
from peerkit.terminal.fullscreen.rows import RowsView
from peerkit.words import Catalogue
from peerkit.words.visible import visible
from peerkit.workflow.commands import Command

_SHORTCUTS = {
    "escape": Command.HELP,
    "ctrl+c": Command.HELP,
    "f3": Command.NOTE,
    "f4": Command.PREFER_NOT,
    "f6": Command.PAUSE,
    "f7": Command.BACK,
    "f9": Command.CHECK,
}
_GO_ON = ("enter", "f8")

OnReply = Callable[[Reply], None]


class Pressable(Static, can_focus=True):
    """A button of one line."""

    class Pressed(Message):
        """The button was pressed."""

        def __init__(self, command: Command | None) -> None:
            super().__init__()
            self.command = command

    def __init__(self, button: Button) -> None:
        super().__init__(f"[{button.label}]", markup=False, classes="button")
        self.command = button.command

    def on_click(self) -> None:
        """Press it."""
        self.post_message(self.Pressed(self.command))

    def on_key(self, event: events.Key) -> None:
        """Press it with Enter or Space."""
        if event.key in ("enter", "space"):
            event.stop()
            self.post_message(self.Pressed(self.command))


class PageScreen(Screen[None], inherit_bindings=False):
    """A page. `on_reply` hears of the one thing that the person did."""

    BINDINGS: ClassVar = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    ALLOW_SELECT = False

    def __init__(self, page: Page, words: Catalogue, on_reply: OnReply) -> None:
        super().__init__()
        self.page = page
        self._words = words
        self._on_reply = on_reply
        self._is_done = False

    # --- drawing ------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        page = self.page
        yield Static(visible(page.title), id="title", markup=False)
        with VerticalScroll(id="body", classes="-ansi-scrollbar"):
            yield from self._texts()
            if isinstance(page.control, Rows):
                yield RowsView(page.control, self._words)
        if isinstance(page.control, Field):
            editor = Editor(page.control)
            editor.add_class("-ansi-scrollbar", page.control.kind.value)
            yield editor
        yield Static(self._words.text("screen.more_below"), id="more", markup=False)
        yield Static(visible(page.message), id="message", markup=False)
        yield Static(page.next, id="next", markup=False)
        with Horizontal(id="buttons"):
            for button in page.buttons:
                yield Pressable(button)

    def _texts(self) -> Iterator[Widget]:
        for place, text in enumerate(self.page.texts):
            classes = "text strong" if place in self.page.strong else "text"
            yield Static(visible(text), markup=False, classes=classes)

    def on_mount(self) -> None:
        """Let the keys go where the answer is given."""
        body = self.query_one("#body", VerticalScroll)
        control = self.control
        if isinstance(control, Editor):
            body.add_class("beside" if control.kind is FieldKind.WORDS else "above")
        (control or body).focus(scroll_visible=False)
        self.watch(body, "scroll_y", self._tell_more, init=False)
        self.watch(body, "virtual_size", self._tell_more_soon)
        self._say(self.page.message)
        self._tell_next()

    def on_resize(self) -> None:
        """Tell anew whether there is more below."""
        self._tell_more_soon()

    @property
    def control(self) -> RowsView | Editor | None:
        """The part of the page that takes the answer."""
        found = self.query("#control")
        control = found.first() if found else None
        return control if isinstance(control, RowsView | Editor) else None

    def _tell_more_soon(self) -> None:
        self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        more = self.query_one("#more", Static)
        more.display = self._is_more_below()

    def _is_more_below(self) -> bool:
        body = self.query_one("#body", VerticalScroll)
        return body.scroll_y < body.max_scroll_y

    def _say(self, message: str) -> None:
        line = self.query_one("#message", Static)
        line.update(visible(message))
        line.display = bool(message)

    def _tell_next(self) -> None:
        control = self.control
        is_chosen = isinstance(control, RowsView) and bool(control.chosen)
        text = self.page.next_chosen if is_chosen and self.page.next_chosen else self.page.next
        self.query_one("#next", Static).update(visible(text))

    # --- what changes on the page -------------------------------------------------------------

    def on_editor_typed(self, event: Editor.Typed) -> None:
        """Keep what is typed, then say that it is kept."""
        field = self.page.control
        if isinstance(field, Field) and field.on_change is not None and not self._is_done:
            self._say(field.on_change(event.text))

    def on_editor_too_long(self) -> None:
        """Say that it did not fit."""
        self._say(self._words.text("screen.too_long", limit=LONGEST_TEXT))

    def on_rows_view_changed(self, event: RowsView.Changed) -> None:
        """Say what is chosen, and what can be done now."""
        self._say(event.said)
        self._tell_next()

    def on_rows_view_cursor_moved(self, event: RowsView.CursorMoved) -> None:
        """Bring the row into view."""
        control = self.control
        if control is not None:
            body = self.query_one("#body", VerticalScroll)
            body.scroll_to_region(event.region.translate(control.virtual_region.offset))

    # --- replying -----------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Turn a key into the reply, or scroll."""
        body = self.query_one("#body", VerticalScroll)
        if event.key in _GO_ON:
            self._go_on(event.key)
        elif event.key in _SHORTCUTS:
            self.reply(_SHORTCUTS[event.key])
        elif event.key == "pagedown":
            body.scroll_page_down(animate=False)
        elif event.key == "pageup":
            body.scroll_page_up(animate=False)
        else:
            return
        event.stop()

    def on_pressable_pressed(self, event: Pressable.Pressed) -> None:
        """Do what the key of the button does."""
        if event.command is None:
            self._go_on("enter")
        else:
            self.reply(event.command)

    def _go_on(self, key: str) -> None:
        """Reply, or show first what has to be read first."""
        if self.page.is_read_first and key == "enter" and self._is_more_below():
            self.query_one("#body", VerticalScroll).scroll_page_down(animate=False)
            return
        self.reply(None)

    def reply(self, command: Command | None) -> None:
        """Tell what the person did, and what stands on the page."""
        if self._is_done:
            return
        self._is_done = True
        reply = self._reply(command)
        if self.page.working and command is None:
            self._say(self.page.working)
            self.call_after_refresh(self._on_reply, reply)
        else:
            self._on_reply(reply)

    def _reply(self, command: Command | None) -> Reply:
        match self.control:
            case RowsView(chosen=chosen):
                return Reply(command, tuple(chosen))
            case Editor() as editor:
                editor.take_waiting()
                return Reply(command, text=editor.text)
            case _:
                return Reply(command)

    def stay(self, shown: Stay) -> None:
        """Take another reply; the page is as it was left."""
        self._is_done = False
        if shown.message:
            self._say(shown.message)
        control = self.control
        if shown.is_emptied and isinstance(control, Editor):
            control.load_text("")
