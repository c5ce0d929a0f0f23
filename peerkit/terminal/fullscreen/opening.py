"""The beginning: information, limits, and consent statement by statement.

Laws:
- What must be read aloud is scrolled to its end before it counts as read.
- The questions do not begin until each statement has been asked, and the person has read back what
  was said.
"""

from collections.abc import Callable

from peerkit.interview import (
    AskConsent,
    AskConsentAgain,
    ConsentClosed,
    ConsentConfirmed,
    Event,
    InformationRead,
    LimitsRead,
    StatementAnswered,
    Wording,
)
from peerkit.terminal.fullscreen.asides import choose, choose_yes_or_no
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.fullscreen.page import Flow, Page, Rows
from peerkit.terminal.plain.lines import statement_row, worded
from peerkit.values import ConsentState
from peerkit.workflow.interviews.commands import Command


def read_information(desk: Desk, text: Wording) -> Flow[None]:
    """Have the information read aloud, or carry out a command."""
    yield from _read(desk, "screen.information", text, InformationRead)


def read_limits(desk: Desk, text: Wording) -> Flow[None]:
    """Have the limits of confidentiality read aloud, or carry out a command."""
    yield from _read(desk, "screen.limits", text, LimitsRead)


def _read(desk: Desk, title: str, text: Wording, read: Callable[[str], Event]) -> Flow[None]:
    page = Page(
        title=desk.title(title),
        texts=(worded(desk.words, text),),
        next=desk.text("screen.next_read"),
        buttons=desk.buttons(Command.HELP),
        is_read_first=True,
        message=desk.said(),
    )
    if (yield from choose(desk, page)) is not None:
        desk.attempt(read(desk.now()))


def ask_consent(desk: Desk, asked: AskConsent) -> Flow[None]:
    """Ask one statement; when all are asked, have the list confirmed or one asked again."""
    for place, statement in enumerate(asked.statements):
        if statement.state is ConsentState.NOT_ASKED:
            yield from _ask_statement(desk, asked, place)
            return
    chosen = yield from choose(desk, _summary(desk, asked))
    if chosen == ():
        desk.attempt(ConsentClosed(desk.now()))
    elif chosen is not None:
        yield from _ask_statement(desk, asked, chosen[0])


def _summary(desk: Desk, asked: AskConsent) -> Page:
    texts = [desk.text("screen.consent_summary")]
    if any(one.essential and one.state is ConsentState.NO for one in asked.statements):
        texts.append(desk.text("plain.consent_refused"))
    return Page(
        title=desk.title("screen.consent_read_back"),
        texts=tuple(texts),
        control=Rows(tuple(_in_words(desk, asked)), can_be_none=True),
        next=desk.text("screen.next_consent"),
        next_chosen=desk.text("screen.next_consent_chosen"),
        buttons=desk.buttons(Command.HELP, Command.BACK),
        message=desk.said(),
    )


def _in_words(desk: Desk, asked: AskConsent | AskConsentAgain) -> list[str]:
    """Return each statement behind what was said to it; the rows bring the numbers."""
    return [
        desk.text(
            "screen.statement",
            state=desk.text(f"plain.state.{statement.state.value}"),
            label=statement.label,
        )
        for statement in asked.statements
    ]


def _ask_statement(desk: Desk, asked: AskConsent, place: int) -> Flow[None]:
    statement = asked.statements[place]
    texts = [statement.label]
    if statement.essential:
        texts.append(desk.text("plain.statement_essential"))
    state = desk.text(f"plain.state.{statement.state.value}")
    texts.append(desk.text("screen.statement_so_far", state=state))
    page = Page(
        title=desk.title("screen.consent", number=place + 1, total=len(asked.statements)),
        texts=tuple(texts),
        strong=frozenset({0}),
        next=desk.text("screen.next_statement"),
        next_chosen=desk.text("screen.next_yes_or_no_chosen"),
        buttons=desk.buttons(Command.HELP, Command.BACK),
        message=desk.said(),
    )
    agrees = yield from choose_yes_or_no(desk, page)
    if agrees is not None:
        given = ConsentState.YES if agrees else ConsentState.NO
        desk.attempt(StatementAnswered(desk.now(), statement.name, given))


def ask_consent_again(desk: Desk, asked: AskConsentAgain) -> Flow[None]:
    """Remind the participant of what they agreed to before a pause, and ask if they still do."""
    rows = (
        statement_row(desk.words, number, statement)
        for number, statement in enumerate(asked.statements, 1)
    )
    page = Page(
        title=desk.title("screen.consent_again"),
        texts=(desk.text("screen.consent_again_ask"), *rows),
        strong=frozenset({0}),
        next=desk.text("screen.next_yes_or_no"),
        next_chosen=desk.text("screen.next_yes_or_no_chosen"),
        buttons=desk.buttons(Command.HELP),
        message=desk.said(),
    )
    agrees = yield from choose_yes_or_no(desk, page)
    if agrees is not None:
        desk.attempt(ConsentConfirmed(desk.now(), agrees))
