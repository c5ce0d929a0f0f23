"""The six words of a kit can be read over a telephone."""

from peerkit.words.wordlist import WORDS

WORD_COUNT = 2048
TELLING_LETTERS = 4


def test_there_are_2048_in_order() -> None:
    assert len(WORDS) == WORD_COUNT
    assert list(WORDS) == sorted(set(WORDS))


def test_four_letters_tell_a_word() -> None:
    assert len({word[:TELLING_LETTERS] for word in WORDS}) == WORD_COUNT


def test_a_word_is_plain_letters() -> None:
    assert [
        word for word in WORDS if not (word.isascii() and word.isalpha() and word.islower())
    ] == []
