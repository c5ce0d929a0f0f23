"""Sealed files: made, opened, and refused."""

import pytest

from peerkit.crypto import (
    Identity,
    Recipient,
    RecipientKind,
    generate_identity,
    open_sealed,
    open_with_passphrase,
    seal,
    seal_with_passphrase,
)
from peerkit.crypto.header import Stanza, read_header, write_base64, write_header
from peerkit.crypto.limits import LIMITS
from peerkit.errors import (
    NotAddressedError,
    SealDamagedError,
    UnreadableKeyError,
    WrongPassphraseError,
)

CHUNK = 64 * 1024
TEST_WORK_FACTOR = 2
IDENTITIES = {kind: generate_identity(kind) for kind in RecipientKind}


@pytest.fixture(params=RecipientKind)
def identity(request: pytest.FixtureRequest) -> Identity:
    return IDENTITIES[request.param]


@pytest.mark.parametrize(
    "size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 64 * CHUNK - 1, 65 * CHUNK + 7]
)
def test_what_is_sealed_is_opened_whatever_its_length(identity: Identity, size: int) -> None:
    plaintext = bytes(i * 7 % 251 for i in range(min(size, 1000))).ljust(size, b"x")
    sealed = seal(plaintext, [identity.recipient()])
    assert open_sealed(sealed, [identity]) == plaintext


def test_each_recipient_opens_what_was_sealed_to_all(identity: Identity) -> None:
    others = [generate_identity(identity.kind) for _ in range(2)]
    sealed = seal(b"words", [one.recipient() for one in [*others, identity]])
    for one in [identity, *others]:
        assert open_sealed(sealed, [one]) == b"words"


def test_the_fitting_identity_is_found_among_others_of_both_kinds(identity: Identity) -> None:
    sealed = seal(b"words", [identity.recipient()])
    strangers = [generate_identity(kind) for kind in RecipientKind]
    assert open_sealed(sealed, [*strangers, identity]) == b"words"


def test_nobody_else_opens_it(identity: Identity) -> None:
    sealed = seal(b"words", [identity.recipient()])
    for strangers in ([], [generate_identity(kind) for kind in RecipientKind]):
        with pytest.raises(NotAddressedError):
            open_sealed(sealed, strangers)


def test_sealing_twice_gives_two_files(identity: Identity) -> None:
    recipients = [identity.recipient()]
    assert seal(b"words", recipients) != seal(b"words", recipients)


def test_kinds_of_recipients_are_not_mixed() -> None:
    with pytest.raises(ValueError, match="mixed"):
        seal(b"words", [one.recipient() for one in IDENTITIES.values()])


def test_a_file_is_sealed_to_somebody_and_to_no_more_than_can_be_read(identity: Identity) -> None:
    recipient = identity.recipient()
    for count in (0, LIMITS.stanzas + 1):
        with pytest.raises(ValueError, match="at least one"):
            seal(b"words", [recipient] * count)
    crowd = seal(b"words", [recipient] * LIMITS.stanzas)
    assert open_sealed(crowd, [identity]) == b"words"


@pytest.mark.parametrize(
    "recipient",
    [
        Recipient(RecipientKind.X25519, bytes(32)),
        Recipient(RecipientKind.X25519, b"\1" + bytes(31)),
        Recipient(
            RecipientKind.HYBRID,
            IDENTITIES[RecipientKind.HYBRID].recipient().public[:-32] + bytes(32),
        ),
        Recipient(RecipientKind.HYBRID, b"\xff" * 1216),
    ],
)
def test_nothing_is_sealed_to_a_key_that_is_none(recipient: Recipient) -> None:
    with pytest.raises(UnreadableKeyError):
        seal(b"words", [recipient])


def test_every_flipped_bit_of_a_small_file_is_refused(identity: Identity) -> None:
    sealed = seal(b"words", [identity.recipient()])
    step = 1 if identity.kind == RecipientKind.X25519 else 11
    for place in range(0, len(sealed) * 8, step):
        flipped = bytearray(sealed)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises((SealDamagedError, NotAddressedError)):
            open_sealed(bytes(flipped), [identity])


def test_every_truncation_and_every_extension_is_refused(identity: Identity) -> None:
    sealed = seal(b"words", [identity.recipient()])
    for length in range(len(sealed)):
        with pytest.raises(SealDamagedError):
            open_sealed(sealed[:length], [identity])
    with pytest.raises(SealDamagedError) as caught:
        open_sealed(sealed + b"\0", [identity])
    assert caught.value.values["part"] == "payload"


@pytest.mark.parametrize("count", [3, 70])
def test_chunks_cannot_be_moved_dropped_doubled_or_cut_off(count: int) -> None:
    identity = IDENTITIES[RecipientKind.X25519]
    sealed = seal(b"".join(bytes([i]) * CHUNK for i in range(count)), [identity.recipient()])
    start = read_header(sealed).length + 16
    size = CHUNK + 16
    chunks = [sealed[start + i * size : start + (i + 1) * size] for i in range(count)]
    for changed in (
        [chunks[1], chunks[0], *chunks[2:]],
        chunks[1:],
        [chunks[0], *chunks],
        chunks[:-1],
        [],
    ):
        with pytest.raises(SealDamagedError) as caught:
            open_sealed(sealed[:start] + b"".join(changed), [identity])
        assert caught.value.values["part"] == "payload"


