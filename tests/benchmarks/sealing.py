"""What a seal costs, against the cipher that it is made of."""

from collections.abc import Iterator
from random import Random

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from peerkit.bundle import Chain, Contents, Trust, open_bundle, seal_bundle
from peerkit.crypto import Identity, generate_identity, open_sealed, seal
from peerkit.record import Record, device_id
from tests.benchmarks import interviews
from tests.benchmarks.measuring import Figure, Timed, compared, in_turn, seconds

MEGABYTE = 1_000_000
_TARGET = 1.67
"""At 0.6 of the raw cipher's speed."""
_CHUNK = 64 * 1024
"""The chunk of an age file, and so of the raw cipher beside it."""


def measure(*, quick: bool) -> Iterator[Figure]:
    """Yield what sealing and opening cost, of bare bytes and of a bundle."""
    rounds = 1 if quick else 5
    size = (1 if quick else 100) * MEGABYTE
    identity = generate_identity()
    plain = Random(1).randbytes(size)
    sealed = seal(plain, [identity.recipient()])
    ours: tuple[tuple[str, Timed], ...] = (
        ("seal", lambda: seconds(lambda: seal(plain, [identity.recipient()]))),
        ("open", lambda: seconds(lambda: open_sealed(sealed, [identity]))),
    )
    for name, timed in ours:
        taken = in_turn(timed, _cipher(plain, backwards=name == "open"), rounds)
        yield compared(f"{name} {size // MEGABYTE} MB", _TARGET, name, "the raw cipher", taken)
    yield from _bundles(identity, 3 if quick else 833, rounds)


def _bundles(identity: Identity, number: int, rounds: int) -> Iterator[Figure]:
    """Yield what a bundle of so many interviews costs, gzip and signature and all."""
    key = interviews.signing_key(1)
    device = device_id(key.verifying_key.to_bytes())
    records: list[Record] = list(interviews.chain(interviews.form(), key, number))
    contents = Contents(interviews.PROJECT, device, (Chain(records),), 1, interviews.AT)
    trust = Trust(interviews.PROJECT, (identity,), {device: key.verifying_key})
    bundle = seal_bundle(contents, [identity.recipient()], key)
    plain = b"".join(record.body or b"" for record in records)
    ours: tuple[tuple[str, Timed], ...] = (
        ("seal", lambda: seconds(lambda: seal_bundle(contents, [identity.recipient()], key))),
        ("open", lambda: seconds(lambda: list(open_bundle(bundle, trust).records()))),
    )
    for name, timed in ours:
        taken = in_turn(timed, _cipher(plain, backwards=name == "open"), rounds)
        label = f"{name} a bundle of {number} interviews"
        yield compared(label, None, name, "the raw cipher on their bodies", taken)


def _cipher(plain: bytes, *, backwards: bool) -> Timed:
    """Return a run of the raw cipher over the same bytes, in the same chunks."""
    cipher = ChaCha20Poly1305(bytes(32))
    starts = range(0, len(plain), _CHUNK)
    nonces = [number.to_bytes(12, "big") for number in range(len(starts))]

    def encrypt() -> list[bytes]:
        view = memoryview(plain)
        pairs = zip(nonces, starts, strict=True)
        return [cipher.encrypt(nonce, view[at : at + _CHUNK], None) for nonce, at in pairs]

    if not backwards:
        return lambda: seconds(encrypt)
    chunks = encrypt()
    return lambda: seconds(
        lambda: [cipher.decrypt(*pair, None) for pair in zip(nonces, chunks, strict=True)]
    )
