"""Which known word a misspelt one was meant to be."""

from collections.abc import Iterable

_ALIKE = 0.75
"""difflib's ratio for one or two wrong letters in a word of six to eight."""

_SLIPS = 2
"""How many letters may be missing or too many."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` is nearly, or an empty text."""
    from difflib import get_close_matches  # only a faulty questionnaire needs it

    wanted = word.casefold()
    folded = {candidate.casefold(): candidate for candidate in known}
    likely = [candidate for candidate in folded if _is_likely(wanted, candidate)]
    close = get_close_matches(wanted, likely, n=1, cutoff=_ALIKE)
    return folded[close[0]] if close else ""


def _is_likely(word: str, candidate: str) -> bool:
    """Tell whether it is worth comparing the two letter by letter, which costs much more."""
    is_as_long = abs(len(word) - len(candidate)) <= _SLIPS
    return is_as_long and (word[:1] == candidate[:1] or word[-1:] == candidate[-1:])