def test_each_part_is_named_when_it_is_damaged(identity: Identity) -> None:
    sealed = seal(b"words", [identity.recipient()])
    header = read_header(sealed)
    mac_at = header.length - 20
    other = b"A" if sealed[mac_at : mac_at + 1] != b"A" else b"B"
    damaged = {
        "header": b"age-encryption.org/v2" + sealed[21:],
        "mac": sealed[:mac_at] + other + sealed[mac_at + 1 :],
        "payload": sealed[:-1] + bytes([sealed[-1] ^ 1]),
    }
    for part, content in damaged.items():
        with pytest.raises(SealDamagedError) as caught:
            open_sealed(content, [identity])
        assert caught.value.values["part"] == part


def test_a_header_over_the_limits_is_refused(identity: Identity) -> None:
    crowded = write_header([Stanza(("unknown",), b"")] * (LIMITS.stanzas + 1), bytes(16))
    long = write_header([Stanza(("unknown",), bytes(LIMITS.header_bytes))], bytes(16))
    for content in (crowded, long):
        with pytest.raises(SealDamagedError) as caught:
            open_sealed(content + bytes(32), [identity])
        assert caught.value.values["part"] == "header"


def test_a_stanza_of_a_known_kind_must_have_its_form_wherever_it_stands(identity: Identity) -> None:
    sealed = seal(b"words", [identity.recipient()])
    good = read_header(sealed).stanzas[0]
    for bad in (
        Stanza((good.kind,), good.body),
        Stanza((*good.arguments, "more"), good.body),
        Stanza(good.arguments, good.body + b"\0"),
        Stanza((good.kind, write_base64(bytes(31))), good.body),
        Stanza((good.kind, good.arguments[1] + "="), good.body),
    ):
        for stanzas in ([good, bad], [bad, good]):
            content = write_header(stanzas, bytes(16)) + bytes(32)
            with pytest.raises(SealDamagedError) as caught:
                open_sealed(content, [identity])
            assert caught.value.values["part"] == "header"


# --- passphrases ------------------------------------------------------------------------------


def test_a_passphrase_opens_what_it_sealed() -> None:
    sealed = seal_with_passphrase(b"words", "six random words", work_factor=TEST_WORK_FACTOR)
    assert open_with_passphrase(sealed, "six random words") == b"words"


def test_a_passphrase_is_the_same_however_its_accents_are_composed() -> None:
    sealed = seal_with_passphrase(b"words", "caf\u00e9 ", work_factor=TEST_WORK_FACTOR)
    assert open_with_passphrase(sealed, " cafe\u0301\n") == b"words"


def test_another_passphrase_is_told_apart_from_damage() -> None:
    sealed = seal_with_passphrase(b"words", "right", work_factor=TEST_WORK_FACTOR)
    with pytest.raises(WrongPassphraseError):
        open_with_passphrase(sealed, "wrong")
    with pytest.raises(SealDamagedError):
        open_with_passphrase(sealed[:-1], "right")


def test_a_file_for_identities_has_no_passphrase_and_the_other_way_round(
    identity: Identity,
) -> None:
    with pytest.raises(NotAddressedError):
        open_with_passphrase(seal(b"words", [identity.recipient()]), "right")
    with pytest.raises(NotAddressedError):
        open_sealed(seal_with_passphrase(b"words", "right", work_factor=1), [identity])


def test_a_work_factor_over_the_limit_is_refused_before_any_work() -> None:
    salt = write_base64(bytes(16))
    for factor in (LIMITS.work_factor + 1, 63, 999):
        stanza = Stanza(("scrypt", salt, str(factor)), bytes(32))
        with pytest.raises(SealDamagedError) as caught:
            open_with_passphrase(write_header([stanza], bytes(16)) + bytes(32), "right")
        assert caught.value.values["part"] == "header"


def test_neither_an_empty_passphrase_nor_an_unreadable_work_factor_seals() -> None:
    for passphrase, factor in ((" \n", 1), ("right", 0), ("right", LIMITS.work_factor + 1)):
        with pytest.raises(ValueError, match="passphrase"):
            seal_with_passphrase(b"words", passphrase, work_factor=factor)


def test_a_passphrase_stands_alone(identity: Identity) -> None:
    stanzas = read_header(seal_with_passphrase(b"w", "right", work_factor=1)).stanzas
    theirs = read_header(seal(b"w", [identity.recipient()])).stanzas
    content = write_header([*stanzas, *theirs], bytes(16)) + bytes(32)
    with pytest.raises(SealDamagedError):
        open_with_passphrase(content, "right")
    with pytest.raises(SealDamagedError):
        open_sealed(content, [identity])
