"""What an interview that begins at home needs, asked in the face: one small choice at a time.

Law: None and False mean that the person went back; then nothing was begun.
"""

from collections.abc import Sequence

from peerkit.cli.asking import read_day
from peerkit.cli.at_home.visit import Visit
from peerkit.values import write_instant
from peerkit.vault import Vault
from peerkit.words import Catalogue
from peerkit.workflow.clock import now
from peerkit.workflow.faces import FaceKind
from peerkit.workflow.questionnaires.shelf import Sheet, find_sheet
from peerkit.workflow.questionnaires.titles import titled


def choose_sheet(face: FaceKind, words: Catalogue, vault: Vault) -> Sheet | None:
    """Return a questionnaire: the project's own come first, then those that peerkit brings."""
    offered = titled(vault)
    rows = [
        words.text("home.from_kit", title=one.title) if one.is_from_project else one.title
        for one in offered
    ]
    chosen = face.choose_one(words.text("home.which_questionnaire"), rows)
    return None if chosen is None else find_sheet(offered[chosen].name, vault)


def choose_language(
    face: FaceKind, words: Catalogue, sheet: Sheet, real: Sequence[str] | None
) -> str | None:
    """Return the language of the interview: the only one, or as it is chosen.

    `real` are those that may be used with real participants; None where nothing is real.
    """
    form = sheet.questionnaire
    languages = list(form.languages)
    if len(languages) == 1:
        return languages[0]
    rows = [
        name
        if real is None or language in real
        else words.text("home.language_for_practice", language=name)
        for language, name in form.languages.items()
    ]
    chosen = face.choose_one(words.text("home.which_language"), rows)
    return None if chosen is None else languages[chosen]


def real_languages(vault: Vault, sheet: Sheet) -> list[str]:
    """Return the languages in which somebody vouches for the consent words."""
    from peerkit.workflow.questionnaires.terms import find_terms

    terms, form = find_terms(vault), sheet.questionnaire
    confirmed = {} if terms is None else terms.confirmed_languages
    return [one for one in form.languages if form.is_reviewed(one) or one in confirmed]


def choose_unfinished(face: FaceKind, words: Catalogue, vault: Vault) -> str | None:
    """Return the journal of a paused interview: the only one, or as it is chosen."""
    from peerkit.workflow.home import unfinished

    waiting = list(unfinished(vault))
    if len(waiting) == 1:
        return waiting[0].interview
    rows = [
        words.text("home.unfinished", title=one.title, day=words.date(one.begun_at[:10]))
        for one in waiting
    ]
    chosen = face.choose_one(words.text("home.which_unfinished"), rows)
    return None if chosen is None else waiting[chosen].interview


def settle_terms_at_home(visit: Visit) -> bool:
    """Tell whether the vault knows on whose behalf it interviews; if not, it is asked once."""
    from peerkit.workflow.questionnaires.terms import Terms, find_terms, keep_terms

    if find_terms(visit.vault) is not None:
        return True
    organisation = visit.face.ask_line(visit.text("home.organisation"))
    contact = organisation and visit.face.ask_line(visit.text("home.contact"))
    if not organisation or not contact:
        return False
    day = _ask_later_day(visit)
    if day is None:
        return False
    keep_terms(visit.vault, Terms(organisation, contact, day))
    return True


def settle_lone_working(visit: Visit) -> bool:
    """Tell whether to go on: where the project asks for it, who waits, and until when, is kept."""
    from peerkit.workflow.safeguarding.lone_working import (
        Outing,
        asks_for_lone_working,
        find_outing,
        keep_outing,
        read_until,
    )

    if not asks_for_lone_working(visit.vault) or find_outing(visit.vault) is not None:
        return True
    buddy = visit.face.ask_line(visit.text("lone.buddy"))
    title, until = visit.text("lone.until"), None
    while buddy is not None and until is None:
        typed = visit.face.ask_line(title)
        if typed is None:
            return False
        until, title = read_until(typed, now()), visit.text("lone.type_a_time")
    if buddy is None or until is None:
        return False
    keep_outing(visit.vault, Outing(buddy, write_instant(until)))
    shown = visit.text("lone.no_alarm", buddy=buddy, until=f"{until:%H:%M}")
    visit.face.show_page(shown, [])
    return True


def _ask_later_day(visit: Visit) -> str | None:
    title = visit.text("home.withdraw_by")
    while (typed := visit.face.ask_line(title)) is not None:
        day, today = read_day(typed), now().date().isoformat()
        if day is not None and day >= today:
            return day
        title = visit.text("command.type_a_date" if day is None else "command.type_a_later_date")
    return None
