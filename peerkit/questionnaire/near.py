"""Which known word a misspelt one was meant to be."""

from collections.abc import Iterable

_ALIKE = 0.75
"""difflib's ratio for one or two wrong letters in a word of six to eight."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` is nearly, or an empty text."""
    from difflib import get_close_matches  # only a faulty questionnaire needs it

    folded = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=_ALIKE)
    return folded[close[0]] if close else ""
