"""What a newer kit of a project says otherwise, as far as it touches the work of who joined.

Law: kits that say the same give no change.
"""

from collections.abc import Iterator

from peerkit.bundle import Kit, KitFile
from peerkit.words import catalogue
from peerkit.workflow.projects.news import Change, ChangeKind, told
from peerkit.workflow.questionnaires.shelf import sheet_of


def changes_between(had: Kit, now: Kit) -> tuple[Change, ...]:
    """Return what the newer kit says otherwise; raises QuestionnaireFaultyError."""
    parts = (_told_participants, _questionnaires, _asked_of_laptops, _people)
    return tuple(change for part in parts for change in part(had, now))


def _told_participants(had: Kit, now: Kit) -> Iterator[Change]:
    words = catalogue()
    if had.contact != now.contact:
        yield told(ChangeKind.CONTACT, contact=now.contact)
    if had.withdraw_by != now.withdraw_by:
        yield told(ChangeKind.WITHDRAW_BY, day=words.date(now.withdraw_by))
    if had.retention != now.retention and now.retention is not None:
        yield told(ChangeKind.RETENTION, day=words.date(now.retention))
    if had.receivers != now.receivers:
        names = words.listing([one.name for one in now.receivers])
        yield told(ChangeKind.RECEIVERS, receivers=names or words.locale.nobody_else)


def _asked_of_laptops(had: Kit, now: Kit) -> Iterator[Change]:
    if _of_the_project(had) != _of_the_project(now):
        yield told(ChangeKind.PROJECT, project=now.name)
    if had.place != now.place and now.place:
        yield told(ChangeKind.PLACE, place=now.place)
    new = [one for one in now.confirmed_languages if one not in had.confirmed_languages]
    if new:
        yield told(ChangeKind.LANGUAGES, languages=catalogue().listing(new))
    if had.policies != now.policies:
        yield told(ChangeKind.POLICIES)


def _of_the_project(kit: Kit) -> tuple[object, ...]:
    return kit.name, kit.organisation, kit.theme, kit.communities


def _questionnaires(had: Kit, now: Kit) -> Iterator[Change]:
    before = {one.name: one for one in had.questionnaires}
    for file in now.questionnaires:
        if file.name not in before:
            yield told(ChangeKind.NEW_QUESTIONNAIRE, **_named(file))
        elif before[file.name] != file:
            yield told(ChangeKind.QUESTIONNAIRE, **_named(file))


def _named(file: KitFile) -> dict[str, str]:
    questionnaire = sheet_of(file).questionnaire
    language = questionnaire.default_language
    title, _ = questionnaire.title.wording(language, language)
    return {"title": title or file.name, "version": questionnaire.version}


def _people(had: Kit, now: Kit) -> Iterator[Change]:
    words = catalogue()
    if had.safeguarding != now.safeguarding:
        names = [now.safeguarding.lead.name, now.safeguarding.deputy.name]
        yield told(ChangeKind.SAFEGUARDING, names=words.listing(names))
    if had.second_recipients != now.second_recipients:
        names = [one.name for one in now.second_recipients]
        kind = ChangeKind.SECOND_RECIPIENTS if names else ChangeKind.NO_SECOND_RECIPIENT
        yield told(kind, names=words.listing(names))
