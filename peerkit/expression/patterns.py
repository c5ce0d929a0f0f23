r"""Regular expressions that a questionnaire brings, run so that none can hang an interview.

A pattern must match the whole text, as in ODK Collect. Python's `re` has no time limit, so only
patterns without risk run on it; all others, and those that `re` cannot compile (`\p{L}`,
`[\w-\.]`), run on `regex` with one.

Laws:
- `matches_whole` never raises and never takes longer than about `TIME_LIMIT_SECONDS`.
- A pattern that cannot be compiled, or takes too long, does not match.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache

TEXT_LIMIT = 20_000
"""Characters; a longer text never matches. An answer that is pasted has up to 5,000."""
PATTERN_LIMIT = 2_000
TIME_LIMIT_SECONDS = 0.2
_SAFE_REPEATS = 1
"""With so many open repeats the work grows with the length of the text, not with its square."""
_SAFE_FORKS = 10
"""So many `?` and `|` allow about a thousand ways to read a text."""


class PatternProblem(StrEnum):
    """What can be said against a pattern without running it."""

    BAD = "bad_pattern"
    SLOW = "slow_pattern"
    LOOSE = "loose_pattern"


def matches_whole(pattern: str, text: str) -> bool:
    """Tell whether the pattern matches the whole text."""
    return len(text) <= TEXT_LIMIT and _matcher(pattern)(text)


def check_pattern(pattern: str) -> PatternProblem | None:
    """Return the gravest thing to say about the pattern, if there is anything."""
    if _matcher(pattern) is _never:
        return PatternProblem.BAD
    if _explodes(pattern):
        return PatternProblem.SLOW
    if not (pattern.startswith("^") and pattern.endswith("$")):
        return PatternProblem.LOOSE
    return None


def _never(_: str) -> bool:
    return False


@lru_cache(maxsize=256)
def _matcher(pattern: str) -> Callable[[str], bool]:
    """Return what tells whether a text matches: `_never` for a pattern that does not compile."""
    if len(pattern) > PATTERN_LIMIT:
        return _never
    if _is_quick(pattern):
        try:
            quick = _compiled_quick(pattern)
        except (re.error, OverflowError, FutureWarning, DeprecationWarning):
            return _limited(pattern)
        return lambda text: quick.fullmatch(text) is not None
    return _limited(pattern)


def _compiled_quick(pattern: str) -> re.Pattern[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # ASCII, because `\w` and `\d` are so in Java and JavaScript, which run the other clients.
        return re.compile(pattern, re.ASCII)


def _limited(pattern: str) -> Callable[[str], bool]:
    import regex  # takes 20 ms, and few questionnaires need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # With ASCII, `\p{L}` would know no letter of another script.
            classes = 0 if _PROPERTY.search(pattern) else regex.ASCII
            compiled = regex.compile(pattern, regex.VERSION0 | classes)
    except (regex.error, OverflowError, RecursionError, MemoryError):
        return _never

    def matches(text: str) -> bool:
        try:
            return compiled.fullmatch(text, timeout=TIME_LIMIT_SECONDS) is not None
        except (TimeoutError, MemoryError):
            return False

    return matches


# --- looking at a pattern's shape -------------------------------------------------------------

_PIECE = re.compile(r"\\(?:[pP]\{[^}]*\}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?:[:=!>]|<[=!]|P?<\w+>|[a-zA-Z-]+:))?([^()]*)\)")
_OPEN_REPEAT = r"(?:[*+]|\{[0-9]*,\}|\{[0-9]*,?[0-9]{2,}\})"
"""A repeat without a bound, or with one so high (10 and more) that it makes no difference."""
_OPEN = re.compile(_OPEN_REPEAT)
_REPEATED_GROUP = re.compile(_GROUP.pattern + _OPEN_REPEAT)
_ATOM = re.compile(r".([*+?]|\{[0-9]*,?[0-9]*\})?[?+]?", re.DOTALL)
_PROPERTY = re.compile(r"\\[pP]\{")
_FORK = re.compile(r"[?|]")
_SELF_QUOTING = re.compile(r"\\[1-9]|\(\?P=")
_PRIVATE_USE = 0xE000


def _flat(pattern: str) -> str:
    """Return the pattern with each escape and each class made one letter, the same for the same."""
    letters: dict[str, str] = {}

    def letter(match: re.Match[str]) -> str:
        return letters.setdefault(match[0], chr(_PRIVATE_USE + len(letters)))

    return _PIECE.sub(letter, pattern)


def _repeated_groups(flat: str) -> Iterator[str]:
    """Yield the inside of every repeated group, the innermost first, checked ones as a letter."""
    count = 0
    while match := _GROUP.search(flat):
        if _REPEATED_GROUP.match(flat, match.start()):
            yield match[1]
        count += 1
        repeats = "+" if _OPEN.search(match[1]) else ""
        stand_in = chr(_PRIVATE_USE + PATTERN_LIMIT + count) + repeats
        flat = flat[: match.start()] + stand_in + flat[match.end() :]


def _is_quick(pattern: str) -> bool:
    """Tell whether no text can make `re` take long: few open repeats, none inside another."""
    flat = _flat(pattern)
    return (
        len(_OPEN.findall(flat)) <= _SAFE_REPEATS
        and len(_FORK.findall(flat)) <= _SAFE_FORKS
        and not _SELF_QUOTING.search(pattern)
        and not any(re.search(r"[*+?{|]", inner) for inner in _repeated_groups(flat))
    )


def _explodes(pattern: str) -> bool:
    """Tell whether the pattern is surely exponential: `(a+)+`, `(a*)*`, `(a+b?)*`, `(a|a)*`."""
    return any(_is_ambiguous(inner) for inner in _repeated_groups(_flat(pattern)))


def _is_ambiguous(inner: str) -> bool:
    """Tell whether the body of a repeated group, repeated, can match one text in many ways."""
    branches = inner.split("|")
    if len(branches) > 1:
        return len(set(branches)) < len(branches) or any(map(_is_ambiguous, branches))
    repeats = _ATOM.findall(inner)
    needed = [repeat for repeat in repeats if not repeat.startswith(("*", "?", "{0,", "{,"))]
    return any(map(_OPEN.fullmatch, repeats)) and len(needed) <= 1
