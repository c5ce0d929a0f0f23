"""The letter that tells a participant that their interview, or one statement, was taken back.

It is written in the language of the interview, where there are words in it (words/README.md).

Laws:
- It says nothing of what was said, nor by whom: the file is not encrypted, and is sent by others.
- It promises nothing that peerkit does not do.
"""

import json
from collections.abc import Iterator
from html import escape

from peerkit.frozen import frozen
from peerkit.interview import Submission
from peerkit.questionnaire import fill
from peerkit.record import RecordKind, subject_of
from peerkit.record.bodies.submission import read_submission
from peerkit.vault import Vault
from peerkit.words import Catalogue, catalogue
from peerkit.words.numbers import numbers_apart
from peerkit.words.visible import visible, visible_line
from peerkit.workflow.belonging.link import find_former_links, find_links
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.questionnaires.shelf import find_questionnaire
from peerkit.workflow.questionnaires.terms import find_terms

_LEFT, _FIRST, _END = "\u2066", "\u2068", "\u2069"
"""What keeps a part of a line read from the right in its own order (Unicode Standard Annex #9)."""


@frozen
class Letter:
    """A letter: its heading, its paragraphs, who signs it, and the language that it is in.

    `awaits_review` says that no native speaker has read the words in that language.
    """

    heading: str
    paragraphs: tuple[str, ...]
    sender: str
    language: str = "en"
    awaits_review: bool = False


@frozen
class Asked:
    """What a letter is about: the interview's language, and the statement that is taken back.

    `statement` is its wording, as it was read to the participant; None for the whole interview.
    """

    language: str = "en"
    statement: str | None = None


@frozen
class _Sender:
    """Who writes, for which project, whom to ask, and who else was to receive answers."""

    organisation: str
    contact: str
    project: str
    receivers: tuple[str, ...]


def find_asked(vault: Vault, code: str, statement: str | None = None) -> Asked:
    """Return what the letter for that withdrawal code is about; call it before anything is erased.

    What is not known here is worded in English, and a statement by its name.
    """
    submission = next(_submissions(vault, subject_of(code)), None)
    if submission is None:
        return Asked(statement=statement)
    language = submission.consent.language
    if statement is None:
        return Asked(language)
    return Asked(language, _wording(vault, submission, statement))


def write_letter(vault: Vault, day: str, asked: Asked | None = None) -> Letter:
    """Return the letter of a withdrawal that was made on that day (an ISO date)."""
    asked = asked or Asked()
    words, sender = catalogue(asked.language), _sender(vault)
    kind = "" if asked.statement is None else "_statement"
    say = _Saying(words)
    named = say.text("letter.of_project", project=sender.project) if sender.project else ""
    paragraphs = [
        say.text(f"letter.asked{kind}", day=say.date(day), named=named).strip(),
        *_what_follows(say, asked),
        *_others(say, f"letter.others{kind}", sender),
        say.text("letter.public"),
        say.text("letter.ask", contact=say.apart(sender.contact)),
    ]
    return Letter(
        say.text(f"letter.heading{kind}"),
        tuple(paragraphs),
        sender.organisation,
        words.language_of("letter.heading"),
        words.awaits_review("letter.heading"),
    )


def letter_text(letter: Letter) -> str:
    """Return the letter as plain text."""
    return "\n\n".join((letter.heading, *letter.paragraphs, letter.sender)) + "\n"


def letter_page(letter: Letter) -> str:
    """Return the letter as a page of HTML that asks nothing of any other file."""
    body = "\n".join(f"<p>{escape(text)}</p>" for text in (*letter.paragraphs, letter.sender))
    heading, language = escape(letter.heading), escape(letter.language)
    direction = ' dir="rtl"' if catalogue(letter.language).locale.is_right_to_left else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"{direction}>\n<head>\n<meta charset="utf-8">\n'
        f"<title>{heading}</title>\n</head>\n<body>\n<h1>{heading}</h1>\n{body}\n</body>\n</html>\n"
    )


@frozen
class _Saying:
    """The words of one language, with what stands in another kept in its own order."""

    words: Catalogue

    def text(self, code: str, **values: str) -> str:
        return self.words.text(code, **values)

    def date(self, day: str) -> str:
        has_words = self.words.language_of("letter.asked") != self.words.messages_in
        return self.apart(self.words.date(day) if has_words else catalogue().date(day))

    def apart(self, text: str) -> str:
        """Return the text so that its groups of digits stand in order, wherever it is put."""
        if not self.words.locale.is_right_to_left:
            return text
        pieces = (
            f"{_LEFT}{one.text}{_END}" if one.is_number else one.text for one in numbers_apart(text)
        )
        return f"{_FIRST}{''.join(pieces)}{_END}"


def _what_follows(say: _Saying, asked: Asked) -> list[str]:
    if asked.statement is None:
        return [say.text("letter.erased")]
    return [
        say.text("letter.statement", label=say.apart(asked.statement)),
        say.text("letter.kept"),
    ]


def _others(say: _Saying, code: str, sender: _Sender) -> list[str]:
    if not sender.receivers:
        return []
    names = [say.apart(name) for name in sender.receivers]
    return [say.text(code, receivers=say.words.listing(names))]


# --- what the interview says --------------------------------------------------------------------


def _submissions(vault: Vault, subject: str) -> Iterator[Submission]:
    """Yield the interview of that subject as often as it stands here: filed, or waiting."""
    for waiting in vault.waiting.list():
        if waiting.subject == subject and waiting.kind == RecordKind.SUBMISSION:
            yield read_submission(json.loads(waiting.body))
    for project in {link.project: None for link in (*find_links(vault), *find_former_links(vault))}:
        for record in vault.records.by_subject(project, subject):
            if record.body is None:
                continue
            if record.head.kind == RecordKind.SUBMISSION:
                yield read_submission(body_of(record))
            elif record.head.kind == RecordKind.PROJECTION:
                yield read_submission(body_of(record)["submission"])


def _wording(vault: Vault, submission: Submission, name: str) -> str:
    """Return the statement as it was read to the participant; its name where it is not known."""
    questionnaire, consent = find_questionnaire(vault, submission.questionnaire), submission.consent
    if questionnaire is None:
        return visible_line(name)
    for one in questionnaire.consent:
        if one.name == name:
            worded, _ = one.label.wording(consent.language, questionnaire.default_language)
            return visible(fill(worded, consent.filling))
    return visible_line(name)


def _sender(vault: Vault) -> _Sender:
    project, membership, terms = find_project(vault), find_membership(vault), find_terms(vault)
    if project is not None:
        details = project.details
        names = tuple(one.name for one in details.receivers)
        return _shown(details.organisation, details.contact, details.name, names)
    if terms is None:
        return _Sender("", "", "", ())
    name = "" if membership is None else membership.kit.name
    names = tuple(one.name for one in terms.receivers)
    return _shown(terms.organisation, terms.contact, name, names)


def _shown(organisation: str, contact: str, project: str, receivers: tuple[str, ...]) -> _Sender:
    """Return the sender with words that are safe to send to a terminal; a kit may say anything."""
    names = tuple(visible_line(name) for name in receivers)
    return _Sender(visible_line(organisation), visible_line(contact), visible_line(project), names)
