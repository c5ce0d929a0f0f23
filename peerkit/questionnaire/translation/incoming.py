"""A table that came back is judged row by row, and brought into the file if all of it is sound.

Laws:
- All or nothing: one faulty row, and no file comes of it; every faulty row is named.
- The texts of the new file are those of the old one, with those of the table; nothing else differs.
- A table that holds nothing new gives the very same bytes.
- Nothing here says that somebody has read a language; words of consent that change take away what
  was said of it, because nobody has read those.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from peerkit.errors import TranslationMisplacedError
from peerkit.frozen import frozen
from peerkit.questionnaire.label import broken_reference
from peerkit.questionnaire.source_text import FORBIDDEN
from peerkit.questionnaire.translation.edits import Edit, edited, set_entry, set_wording
from peerkit.questionnaire.translation.outgoing import kept_signs
from peerkit.questionnaire.translation.table import (
    Table,
    TableRow,
    cell,
    is_formula,
    normal,
    plain,
)
from peerkit.questionnaire.translation.wordings import Document, Wording, open_document

_TYPED = str.maketrans("\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014", "'''\"\"\"--")
"""Signs that spreadsheets write of their own accord, and the typed ones that they stand for."""

_LOST = re.compile(r"\w*(?:\w\?\w|\ufffd)\w*")
"""A word in which a letter became a question mark when somebody saved in another encoding."""


@frozen
class RowProblem:
    """Why a row cannot be brought in; its wording is `translation.problem.<code>`."""

    row: int
    key: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@frozen
class Judged:
    """What a table brings: words by key, in the order of the file; or what is wrong with it."""

    words: Mapping[str, str]
    problems: tuple[RowProblem, ...]


@frozen
class Brought:
    """The new file, how many of its texts are new, and whether a review no longer holds."""

    data: bytes
    count: int
    review_ended: bool


def judge_table(document: Document, table: Table) -> Judged:
    """Return the words that are new, and every problem of every row."""
    by_key = {wording.key: wording for wording in document.wordings}
    first: dict[str, int] = {}
    words: dict[str, str] = {}
    problems: list[RowProblem] = []
    for row in table.rows:
        wording = by_key.get(row.key)
        if row.key in first:
            problems.append(_problem(row, "twice", first=str(first[row.key])))
        elif wording is None:
            problems.append(_problem(row, "unknown_key"))
        elif _is_new(row, wording, table.language):
            found = tuple(_faults(row, wording, document.default_language))
            problems.extend(found)
            words[row.key] = plain(row.translation)
        first.setdefault(row.key, row.number)
    return Judged({} if problems else words, tuple(problems))


def bring_in(data: bytes, words: Mapping[str, str], language: str, name: str) -> Brought:
    """Return the file with these words in that language; `name` is the language's, if it is new.

    Raises TranslationMisplacedError where a text stands in a way that cannot be changed in place.
    """
    document = open_document(data)
    if document is None or not words:
        return Brought(data, 0, review_ended=False)
    changed = [wording for wording in document.wordings if wording.key in words]
    edits: list[Edit] = []
    for wording in changed:
        found = words[wording.key]
        edits += set_wording(document.text, wording, document.default_language, language, found)
    if language not in document.languages and (names := document.map_at("languages")):
        edits += set_entry(document.text, names, language, name)
    ends = any(wording.is_consent for wording in changed) and _is_reviewed(document, language)
    if ends and (reviewed := document.map_at("reviewed")):
        edits += set_entry(document.text, reviewed, language, "")
    brought = written(data, document, edits)
    _verify(document, open_document(brought), words, language)
    return Brought(brought, len(changed), review_ended=ends)


def written(data: bytes, document: Document, edits: list[Edit]) -> bytes:
    """Return the file with the edits made, its byte order mark kept."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + edited(document.text, edits).encode("utf-8")


def _is_reviewed(document: Document, language: str) -> bool:
    reviewed = document.map_at("reviewed")
    _, who = reviewed.entries.get(language, (None, None)) if reviewed else (None, None)
    return bool(getattr(who, "value", ""))


def _is_new(row: TableRow, wording: Wording, language: str) -> bool:
    return bool(row.translation) and row.translation != cell(wording.translations.get(language, ""))


def _faults(row: TableRow, wording: Wording, default: str) -> Iterator[RowProblem]:
    source, translation = wording.source(default), plain(row.translation)
    if _joined(row.text) != _joined(cell(source)):
        yield _problem(row, "text_changed")
        return
    if is_formula(row.translation):
        yield _problem(row, "formula")
    if (match := _LOST.search(translation)) and not _LOST.search(source):
        yield _problem(row, "lost_letters", word=match[0])
    if match := FORBIDDEN.search(translation):
        yield _problem(row, "control_character", character=f"U+{ord(match[0]):04X}")
    if broken_reference(translation) is not None and broken_reference(source) is None:
        yield _problem(row, "broken_sign")
    wanted, found = kept_signs(source), kept_signs(translation)
    for sign in sorted(wanted - found):
        yield _problem(row, "sign_missing", sign=sign)
    for sign in sorted(found - wanted):
        yield _problem(row, "sign_added", sign=sign)


def _problem(row: TableRow, code: str, **values: str) -> RowProblem:
    return RowProblem(row.number, row.key, code, values)


def _joined(text: str) -> str:
    """Return the words alone: spreadsheets and mail change spaces, line ends, quotes and dashes."""
    return " ".join(text.translate(_TYPED).split())


def _verify(
    before: Document, after: Document | None, words: Mapping[str, str], language: str
) -> None:
    """Return if the new file holds exactly what it should; a rare way of writing may prevent it."""
    texts = {} if after is None else {each.key: each.translations for each in after.wordings}
    for wording in before.wordings:
        wanted = dict(wording.translations)
        if wording.key in words:
            wanted[language] = normal(words[wording.key])
        found = {tag: normal(text) for tag, text in texts.get(wording.key, {}).items()}
        if {tag: normal(text) for tag, text in wanted.items()} != found:
            raise TranslationMisplacedError(key=wording.key)
