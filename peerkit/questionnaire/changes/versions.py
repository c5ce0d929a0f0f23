"""The two versions that are held against each other, and how their parts are told."""

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, replace

from peerkit.expression import Expression
from peerkit.frozen import frozen
from peerkit.questionnaire.changes.change import Change
from peerkit.questionnaire.conditions import Conditions, plain_text
from peerkit.questionnaire.model import Item, Questionnaire, Text
from peerkit.words import Catalogue

_NO_TEXT = Text({})


@frozen
class Version:
    """One of the two, and its conditions in words."""

    whole: Questionnaire
    conditions: Conditions

    def said(self, expression: Expression, item: Item) -> str:
        """Return the expression in words."""
        return plain_text(self.conditions.worded(expression, item))


@frozen
class Versions:
    """The older and the newer version; labels are told in `language`."""

    old: Version
    new: Version
    language: str
    words: Catalogue
    _spoken: Mapping[str, str] = field(default_factory=dict)

    def spoken(self, tag: str) -> str:
        """Return a language's own name, or its tag."""
        return self._spoken.get(tag) or tag

    def label(self, text: Text | None) -> str | None:
        """Return a wording in the language of the telling; None if there is none."""
        if text is None or not text.translations:
            return None
        return text.wording(self.language, self.new.whole.default_language)[0]

    def in_words(
        self, items: tuple[Item, Item], old: Expression | None, new: Expression | None
    ) -> tuple[str | None, str | None]:
        """Return two expressions in words; as they are written where the words are the same."""
        before = None if old is None else self.old.said(old, items[0])
        after = None if new is None else self.new.said(new, items[1])
        if before == after and old is not None and new is not None:
            return old.text, new.text
        return before, after

    def text_changes(self, about: Change, old: Text | None, new: Text | None) -> Iterator[Change]:
        """Yield `about` for each language in which the two wordings differ.

        A language that came or went is told once, and not with every text.
        """
        before, after = (old or _NO_TEXT).translations, (new or _NO_TEXT).translations
        alone = self.old.whole.languages.keys() ^ self.new.whole.languages.keys()
        for tag in dict.fromkeys((*before, *after)):
            if tag not in alone and before.get(tag) != after.get(tag):
                yield replace(
                    about,
                    values={**about.values, "language": self.spoken(tag)},
                    old=before.get(tag),
                    new=after.get(tag),
                    language=tag,
                )


def versions(old: Questionnaire, new: Questionnaire, language: str, words: Catalogue) -> Versions:
    """Return the two versions; what is told of them is in `language` as far as they have it."""
    return Versions(
        Version(old, Conditions(old, language, words)),
        Version(new, Conditions(new, language, words)),
        language,
        words,
        {**old.languages, **new.languages},
    )


def key_changes(
    about: Change, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Change]:
    """Yield `about` for each key of two maps whose content differs."""
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield replace(
                about,
                values={**about.values, "key": key},
                old=_shown(old[key]) if key in old else None,
                new=_shown(new[key]) if key in new else None,
            )


def other_fields(part: Item | Questionnaire, told: frozenset[str]) -> dict[str, object]:
    """Return what a part of a questionnaire holds beside the fields that are told elsewhere."""
    return {
        each.name: getattr(part, each.name)
        for each in fields(part)
        if each.compare and each.name not in told
    }


def _shown(value: object) -> str:
    """Return a value as a questionnaire's file would have it, more or less."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_shown(inner)}" for key, inner in value.items())
    return ", ".join(map(_shown, value)) if isinstance(value, (list, tuple)) else str(value)
