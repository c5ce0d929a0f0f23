"""`peerkit interview` and `peerkit resume`."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.faces import hold, load_face
from peerkit.cli.options import (
    AsJson,
    PassphraseFile,
    Quiet,
    RecoveryCodeFile,
    VaultName,
    text,
)
from peerkit.cli.output import Output
from peerkit.terminal.encoding import check_typing_is_utf8
from peerkit.values import Mode

if TYPE_CHECKING:
    from peerkit.cli.vaults import Access
    from peerkit.vault import Vault
    from peerkit.workflow.interviews.answering import Conducted
    from peerkit.workflow.interviews.answers_file import AnswersFault, Given
    from peerkit.workflow.interviews.sitting import Sitting
    from peerkit.workflow.questionnaires.shelf import Sheet


def interview(
    questionnaire: Annotated[
        str | None, typer.Argument(help=text("argument.questionnaire"))
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=text("option.plain"))] = False,
    browser: Annotated[bool, typer.Option("--browser", help=text("option.browser"))] = False,
    language: Annotated[str | None, typer.Option(help=text("option.language"))] = None,
    practice: Annotated[bool, typer.Option("--practice", help=text("option.practice"))] = False,
    answers: Annotated[Path | None, typer.Option(help=text("option.answers"))] = None,
    mode: Annotated[str, typer.Option(help=text("option.mode"))] = "spoken",
    organisation: Annotated[str | None, typer.Option(help=text("option.organisation"))] = None,
    contact: Annotated[str | None, typer.Option(help=text("option.contact"))] = None,
    withdraw_by: Annotated[str | None, typer.Option(help=text("option.withdraw_by"))] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    recovery_code_file: RecoveryCodeFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Hold one interview, or record those of a file; what was told wrongly is told at once."""
    from peerkit.cli.asking import ask_questionnaire, day_option, settle_terms
    from peerkit.cli.vaults import Access, opened_or_new

    output = Output(quiet)
    access = Access(vault, passphrase_file, recovery_code_file, practice)
    given = None if answers is None else _read_answers(answers)
    chosen_mode = _read_mode(mode)
    terms = (organisation, contact, day_option(withdraw_by, "--withdraw-by"))
    if given is None:
        _check_typing()
    known = _check_before_vault(questionnaire, language, access, terms)
    load = partial(load_face, is_plain=plain, is_browser=browser) if given is None else None
    with opened_or_new(access, output, load) as opened:
        from peerkit.workflow.questionnaires.shelf import find_sheet

        sheet = find_sheet(questionnaire or ask_questionnaire(opened), opened, known)
        settle_terms(opened, *terms)
        if given is not None:
            return _record_answers(opened, sheet, given, language, output, as_json=json)
        sitting = _begin(opened, sheet, language, chosen_mode)
        return hold(sitting, is_plain=plain, is_browser=browser)


