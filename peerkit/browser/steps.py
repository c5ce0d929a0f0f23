"""The small things around the questions, and the participant's own turn at the keyboard.

Law: while the participant types alone, the page shows nothing that was said before, and no way
there: what stands at the one address is all that the browser has.
"""

from peerkit.browser.desk import Desk
from peerkit.browser.form import Form
from peerkit.browser.lines import ANSWER
from peerkit.browser.menu import converse
from peerkit.browser.page import (
    Choice,
    Choices,
    Field,
    Line,
    Page,
    Paragraph,
    Voice,
    Words,
    filled_in,
    standing,
)
from peerkit.browser.question import SAVE
from peerkit.browser.text import Text, in_language, worded
from peerkit.interview import (
    AskDetail,
    DetailGiven,
    OfferSelfEntry,
    SelfEntryBegun,
    SelfEntryDeclined,
    SelfEntryEnded,
    Typed,
)
from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.interview.steps import DetailKind
from peerkit.workflow.interviews.commands import Command
from peerkit.workflow.interviews.detail_words import detail_hint, detail_label, detail_option

_TYPE, _ALOUD = "type", "aloud"


def ask_detail(desk: Desk, asked: AskDetail) -> None:
    """Ask one small thing of the interview's own."""
    page = detail_page(desk, asked)

    def act(form: Form) -> Text | None:
        value = detail_value(asked, form)
        if not value and asked.is_required:
            return desk.own("browser.answer.empty")
        return desk.attempt(DetailGiven(desk.now(), asked.address, value))

    def leave(form: Form) -> None:
        """Keep what was filled in and is not given as an answer."""
        [given] = page.fields
        typed = filled_in(given, form.values)
        if typed == standing(given):
            return
        if isinstance(given, Choices):
            desk.sitting.keep_chosen(asked.address, typed.split())
        elif len(typed) <= LONGEST_TEXT:
            desk.sitting.send(Typed(desk.now(), asked.address, typed))

    converse(desk, page, act, leave)


def detail_page(desk: Desk, asked: AskDetail) -> Page:
    """Return the page that asks the detail."""
    name = asked.address.name
    hint = detail_hint(desk.words, name)
    own = desk.words.messages_in

    def keep(_: str, text: str) -> bool:
        if len(text) > LONGEST_TEXT:
            return False
        if asked.kind in (DetailKind.CHOICE, DetailKind.CHOICES):
            desk.sitting.keep_chosen(asked.address, text.split())
        else:
            desk.sitting.keep_draft(asked.address, text)
        return True

    hints = [in_language(hint, own)] if hint else []
    if not asked.is_required:
        hints.append(desk.own("browser.may_be_left_out"))
    private = (desk.own("plain.detail_private"),) if asked.is_private else ()
    return Page(
        title=desk.text(f"browser.step.{asked.step.value}"),
        heading=in_language(detail_label(desk.words, name), own),
        lead=private,
        body=tuple(Paragraph(one, Voice.HINT) for one in hints),
        fields=(_detail_field(desk, asked),),
        buttons=(desk.button(SAVE, "browser.save"),),
        menu=desk.menu(asked, Command.NEXT),
        about=str(asked.address),
        keep=keep,
    )


def _detail_field(desk: Desk, asked: AskDetail) -> Field:
    name, value = asked.address.name, _shown(asked)
    match asked.kind:
        case DetailKind.CHOICE | DetailKind.CHOICES:
            ticked = desk.sitting.chosen(asked.address)
            chosen = tuple(value.split()) if ticked is None else ticked
            choices = tuple(
                Choice(
                    option,
                    in_language(detail_option(desk.words, name, option), desk.words.messages_in),
                    is_chosen=option in chosen,
                )
                for option in asked.options
            )
            return Choices(ANSWER, choices, several=asked.kind is DetailKind.CHOICES, keeps=True)
        case DetailKind.LINE:
            return Line(ANSWER, value, keeps=True)
        case DetailKind.WORDS:
            return Words(ANSWER, value, keeps=True)


def _shown(asked: AskDetail) -> str:
    return asked.draft if asked.draft is not None else asked.answer or ""


def detail_value(asked: AskDetail, form: Form) -> str:
    """Return what was said, as the event carries it."""
    if asked.kind is DetailKind.CHOICES:
        return " ".join(form.all(ANSWER))
    return form.one(ANSWER).strip()


def offer_self_entry(desk: Desk, asked: OfferSelfEntry) -> None:
    """Offer the participant to type the answers of the coming group alone."""
    page = Page(
        title=desk.text("browser.self_entry"),
        heading=worded(desk.words, asked.label),
        body=(Paragraph(desk.own("browser.self_entry_offer")),),
        buttons=(
            desk.button(_TYPE, "browser.self_entry_begin"),
            desk.button(_ALOUD, "browser.self_entry_decline"),
        ),
        menu=desk.menu(asked),
    )

    def act(form: Form) -> Text | None:
        event = SelfEntryBegun if form.do == _TYPE else SelfEntryDeclined
        return desk.attempt(event(desk.now()))

    converse(desk, page, act)


def hand_back(desk: Desk) -> None:
    """Ask the participant to give the laptop back; nothing of the interview stands here."""
    page = Page(
        title=desk.text("browser.self_entry"),
        heading=desk.own("browser.hand_back"),
        body=(Paragraph(desk.own("browser.hand_back_why")),),
        buttons=(desk.button(SAVE, "browser.have_it_back"),),
    )
    desk.ask_until_done(page, lambda _: desk.attempt(SelfEntryEnded(desk.now())))
