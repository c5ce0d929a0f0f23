"""The letter that tells a participant that their interview was removed.

Laws:
- It says nothing of what was said, nor by whom: the file is not encrypted, and is sent by others.
- It promises nothing that peerkit does not do.
"""

from html import escape

from peerkit.frozen import frozen
from peerkit.vault import Vault
from peerkit.words import Catalogue, catalogue
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.questionnaires.terms import find_terms


@frozen
class Letter:
    """A letter: its heading, its paragraphs, and who signs it."""

    heading: str
    paragraphs: tuple[str, ...]
    sender: str


@frozen
class _Sender:
    """Who writes, for which project, whom to ask, and who else was to receive answers."""

    organisation: str
    contact: str
    project: str
    receivers: tuple[str, ...]


def write_letter(vault: Vault, day: str, language: str = "en") -> Letter:
    """Return the letter of a withdrawal that was made on that day (an ISO date)."""
    words, sender = catalogue(language), _sender(vault)
    said = words.date(day)
    named = words.text("letter.of_project", project=sender.project) if sender.project else ""
    paragraphs = [
        words.text("letter.asked", day=said, named=named).strip(),
        words.text("letter.erased"),
        *_others(words, sender),
        words.text("letter.public"),
        words.text("letter.ask", contact=sender.contact),
    ]
    return Letter(words.text("letter.heading"), tuple(paragraphs), sender.organisation)


def letter_text(letter: Letter) -> str:
    """Return the letter as plain text."""
    return "\n\n".join((letter.heading, *letter.paragraphs, letter.sender)) + "\n"


def letter_page(letter: Letter, language: str = "en") -> str:
    """Return the letter as a page of HTML that asks nothing of any other file."""
    body = "\n".join(f"<p>{escape(text)}</p>" for text in (*letter.paragraphs, letter.sender))
    heading = escape(letter.heading)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{heading}</title>\n</head>\n<body>\n<h1>{heading}</h1>\n{body}\n</body>\n</html>\n"
    )


def _others(words: Catalogue, sender: _Sender) -> list[str]:
    if not sender.receivers:
        return []
    return [words.text("letter.others", receivers=words.listing(sender.receivers))]


def _sender(vault: Vault) -> _Sender:
    project, membership, terms = find_project(vault), find_membership(vault), find_terms(vault)
    if project is not None:
        details = project.details
        names = tuple(one.name for one in details.receivers)
        return _Sender(details.organisation, details.contact, details.name, names)
    if terms is None:
        return _Sender("", "", "", ())
    name = "" if membership is None else membership.kit.name
    names = tuple(one.name for one in terms.receivers)
    return _Sender(terms.organisation, terms.contact, name, names)
