"""Asking one question on a page, and whether there is another of what was asked about."""

from collections.abc import Iterator

from peerkit.browser.desk import Desk
from peerkit.browser.form import Form
from peerkit.browser.lines import ANSWER, answer_field, place_of, read_with, shown_text
from peerkit.browser.menu import converse
from peerkit.browser.page import Choice, Choices, Field, Line, Page, Ranking, Words
from peerkit.browser.settling import give, pass_over
from peerkit.browser.text import Text, worded
from peerkit.errors import AnswerRefusedError
from peerkit.interview import AskAnother, AskQuestion, RepeatAnswered, Typed, read_answer_text
from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.values import Address
from peerkit.workflow.interviews.checking import way_back
from peerkit.workflow.interviews.commands import Command, menu

YES, NO = "yes", "no"
SAVE = "save"


def ask_question(desk: Desk, asked: AskQuestion) -> None:
    """Ask the question until an answer was taken, or something else was done from the menu."""
    given = answer_field(desk.words, asked, desk.language)
    shown = _shown_at_once(asked)
    page = Page(
        title=desk.text("browser.question", number=asked.number, total=asked.total),
        heading=worded(desk.words, asked.label),
        lead=tuple(_lead(desk, asked)),
        body=tuple(read_with(desk.words, asked)),
        fields=() if given is None else (given,),
        buttons=(
            desk.button(SAVE, "browser.go_on" if given is None else "browser.save"),
            *(desk.button(one.value, f"plain.menu.{one.value}") for one in shown),
        ),
        menu=desk.menu(asked, Command.NEXT, *shown),
        about=str(asked.address),
        keep=lambda _, text: _keep(desk, asked.address, text),
    )

    def act(form: Form) -> Text | None:
        if given is None:
            return pass_over(desk, asked)
        try:
            answer = read_answer_text(asked, asked.options, typed_in(given, form))
        except AnswerRefusedError as refused:
            return desk.refusal(refused)
        return give(desk, asked, answer)

    def leave(form: Form) -> None:
        """Tell the engine of words that were typed and are not given as an answer."""
        typed = form.one(ANSWER)
        keeps = isinstance(given, Line | Words) and len(typed) <= LONGEST_TEXT
        if keeps and typed != shown_text(asked):
            desk.sitting.send(Typed(desk.now(), asked.address, typed))

    converse(desk, page, act, leave)


def _shown_at_once(asked: AskQuestion) -> tuple[Command, ...]:
    """Return what stands beside saving: who types alone knows no menu, and may say nothing."""
    is_offered = asked.is_self_entry and Command.PREFER_NOT in menu(asked)
    return (Command.PREFER_NOT,) if is_offered else ()


def _lead(desk: Desk, asked: AskQuestion) -> Iterator[Text]:
    if asked.is_self_entry:
        yield desk.own("browser.yours_alone")
    yield from place_of(desk.words, asked)


def typed_in(given: Field, form: Form) -> str:
    """Return what a person who types would have typed: a choice by its number, several in order."""
    match given:
        case Choices(several=True):
            return ", ".join(form.all(given.name))
        case Ranking():
            return ", ".join(_in_order(given, form))
        case _:
            return form.one(given.name)


def _in_order(given: Ranking, form: Form) -> list[str]:
    """Return the choices by the places they were given; two in one place are both left out."""
    places = [(form.one(f"{given.name}-{each.value}"), each.value) for each in given.choices]
    taken = [place for place, _ in places]
    kept = [
        (int(place), value)
        for place, value in places
        if taken.count(place) == 1 and place.isdecimal()
    ]
    return [value for _, value in sorted(kept)]


def _keep(desk: Desk, address: Address, text: str) -> bool:
    """Keep words that are being typed; called from the server's thread."""
    if len(text) > LONGEST_TEXT:
        return False
    desk.sitting.keep_draft(address, text)
    return True


def ask_another(desk: Desk, asked: AskAnother) -> None:
    """Ask whether there is another of what was asked about."""
    label = worded(desk.words, asked.label)
    page = Page(
        title=desk.text("browser.another_title"),
        heading=desk.own("browser.another", count=asked.count),
        lead=(label,),
        fields=(yes_or_no(desk),),
        buttons=(desk.button(SAVE, "browser.save"),),
        menu=desk.menu(asked),
        about=str(asked.repeat),
    )

    def act(form: Form) -> Text | None:
        said = form.one(ANSWER)
        if said not in (YES, NO):
            return desk.own("browser.choose_yes_or_no")
        wrong = desk.attempt(RepeatAnswered(desk.now(), asked.repeat, said == YES))
        if wrong is None:
            desk.attempt_each(way_back(desk.sitting, asked.repeat))
        return wrong

    converse(desk, page, act)


def yes_or_no(desk: Desk, label: Text | None = None, chosen: str = "") -> Choices:
    """Return a yes and a no to choose from."""
    return Choices(
        ANSWER,
        (
            Choice(YES, desk.own("browser.yes"), is_chosen=chosen == YES),
            Choice(NO, desk.own("browser.no"), is_chosen=chosen == NO),
        ),
        label=label,
    )
