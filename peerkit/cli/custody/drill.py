"""`peerkit drill`: would you get back in? Every way is tried on a copy of the vault."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, PassphraseFile, Quiet, VaultName, text
from peerkit.cli.output import Output
from peerkit.frozen import frozen

if TYPE_CHECKING:
    from peerkit.errors import PeerkitError
    from peerkit.workflow.custody.conversation import Asked, Drilled, Rehearsed


def drill(
    recovery_code_file: Annotated[
        Path | None, typer.Option("--recovery-code-file", help=text("option.code_file"))
    ] = None,
    sheet_file: Annotated[
        Path | None, typer.Option("--sheet-file", help=text("option.sheet_file"))
    ] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Try every way back into the vault on a copy of it, and say which would have worked."""
    from peerkit.cli.vaults import Access, chosen_folder
    from peerkit.errors import DrillFailedError
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.custody.conversation import Outcome
    from peerkit.workflow.custody.drilling import drill as rehearse

    output = Output(quiet)
    folder = chosen_folder(Access(vault))
    at_hand = _at_hand(passphrase_file, recovery_code_file, sheet_file)
    _begin(output, can_open=passphrase_file is not None or recovery_code_file is not None)
    drilled = rehearse(folder, _AtKeyboard(output, at_hand, is_silent=json), write_instant(now()))
    if json:
        output.json(_document(drilled))
    failed = drilled.count(Outcome.FAILED)
    if failed:
        raise DrillFailedError(n=failed)
    if drilled.is_kept:
        output.say("drill.kept")
    output.next(_next(drilled))
    return 0


def _begin(output: Output, *, can_open: bool) -> None:
    """Say what a drill is; raises NoPassphraseError where nobody could open the copy."""
    from peerkit.cli.asking import is_typed
    from peerkit.errors import NoPassphraseError

    if not is_typed() and not can_open:
        raise NoPassphraseError
    output.say("drill.begins")
    if is_typed():
        output.say("drill.one_at_a_time")


def _at_hand(
    passphrase_file: Path | None, recovery_code_file: Path | None, sheet_file: Path | None
) -> Mapping["Asked", str]:
    """Return what stands in the files that were named; raises NotReadableError."""
    from peerkit.cli.key_sheet import read_sheet_file
    from peerkit.cli.secrets import read_passphrase
    from peerkit.workflow.custody.conversation import Asked

    secrets = {Asked.PASSPHRASE: passphrase_file, Asked.RECOVERY_CODE: recovery_code_file}
    found = {asked: read_passphrase(file) for asked, file in secrets.items() if file is not None}
    return found if sheet_file is None else {**found, Asked.SHEET: read_sheet_file(sheet_file)}


@frozen
class _AtKeyboard:
    """Somebody at a terminal, or nobody; `at_hand` is what need not be typed."""

    output: Output
    at_hand: Mapping["Asked", str] = field(repr=False)
    is_silent: bool

    def ask(
        self, asked: "Asked", problem: "PeerkitError | None", **values: str | int
    ) -> str | None:
        """Return what stands in a file, or is typed; None where nobody has it here."""
        from peerkit.cli.asking import is_typed

        if asked in self.at_hand:  # what was wrong there is wrong again
            return self.at_hand[asked] if problem is None else None
        if not is_typed():
            return None
        if problem is not None:
            Output().say("drill.again", problem=_in_words(problem))
        return _type(asked, **values)

    def tell(self, result: "Rehearsed") -> None:
        """Say in one line what was tried, whether it works, and what to do if it does not."""
        if self.is_silent:
            return
        code = f"drill.{result.rehearsal.value}.{result.outcome.value}"
        problem = "" if result.problem is None else _in_words(result.problem)
        self.output.data(self.output.text(code, problem=problem))

    def working(self) -> AbstractContextManager[Callable[[float], None]]:
        """Show a bar while the block runs."""
        from peerkit.cli.progress import measured

        return measured("drill.bar", quiet=self.output.quiet)


def _type(asked: "Asked", **values: str | int) -> str | None:
    """Return what the person types, unseen where it is a secret; None for nothing."""
    from peerkit.cli.asking import type_line
    from peerkit.cli.key_sheet import type_sheet
    from peerkit.cli.secrets import read_passphrase
    from peerkit.workflow.custody.conversation import Asked

    question = f"drill.ask.{asked.value}"
    match asked:
        case Asked.REQUEST | Asked.STICK:
            Output().say(question, **values)
            return type_line() or None
        case Asked.SHEET:
            Output().say(question, **values)
            return type_sheet()
        case _:
            return read_passphrase(None, question, **values).strip() or None


def _in_words(problem: "PeerkitError") -> str:
    return Output().text(f"error.{problem.code}", **problem.values)


def _next(drilled: "Drilled") -> str:
    from peerkit.workflow.custody.conversation import Outcome, Rehearsal

    if not drilled.count(Outcome.WORKED):
        return "drill.next_nothing"
    missing = {one.rehearsal for one in drilled.results if one.outcome is Outcome.NOTHING}
    if Rehearsal.RESTORE in missing:
        return "drill.next_backup"
    has_all = not drilled.count(Outcome.PASSED_OVER)
    return "drill.next_done" if has_all else "drill.next_passed_over"


def _document(drilled: "Drilled") -> dict[str, object]:
    return {
        "kept": drilled.is_kept,
        "rehearsals": [
            {
                "rehearsal": one.rehearsal.value,
                "outcome": one.outcome.value,
                "problem": None if one.problem is None else one.problem.code,
            }
            for one in drilled.results
        ],
    }
