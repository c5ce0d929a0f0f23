"""Signatures of the SSHSIG form."""

import base64

import pytest

from peerkit.crypto import SigningKey, VerifyingKey, sign, verify
from peerkit.errors import SignatureError, UnreadableKeyError

KEY = SigningKey.from_bytes(bytes(range(32)))
SIGNATURE = sign(KEY, "peerkit-test", b"words")
BEGIN, END = "-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n"


def blob(text: str) -> bytes:
    return base64.b64decode(text.removeprefix(BEGIN).removesuffix(END))


def armor(content: bytes) -> str:
    text = base64.b64encode(content).decode()
    return BEGIN + "".join(text[i : i + 70] + "\n" for i in range(0, len(text), 70)) + END


def test_verifying_returns_the_key_that_signed() -> None:
    assert verify(SIGNATURE, "peerkit-test", b"words") == KEY.verifying_key


def test_a_signature_is_for_its_message() -> None:
    with pytest.raises(SignatureError) as caught:
        verify(SIGNATURE, "peerkit-test", b"other words")
    assert caught.value.values == {"problem": "mismatch"}


def test_a_signature_is_for_its_namespace() -> None:
    with pytest.raises(SignatureError) as caught:
        verify(SIGNATURE, "peerkit-other", b"words")
    assert caught.value.values == {"problem": "namespace"}


def test_another_key_in_a_signatures_place_is_a_mismatch() -> None:
    other = SigningKey.generate().verifying_key.to_bytes()
    forged = armor(blob(SIGNATURE).replace(KEY.verifying_key.to_bytes(), other))
    with pytest.raises(SignatureError) as caught:
        verify(forged, "peerkit-test", b"words")
    assert caught.value.values == {"problem": "mismatch"}


@pytest.mark.parametrize(
    "changed",
    [
        "",
        SIGNATURE[:-1],
        SIGNATURE + "\n",
        SIGNATURE.replace("\n", "\r\n"),
        SIGNATURE.replace("SSH", "PGP"),
        SIGNATURE.replace("=", ""),
        BEGIN + base64.b64encode(blob(SIGNATURE)).decode() + "\n" + END,
        SIGNATURE[:60] + "\u00e9" + SIGNATURE[61:],
        armor(blob(SIGNATURE) + b"\0"),
        armor(blob(SIGNATURE)[:-1]),
        armor(blob(SIGNATURE)[:10]),
        armor(b""),
        armor(blob(SIGNATURE).replace(b"SSHSIG\0\0\0\1", b"SSHSIG\0\0\0\2")),
        armor(blob(SIGNATURE).replace(b"sha512", b"sha256")),
        armor(blob(SIGNATURE).replace(b"ssh-ed25519", b"ssh-ed25518")),
        armor(blob(SIGNATURE).replace(b"\0\0\0\0", b"\0\0\0\1x", 1)),
        armor(blob(SIGNATURE).replace(b"peerkit-test", b"peerkit\xfftest")),
    ],
)
def test_every_other_form_is_refused(changed: str) -> None:
    assert changed != SIGNATURE
    with pytest.raises(SignatureError) as caught:
        verify(changed, "peerkit-test", b"words")
    assert caught.value.values == {"problem": "form"}


def test_every_flipped_bit_is_refused() -> None:
    content = blob(SIGNATURE)
    for place in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(SignatureError):
            verify(armor(bytes(flipped)), "peerkit-test", b"words")


def test_a_signature_needs_a_namespace() -> None:
    with pytest.raises(ValueError, match="namespace"):
        sign(KEY, "", b"words")


def test_keys_are_read_from_the_bytes_that_they_write() -> None:
    assert SigningKey.from_bytes(KEY.to_bytes()) == KEY
    assert VerifyingKey.from_bytes(KEY.verifying_key.to_bytes()) == KEY.verifying_key
    assert SigningKey.generate() != SigningKey.generate()


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_key_has_32_bytes(size: int) -> None:
    with pytest.raises(UnreadableKeyError):
        SigningKey.from_bytes(bytes(size))
    with pytest.raises(UnreadableKeyError):
        VerifyingKey.from_bytes(bytes(size))


def test_repr_hides_a_signing_key() -> None:
    assert repr(KEY.to_bytes()) not in repr(KEY)
    assert KEY.to_bytes().hex() not in repr(KEY)


def test_the_key_of_rfc_8032_has_its_public_half() -> None:
    seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert SigningKey.from_bytes(bytes.fromhex(seed)).verifying_key.to_bytes().hex() == public
