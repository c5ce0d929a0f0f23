"""The payload of an age file (c2sp.org/age): a nonce, then chunks of 64 KiB in STREAM.

Laws:
- Chunks cannot be dropped, doubled, moved or cut off: their nonces count them and mark the last.
- No byte of plaintext is handed out before every chunk is verified.
"""

import io
from collections.abc import Callable

from peerkit.crypto.primitives import NONCE_BYTES, TAG_BYTES, Cipher, hkdf_sha256
from peerkit.crypto.randomness import random_bytes
from peerkit.errors import SealDamagedError

CHUNK_BYTES = 64 * 1024
_SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES
_SALT_BYTES = 16
# Above 4 MiB two threads pay: 100 MB in 45 ms and not 72, for the library works outside the
# interpreter's lock and most of the time goes into fresh memory.
_CHUNKS_FOR_THREADS = 64


def seal_payload(header: bytes, file_key: bytes, plaintext: bytes) -> bytes:
    """Return a whole sealed file: `header`, a new nonce, and `plaintext` encrypted."""
    salt = random_bytes(_SALT_BYTES)
    key = _payload_key(file_key, salt)
    start = len(header) + _SALT_BYTES
    count = max(1, -(-len(plaintext) // CHUNK_BYTES))
    # The stream gives its buffer away uncopied; a bytearray would be filled and then copied,
    # which takes longer than encrypting.
    sealed = io.BytesIO(bytes(start + len(plaintext) + count * TAG_BYTES))
    sealed.write(header + salt)
    with memoryview(plaintext) as source, sealed.getbuffer() as target:

        def encrypt(numbers: range) -> bool:
            cipher = Cipher(key)
            for number in numbers:
                chunk = source[number * CHUNK_BYTES : (number + 1) * CHUNK_BYTES]
                begin = start + number * _SEALED_CHUNK_BYTES
                room = target[begin : begin + len(chunk) + TAG_BYTES]
                cipher.encrypt_into(_nonce(number, count), chunk, room)
            return True

        _holds_for_all(encrypt, count)
    return sealed.getvalue()


def open_payload(sealed: bytes, start: int, file_key: bytes) -> bytes:
    """Return the plaintext of the payload that begins at `start`.

    Raises SealDamagedError: part header without a whole nonce, part payload for all else.
    """
    salt = sealed[start : start + _SALT_BYTES]
    if len(salt) < _SALT_BYTES:
        raise SealDamagedError(part="header")
    with memoryview(sealed)[start + _SALT_BYTES :] as source:
        return _open_chunks(source, _payload_key(file_key, salt))


def _open_chunks(source: memoryview, key: bytes) -> bytes:
    count = -(-len(source) // _SEALED_CHUNK_BYTES)
    last = len(source) - (count - 1) * _SEALED_CHUNK_BYTES
    # The last chunk has its tag, and something in it unless the whole payload is empty.
    if count == 0 or last < TAG_BYTES + (count > 1):
        raise SealDamagedError(part="payload")
    opened = io.BytesIO(bytes(len(source) - count * TAG_BYTES))
    with opened.getbuffer() as target:

        def is_genuine(numbers: range) -> bool:
            cipher = Cipher(key)
            for number in numbers:
                begin = number * _SEALED_CHUNK_BYTES
                chunk = source[begin : begin + _SEALED_CHUNK_BYTES]
                room = target[number * CHUNK_BYTES : (number + 1) * CHUNK_BYTES]
                if not cipher.decrypt_into(_nonce(number, count), chunk, room):
                    return False
            return True

        if not _holds_for_all(is_genuine, count):
            raise SealDamagedError(part="payload")
    return opened.getvalue()


def _holds_for_all(work: Callable[[range], bool], count: int) -> bool:
    """Return whether `work` holds for all chunks, having done them on two threads if many."""
    if count < _CHUNKS_FOR_THREADS:
        return work(range(count))
    from concurrent.futures import ThreadPoolExecutor

    halves = (range(count // 2), range(count // 2, count))
    with ThreadPoolExecutor(len(halves)) as pool:
        return all(pool.map(work, halves))


def _payload_key(file_key: bytes, salt: bytes) -> bytes:
    return hkdf_sha256(file_key, salt, b"payload")


def _nonce(number: int, count: int) -> bytes:
    final = b"\1" if number == count - 1 else b"\0"
    return number.to_bytes(NONCE_BYTES - 1, "big") + final
