"""An organisation's keys as lines that people copy by hand from paper (FORMAT.md §9.4).

Six lines of twenty symbols, in the alphabet of the other codes: eighteen for the keys, and two by
which a slip in that line is found. Twenty bits at the end hold the lines together.

Laws:
- `read_key_lines(write_key_lines(keys)) == keys`, and the same keys give the same lines.
- A wrong, missing or doubled symbol is found in its own line, and so are two lines that changed
  places, but for one chance in 1,024; what slips through is found by the whole, but for one chance
  in a million.
- No error carries what was typed.
"""

from collections.abc import Sequence

from peerkit.crypto.keys import Identity, RecipientKind
from peerkit.crypto.sshsig import SigningKey
from peerkit.errors import MistypedCodeError, MistypedSheetError
from peerkit.frozen import frozen
from peerkit.values import CodeKind, digest, read_code, write_code

KEY_LINES = 6
"""How many lines there are."""

_LINE_BITS = 90
_KEY_BITS = 256
_CHECK_BITS = 20
_NIBBLE = 4
_VERSION = 1
_KINDS = (RecipientKind.HYBRID, RecipientKind.X25519)
"""The kinds of identities by their numbers on a sheet."""


@frozen
class OrganisationKeys:
    """What an organisation signs with, and what opens whatever is sealed to it."""

    signing_key: SigningKey
    identity: Identity


def write_key_lines(keys: OrganisationKeys) -> tuple[str, ...]:
    """Return the lines, each as five groups of four symbols with dashes between them."""
    head = _VERSION << _NIBBLE | _KINDS.index(keys.identity.kind)
    content = bytes([head]) + keys.signing_key.to_bytes() + keys.identity.secret
    number = int.from_bytes(content, "big") << _CHECK_BITS | _check(content)
    parts = (number >> _LINE_BITS * (KEY_LINES - line) for line in range(1, KEY_LINES + 1))
    mask = (1 << _LINE_BITS) - 1
    return tuple(write_code(_kind(line), part & mask) for line, part in enumerate(parts, 1))


def read_key_lines(lines: Sequence[str]) -> OrganisationKeys:
    """Return the keys of the lines as they were typed, in any case and with any spaces.

    Raises MistypedSheetError with the first line that has a slip, or 0 where each line is right
    and the whole is not: lines of two sheets.
    """
    if len(lines) != KEY_LINES:
        raise MistypedSheetError(line=min(len(lines), KEY_LINES) + 1)
    number = 0
    for line, typed in enumerate(lines, 1):
        number = number << _LINE_BITS | _read_line(line, typed)
    content = (number >> _CHECK_BITS).to_bytes(1 + 2 * _KEY_BITS // 8, "big")
    version, kind = content[0] >> _NIBBLE, content[0] & (1 << _NIBBLE) - 1
    is_whole = number & (1 << _CHECK_BITS) - 1 == _check(content)
    if not is_whole or version != _VERSION or kind >= len(_KINDS):
        raise MistypedSheetError(line=0)
    signing, secret = content[1 : 1 + _KEY_BITS // 8], content[1 + _KEY_BITS // 8 :]
    return OrganisationKeys(SigningKey.from_bytes(signing), Identity(_KINDS[kind], secret))


def check_key_line(line: int, typed: str) -> str:
    """Return the line of that number as it stands on the sheet; raises MistypedSheetError."""
    try:
        return read_code(_kind(line), typed)
    except MistypedCodeError:
        # Not chained: nobody needs to read in a traceback what was typed.
        raise MistypedSheetError(line=line) from None


def _read_line(line: int, typed: str) -> int:
    symbols = check_key_line(line, typed).replace("-", "")[:-2]
    number = 0
    for symbol in symbols:
        number = number << 5 | _SYMBOLS.index(symbol)
    return number


_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _kind(line: int) -> CodeKind:
    return CodeKind(f"key-sheet-{line}", _LINE_BITS)


def _check(content: bytes) -> int:
    return int(digest("key-sheet", content)[:5], 16)
