"""Asking one question on a page, and whether there is another of what was asked about."""

from collections.abc import Iterator

from peerkit.browser.desk import Desk
from peerkit.browser.form import Form
from peerkit.browser.lines import ANSWER, NO, YES, answer_field, names_chosen, place_of, read_with
from peerkit.browser.menu import converse
from peerkit.browser.page import (
    Choice,
    Choices,
    Field,
    Line,
    Page,
    Ranking,
    Words,
    filled_in,
    standing,
)
from peerkit.browser.settling import give, pass_over
from peerkit.browser.text import Text, worded
from peerkit.errors import AnswerRefusedError
from peerkit.interview import AskAnother, AskQuestion, RepeatAnswered, Typed, read_answer_text
from peerkit.interview.problem import Problem
from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.questionnaire import QuestionType
from peerkit.workflow.interviews.checking import way_back
from peerkit.workflow.interviews.commands import Command, menu

SAVE = "save"


def ask_question(desk: Desk, asked: AskQuestion) -> None:
    """Ask the question until an answer was taken, or something else was done from the menu."""
    ticked = desk.sitting.chosen(asked.address)
    given = answer_field(desk.words, asked, desk.language, ticked)
    shown = _shown_at_once(asked)
    page = Page(
        title=desk.text("browser.question", number=asked.number, total=asked.total),
        heading=worded(desk.words, asked.label),
        lead=tuple(_lead(desk, asked)),
        body=tuple(read_with(desk.words, asked)),
        fields=() if given is None else (given,),
        buttons=(
            desk.button(SAVE, "browser.go_on" if given is None else "browser.save"),
            *(desk.button(one.value, _label(one)) for one in shown),
        ),
        menu=desk.menu(asked, Command.NEXT, *shown),
        about=str(asked.address),
        keep=lambda _, text: _keep(desk, asked, given, text),
    )

    def act(form: Form) -> Text | None:
        if given is None:
            return pass_over(desk, asked)
        try:
            answer = read_answer_text(asked, asked.options, typed_in(given, form))
        except AnswerRefusedError as refused:
            return _why_not(desk, asked, refused)
        return give(desk, asked, answer)

    def leave(form: Form) -> None:
        """Keep what was filled in and is not given as an answer."""
        if given is None or (typed := filled_in(given, form.values)) == standing(given):
            return
        if not isinstance(given, Line | Words):
            _keep(desk, asked, given, typed)
        elif len(typed) <= LONGEST_TEXT:
            desk.sitting.send(Typed(desk.now(), asked.address, typed))

    converse(desk, page, act, leave)


def _why_not(desk: Desk, asked: AskQuestion, refused: AnswerRefusedError) -> Text:
    """Return why what was filled in is no answer; who types alone has other buttons, no menu."""
    if asked.is_self_entry and refused.values["problem"] == Problem.EMPTY:
        return desk.own("browser.answer.empty_alone")
    return desk.refusal(refused)


def _shown_at_once(asked: AskQuestion) -> tuple[Command, ...]:
    """Return what stands beside saving: who types alone knows no menu, and may say nothing."""
    if not asked.is_self_entry:
        return ()
    offered = menu(asked)
    if asked.is_required or asked.is_readonly or asked.type is QuestionType.NOTE:
        return tuple(one for one in offered if one is not Command.NEXT)
    return offered


def _label(command: Command) -> str:
    """Return the message on a button that stands in sight."""
    own = {Command.NEXT: "browser.leave_blank", Command.BACK: "browser.back"}
    return own.get(command, f"plain.menu.{command.value}")


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


def _keep(desk: Desk, asked: AskQuestion, given: Field | None, text: str) -> bool:
    """Keep what is being filled in; also called from the server's thread."""
    if len(text) > LONGEST_TEXT:
        return False
    if isinstance(given, Line | Words):
        desk.sitting.keep_draft(asked.address, text)
    else:
        desk.sitting.keep_chosen(asked.address, names_chosen(asked, text))
    return True


def ask_another(desk: Desk, asked: AskAnother) -> None:
    """Ask whether there is another of what was asked about."""
    label = worded(desk.words, asked.label)
    page = Page(
        title=desk.text("browser.another_title"),
        heading=desk.own("browser.another" if asked.count else "browser.first_one", n=asked.count),
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
