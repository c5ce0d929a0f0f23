"""Running one command: its errors become words on standard error and an exit status.

Laws:
- An error has its own exit status, and only `cli/` turns it into words on standard error.
- An unexpected error shows its place in peerkit's code, never a value: values may be answers.
- What was typed behind a command is never said back: it may be a passphrase in the wrong place.
- A request to end, or a closed window, unwinds the command: it leaves no half-made file, and a
  terminal that shows what is typed.
- Whatever ends the process, the system writes nothing of its memory to the disk.
"""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

from peerkit.cli.output import Output
from peerkit.errors import PeerkitError
from peerkit.terminal.encoding import check_is_text, settle_streams
from peerkit.words import catalogue

_UNEXPECTED = 1
_INTERRUPTED = 130
_BROKEN_PIPE = 141
_SIGNALLED = 128
"""A shell's convention: 128 and the signal's number."""


def run(arguments: Sequence[str]) -> int:
    """Return the exit status of the command; whatever went wrong has been said.

    Without any, that is home.
    """
    import typer
    from typer.exceptions import TyperException

    from peerkit.cli.app import tree
    from peerkit.cli.misuse import tell_misuse

    settle_streams()
    _leave_no_memory()
    try:
        with _unwound_by_signals():
            for argument in arguments:
                check_is_text(argument)
            app = tree(arguments[0] if arguments else "--plain")
            status = app(list(arguments), prog_name="peerkit", standalone_mode=False)
    except PeerkitError as error:
        return _tell(error)
    except TyperException as error:
        return tell_misuse(error, arguments)
    except (typer.Abort, KeyboardInterrupt, EOFError):
        return _tell_interrupted()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback would show answers
        return _tell_unexpected(error)
    if status == _INTERRUPTED:  # Typer has made a status of Ctrl-C, without a word
        return _tell_interrupted()
    return status if isinstance(status, int) else 0


def _leave_no_memory() -> None:
    """Make the system keep no picture of this process's memory when it is killed, where it can.

    A slip of the fingers is enough for one (SIGQUIT), and answers and keys stand in it.
    """
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))


@contextmanager
def _unwound_by_signals() -> Iterator[None]:
    """Inside the block a request to end leaves as SystemExit, through every clean-up."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(_SIGNALLED + number)

    names = [name for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]
    earlier: list[Any] = [signal.signal(getattr(signal, name), leave) for name in names]
    try:
        yield
    finally:
        for name, handler in zip(names, earlier, strict=True):
            signal.signal(getattr(signal, name), handler)


def _tell_interrupted() -> int:
    """Say that what was saved is safe, on a line of its own: a question may stand before it."""
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    Output().say("command.interrupted")
    return _INTERRUPTED


def _tell(error: PeerkitError) -> int:
    """Say what went wrong and what to do next; return the error's exit status."""
    output = Output()
    output.say("command.error", message=catalogue().text(f"error.{error.code}", **error.values))
    hint = catalogue().text(f"error.{error.code}.hint", **error.values)
    output.say("command.next", step=hint)
    return error.exit_status


def _tell_unexpected(error: Exception) -> int:
    """Say that peerkit failed: the kind of error and the places in the code, no values."""
    import traceback  # only who must tell of such an error loads it

    output = Output()
    output.say("command.error", message=catalogue().text("error.unexpected"))
    for frame in traceback.extract_tb(error.__traceback__):
        file = os.path.basename(frame.filename)  # noqa: PTH119 - a name in words, not a path
        output.say("command.frame", file=file, line=frame.lineno or 0)
    output.say("command.frame_error", kind=type(error).__name__)
    output.say("command.next", step=catalogue().text("error.unexpected.hint"))
    return _UNEXPECTED
