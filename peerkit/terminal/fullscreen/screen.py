"""One page on the screen: drawn from its facts, and its keys turned into one reply.

Laws:
- A page replies once. What is pressed after that is nobody's.
- The line that says what to do next is always there, at any size from 40 by 10.
- Only text that is safe to send is drawn.
"""

from collections.abc import Callable, Iterator
from typing import ClassVar, assert_never

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
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
from peerkit.workflow.interviews.commands import Command

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
_PRESS = ("enter", "space")

_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""What stands for bytes of the keyboard that are no UTF-8."""

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

    def on_click(self, event: events.Click) -> None:
        """Press it; a double click presses it once, whichever page it is on by then."""
        if event.chain == 1:
            self.post_message(self.Pressed(self.command))

    def on_key(self, event: events.Key) -> None:
        """Press it with Enter or Space."""
        if event.key in _PRESS:
            event.stop()
            self.post_message(self.Pressed(self.command))


class Body(VerticalScroll):
    """What is read, and scrolls where it does not fit."""

    class Resized(Message):
        """There is more or less room for it than before."""

    def on_resize(self) -> None:
        """Tell it."""
        self.post_message(self.Resized())


def _control(page: Page, words: Catalogue) -> RowsView | Editor | None:
    """Return the part of a page that takes the answer."""
    match page.control:
        case Rows() as rows:
            return RowsView(rows, words)
        case Field() as field:
            editor = Editor(field)
            editor.add_class("-ansi-scrollbar", field.kind.value)
            return editor
        case None:
            return None
        case _ as never:
            assert_never(never)


class PageScreen(Screen[None], inherit_bindings=False):
    """A page. `on_reply` hears of the one thing that the person did."""

    BINDINGS: ClassVar = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    ALLOW_SELECT = False
    AUTO_FOCUS = ""  # `on_mount` does it: this would scroll what is to be read out of sight

    def __init__(self, page: Page, words: Catalogue, on_reply: OnReply) -> None:
        super().__init__()
        self.page = page
        self._words = words
        self._on_reply = on_reply
        self._is_done = False
        self.control = _control(page, words)
        self._body = Body(*self._inside(), id="body", classes="-ansi-scrollbar")
        self._body.can_focus = self.control is None  # a click on what is read leaves no key astray
        self._more = Static(words.text("screen.more_below"), id="more", markup=False)
        self._more.display = False
        self._row: Region | None = None
        self._said = visible(page.message)
        self._message = Static(self._said, id="message", markup=False)
        self._message.display = bool(self._said)
        self._next = Static(self._what_next(), id="next", markup=False)

    # --- drawing ------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        yield Static(visible(self.page.title), id="title", markup=False)
        yield self._body
        if isinstance(self.control, Editor):
            yield self.control
        buttons = (Pressable(button) for button in self.page.buttons)
        with Vertical(id="foot"):
            yield self._more
            yield self._message
            yield self._next
            yield Horizontal(*buttons, id="buttons")

    def _inside(self) -> Iterator[Widget]:
        """Yield what is read from top to bottom, and scrolls where it does not fit."""
        for place, text in enumerate(self.page.texts):
            classes = "text strong" if place in self.page.strong else "text"
            yield Static(visible(text), markup=False, classes=classes)
        if isinstance(self.control, RowsView):
            yield self.control

    def on_mount(self) -> None:
        """Let keys go where the answer is given, and watch what cannot be seen at once."""
        self.set_focus(self.control or self._body, scroll_visible=False)
        if isinstance(self.control, Editor):
            is_long = self.control.kind is FieldKind.WORDS
            self._body.add_class("beside" if is_long else "above")
        self.watch(self._body, "scroll_y", self._tell_more, init=False)
        self.watch(self._body, "virtual_size", self._tell_more_soon)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave the parts as they are: each was styled when it was mounted."""
        event.refresh_styles = False

    def on_resize(self) -> None:
        """Tell anew whether there is more below."""
        self._tell_more_soon()

    def _tell_more_soon(self) -> None:
        self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        self._more.display = self._is_more_below()

    def _is_more_below(self) -> bool:
        return self._body.scroll_y < self._body.max_scroll_y

    def _say(self, message: str) -> None:
        """Say it; the page is laid out anew only where another number of lines is needed."""
        line = visible(message)
        longest = max(cell_len(line), cell_len(self._said))
        fits = "\n" not in line + self._said and longest <= self._message.content_size.width
        self._message.update(line, layout=not (fits and line and self._said))
        self._message.display = bool(line)
        self._said = line

    def _what_next(self) -> str:
        is_chosen = isinstance(self.control, RowsView) and bool(self.control.chosen)
        return visible(
            self.page.next_chosen if is_chosen and self.page.next_chosen else self.page.next
        )

    # --- what changes on the page -------------------------------------------------------------

    def on_editor_typed(self, event: Editor.Typed) -> None:
        """Keep what is typed, then say that it is kept, and what of it could not be read."""
        field = self.page.control
        if not isinstance(field, Field) or self._is_done:
            return
        said = [] if field.on_change is None else [field.on_change(event.text)]
        if _UNREADABLE in event.text:
            said.append(self._words.text("screen.unreadable"))
        if said:
            self._say("\n".join(said))

    def on_editor_too_long(self) -> None:
        """Say that it did not fit."""
        self._say(self._words.text("screen.too_long", limit=LONGEST_TEXT))

    def on_rows_view_changed(self, event: RowsView.Changed) -> None:
        """Say what is chosen, and what can be done now."""
        self._say(event.said)
        self._next.update(self._what_next())

    def on_rows_view_cursor_moved(self, event: RowsView.CursorMoved) -> None:
        """Bring the row into view."""
        self._row = event.region
        self._show_row()

    def on_body_resized(self) -> None:
        """Bring the row back into view: what is said beside it may have left it less room."""
        self._show_row()

    def _show_row(self) -> None:
        if self.control is not None and self._row is not None:
            region = self._row.translate(self.control.virtual_region.offset)
            self._body.scroll_to_region(region, animate=False)

    # --- replying -----------------------------------------------------------------------------

    def leads_on(self, key: str) -> bool:
        """Tell whether that key, pressed now, can lead away from the page."""
        if isinstance(self.focused, Pressable):
            return key in (*_PRESS, *_GO_ON, *_SHORTCUTS)
        if isinstance(self.control, Editor) and self.control.is_new_line(key):
            return not self.control.has_focus
        return key in _GO_ON or key in _SHORTCUTS

    async def on_key(self, event: events.Key) -> None:
        """Turn a key into the reply, or scroll; what else is pressed goes where it is answered."""
        if event.key in _GO_ON:
            self._go_on(event.key)
        elif event.key in _SHORTCUTS:
            self.reply(_SHORTCUTS[event.key])
        elif event.key == "pagedown":
            self._body.scroll_page_down(animate=False)
        elif event.key == "pageup":
            self._body.scroll_page_up(animate=False)
        elif self.control is not None and event.is_printable and not self.control.has_focus:
            self.control.focus()
            await self.control.take_key(event)
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
            self._body.scroll_page_down(animate=False)
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
        if shown.is_emptied and isinstance(self.control, Editor):
            self.control.load_text("")
