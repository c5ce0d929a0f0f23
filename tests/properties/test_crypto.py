"""Laws of sealing, signing and key slots, for whatever Hypothesis thinks of."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerkit.crypto import (
    LOWEST_COSTS,
    RecipientKind,
    SigningKey,
    generate_identity,
    new_id,
    new_keyslots,
    new_recovery_code,
    open_sealed,
    read_armor,
    read_identity,
    read_keyslots,
    read_recipient,
    seal,
    sign,
    unlock_with_passphrase,
    unlock_with_recovery_code,
    verify,
    verify_keyslots,
    write_armor,
)
from peerkit.crypto.bech32 import read_bech32, write_bech32
from peerkit.crypto.header import Stanza, read_header, verify_header, write_header
from peerkit.errors import (
    PeerkitError,
    SealDamagedError,
    SealError,
    SignatureError,
    UnreadableKeyError,
    VaultDamagedError,
)

IDENTITIES = {kind: generate_identity(kind) for kind in RecipientKind}
KEY = SigningKey.generate()
CODE = new_recovery_code()
SLOTS, VAULT_KEY = new_keyslots(new_id(), "six random words", CODE, LOWEST_COSTS)
CHUNK = 64 * 1024

kinds = st.sampled_from(list(RecipientKind))
lengths = st.one_of(
    st.integers(0, 300), st.sampled_from([CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 70 * CHUNK + 5])
)
words = st.text("abcdefghijklmnopqrstuvwxyz-/!~", min_size=1, max_size=70)
stanzas = st.builds(
    Stanza,
    st.lists(words, min_size=1, max_size=4).map(tuple),
    st.binary(max_size=200),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(kinds, lengths, st.binary(min_size=1, max_size=9), st.integers(1, 4), st.data())
@settings(max_examples=60, deadline=None)
def test_each_identity_opens_what_was_sealed_to_it(
    kind: RecipientKind, length: int, pattern: bytes, count: int, data: st.DataObject
) -> None:
    identities = [generate_identity(kind) for _ in range(count)]
    plaintext = (pattern * (length // len(pattern) + 1))[:length]
    sealed = seal(plaintext, [identity.recipient() for identity in identities])
    assert open_sealed(sealed, [data.draw(st.sampled_from(identities))]) == plaintext


@given(kinds, st.binary(max_size=100), st.data())
@settings(deadline=None)
def test_no_changed_byte_is_let_through(
    kind: RecipientKind, plaintext: bytes, data: st.DataObject
) -> None:
    identity = IDENTITIES[kind]
    sealed = bytearray(seal(plaintext, [identity.recipient()]))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealError):
        open_sealed(bytes(sealed), [identity])


@given(st.binary(max_size=300))
def test_whatever_is_opened_is_refused_in_our_words(content: bytes) -> None:
    for given_content in (content, b"age-encryption.org/v1\n" + content):
        with pytest.raises(SealDamagedError):
            open_sealed(given_content, list(IDENTITIES.values()))


@given(st.lists(stanzas, min_size=1, max_size=5), st.binary(min_size=16, max_size=16))
def test_a_header_is_read_as_it_was_written(content: list[Stanza], file_key: bytes) -> None:
    written = write_header(content, file_key)
    header = read_header(written + b"payload")
    assert header.stanzas == tuple(content)
    assert header.length == len(written)
    verify_header(header, file_key)
    assert write_header(header.stanzas, file_key) == written


@given(st.binary(max_size=300))
def test_armor_is_read_as_it_was_written(content: bytes) -> None:
    assert read_armor(write_armor(content).encode()) == content


@given(st.text(max_size=200))
def test_whatever_wears_armor_is_read_or_refused(text: str) -> None:
    content = f"-----BEGIN AGE ENCRYPTED FILE-----\n{text}\n-----END AGE ENCRYPTED FILE-----\n"
    try:
        opened = read_armor(content.encode())
    except SealDamagedError:
        return
    assert write_armor(opened) == content


@given(st.text("abcdefghij-", min_size=1, max_size=20), st.binary(max_size=80))
def test_bech32_has_one_text_for_each_key(prefix: str, payload: bytes) -> None:
    text = write_bech32(prefix, payload)
    assert read_bech32(text) == (prefix, payload)
    assert read_bech32(text.upper()) == (prefix, payload)


@given(st.text(max_size=100), st.sampled_from(["", "age1", "age1pq1", "AGE-SECRET-KEY-1"]))
def test_whatever_is_read_as_a_key_is_one_or_refused(text: str, start: str) -> None:
    for read in (read_recipient, read_identity):
        with pytest.raises(UnreadableKeyError):
            read(start + text)


@given(kinds, st.data())
def test_one_wrong_symbol_of_a_recipient_is_found(kind: RecipientKind, data: st.DataObject) -> None:
    text = str(IDENTITIES[kind].recipient())
    place = data.draw(st.integers(0, len(text) - 1))
    symbol = data.draw(st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7l1b"))
    changed = text[:place] + symbol + text[place + 1 :]
    if changed != text:
        with pytest.raises(UnreadableKeyError):
            read_recipient(changed)


@given(st.text(min_size=1, max_size=20), st.binary(max_size=100), st.binary(max_size=100))
def test_a_signature_stands_for_its_namespace_and_message_alone(
    namespace: str, message: bytes, other: bytes
) -> None:
    signature = sign(KEY, namespace, message)
    assert verify(signature, namespace, message) == KEY.verifying_key
    with pytest.raises(SignatureError):
        verify(signature, namespace + "x", message)
    if other != message:
        with pytest.raises(SignatureError):
            verify(signature, namespace, other)


@given(st.text(max_size=300))
def test_whatever_is_verified_is_refused_in_our_words(text: str) -> None:
    for given_text in (
        text,
        f"-----BEGIN SSH SIGNATURE-----\n{text}\n-----END SSH SIGNATURE-----\n",
    ):
        with pytest.raises(SignatureError):
            verify(given_text, "peerkit-test", b"words")


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_no_changed_byte_of_the_slots_opens_both_ways(data: st.DataObject) -> None:
    content = bytearray(SLOTS.to_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(PeerkitError):
        unlock_with_recovery_code(read_keyslots(bytes(content)), CODE)


@given(st.text(min_size=1, max_size=20))
@settings(max_examples=10, deadline=None)
def test_any_passphrase_with_a_character_opens_what_it_closed(passphrase: str) -> None:
    if passphrase.strip():
        slots, key = new_keyslots(new_id(), passphrase, CODE, LOWEST_COSTS)
        assert unlock_with_passphrase(read_keyslots(slots.to_bytes()), passphrase) == key


@given(json_values)
def test_whatever_is_read_as_slots_is_written_back_or_refused(content: object) -> None:
    raw = json.loads(SLOTS.to_bytes())
    for given_content in (content, {**raw, "slots": content}, {**raw, "slots": [content]}):
        text = json.dumps(given_content, sort_keys=True, separators=(",", ":")).encode()
        try:
            slots = read_keyslots(text)
        except VaultDamagedError:
            continue
        assert slots.to_bytes() == text
        with pytest.raises(VaultDamagedError):
            verify_keyslots(slots, VAULT_KEY)
