"""Bech32 (BIP 173) without its limit on length, as age writes its keys.

Law: each pair of prefix and bytes has one text in lower case and one in upper case, and no other
text is read.
"""

import base64

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"  # RFC 4648: the same five bits, other letters
_TO_BECH32 = str.maketrans(_BASE32, _ALPHABET)
_TO_BASE32 = str.maketrans(_ALPHABET, _BASE32)
_VALUES = {symbol: value for value, symbol in enumerate(_ALPHABET)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK_SYMBOLS = 6
_BASE32_GROUP = 8


def _feedback(top: int) -> int:
    value = 0
    for bit, part in enumerate(_GENERATOR):
        if top >> bit & 1:
            value ^= part
    return value


_FEEDBACK = tuple(_feedback(top) for top in range(32))


def _checksum(prefix: str, values: list[int]) -> int:
    state = 1
    expanded = [ord(letter) >> 5 for letter in prefix] + [0]
    expanded += [ord(letter) & 31 for letter in prefix]
    for value in expanded + values:
        state = (state & 0x1FFFFFF) << 5 ^ value ^ _FEEDBACK[state >> 25]
    return state


def write_bech32(prefix: str, payload: bytes) -> str:
    """Return the lower-case text of `payload` under a lower-case `prefix`."""
    symbols = base64.b32encode(payload).decode("ascii").rstrip("=").translate(_TO_BECH32)
    values = [_VALUES[symbol] for symbol in symbols]
    check = _checksum(prefix, values + [0] * _CHECK_SYMBOLS) ^ 1
    tail = (_ALPHABET[check >> 5 * (_CHECK_SYMBOLS - 1 - i) & 31] for i in range(_CHECK_SYMBOLS))
    return f"{prefix}1{symbols}{''.join(tail)}"


def read_bech32(text: str) -> tuple[str, bytes]:
    """Return the prefix, in lower case, and the bytes; raises ValueError for any other text."""
    lower = text.lower()
    prefix, separator, symbols = lower.rpartition("1")
    if text not in (lower, text.upper()) or not prefix or not separator:
        raise ValueError("not Bech32")
    if not (text.isascii() and text.isprintable() and _VALUES.keys() >= set(symbols)):
        raise ValueError("not Bech32")
    if _checksum(prefix, [_VALUES[symbol] for symbol in symbols]) != 1:
        raise ValueError("not Bech32")
    body = symbols[:-_CHECK_SYMBOLS].translate(_TO_BASE32)
    payload = base64.b32decode(body + "=" * (-len(body) % _BASE32_GROUP))
    if write_bech32(prefix, payload) != lower:  # padding bits that are not zero
        raise ValueError("not Bech32")
    return prefix, payload
