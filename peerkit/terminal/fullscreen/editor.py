"""A place to type in: one line or many, of any length, in any script.

Laws:
- Each change is told at once, before anything else is done about it; what is on the screen is what
  was told.
- A paste is taken whole: many lines as they are, or with spaces for line ends where there is one
  line only.
- Keys act in the order in which they came.
- No control character in the text is ever sent to the terminal; nothing is put on a clipboard.
"""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.terminal.fullscreen.page import Field, FieldKind
from peerkit.words.visible import visible

_CLIPBOARD_AND_OURS = frozenset({"copy", "cut", "paste", "select_line", "select_all"})
"""What TextArea has keys for and we have not: the clipboard is everybody's, F6 and F7 are ours."""

_LINE_ENDS = {"enter": "\n", "ctrl+j": "\n"}
"""Enter; and the line end of a paste that comes as keys."""

_REVERSE = Style(reverse=True)
_MASK = "*"
_NO_WIDTH = ""
_BEHIND = "\N{NO-BREAK SPACE}"
"""Where the cursor stands when it stands behind the text."""


class Editor(TextArea, inherit_bindings=False):
    """The field of a page, with the cursor behind what stands there already."""

    BINDINGS: ClassVar = [
        binding
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and binding.action not in _CLIPBOARD_AND_OURS
    ]

    class Typed(Message):
        """The text has changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class TooLong(Message):
        """Something was not taken, because the text would have become too long."""

    def __init__(self, field: Field) -> None:
        super().__init__(
            field.text, id="control", soft_wrap=True, compact=True, highlight_cursor_line=False
        )
        self.kind = field.kind
        self.cursor_blink = False  # each blink would draw, and be heard by a screen reader
        self._waiting: list[str] = []
        self.move_cursor(self.document.end)

    # --- typing -------------------------------------------------------------------------------

    async def _on_key(self, event: events.Key) -> None:
        await self.take_key(event)

    def is_new_line(self, key: str) -> bool:
        """Tell whether that key begins a new line here."""
        return key in _LINE_ENDS and self.kind is FieldKind.WORDS

    async def take_key(self, event: events.Key) -> None:
        """Take what is typed; keys that are not the editor's are the page's."""
        if event.key in _LINE_ENDS and self.kind is not FieldKind.WORDS:
            self.take_waiting()
            event.prevent_default()
            return
        typed = event.character if event.is_printable else _LINE_ENDS.get(event.key)
        if typed is not None:
            self._restart_blink()
            self._wait_or_take(typed)
        elif bindings := self._bindings.key_to_bindings.get(event.key):
            self.take_waiting()
            await self.run_action(bindings[0].action)
        else:
            self.take_waiting()
            event.prevent_default()
            return
        event.stop()
        event.prevent_default()

    def _wait_or_take(self, typed: str) -> None:
        """Take a character at once, or with those that came together with it.

        A paste without brackets is thousands of keys; one by one they would take half a minute.
        """
        if not self._waiting:
            self.call_later(self.take_waiting)
        self._waiting.append(typed)

    def take_waiting(self) -> None:
        """Put the characters that wait into the text."""
        if self._waiting:
            typed = "".join(self._waiting)
            self._waiting.clear()
            self._take(typed)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a pasted text whole."""
        event.stop()
        event.prevent_default()
        self.take_waiting()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        self._take(text if self.kind is FieldKind.WORDS else " ".join(text.split()))

    def _take(self, typed: str) -> None:
        if len(self.text) + len(typed) > LONGEST_TEXT:
            self.post_message(self.TooLong())
            return
        result = self._replace_via_keyboard(typed, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the text as it is now."""
        event.stop()
        self.post_message(self.Typed(self.text))

    # --- drawing ------------------------------------------------------------------------------

    def _render_line(self, y: int) -> Strip:
        """Return one line, made of the part of the text that stands on it and of nothing else.

        TextArea's own makes the whole paragraph anew for each line of it that is on the screen: at
        200,000 characters a key press would take half a second.
        """
        wrapped = self.wrapped_document
        lines = wrapped._offset_to_line_info  # noqa: SLF001 - as the method that this stands for
        y += self.scroll_offset.y
        if y >= len(lines):
            return Strip.blank(self.size.width)
        row, section = lines[y]
        offsets = wrapped.get_offsets(row)
        begin = offsets[section - 1] if section else 0
        is_last = section == len(offsets)
        text = self.document.get_line(row)[begin : None if is_last else offsets[section]]
        segments = [
            Segment(self._shown(part), _REVERSE if is_marked else None)
            for part, is_marked in self._parts(text, row, begin, is_last=is_last)
        ]
        return Strip(segments).adjust_cell_length(self.scrollable_content_region.width)

    def _parts(self, text: str, row: int, begin: int, *, is_last: bool) -> list[tuple[str, bool]]:
        """Return the text in pieces, each with whether the selection or the cursor marks it."""
        first, last = sorted(self.selection)
        end = begin + len(text)
        start = begin if first[0] < row else first[1] if first[0] == row else end
        stop = end if last[0] > row else last[1] if last[0] == row else begin
        cursor_row, cursor = self.selection.end
        if first == last:
            has_cursor = self._draw_cursor and cursor_row == row and begin <= cursor
            if not has_cursor or not (cursor < end or is_last):
                return [(text, False)]
            start, stop = cursor, cursor + 1
            text += _BEHIND if cursor == end else ""
        start, stop = max(start - begin, 0), max(min(stop, end + 1) - begin, 0)
        if start >= stop:
            return [(text, False)]
        return [(text[:start], False), (text[start:stop], True), (text[stop:], False)]

    def _shown(self, text: str) -> str:
        """Return the text as it is safe to send, in as many columns as TextArea counts for it."""
        if self.kind is FieldKind.UNSEEN:
            return _MASK * len(text.removesuffix(_BEHIND)) + " " * text.endswith(_BEHIND)
        if text.isascii() and text.isprintable():
            return text
        return "".join(
            " " * self.indent_width if one == "\t" else one if visible(one) == one else _NO_WIDTH
            for one in text
        )
