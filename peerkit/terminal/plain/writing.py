"""Writing beside the answers, a note or a concern: lines until a lone full stop."""

from peerkit.terminal.commands import ends_text, read_command
from peerkit.terminal.plain.desk import Desk


def read_until_full_stop(desk: Desk, reminder: str, begun: str = "") -> str:
    """Return the lines up to a lone full stop; a command is told to wait."""
    while not ends_text(line := desk.console.ask(desk.keep_line, begun)):
        begun = ""
        if read_command(line) is None:
            desk.end_line(line)
        else:
            desk.say(reminder)
    return desk.end_typing()
