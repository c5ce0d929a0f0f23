"""How each language counts, dates and lists: enough to word a consent text.

A language without an entry gets dates in ISO form and lists with commas, which every reader of
numbers and commas can follow; nothing is ever put into another language's words.
Plural categories and list patterns are those of the Unicode CLDR.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import cache

from peerkit.frozen import frozen

_MONTHS: Mapping[str, str] = {
    "en": "January February March April May June July August September October November December",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie"
    " decembrie",
    "so": "Janaayo Febraayo Maarso Abriil Maajo Juun Luuliyo Agoosto Sebtembar Oktoobar Nofembar"
    " Diseembar",
}
_AND: Mapping[str, str] = {"en": "and", "ro": "și", "so": "iyo"}
_NOBODY_ELSE: Mapping[str, str] = {
    "ar": "فريق هذا المشروع فقط",
    "bg": "хората от самия проект",
    "en": "nobody else",
    "pl": "tylko zespołowi tego projektu",
    "ro": "oamenii acestui proiect",
    "so": "kooxda mashruucan oo keliya",
    "zh": "本项目团队",
}
"""What `{shared_with}` reads when no other organisation receives anything.

Most languages deny twice, and the sentence around it does not: they say who it stays with.
"""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose usual script is read from the right (Unicode CLDR)."""


def _one_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _romanian(number: int) -> str:
    if number == 1:
        return "one"
    return "few" if number == 0 or 1 <= number % 100 <= 19 else "other"  # noqa: PLR2004 - the rule


_PLURALS: Mapping[str, Callable[[int], str]] = {"ro": _romanian}


@frozen
class Locale:
    """One language's ways with numbers, dates and lists."""

    language: str
    months: tuple[str, ...]
    conjunction: str
    nobody_else: str
    plural: Callable[[int], str] = field(compare=False)

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language is read from the right."""
        return self.language.partition("-")[0] in _RIGHT_TO_LEFT

    def date(self, iso: str) -> str:
        """Return `2027-03-31` as `31 March 2027`; anything that is no such date as it is."""
        parts = iso.split("-")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts):  # noqa: PLR2004
            return iso
        year, month, day = (int(part) for part in parts)
        if not 1 <= month <= len(self.months):
            return iso
        return f"{day} {self.months[month - 1]} {year}"

    def listing(self, items: Sequence[str]) -> str:
        """Return the items as one phrase, the last joined by the language's "and"."""
        if len(items) < 2 or not self.conjunction:  # noqa: PLR2004
            return ", ".join(items)
        return f"{', '.join(items[:-1])} {self.conjunction} {items[-1]}"


def iso_date(worded: str) -> str:
    """Return `31 martie 2027`, in whichever language has such a month, as `2027-03-31`.

    Anything that is no such date is returned as it is.
    """
    day, _, rest = worded.partition(" ")
    name, _, year = rest.rpartition(" ")
    months = {name: at for names in _MONTHS.values() for at, name in enumerate(names.split(), 1)}
    if not (day.isdecimal() and year.isdecimal() and name in months):
        return worded
    return f"{year}-{months[name]:02d}-{int(day):02d}"


@cache
def locale(language: str) -> Locale:
    """Return the locale of a language tag, by its primary part (`pt-BR` by `pt`)."""
    primary = language.partition("-")[0]
    return Locale(
        language,
        tuple(_MONTHS.get(primary, "").split()),
        _AND.get(primary, ""),
        _NOBODY_ELSE.get(primary, "-"),
        _PLURALS.get(primary, _one_other),
    )
