"""A new questionnaire: a template that explains itself, filled in for those who asked for it.

Laws:
- What is filled in reads back as it was given.
- The remarks of the template stay, whatever languages are added.
- Equal wishes give equal bytes.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from peerkit.frozen import frozen
from peerkit.questionnaire.translation import bring_in, language_name
from peerkit.questionnaire.yaml_text import flow_text
from peerkit.words import catalogue

WRITTEN_IN = "en"
"""The language of the template."""

_SLOT = re.compile(r"<<([a-z_]+)>>")
_EMPTY_SLOT = re.compile(r"(?m)^<<[a-z_]+>>\n")
_NO_NAME = re.compile(r"[^a-z0-9]+")

_BEFORE: Mapping[str, Sequence[str]] = {"core": ("about_interview", "about_you")}
_AFTER: Mapping[str, Sequence[str]] = {
    "core": ("change", "community"),
    "equality": ("equality",),
}
"""What of peerkit's own modules comes before one's own questions, and what after them; of any
other module everything comes after."""


@frozen
class Wishes:
    """What somebody wants. `file` is the file's name, `version` as `2026112101`.

    `languages` are those beside the template's own; `modules` are names.
    """

    file: str
    version: str
    title: str
    theme: str
    languages: Sequence[str] = ()
    modules: Sequence[str] = ()


def form_id_of(stem: str) -> str:
    """Return a form_id made of a file's name without its ending."""
    plain = unicodedata.normalize("NFKD", stem.lower())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    found = _NO_NAME.sub("_", letters).strip("_")
    return found if found[:1].isalpha() else f"questionnaire_{found}".rstrip("_")


def start_questionnaire(
    template: str, words: Mapping[str, Mapping[str, str]], wishes: Wishes
) -> bytes:
    """Return the new questionnaire's file.

    `words` has the words of consent by language and key; a language that is not among them is
    named in a remark, because nobody could be interviewed in it yet.
    """
    known = [tag for tag in wishes.languages if tag in words]
    later = [tag for tag in wishes.languages if tag not in words]
    slots = _slots(wishes, known, later)
    text = _SLOT.sub(lambda match: slots[match[1]], _without_empty(template, slots))
    data = text.encode("utf-8")
    for tag in known:
        data = bring_in(data, words[tag], tag, language_name(tag) or tag).data
    return data


def _without_empty(template: str, slots: Mapping[str, str]) -> str:
    """Return the template without the lines that hold nothing but an empty slot."""
    return _EMPTY_SLOT.sub(
        lambda match: match[0] if slots[match[0].strip("<>\n")] else "", template
    )


def _slots(wishes: Wishes, known: Sequence[str], later: Sequence[str]) -> dict[str, str]:
    return {
        "title_remark": " ".join(wishes.title.split()),
        "file": wishes.file,
        "form_id": form_id_of(wishes.file.rpartition(".")[0]),
        "version": wishes.version,
        "title": flow_text(wishes.title),
        "theme": flow_text(wishes.theme),
        "languages": _language_remark(wishes, known, later),
        "modules": _modules(wishes.modules, known),
        "first": _placements(wishes.modules, _BEFORE, everything=False),
        "last": _placements(wishes.modules, _AFTER, everything=True),
    }


def _language_remark(wishes: Wishes, known: Sequence[str], later: Sequence[str]) -> str:
    """Return what is to be known of the other languages, as remarks of the file."""
    say = catalogue().text
    lines = [say("starting.translated", language=tag, file=wishes.file) for tag in known]
    lines += [say("starting.declare_later", language=tag, file=wishes.file) for tag in later]
    return "\n".join(f"# {line}" for entry in lines for line in entry.split("\n"))


def _modules(names: Sequence[str], languages: Sequence[str]) -> str:
    """Return the line that lists the modules, below what `check` will say of them."""
    say = catalogue().text
    remarks = [say("starting.modules" if names else "starting.no_modules")]
    remarks += [say(f"starting.{name}_advice") for name in ("core", "equality") if name in names]
    if names and languages:
        remarks.append(say("starting.review_advice"))
    lines = [f"# {line}" for remark in remarks for line in remark.split("\n")]
    return "\n".join([*lines, f"modules: [{', '.join(names)}]"] if names else lines)


def _placements(
    names: Sequence[str], placed: Mapping[str, Sequence[str]], *, everything: bool
) -> str:
    lines = []
    for name in names:
        if name in placed:
            lines.append(f"  - {{module: {name}, questions: [{', '.join(placed[name])}]}}")
        elif everything:
            lines.append(f"  - {{module: {name}}}")
    return "\n".join(lines)
