"""Running one command: its errors become words on standard error and an exit status.

Laws:
- Only this module chooses an exit status, and only `cli/` writes to standard error.
- An unexpected error shows its place in peerkit's code, never a value: values may be answers.
"""

import os
import sys
import traceback
from collections.abc import Sequence

from peerkit.cli.output import Output
from peerkit.errors import PeerkitError
from peerkit.words import catalogue

_UNEXPECTED = 1
_MISUSE = 2
_INTERRUPTED = 130
_BROKEN_PIPE = 141


def run(arguments: Sequence[str]) -> int:
    """Return the exit status of the command; whatever went wrong has been said."""
    import typer
    from typer.exceptions import TyperException

    from peerkit.cli.app import tree

    try:
        app = tree(arguments[0])
        status = app(list(arguments), prog_name="peerkit", standalone_mode=False)
    except PeerkitError as error:
        return _tell(error)
    except TyperException as error:
        return _tell_misuse(error)
    except (typer.Abort, KeyboardInterrupt, EOFError):
        Output().say("command.interrupted")
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback would show answers
        return _tell_unexpected(error)
    return status if isinstance(status, int) else 0


def _tell(error: PeerkitError) -> int:
    """Say what went wrong and what to do next; return the error's exit status."""
    output = Output()
    output.say("command.error", message=catalogue().text(f"error.{error.code}", **error.values))
    hint = catalogue().text(f"error.{error.code}.hint", **error.values)
    output.say("command.next", step=hint)
    return error.exit_status


def _tell_misuse(error: Exception) -> int:
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    output = Output()
    output.say("command.error", message=message)
    output.say("command.next", step=catalogue().text("command.see_help"))
    return _MISUSE


def _tell_unexpected(error: Exception) -> int:
    """Say that peerkit failed: the kind of error and the places in the code, no values."""
    output = Output()
    output.say("command.error", message=catalogue().text("error.unexpected"))
    for frame in traceback.extract_tb(error.__traceback__):
        output.say("command.frame", file=os.path.basename(frame.filename), line=frame.lineno or 0)
    output.say("command.frame_error", kind=type(error).__name__)
    output.say("command.next", step=catalogue().text("error.unexpected.hint"))
    return _UNEXPECTED
