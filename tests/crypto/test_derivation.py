"""Derived keys, authentication codes, and comparison."""

from peerkit.crypto import derive_key, hmac_sha256, is_same
from peerkit.crypto.derivation import derive_salted_key, passphrase_bytes


def test_keys_for_two_uses_differ_and_each_is_always_the_same() -> None:
    assert derive_key(b"k" * 32, "db") == derive_key(b"k" * 32, "db")
    assert derive_key(b"k" * 32, "db") != derive_key(b"k" * 32, "other")
    assert derive_key(b"k" * 32, "db") != derive_key(b"j" * 32, "db")


def test_derivation_is_hkdf_sha256_without_a_salt() -> None:
    # RFC 5869, computed by its two steps.
    extracted = hmac_sha256(bytes(32), b"k" * 32)
    assert derive_key(b"k" * 32, "db") == hmac_sha256(extracted, b"peerkit/1/db\1")


def test_a_salt_changes_the_key_and_the_length_cuts_it() -> None:
    assert derive_salted_key(b"k", b"salt", "db") != derive_key(b"k", "db")
    assert derive_key(b"k", "db", 16) == derive_key(b"k", "db", 64)[:16]


def test_hmac_is_that_of_rfc_4231() -> None:
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert hmac_sha256(b"Jefe", b"what do ya want for nothing?").hex() == expected


def test_only_equal_secrets_are_the_same() -> None:
    assert is_same(b"abc", b"abc")
    assert not is_same(b"abc", b"abd")
    assert not is_same(b"abc", b"ab")


def test_a_passphrase_that_a_terminal_garbled_has_bytes_and_raises_nothing() -> None:
    assert passphrase_bytes("caf\udce9") == b"caf\xed\xb3\xa9"
