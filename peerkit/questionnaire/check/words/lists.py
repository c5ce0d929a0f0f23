"""What a language's words for the advice on wording are, and where each language's stand.

A language is a module here, named by its primary code, with one `WORDS`. A rule whose words a
language lacks is not judged in it, and `check` says so: silence would look like praise.
"""

from dataclasses import fields
from importlib import import_module

from peerkit.frozen import frozen

_LANGUAGES = frozenset({"ar", "bg", "en", "pl", "ro", "so", "zh"})


@frozen
class WordList:
    """One language's words, each in lower case; a space stands for any white space.

    `immigration`: asking for somebody's status. `leading`: what pushes to an answer. `loaded`:
    words that judge. `vague`: how often, without a number. `hypothetical`: what has not happened.
    `jargon`: words of offices. `negations`: two in one sentence are hard to answer. `askers`: words
    that begin a second question behind `joiners`. `rated`: what is rated once, of one thing.
    `good` and `bad`: the two sides of a scale. `exempt`: phrases in which none of these count.
    `edges`: the patterns for where a word begins and ends, wider where words change their endings.
    """

    immigration: tuple[str, ...]
    leading: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    hypothetical: tuple[str, ...] = ()
    jargon: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    askers: tuple[str, ...] = ()
    rated: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    edges: tuple[str, str] = (r"(?<!\w)", r"(?!\w)")

    @property
    def is_whole(self) -> bool:
        """Whether every rule can be judged with it."""
        return all(getattr(self, each.name) for each in fields(self))


def word_list(language: str) -> WordList | None:
    """Return the words of a language, a regional one's being its own; None where there are none."""
    primary = language.partition("-")[0].lower()
    if primary not in _LANGUAGES:
        return None
    words: WordList = import_module(f"{__package__}.{primary}").WORDS
    return words
