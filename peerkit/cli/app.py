"""The tree of commands. Each command imports what it needs when it runs, and nothing before."""

import typer

from peerkit.cli import demo, hand_over, interview, look, project, questionnaire, unlock
from peerkit.cli.options import text

app = typer.Typer(
    name="peerkit",
    help=text("app"),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

app.command("demo", help=text("demo"))(demo.demo)
app.command("interview", help=text("interview"))(interview.interview)
app.command("resume", help=text("resume"))(interview.resume)
app.command("list", help=text("list"))(look.list_interviews)
app.command("show", help=text("show"))(look.show)
app.command("status", help=text("status"))(look.status)
app.command("withdraw", help=text("withdraw"))(hand_over.withdraw)
app.command("sync", help=text("sync"))(hand_over.sync)
app.command("join", help=text("join"))(hand_over.join)
app.command("passphrase", help=text("passphrase"))(unlock.passphrase)
app.command("recover", help=text("recover"))(unlock.recover)
app.command("merge", help=text("merge"))(hand_over.merge)
app.command("export", help=text("export"))(look.export)

_project = typer.Typer(help=text("project"), rich_markup_mode=None, no_args_is_help=True)
_project.command("new", help=text("project_new"))(project.new)
_project.command("kit", help=text("project_kit"))(project.kit)
app.add_typer(_project, name="project")

_questionnaire = typer.Typer(
    help=text("questionnaire"), rich_markup_mode=None, no_args_is_help=True
)
_questionnaire.command("check", help=text("questionnaire_check"))(questionnaire.check)
app.add_typer(_questionnaire, name="questionnaire")
