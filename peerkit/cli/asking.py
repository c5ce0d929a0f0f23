"""Asking for what a command needs and was not told: one plain question at a time."""

import re
from datetime import date
from typing import TYPE_CHECKING

from peerkit.cli.output import Output
from peerkit.cli.secrets import is_typed
from peerkit.errors import MissingOptionError
from peerkit.words import catalogue

if TYPE_CHECKING:
    from peerkit.questionnaire import Questionnaire
    from peerkit.vault import Vault

_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")


def ask(code: str, option: str, **values: str | int) -> str:
    """Return what the person types, never blank; raises MissingOptionError without a terminal."""
    if not is_typed():
        raise MissingOptionError(option=option)
    while True:
        Output().say(code, **values)
        typed = input("> ").strip()
        if typed:
            return typed
        Output().say("command.please_type")


def ask_or_nothing(code: str) -> str | None:
    """Return what the person types, None for nothing; None without a terminal."""
    if not is_typed():
        return None
    Output().say(code)
    return input("> ").strip() or None


def ask_date(code: str, option: str) -> str:
    """Return the day that the person types, as an ISO date."""
    while True:
        day = read_day(ask(code, option))
        if day is not None:
            return day
        Output().say("command.type_a_date")


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


def ask_language(questionnaire: "Questionnaire", output: Output) -> str:
    """Return the language of the interview: the only one, or as it is typed."""
    offered = list(questionnaire.languages)
    if len(offered) == 1 or not is_typed():
        return questionnaire.default_language
    output.say("command.ask.language")
    for number, tag in enumerate(offered, 1):
        output.say("command.numbered", number=number, name=questionnaire.languages[tag])
    while True:
        typed = input("> ").strip()
        if typed.isdecimal() and 1 <= int(typed) <= len(offered):
            return offered[int(typed) - 1]
        if typed in offered:
            return typed


def settle_terms(
    vault: "Vault",
    output: Output,
    organisation: str | None,
    contact: str | None,
    withdraw_by: str | None,
) -> None:
    """The vault knows on whose behalf it interviews: from its kit, or from the researcher, once."""
    from peerkit.workflow.terms import Terms, find_terms, keep_terms

    if find_terms(vault) is not None:
        return
    del output
    terms = Terms(
        organisation=organisation or ask("command.ask.organisation", "--organisation"),
        contact=contact or ask("command.ask.contact", "--contact"),
        withdraw_by=day_option(withdraw_by, "--withdraw-by")
        or ask_date("command.ask.withdraw_by", "--withdraw-by"),
    )
    keep_terms(vault, terms)


def is_yes(code: str, **values: str | int) -> bool:
    """Tell whether the person typed the whole word that agrees."""
    Output().say(code, **values)
    return input("> ").strip() == catalogue().text("command.ask.yes_word")
