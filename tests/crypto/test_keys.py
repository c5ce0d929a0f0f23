"""Identities and recipients, and their texts."""

import pytest

from peerkit.crypto import (
    Identity,
    Recipient,
    RecipientKind,
    generate_identity,
    read_identity,
    read_recipient,
    recipient_id,
)
from peerkit.errors import UnreadableKeyError
from peerkit.values import digest

# The examples of c2sp.org/age.
X25519_IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
X25519_RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
HYBRID_IDENTITY = "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR"


@pytest.mark.parametrize("kind", RecipientKind)
def test_a_key_is_read_from_the_text_that_it_writes(kind: RecipientKind) -> None:
    identity = generate_identity(kind)
    assert read_identity(str(identity)) == identity
    assert read_recipient(str(identity.recipient())) == identity.recipient()


def test_the_specifications_x25519_identity_has_its_recipient() -> None:
    assert str(read_identity(X25519_IDENTITY).recipient()) == X25519_RECIPIENT


def test_the_specifications_hybrid_identity_has_its_recipient() -> None:
    text = str(read_identity(HYBRID_IDENTITY).recipient())
    assert text.startswith("age1pq1x34nzsvr0rxjsgdn8zgyhfe8j7ceq5r9rdelkjuh3y235jzxshfg87pzf5z")
    assert text.endswith("kx3qheyty7saeq0d3fzv49zc0k")  # the last six symbols check all others


@pytest.mark.parametrize("kind", RecipientKind)
def test_repr_hides_an_identity(kind: RecipientKind) -> None:
    identity = generate_identity(kind)
    assert identity.secret.hex() not in repr(identity)
    assert str(identity) not in repr(identity)
    assert repr(identity.secret) not in repr(identity)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "age1",
        X25519_RECIPIENT.upper(),
        X25519_RECIPIENT[:-1],
        X25519_RECIPIENT + "q",
        X25519_RECIPIENT.replace("z", "Z", 1),
        " " + X25519_RECIPIENT,
        X25519_RECIPIENT + "\n",
        X25519_RECIPIENT[:-1] + "q",
        X25519_RECIPIENT[:-1] + "é",
        X25519_IDENTITY,
        X25519_IDENTITY.lower(),
        "age1qqqqqq",
    ],
)
def test_a_text_that_is_no_recipient_is_refused(text: str) -> None:
    with pytest.raises(UnreadableKeyError) as caught:
        read_recipient(text)
    assert caught.value.values["kind"] == "recipient"


@pytest.mark.parametrize(
    "text", ["", X25519_IDENTITY.lower(), X25519_IDENTITY[:-1], X25519_RECIPIENT, "AGE-SECRET-KEY-"]
)
def test_a_text_that_is_no_identity_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(UnreadableKeyError) as caught:
        read_identity(text)
    assert caught.value.values == {"kind": "identity"}
    assert caught.value.__cause__ is None


def test_a_recipients_id_is_a_digest_of_its_text() -> None:
    recipient = read_recipient(X25519_RECIPIENT)
    assert recipient_id(recipient) == digest("recipient", X25519_RECIPIENT.encode())[:32]


def test_two_new_identities_differ() -> None:
    assert generate_identity() != generate_identity()
    assert generate_identity().kind == RecipientKind.HYBRID


def test_an_identity_is_made_of_its_kind_and_secret_alone() -> None:
    identity = generate_identity(RecipientKind.X25519)
    assert Identity(identity.kind, identity.secret).recipient() == identity.recipient()
    assert isinstance(identity.recipient(), Recipient)
