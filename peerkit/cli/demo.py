"""`peerkit demo`: the whole story, told in short lines as it goes."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from peerkit.cli.options import Quiet, text
from peerkit.cli.output import Output


def demo(
    keep: Annotated[Path | None, typer.Option(help=text("option.keep"))] = None,
    quiet: Quiet = False,
) -> int:
    """Play the story; without --keep nothing of it stays."""
    from peerkit.errors import OutputExistsError
    from peerkit.files import make_private_folder

    output = Output(quiet)
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="peerkit-demo-") as folder:
            _play(Path(folder), output)
        output.next("demo.next")
        return 0
    if keep.exists() and any(keep.iterdir()):
        raise OutputExistsError(path=str(keep))
    make_private_folder(keep)
    _play(keep.absolute(), output)
    output.say("demo.kept", folder=str(keep.absolute()))
    output.next("demo.next_kept", home=str(keep.absolute() / "vaults"))
    return 0


def demo_lines() -> list[str]:
    """Return the story, line by line; nothing of it stays."""
    from peerkit.workflow.demo import perform

    output = Output()
    lines: list[str] = []

    def tell(code: str, /, **values: str | int) -> None:
        lines.append(output.text(code, **values))

    with tempfile.TemporaryDirectory(prefix="peerkit-demo-") as folder:
        result = perform(Path(folder), tell)
    tell("demo.table")
    lines.extend(
        f"{row.organisation}, {row.form_id}, {row.languages}: {row.interviews}"
        for row in result.rows
    )
    tell("demo.caveat")
    return lines


def _play(folder: Path, output: Output) -> None:
    from peerkit.workflow.demo import perform

    result = perform(folder, output.say)
    output.say("demo.table")
    headings = ("organisation", "questionnaire", "languages", "interviews")
    output.table(
        [output.text(f"demo.heading.{name}") for name in headings],
        [
            (row.organisation, row.form_id, row.languages, str(row.interviews))
            for row in result.rows
        ],
    )
    output.say("demo.caveat")
    output.say("demo.files", names=", ".join(path.name for path in result.files))
