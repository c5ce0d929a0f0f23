"""What a translator is asked for: the lines of the table, with a note on what must be kept."""

from collections.abc import Iterator, Mapping

from peerkit.expression import Reference
from peerkit.questionnaire.label import PLACEHOLDERS, placeholders, split_label
from peerkit.questionnaire.translation.table import Line
from peerkit.questionnaire.translation.wordings import Document, Wording
from peerkit.words import catalogue


def lines_to_translate(
    document: Document,
    language: str,
    *,
    everything: bool = False,
    earlier: Document | None = None,
) -> Iterator[Line]:
    """Yield a line for each text without words in `language`; with `everything`, for all texts.

    `earlier` is the same file before: a text whose words have changed since then, and whose
    translation has not, is asked for again.
    """
    before = _by_key(earlier)
    for wording in document.wordings:
        stale = _words_before(wording, before.get(wording.key), document, earlier, language)
        if everything or stale or language not in wording.translations:
            yield _line(wording, document.default_language, language, stale)


def untranslated(document: Document, language: str) -> int:
    """Return how many texts have no words in that language."""
    return sum(language not in wording.translations for wording in document.wordings)


def kept_signs(text: str) -> frozenset[str]:
    """Return what a translation must have too: `{contact}` and `${name}`, in their plain form."""
    filled = (f"{{{name}}}" for name, _ in placeholders(text) if name in PLACEHOLDERS)
    pieces = (piece for piece in split_label(text) if isinstance(piece, Reference))
    return frozenset((*filled, *(f"${{{piece.name}}}" for piece in pieces)))


def _by_key(document: Document | None) -> Mapping[str, Wording]:
    return {} if document is None else {wording.key: wording for wording in document.wordings}


def _words_before(
    now: Wording,
    before: Wording | None,
    document: Document,
    earlier: Document | None,
    language: str,
) -> str:
    """Return the words of which a translation was made that is out of date; empty if it is not."""
    if before is None or earlier is None or language not in now.translations:
        return ""
    words = before.source(earlier.default_language)
    is_same = words == now.source(document.default_language)
    is_redone = now.translations[language] != before.translations.get(language)
    return "" if is_same or is_redone else words


def _line(wording: Wording, default: str, language: str, stale: str) -> Line:
    words = catalogue()
    source = wording.source(default)
    notes = []
    if signs := sorted(kept_signs(source)):
        notes.append(words.text("translation.keep", signs=" ".join(signs)))
    if stale:
        notes.append(words.text("translation.stale", before=stale))
    if wording.is_consent:
        notes.append(words.text("translation.first"))
    what = words.text(f"translation.part.{wording.part}", name=wording.name)
    return Line(wording.key, what, source, wording.translations.get(language, ""), " ".join(notes))