def resume(
    code: Annotated[str | None, typer.Argument(help=text("argument.interview"))] = None,
    plain: Annotated[bool, typer.Option("--plain", help=text("option.plain"))] = False,
    browser: Annotated[bool, typer.Option("--browser", help=text("option.browser"))] = False,
    practice: Annotated[bool, typer.Option("--practice", help=text("option.practice"))] = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Go on with the interview of that code, or with the latest."""
    from peerkit.cli.asking import settle_outing
    from peerkit.cli.vaults import Access, opened
    from peerkit.errors import NoSuchInterviewError, NothingToResumeError
    from peerkit.workflow.clock import now
    from peerkit.workflow.interviews.sitting import resume_sitting
    from peerkit.workflow.looking.listing import open_interviews

    output = Output(quiet)
    _check_typing()
    load = partial(load_face, is_plain=plain, is_browser=browser)
    access = Access(vault, passphrase_file, is_practice=practice)
    with opened(access, output, meanwhile=load) as vault_:
        waiting = open_interviews(vault_)
        if not waiting:
            raise NothingToResumeError
        chosen = (code or list(waiting)[-1]).strip().lower()
        if chosen not in waiting:
            raise NoSuchInterviewError(interview=chosen)
        settle_outing(vault_)
        sitting = resume_sitting(vault_, waiting[chosen], now)
        return hold(sitting, is_plain=plain, is_browser=browser)


def _begin(vault: "Vault", sheet: "Sheet", language: str | None, mode: Mode) -> "Sitting":
    from peerkit.cli.asking import ask_language, read_language, settle_outing
    from peerkit.workflow.clock import now
    from peerkit.workflow.interviews.sitting import begin_sitting

    form = sheet.questionnaire
    chosen = read_language(form, language) if language else ask_language(form)
    settle_outing(vault)
    return begin_sitting(vault, sheet, chosen, mode, now)


def _check_typing() -> None:
    """Return if what is typed will be kept as it is, before anything is asked."""
    if sys.stdin.isatty():
        check_typing_is_utf8()


def _read_mode(mode: str) -> Mode:
    from peerkit.errors import MissingOptionError

    if mode not in tuple(Mode):
        raise MissingOptionError(option="--mode")
    return Mode(mode)


def _check_before_vault(
    questionnaire: str | None,
    language: str | None,
    access: "Access",
    terms: tuple[str | None, str | None, str | None],
) -> "Sheet | None":
    """Return the questionnaire if nothing is wrong that can be known before a vault is opened.

    Where there is a vault, the questionnaire is looked for in there, on the shelf or as it was read
    before; only whether its file is there is known beforehand.
    """
    from peerkit.cli.asking import is_typed, read_language
    from peerkit.cli.vaults import is_missing
    from peerkit.errors import LanguageNotOfferedError, MissingOptionError

    if questionnaire is None:
        if not is_typed():
            raise MissingOptionError(option="QUESTIONNAIRE")
        return None
    is_file = questionnaire.endswith((".yaml", ".yml"))
    is_kept = not is_missing(access)
    if is_kept and not is_file:
        return None
    from peerkit.workflow.questionnaires.shelf import find_source, read_sheet

    if is_kept:
        find_source(questionnaire)
        return None
    sheet = read_sheet(*find_source(questionnaire))
    form = sheet.questionnaire
    if language is not None and read_language(form, language) not in form.languages:
        raise LanguageNotOfferedError(language=language, languages=", ".join(form.languages))
    if not access.is_practice and not is_typed():
        _check_terms(terms)
    return sheet


def _check_terms(terms: tuple[str | None, str | None, str | None]) -> None:
    """Return if all is told that nobody can be asked for."""
    from peerkit.errors import MissingOptionError

    for option, told in zip(("--organisation", "--contact", "--withdraw-by"), terms, strict=True):
        if told is None:
            raise MissingOptionError(option=option)


def _read_answers(path: Path) -> "list[Given]":
    from peerkit.errors import AnswersFileError
    from peerkit.files import read_up_to
    from peerkit.workflow.interviews.answers_file import LIMIT_BYTES, read_answers

    data = read_up_to(path, LIMIT_BYTES)
    if data is None:
        raise AnswersFileError(path=str(path), line=1)
    return read_answers(str(path), data)


def _record_answers(
    vault: "Vault",
    sheet: "Sheet",
    given: "list[Given]",
    language: str | None,
    output: Output,
    *,
    as_json: bool,
) -> int:
    """Record the interviews of a file; raises SomeInterviewsFaultyError if some were faulty."""
    from peerkit.cli.progress import tracked
    from peerkit.errors import SomeInterviewsFaultyError
    from peerkit.workflow.clock import now
    from peerkit.workflow.interviews.answering import Status, conduct
    from peerkit.workflow.looking.standing import standing

    counts = dict.fromkeys(Status, 0)
    results = conduct(vault, sheet, given, language, now)
    for result in tracked(results, len(given), "command.recording", quiet=output.quiet or as_json):
        counts[result.status] += 1
        _tell(result, output, as_json=as_json)
    output.say(
        "command.recorded",
        recorded=counts[Status.RECORDED],
        skipped=counts[Status.SKIPPED],
        refused=counts[Status.REFUSED],
    )
    if counts[Status.FAULTY]:
        raise SomeInterviewsFaultyError(
            faulty=counts[Status.FAULTY], recorded=counts[Status.RECORDED]
        )
    output.next(standing(vault).next_code)
    return 0


def _tell(result: "Conducted", output: Output, *, as_json: bool) -> None:
    faults = [_fault_in_words(one, output) for one in result.faults]
    if as_json:
        output.json(
            {
                "line": result.line,
                "key": result.key,
                "interview": result.interview,
                "participant": result.participant,
                "status": result.status.value,
                "withdrawal_code": result.code,
                "faults": [
                    {"code": one.code, "message": words}
                    for one, words in zip(result.faults, faults, strict=True)
                ],
            }
        )
        return
    for words in faults:
        output.say("command.faulty_interview", line=result.line, fault=words)


def _fault_in_words(fault: "AnswersFault", output: Output) -> str:
    values = dict(fault.values)
    if "problem" in values:
        own = values.get("wording")
        values["why"] = own or output.text(f"answer.{values['problem']}", **values)
    return output.text(f"answers.{fault.code}", **values)
