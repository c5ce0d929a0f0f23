"""Asking for what a command needs and was not told: one plain question at a time.

Law: a question and its prompt go to standard error, so that what was asked for is alone on
standard output.
"""

import re
import sys
from datetime import date
from typing import TYPE_CHECKING

from peerkit.cli.output import Output
from peerkit.errors import MissingOptionError
from peerkit.terminal.encoding import check_is_text, check_typing_is_utf8
from peerkit.terminal.number import read_number
from peerkit.values import write_instant
from peerkit.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerkit.questionnaire import Questionnaire
    from peerkit.vault import Vault
    from peerkit.workflow.questionnaires.terms import Terms

_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_NUMBERED = re.compile(r"\s*[,;]\s*")


def is_typed() -> bool:
    """Tell whether somebody sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def type_line() -> str:
    """Return the line that the person types, without the spaces around it; EOFError at the end."""
    check_typing_is_utf8()
    sys.stderr.write("> ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return check_is_text(line.strip())


def ask(code: str, option: str, **values: str | int) -> str:
    """Return what the person types, never blank; raises MissingOptionError without a terminal."""
    if not is_typed():
        raise MissingOptionError(option=option)
    Output().say(code, **values)
    while not (typed := type_line()):
        Output().say("command.please_type")
    return typed


def ask_or_nothing(code: str) -> str | None:
    """Return what the person types, None for nothing; None without a terminal."""
    if not is_typed():
        return None
    Output().say(code)
    return type_line() or None


def ask_several(code: str, option: str) -> list[str]:
    """Return one or more things that the person types on one line, with commas between them."""
    return [one for one in _NUMBERED.split(ask(code, option)) if one]


def ask_date(code: str, option: str) -> str:
    """Return the day that the person types, as an ISO date; a day that is over is asked again."""
    from peerkit.workflow.clock import now

    day, today = read_day(ask(code, option)), now().date().isoformat()
    while day is None or day < today:
        Output().say("command.type_a_date" if day is None else "command.type_a_later_date")
        day = read_day(type_line())
    return day


def read_day(typed: str) -> str | None:
    """Return `31/3/2027` or `2027-03-31` as an ISO date; None for anything else."""
    match = _DAY.fullmatch(typed.strip())
    iso = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else typed.strip()
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return None


def day_option(typed: str | None, option: str) -> str | None:
    """Return an option's day as an ISO date; raises MissingOptionError for what is no day."""
    if typed is None:
        return None
    day = read_day(typed)
    if day is None:
        raise MissingOptionError(option=option)
    return day


def ask_which(code: str, shown: "Sequence[str]", names: "Sequence[str]") -> str:
    """Return one of `names`: by the number beside what is shown of it, or typed out."""
    output = Output()
    output.say(code)
    for number, one in enumerate(shown, 1):
        output.say("command.numbered", number=number, name=one)
    while True:
        typed = type_line()
        number_typed = read_number(typed, len(names))
        if number_typed is not None:
            return names[number_typed - 1]
        if typed in names:
            return typed
        output.say("command.type_a_number", highest=len(names))


def ask_language(questionnaire: "Questionnaire") -> str:
    """Return the language of the interview: the only one, or as it is chosen."""
    offered = list(questionnaire.languages)
    if len(offered) == 1 or not is_typed():
        return questionnaire.default_language
    return ask_which("command.ask.language", list(questionnaire.languages.values()), offered)


def read_language(questionnaire: "Questionnaire", typed: str) -> str:
    """Return the language that was typed as its tag or by its own name; else what was typed."""
    for language, name in questionnaire.languages.items():
        if typed.strip().casefold() in (language.casefold(), name.casefold()):
            return language
    return typed


def ask_questionnaires() -> list[str]:
    """Return the names of some of peerkit's own questionnaires, none where nobody can type."""
    from peerkit.workflow.questionnaires.shelf import collected

    names = list(collected())
    if not is_typed():
        return []
    output = Output()
    output.say("command.ask.questionnaires")
    for number, name in enumerate(names, 1):
        output.say("command.numbered", number=number, name=name)
    while True:
        numbers = [read_number(each, len(names)) for each in type_line().replace(",", " ").split()]
        chosen = [names[number - 1] for number in numbers if number is not None]
        if len(chosen) == len(numbers):
            return list(dict.fromkeys(chosen))
        output.say("command.type_numbers", highest=len(names))


def ask_questionnaire(vault: "Vault") -> str:
    """Return the name of a questionnaire: the kit's come first, then peerkit's own."""
    from peerkit.workflow.questionnaires.shelf import collected, shelved

    names = list(dict.fromkeys([*shelved(vault), *collected()]))
    return ask_which("command.ask.questionnaire", names, names)


def settle_terms(
    vault: "Vault", organisation: str | None, contact: str | None, withdraw_by: str | None
) -> None:
    """Let the vault know on whose behalf it interviews: from its kit, or asked once.

    Practice asks nobody: its participants are told of a made-up organisation.
    """
    from peerkit.workflow.questionnaires.terms import Terms, find_terms, keep_terms

    if find_terms(vault) is not None:
        return
    if vault.is_practice:
        made_up = practice_terms()
        organisation = organisation or made_up.organisation
        contact = contact or made_up.contact
        withdraw_by = withdraw_by or made_up.withdraw_by
    terms = Terms(
        organisation=organisation or ask("command.ask.organisation", "--organisation"),
        contact=contact or ask("command.ask.contact", "--contact"),
        withdraw_by=withdraw_by or ask_date("command.ask.withdraw_by", "--withdraw-by"),
    )
    keep_terms(vault, terms)


def practice_terms() -> "Terms":
    """Return the terms of a made-up organisation, for made-up participants."""
    from peerkit.workflow.questionnaires.terms import Terms

    words = catalogue()
    return Terms(
        organisation=words.text("command.practice.organisation"),
        contact=words.text("command.practice.contact"),
        withdraw_by=words.text("command.practice.withdraw_by"),
    )


def settle_outing(vault: "Vault") -> None:
    """Let the vault know who waits for the researcher, and until when, if the project asks."""
    from peerkit.workflow.clock import now
    from peerkit.workflow.safeguarding.lone_working import (
        Outing,
        asks_for_lone_working,
        find_outing,
        keep_outing,
        read_until,
    )

    if not is_typed() or not asks_for_lone_working(vault) or find_outing(vault) is not None:
        return
    output = Output()
    buddy = ask("lone.buddy", "")
    output.say("lone.until")
    while (until := read_until(type_line(), now())) is None:
        output.say("lone.type_a_time")
    keep_outing(vault, Outing(buddy, write_instant(until)))
    output.say("lone.no_alarm", buddy=buddy, until=f"{until:%H:%M}")


def is_yes(code: str, **values: str | int) -> bool:
    """Tell whether the person typed the whole word that agrees."""
    Output().say(code, **values)
    return type_line() == catalogue().text("command.ask.yes_word")
