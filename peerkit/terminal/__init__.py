"""The faces of an interview that run in a terminal. So far: plain lines."""

from peerkit.terminal.console import open_console
from peerkit.terminal.plain import conduct_in_plain_lines

__all__ = ["conduct_in_plain_lines", "open_console"]
