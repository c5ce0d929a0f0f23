"""ASCII armor of sealed files (c2sp.org/age, RFC 7468): strict, so that a file has one armor.

Law: but for white space around it and its line ends, only what `write_armor` wrote is read.
"""

import base64
import re

from peerkit.errors import SealDamagedError

_BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----"
_END = "-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64
_ARMOR = re.compile(
    rb"\s*" + _BEGIN.encode() + rb"(?P<eol>\r?\n)"
    rb"(?P<body>(?:[A-Za-z0-9+/]{64}(?P=eol))*(?:[A-Za-z0-9+/=]{1,64}(?P=eol))?)"
    + _END.encode()
    + rb"\s*"
)


def write_armor(sealed: bytes) -> str:
    """Return `sealed` as lines of ASCII that mail and paper carry."""
    text = base64.b64encode(sealed).decode("ascii")
    lines = [text[i : i + _COLUMNS] for i in range(0, len(text), _COLUMNS)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def is_armored(content: bytes) -> bool:
    """Tell whether a file that is said to be sealed wears armor."""
    return content.lstrip().startswith(_BEGIN.encode())


def read_armor(content: bytes) -> bytes:
    """Return what `write_armor` was given; raises SealDamagedError (part armor) otherwise."""
    match = _ARMOR.fullmatch(content)
    if match is None:
        raise SealDamagedError(part="armor")
    text = match["body"].replace(match["eol"], b"")
    try:
        sealed = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise SealDamagedError(part="armor") from error
    if base64.b64encode(sealed) != text:
        raise SealDamagedError(part="armor")
    return sealed
