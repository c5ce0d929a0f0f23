"""The six words by which people make sure that a kit is their lead's, or a key a laptop's.

66 bits of the digest of the kit's file: whoever puts another kit in its place would have to try
2^66 kits to find one with the same words (FORMAT.md §9.3).

Laws:
- Another byte in the kit gives, but for one chance in 2^66, other words.
- Any case, spaces or hyphens do, and so do four letters of each word: no two words share them.
"""

import re

from peerkit.values import digest
from peerkit.words.wordlist import WORDS

_WORDS_OF_A_KIT = 6
_BITS_OF_A_WORD = 11
_DIGEST_BITS = 256
_TELLING_LETTERS = 4


def kit_words(kit: bytes) -> tuple[str, ...]:
    """Return the six words of a kit's file."""
    return _words(digest("kit", kit))


def device_words(verifying_key: bytes) -> tuple[str, ...]:
    """Return the six words of a device's key; they stand for the beginning of the device's name."""
    return _words(digest("device", verifying_key))


def _words(hexadecimal: str) -> tuple[str, ...]:
    number = int(hexadecimal, 16) >> (_DIGEST_BITS - _WORDS_OF_A_KIT * _BITS_OF_A_WORD)
    shifts = range((_WORDS_OF_A_KIT - 1) * _BITS_OF_A_WORD, -1, -_BITS_OF_A_WORD)
    return tuple(WORDS[number >> shift & len(WORDS) - 1] for shift in shifts)


def matches_kit_words(kit: bytes, typed: str) -> bool:
    """Tell whether what was typed are the kit's six words, in their order."""
    words = re.findall(r"\w+", typed.lower().replace("_", " "))
    expected = kit_words(kit)
    return len(words) == len(expected) and all(map(_is_word, words, expected))


def _is_word(typed: str, word: str) -> bool:
    return typed == word or (len(typed) >= _TELLING_LETTERS and word.startswith(typed))
