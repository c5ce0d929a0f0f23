"""The text of `peerkit --help`, made from the tree of commands and the catalogue.

python -m tests.cli.help        writes it into peerkit/cli/help_text.py
"""

import inspect
from pathlib import Path
from typing import Any

import typer

from peerkit.cli import help_text
from peerkit.cli.app import tree
from peerkit.words import catalogue

GROUPS = {
    "try": ("demo",),
    "researcher": (
        "interview",
        "resume",
        "list",
        "show",
        "status",
        "withdraw",
        "join",
        "sync",
    ),
    "safe": (
        *("passphrase", "recover", "rekey", "backup", "restore", "drill"),
        *("due", "erase", "audit"),
    ),
    "lead": ("project", "merge", "export", "concern", "questionnaire"),
}
"""Who uses what. A command that is new belongs to one of them."""


def commands() -> dict[str, str]:
    """Return each command and the words that Typer has for it; a group's commands by both words."""
    found = {}
    root: Any = typer.main.get_command(tree())
    for name, command in root.commands.items():
        inner = getattr(command, "commands", None)
        if inner is None:
            found[name] = command.help
        else:
            found |= {f"{name} {own}": each.help for own, each in inner.items()}
    return found


def text() -> str:
    """Return the help as it stands for all commands."""
    words, known = catalogue(), commands()
    width = max(len(name) for name in known)
    lines = [words.text("command.app"), "", words.text("help.usage")]
    for group, members in GROUPS.items():
        lines += ["", words.text(f"help.{group}")]
        for member in members:
            lines += [
                f"  {name.ljust(width)}  {helped}"
                for name, helped in known.items()
                if name.partition(" ")[0] == member
            ]
    lines += ["", words.text("help.more"), words.text("help.next")]
    return "\n".join(lines) + "\n"


def module() -> str:
    """Return the source of `peerkit/cli/help_text.py`."""
    docstring = inspect.getdoc(help_text)
    return f'"""{docstring}"""\n\nHELP = """\\\n{text()}"""\n'


if __name__ == "__main__":
    Path(inspect.getfile(help_text)).write_text(module(), encoding="utf-8")
