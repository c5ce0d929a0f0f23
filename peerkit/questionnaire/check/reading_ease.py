"""How hard a text is to read: LIX, the läsbarhetsindex of C. H. Björnsson (1968).

It is the number of words in a sentence and the share, in percent, of words of more than six
letters; a children's book has under 25, a newspaper 40 to 45, officials' prose 50 to 60.
"""

import re

HARD = 55
"""Above this a text is for specialists; it is about what a reader of 17 or more manages."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # noqa: RUF001 - the apostrophe that people print
_SENTENCE_END = re.compile(r"[.!?:;\u061f\u06d4\u3002]+(?=\s|$)|\n+")
_LONG = 6


def lix(text: str) -> int:
    """Return the text's LIX, rounded; 0 for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return 0
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(text))
    long_words = sum(len(word) > _LONG for word in words)
    return round(len(words) / max(sentences, 1) + 100 * long_words / len(words))
