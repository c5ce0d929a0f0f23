"""Languages: the names that headings carry, and the tags that peerkit uses.

XLSForm asks for `English (en)` and takes any name at all. A name without a tag is looked up; what
is not found gets a tag of the range that ISO 639-2 reserves for local use, `qaa` and on.

Laws:
- Each name has one tag and each tag one name; the same form gives the same tags.
- What a name was is never lost: the tag and the name together, or the questionnaire's own record
  of it, give back the heading.
"""

import re
from collections.abc import Iterable, Mapping

from peerkit.values import is_language_tag

BARE = "default"
"""XLSForm's name for the language of columns without one."""

UNDETERMINED = "und"
"""The tag of a language that nobody named (ISO 639-2)."""

_WITH_TAG = re.compile(r"(.*\S)\s*\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4})*)\s*\)")

_NAMES = """
af afrikaans, sq albanian, am amharic, ar arabic, hy armenian, bn bengali/bangla,
bg bulgarian, my burmese, yue cantonese, ny chichewa, zh chinese, hr croatian, cs czech,
da danish, prs dari, nl dutch, en english, es español/spanish, et estonian, ee ewe,
fa farsi/persian, fi finnish, fr français/french, de german, el greek, gu gujarati,
ha hausa, he hebrew, hi hindi, hu hungarian, ig igbo, id indonesian, it italian,
ja japanese, km khmer, rw kinyarwanda, ko korean, ku kurdish, lo lao, lv latvian,
ln lingala, lt lithuanian, ms malay, ne nepali, no norwegian, om oromiffa/oromo, ps pashto,
pl polish, pt portuguese/português, pa punjabi, ro romanian/română, ru russian, sr serbian,
si sinhala, sk slovak, sl slovenian, so somali, sw swahili/kiswahili, sv swedish,
syl sylheti, tl tagalog, ta tamil, te telugu, th thai, ti tigrigna/tigrinya, tr turkish,
tw twi, uk ukrainian, ur urdu, uz uzbek, vi vietnamese, cy welsh, wo wolof, xh xhosa,
yo yoruba, zu zulu
"""
"""The names that are met most, in English and as their speakers write them."""

_TAGS: Mapping[str, str] = {
    name: tag
    for tag, names in (entry.split() for entry in _NAMES.split(","))
    for name in names.split("/")
}


def heading_name(name: str, tag: str) -> str:
    """Return how a language stands in a heading: `English (en)`."""
    return f"{name} ({tag})"


def tags_for(names: Iterable[str], bare: str = UNDETERMINED) -> dict[str, str]:
    """Return a tag for each name of a language, in their order; `bare` is that of `default`."""
    tags: dict[str, str] = {}
    for name in dict.fromkeys(names):
        wanted = bare if name == BARE else _tag_of(name)
        taken = set(tags.values())
        tags[name] = wanted if wanted and wanted not in taken else _local(taken)
    return tags


def plain_name(written: str) -> str:
    """Return the name of a language without the tag that may follow it."""
    match = _WITH_TAG.fullmatch(written)
    return match[1] if match and is_language_tag(_cased(match[2])) else written


def _tag_of(written: str) -> str:
    """Return the tag that a name has or stands for; empty if it is not known."""
    match = _WITH_TAG.fullmatch(written)
    if match and is_language_tag(_cased(match[2])):
        return _cased(match[2])
    if is_language_tag(_cased(written)):
        return _cased(written)
    return _TAGS.get(written.lower(), "")


_SCRIPT_LENGTH = 4


def _cased(tag: str) -> str:
    """Return the tag in the capitals that RFC 5646 §2.1.1 recommends: `zh-Hans`, `pt-BR`."""
    first, *others = tag.split("-")
    cased = (part.title() if len(part) == _SCRIPT_LENGTH else part.upper() for part in others)
    return "-".join((first.lower(), *cased))


def _local(taken: set[str]) -> str:
    """Return the first tag for local use that nobody has."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    tags = (f"q{second}{third}" for second in letters[:20] for third in letters)
    return next(tag for tag in tags if tag not in taken)
