"""The beginning on pages: information, limits, and consent statement by statement.

Law: nothing is ticked for anybody. A statement is answered Yes or No, or it was not asked, and each
of the three is said in words.
"""

from collections.abc import Callable
from dataclasses import replace

from peerkit.browser.desk import Desk
from peerkit.browser.form import Form
from peerkit.browser.lines import ANSWER, NO, YES, statement_line, statement_text
from peerkit.browser.menu import converse
from peerkit.browser.page import Button, Page, Paragraph, Row, Rows, Voice
from peerkit.browser.question import SAVE, yes_or_no
from peerkit.browser.text import Text, worded
from peerkit.interview import (
    AskConsent,
    AskConsentAgain,
    ConsentClosed,
    ConsentConfirmed,
    Event,
    InformationRead,
    LimitsRead,
    ShowInformation,
    ShowLimits,
    Statement,
    StatementAnswered,
)
from peerkit.values import ConsentState

_READ = "read"


def read_information(desk: Desk, shown: ShowInformation) -> None:
    """Have the information read aloud."""
    _have_read(desk, shown, "browser.information", InformationRead)


def read_limits(desk: Desk, shown: ShowLimits) -> None:
    """Have the limits of confidentiality read aloud."""
    _have_read(desk, shown, "browser.limits", LimitsRead)


def _have_read(
    desk: Desk,
    shown: ShowInformation | ShowLimits,
    title: str,
    event: Callable[[str], Event],
) -> None:
    page = Page(
        title=desk.text(title),
        heading=desk.own(title),
        lead=(desk.own("browser.read_aloud"),),
        body=(Paragraph(worded(desk.words, shown.text), Voice.ALOUD),),
        buttons=(desk.button(_READ, "browser.is_read"),),
        menu=desk.menu(shown),
    )
    converse(desk, page, lambda _: desk.attempt(event(desk.now())))


def ask_consent(desk: Desk, asked: AskConsent) -> None:
    """Ask one statement; when all are asked, have the list confirmed or one asked again."""
    for number, statement in enumerate(asked.statements, 1):
        if statement.state is ConsentState.NOT_ASKED:
            _ask_statement(desk, asked, number)
            return
    _read_back(desk, asked)


def _ask_statement(desk: Desk, asked: AskConsent, number: int) -> None:
    statement = asked.statements[number - 1]
    lead = [desk.own("browser.consent_place", number=number, total=len(asked.statements))]
    body = []
    if statement.essential:
        body.append(Paragraph(desk.own("plain.statement_essential"), Voice.HINT))
    if statement.state is ConsentState.NOT_ASKED:
        body.append(Paragraph(desk.own("browser.not_asked_yet"), Voice.HINT))
    page = Page(
        title=desk.text("browser.consent"),
        heading=statement_text(statement, desk.language),
        lead=tuple(lead),
        body=tuple(body),
        fields=(yes_or_no(desk, chosen=statement.state.value),),
        buttons=(desk.button(SAVE, "browser.save"),),
        menu=desk.menu(asked),
        about=statement.name,
    )

    def act(form: Form) -> Text | None:
        said = form.one(ANSWER)
        if said not in (YES, NO):
            return desk.own("browser.choose_yes_or_no")
        state = ConsentState.YES if said == YES else ConsentState.NO
        return desk.attempt(StatementAnswered(desk.now(), statement.name, state))

    converse(desk, page, act)


def _read_back(desk: Desk, asked: AskConsent) -> None:
    rows = _rows(desk, asked.statements)
    again = tuple(
        replace(row, button=Button(f"statement-{number}", desk.text("browser.ask_again")))
        for number, row in enumerate(rows, 1)
    )
    refused = [one for one in asked.statements if one.essential and one.state is ConsentState.NO]
    ends = (Paragraph(desk.own("plain.consent_refused")),) if refused else ()
    page = Page(
        title=desk.text("browser.consent"),
        heading=desk.own("browser.consent_back"),
        body=(Rows(again), *ends),
        buttons=(desk.button(SAVE, "browser.is_right"),),
        menu=desk.menu(asked),
    )

    def act(form: Form) -> Text | None:
        for number in range(1, len(asked.statements) + 1):
            if form.do == f"statement-{number}":
                _ask_statement(desk, asked, number)
                return None
        return desk.attempt(ConsentClosed(desk.now()))

    converse(desk, page, act)


def _rows(desk: Desk, statements: tuple[Statement, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(statement_text(one, desk.language), (statement_line(desk.words, one),))
        for one in statements
    )


def ask_consent_again(desk: Desk, asked: AskConsentAgain) -> None:
    """Remind the participant of what they agreed to before a pause, and ask if they still do."""
    page = Page(
        title=desk.text("browser.welcome_back"),
        heading=desk.own("browser.welcome_back"),
        body=(Paragraph(desk.own("browser.agreed_before")), Rows(_rows(desk, asked.statements))),
        fields=(yes_or_no(desk, desk.own("browser.still_agree")),),
        buttons=(desk.button(SAVE, "browser.save"),),
        menu=desk.menu(asked),
    )

    def act(form: Form) -> Text | None:
        said = form.one(ANSWER)
        if said not in (YES, NO):
            return desk.own("browser.choose_yes_or_no")
        return desk.attempt(ConsentConfirmed(desk.now(), said == YES))

    converse(desk, page, act)
