"""What the words of one question give away, by the word list of its language."""

import re
from collections.abc import Iterator
from functools import cache

from peerkit.frozen import frozen
from peerkit.questionnaire.check.words import WordList, word_list

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'"})
_BY_WORDS = {
    "immigration_status": "immigration",
    "leading_words": "leading",
    "loaded_words": "loaded",
    "vague_frequency": "vague",
    "hypothetical": "hypothetical",
    "jargon": "jargon",
}
"""Each rule that one word is enough for, and the field of the list that has its words."""

_SENTENCE = re.compile(r"[^.?!]+")
_TWO = 2


@frozen
class _Patterns:
    """A word list made ready; a pattern is None where the language has no words for it."""

    by_code: dict[str, re.Pattern[str]]
    negations: re.Pattern[str] | None
    second_question: re.Pattern[str] | None
    two_rated: re.Pattern[str] | None
    exempt: re.Pattern[str] | None


def phrase_advice(language: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the code of each rule that the text breaks, and the words that break it."""
    words = word_list(language)
    if words is None:
        return
    patterns = _patterns(words)
    whole = " ".join(text.translate(_QUOTES).lower().split())
    plain = patterns.exempt.sub(" ", whole) if patterns.exempt else whole
    for code, pattern in patterns.by_code.items():
        if match := pattern.search(plain):
            yield code, match[0]
    for sentence in _SENTENCE.findall(plain):
        found = patterns.negations.findall(sentence) if patterns.negations else []
        if len(found) >= _TWO:
            yield "double_negative", ", ".join(found[:_TWO])
    for doubled in (patterns.second_question, patterns.two_rated):
        if doubled is not None and (match := doubled.search(whole)):
            yield "double_barrelled", match[0]
            return


@cache
def _patterns(words: WordList) -> _Patterns:
    joiners, askers = _either(words.joiners), _either(words.askers)
    rated = _either(words.rated)
    return _Patterns(
        by_code={
            code: re.compile(_framed(words, found))
            for code, name in _BY_WORDS.items()
            if (found := getattr(words, name))
        },
        negations=_compiled(words, words.negations),
        second_question=re.compile(rf"\b{joiners} {askers}\b[^.?!]*\?") if askers else None,
        two_rated=re.compile(rf"\b{rated}\b[^.?!]*\b{joiners}\b[^.?!]*\?") if rated else None,
        exempt=_compiled(words, words.exempt),
    )


def _compiled(words: WordList, found: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(_framed(words, found)) if found else None


def _framed(words: WordList, found: tuple[str, ...]) -> str:
    start, end = words.edges
    return f"{start}{_either(found)}{end}"


def _either(found: tuple[str, ...]) -> str:
    """Return a pattern for any of the words, the longest first; empty for none."""
    ordered = sorted(found, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, ordered))})" if found else ""
