"""Rows with numbers, of which one, several, or all in an order are chosen.

Laws:
- A digit, Space or a click chooses; nothing here goes on to another page.
- What is chosen stands there in words, never by colour alone.
"""

import time

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from peerkit.interview.typed_answer import plain_digits
from peerkit.terminal.fullscreen.page import Choose, Rows
from peerkit.words import Catalogue
from peerkit.words.visible import visible

_TWO_DIGITS_WITHIN_SECONDS = 1.0
"""A second digit within this time makes one number of two: 1 and 2 are 12, where there is a 12."""

_BOLD = Style(bold=True)


class RowsView(Widget, can_focus=True):
    """The rows of a page. `chosen` are the places that are chosen, in the order of choosing."""

    class Changed(Message):
        """What is chosen has changed; `said` tells it."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    class CursorMoved(Message):
        """The cursor stands on another row, at these lines of the widget."""

        def __init__(self, region: Region) -> None:
            super().__init__()
            self.region = region

    def __init__(self, rows: Rows, words: Catalogue) -> None:
        super().__init__(id="control")
        self.rows = rows
        self.chosen = list(rows.chosen)
        self.cursor = rows.chosen[0] if rows.chosen else -1
        self._words = words
        self._number = ""
        self._number_at = 0.0
        self._before_number: list[int] = []
        self._lines: list[tuple[int, str]] = []
        self._drawn_for: tuple[int, int, tuple[int, ...]] | None = None

    # --- choosing -----------------------------------------------------------------------------

    def choose(self, place: int) -> None:
        """Make the row chosen, or no longer chosen where it was and that has a meaning."""
        self.cursor = place
        was_chosen = place in self.chosen
        if was_chosen and self.rows.choose is Choose.ONE and not self.rows.can_be_none:
            self._tell(place)
            return
        if self.rows.choose is Choose.ONE:
            self.chosen = [] if was_chosen else [place]
        elif was_chosen:
            self.chosen.remove(place)
        else:
            self.chosen.append(place)
        self._tell(place)

    def _move(self, steps: int) -> None:
        """Move the cursor; where one is chosen, the cursor's row is that one."""
        last = len(self.rows.labels) - 1
        self.cursor = min(max(self.cursor + steps, 0), last)
        if self.rows.choose is Choose.ONE:
            self.chosen = [self.cursor]
            self._tell(self.cursor)
        else:
            self.refresh(layout=True)
            self.post_message(self.CursorMoved(self._region(self.cursor)))

    def _tell(self, place: int) -> None:
        label = visible(self.rows.labels[place]).partition("\n")[0]
        if place not in self.chosen:
            said = self._words.text("screen.row_not_chosen", label=label)
        elif self.rows.choose is Choose.RANKED:
            number = self.chosen.index(place) + 1
            said = self._words.text("screen.row_ranked", place=number, label=label)
        else:
            said = self._words.text("screen.row_chosen", label=label)
        self.refresh(layout=True)
        self.post_message(self.Changed(said))
        self.post_message(self.CursorMoved(self._region(place)))

    def _type_digit(self, digit: str) -> None:
        """Choose the row with that number, of two digits where both come at once."""
        now = time.monotonic()
        both = self._number + digit
        if now - self._number_at <= _TWO_DIGITS_WITHIN_SECONDS and self._is_number(both):
            self.chosen = list(self._before_number)
            self._number = both
        else:
            self._number = digit
        self._number_at = now
        if self._is_number(self._number):
            self._before_number = list(self.chosen)
            self.choose(int(self._number) - 1)

    def _is_number(self, number: str) -> bool:
        return not number.startswith("0") and 1 <= int(number) <= len(self.rows.labels)

    async def on_key(self, event: events.Key) -> None:
        """Take a key that was pressed here."""
        await self.take_key(event)

    async def take_key(self, event: events.Key) -> None:
        """Choose or move; any other key is the page's."""
        digit = plain_digits(event.character or "")
        if event.key == "space":
            self.choose(max(self.cursor, 0))
        elif len(digit) == 1 and digit in "0123456789":
            self._type_digit(digit)
        elif event.key in _STEPS:
            self._move(_STEPS[event.key])
        else:
            self._number = ""
            return
        if event.key == "space" or event.key in _STEPS:
            self._number = ""
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked; a double click chooses it once."""
        self._fold(self.size.width)
        if event.chain > 1:
            return
        if 0 <= event.y < len(self._lines):
            self.focus()
            self.choose(self._lines[event.y][0])

    # --- drawing ------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the rows need at that width."""
        del container, viewport
        return self._fold(width)

    def render_line(self, y: int) -> Strip:
        """Return one line of the rows."""
        self._fold(self.size.width)
        if y >= len(self._lines):
            return Strip.blank(self.size.width)
        place, text = self._lines[y]
        style = _BOLD if place in self.chosen or place == self.cursor else Style()
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width)

    def _fold(self, width: int) -> int:
        """Fold the rows to that width; return how many lines they are."""
        key = (width, self.cursor, tuple(self.chosen))
        if key != self._drawn_for:
            self._lines = [
                (place, line)
                for place in range(len(self.rows.labels))
                for line in self._row(place, width)
            ]
            self._drawn_for = key
        return len(self._lines)

    def _row(self, place: int, width: int) -> list[str]:
        """Return the lines of one row, those after the first standing under its text."""
        digits = len(str(len(self.rows.labels)))
        pointer = ">" if place == self.cursor else " "
        head = f"{pointer} {place + 1:>{digits}}. "
        lines = Content(self._label(place)).wrap(max(width - len(head), 8))
        return [
            f"{head if number == 0 else ' ' * len(head)}{line.plain}"
            for number, line in enumerate(lines)
        ]

    def _label(self, place: int) -> str:
        label = visible(self.rows.labels[place])
        if place not in self.chosen:
            return label
        first, _, rest = label.partition("\n")
        if self.rows.choose is Choose.RANKED:
            number = self.chosen.index(place) + 1
            first = self._words.text("screen.ranked", label=first, place=number)
        else:
            first = self._words.text("screen.chosen", label=first)
        return f"{first}\n{rest}" if rest else first

    def _region(self, place: int) -> Region:
        """Return where in the widget a row stands."""
        self._fold(self.size.width)
        lines = [number for number, (owner, _) in enumerate(self._lines) if owner == place]
        return Region(0, lines[0], self.size.width, len(lines)) if lines else Region()


_STEPS = {"up": -1, "down": 1, "home": -(10**6), "end": 10**6}
