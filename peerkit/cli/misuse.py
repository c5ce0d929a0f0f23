"""A command line that was not understood, in our words: Typer's would say back what was typed."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from peerkit.cli.output import Output

_MISUSE = 2


def tell_misuse(error: Any, arguments: Sequence[str]) -> int:
    """Say what was not understood and where help is; return the exit status.

    A group of commands that was named alone shows its help, which is what was asked for.
    `error` is one of the exceptions that Typer keeps to itself; they are known by their names.
    """
    output = Output()
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        output.data(error.message.rstrip())
        return 0
    path = error.ctx.command_path if error.ctx is not None else "peerkit"
    message = _in_words(error, kind, arguments, output)
    output.say("command.error", message=message)
    output.say("command.next", step=output.text("command.see_help", command=path))
    return _MISUSE


def _in_words(error: Any, kind: str, arguments: Sequence[str], output: Output) -> str:
    match kind:
        case "NoSuchOption":
            near = (error.possibilities or [None])[0]
            return _no_such("option", error.option_name, near, output)
        case "BadOptionUsage":
            return output.text("misuse.no_value", option=error.option_name)
        case "MissingParameter":
            return output.text("misuse.missing", name=_parameter(error))
        case "BadParameter":
            return output.text("misuse.wrong_form", name=_parameter(error))
        case _ if error.ctx is not None and hasattr(error.ctx.command, "commands"):
            return _no_such_command(error.ctx, arguments, output)
        case _:
            return output.text("misuse.too_many")


def _no_such_command(context: Any, arguments: Sequence[str], output: Output) -> str:
    words = [one for one in arguments if not one.startswith("-")]
    depth = len(context.command_path.split()) - 1
    typed = words[depth] if depth < len(words) else ""
    near = get_close_matches(typed, context.command.commands, 1)
    return _no_such("command", typed, near[0] if near else None, output)


def _no_such(kind: str, typed: str, near: str | None, output: Output) -> str:
    if near is None:
        return output.text(f"misuse.no_such_{kind}", typed=typed)
    return output.text(f"misuse.no_such_{kind}_but", typed=typed, near=near)


def _parameter(error: Any) -> str:
    """Return how the help calls the argument or option that the error is about."""
    options = [name for name in error.param.opts if name.startswith("-")]
    return str(options[0] if options else error.param.name.upper())
