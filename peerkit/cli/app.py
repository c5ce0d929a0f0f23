"""The tree of commands. The command that was asked for is imported, and no other.

A command imports what it needs when it runs, and nothing before.
"""

from importlib import import_module
from typing import Annotated

import typer

from peerkit.cli.options import VaultName, text

_COMMANDS = {
    "demo": "demo.demo",
    "interview": "interviews.interview.interview",
    "resume": "interviews.interview.resume",
    "list": "interviews.look.list_interviews",
    "show": "interviews.look.show",
    "status": "interviews.status.status",
    "withdraw": "interviews.withdrawing.withdraw",
    "sync": "interviews.hand_over.sync",
    "join": "interviews.joining.join",
    "passphrase": "custody.unlock.passphrase",
    "recover": "custody.unlock.recover",
    "rekey": "custody.unlock.rekey",
    "backup": "custody.backup.backup",
    "restore": "custody.backup.restore",
    "drill": "custody.drill.drill",
    "due": "custody.retention.due",
    "erase": "custody.retention.erase",
    "audit": "custody.audit.audit",
    "merge": "interviews.hand_over.merge",
    "export": "interviews.look.export",
    "concern list": "interviews.concern.list_concerns",
    "concern open": "interviews.concern.open_concern",
    "project new": "projects.project.new",
    "project kit": "projects.project.kit",
    "project change": "projects.changing.change",
    "project people": "projects.people.people",
    "project revoke": "projects.people.revoke",
    "project withdrawals": "projects.people.withdrawals",
    "project rescue": "projects.rescue.rescue",
    "project sheet": "projects.sheet.sheet",
    "project recover": "projects.sheet.recover",
    "questionnaire check": "questionnaires.questionnaire.check",
    "questionnaire preview": "questionnaires.preview.preview",
    "questionnaire diff": "questionnaires.diff.diff",
    "questionnaire print": "questionnaires.printing.print_form",
    "questionnaire import": "questionnaires.forms.import_form",
    "questionnaire export": "questionnaires.forms.export_form",
    "questionnaire new": "questionnaires.starting.new",
    "questionnaire translate": "questionnaires.translating.translate",
    "questionnaire explain": "questionnaires.questionnaire.explain",
}
"""Each command in the order of the help, and the module and function that carry it out.

Its help is the message `command.<name>`, a group's too.
"""


HOME_OPTIONS = ("--plain", "--browser", "--vault")
"""What can stand behind `peerkit` where no command does: home opens."""


def tree(asked: str = "") -> typer.Typer:
    """Return the command line with the command or group that is asked for, or with all of them.

    `asked` is the first word that was typed; what is no command gets them all, to be told so.
    """
    names = [name for name in _COMMANDS if name.partition(" ")[0] == asked] or list(_COMMANDS)
    if asked in HOME_OPTIONS:
        names = []
    app = typer.Typer(
        name="peerkit",
        help=text("app"),
        callback=_home_without_a_command,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    groups: dict[str, typer.Typer] = {}
    for name in names:
        group, _, own = name.rpartition(" ")
        if group and group not in groups:
            groups[group] = typer.Typer(
                help=text(group), rich_markup_mode=None, no_args_is_help=True
            )
            app.add_typer(groups[group], name=group)
        module, _, function = _COMMANDS[name].rpartition(".")
        command = getattr(import_module(f"peerkit.cli.{module}"), function)
        groups.get(group, app).command(own, help=text(name.replace(" ", "_")))(command)
    return app


def _home_without_a_command(
    context: typer.Context,
    plain: Annotated[bool, typer.Option("--plain", help=text("option.plain"))] = False,
    browser: Annotated[bool, typer.Option("--browser", help=text("option.browser"))] = False,
    vault: VaultName = None,
) -> int | None:
    """Open home where no command follows; where nobody could type there, say what can be done."""
    if context.invoked_subcommand is not None:
        return None
    from peerkit.cli.asking import is_typed
    from peerkit.cli.at_home.home import home
    from peerkit.cli.faces import face_for
    from peerkit.cli.help_text import HELP

    if not is_typed() and not browser:
        typer.echo(HELP, nl=False)
        return 0
    return home(face_for(is_plain=plain, is_browser=browser), vault)
