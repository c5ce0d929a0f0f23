"""The keyboard of a terminal that is not Windows': its bytes in, keys and pastes out.

This stands for Textual's own reader, which takes an escape sequence within a pasted text for keys
and gives what follows it before what precedes it, and which ends with a crash report for a byte
that is no UTF-8.

Laws:
- A pasted text is one paste, whatever stands in it: nothing in it is a key.
- Bytes that are no UTF-8 are never kept: U+FFFD stands for them, where everybody sees it, and what
  stands around them is whole.
- A terminal that is gone is a closed window.
"""

import codecs
import os
import selectors
import signal
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste
from textual.message import Message

_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_SURELY_BEGUN = len("\x1b[2")
"""With this much of it the beginning of a paste may be waited for: no key is any shorter part."""
_WAIT_SECONDS = 0.1
_CHUNK_BYTES = 4096


class Keyboard(LinuxDriver):
    """What draws on the terminal and hears its keys."""

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:
            os.kill(os.getpid(), signal.SIGHUP)
        except Exception as error:  # noqa: BLE001 - raised again where the pages were shown
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        """End the pages with that error; a thread of its own could only print it, words and all."""
        self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001 - what Textual itself calls for an error

    def run_input_thread(self) -> None:
        """Hear keys until the pages end; raises OSError where the terminal is gone."""
        parser = WholePastes()
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as waiting:
            waiting.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                heard = decode(self._read()) if waiting.select(_WAIT_SECONDS) else ""
                for message in (*parser.feed(heard), *parser.tick()):
                    self.process_message(message)

    def _read(self) -> bytes:
        data = os.read(self.fileno, _CHUNK_BYTES)
        if not data:
            raise OSError
        return data


class WholePastes(XTermParser):
    """Textual's parser, which is given what stands around pasted texts and never a part of one."""

    def __init__(self) -> None:
        super().__init__()
        self._held = ""
        self._is_pasting = False

    def feed(self, data: str) -> Iterable[Message]:
        """Yield what was pressed and pasted; what has only begun is waited for."""
        self._held += data
        while self._held:
            if self._is_pasting:
                text, end, rest = self._held.partition(_END)
                if not end:
                    return
                yield Paste(text.replace("\x00", ""))
            else:
                before, begin, rest = self._held.partition(_BEGIN)
                if not begin:
                    self._held = _begun(before)
                    before = before.removesuffix(self._held)
                if before:
                    yield from super().feed(before)
                if not begin:
                    return
            self._held, self._is_pasting = rest, not self._is_pasting


def _begun(text: str) -> str:
    """Return the part at the end of a text with which a paste may have begun."""
    lengths = range(len(_BEGIN) - 1, _SURELY_BEGUN - 1, -1)
    return next((_BEGIN[:length] for length in lengths if text.endswith(_BEGIN[:length])), "")
