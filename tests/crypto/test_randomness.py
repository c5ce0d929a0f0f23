"""Where ids, salts and codes come from."""

from peerkit.crypto import (
    PASSPHRASE_WORDS,
    new_id,
    new_passphrase,
    new_recovery_code,
    new_salt,
    new_withdrawal_code,
    random_bytes,
)
from peerkit.values import HEX_32, RECOVERY_CODE, WITHDRAWAL_CODE, read_code
from peerkit.words.wordlist import WORDS


def test_nothing_is_given_out_twice() -> None:
    for make in (new_id, new_passphrase, new_recovery_code, new_salt, new_withdrawal_code):
        assert len({make() for _ in range(100)}) == 100


def test_each_has_its_form() -> None:
    assert HEX_32.fullmatch(new_id())
    assert len(new_salt()) == 16
    assert len(random_bytes(5)) == 5
    code = new_withdrawal_code()
    assert read_code(WITHDRAWAL_CODE, code) == code
    code = new_recovery_code()
    assert read_code(RECOVERY_CODE, code) == code


def test_a_passphrase_has_64_bits_or_more_and_any_word_may_stand_in_it() -> None:
    made = [new_passphrase().split(" ") for _ in range(4_000)]
    assert {PASSPHRASE_WORDS} == {len(words) for words in made}
    assert len(WORDS) ** PASSPHRASE_WORDS >= 2**64
    drawn = {word for words in made for word in words}
    assert drawn <= set(WORDS)
    # 24,000 draws leave 0.02 of 2,048 words out on average; five would be chance that is broken
    assert len(drawn) > len(WORDS) - 5
