"""Small frozen values that every part shares: digests, times, codes, language tags, vocabularies.

Nothing here reads a clock or makes randomness: callers are told the time and handed new ids.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from peerkit.errors import MistypedCodeError
from peerkit.frozen import frozen


class MissingReason(StrEnum):
    """Why an answer has no value. The six are never merged."""

    NOT_ASKED = "not_asked"
    """The question is not in this version of the questionnaire."""
    DOES_NOT_APPLY = "does_not_apply"
    """Relevance hid the question."""
    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    DONT_KNOW = "dont_know"
    LEFT_BLANK = "left_blank"
    """The question was asked and passed over."""
    STOPPED = "stopped"
    """The interview ended before the question."""


MISSING_CODES: Mapping[MissingReason, int] = {
    MissingReason.NOT_ASKED: -9,
    MissingReason.DOES_NOT_APPLY: -8,
    MissingReason.PREFER_NOT_TO_SAY: -7,
    MissingReason.DONT_KNOW: -6,
    MissingReason.LEFT_BLANK: -4,
    MissingReason.STOPPED: -5,
}
"""The codes that exports write, as the design fixes them."""


class ConsentState(StrEnum):
    """What a participant said to one consent statement. For the gate, not asked is no."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"


class Mode(StrEnum):
    """How consent and answers were given."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    SIGNED_BSL = "signed_bsl"
    WITNESSED = "witnessed"


class Audience(StrEnum):
    """Whom a consent statement permits it for, from the nearest to the widest."""

    ORGANISATION = "organisation"
    PROGRAMME = "programme"
    PARTNER = "partner"
    PUBLIC = "public"
    MEDIA = "media"


AnswerValue = str | int | tuple[str, ...]
"""Text, a choice, a date and a decimal are strings (a decimal in canonical notation); an integer
is an integer; several choices are a tuple of their names."""


@frozen
class Answer:
    """One answer: a value, or the reason why there is none. Exactly one of the two is set."""

    value: AnswerValue | None = None
    missing: MissingReason | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.missing is None):
            raise ValueError("an answer has either a value or a missing reason")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where an answer belongs: a question's name and its repeat instances, outermost first.

    Names are unique in a questionnaire, so nothing more is needed. Instances count from 1.
    """

    name: str
    instances: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.name + "".join(f"[{number}]" for number in self.instances)


_ADDRESS = re.compile(r"([^\[\]]+)((?:\[[1-9][0-9]{0,5}\])*)")


def read_address(text: str) -> Address:
    """Return the address that `str()` wrote; raises ValueError for anything else."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise ValueError("not an address")
    return Address(match[1], tuple(int(number) for number in re.findall(r"\d+", match[2])))


# --- times ------------------------------------------------------------------------------------

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def write_instant(moment: datetime) -> str:
    """Return `moment` in UTC as `2026-11-21T10:00:00Z`, whole seconds. It must be aware."""
    if moment.tzinfo is None:
        raise ValueError("a time without a time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_instant(text: str) -> datetime:
    """Return the moment that `write_instant` wrote; raises ValueError for anything else."""
    if not _INSTANT.fullmatch(text):
        raise ValueError("not a UTC time")
    return datetime.fromisoformat(text)


# --- digests ----------------------------------------------------------------------------------


def digest(domain: str, *parts: bytes) -> str:
    """Return SHA-256, as 64 hex digits, of `peerkit/<domain>/1`, a zero byte, and the parts.

    The prefix keeps digests of different things apart; callers concatenate only parts of fixed
    length before the last one.
    """
    hasher = hashlib.sha256(b"peerkit/" + domain.encode("ascii") + b"/1\0")
    for part in parts:
        hasher.update(part)
    return hasher.hexdigest()


HEX_32 = re.compile(r"[0-9a-f]{32}")
HEX_64 = re.compile(r"[0-9a-f]{64}")


# --- codes for people -------------------------------------------------------------------------

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")
_CHECK_SYMBOLS = 2


@frozen
class CodeKind:
    """One kind of code that people copy by hand: its purpose and its random bits.

    A code is Crockford base32: `bits / 5` symbols and two check symbols from a digest of them.
    """

    domain: str
    bits: int

    @property
    def symbols(self) -> int:
        """How many symbols a person types, check symbols included."""
        return self.bits // 5 + _CHECK_SYMBOLS


WITHDRAWAL_CODE = CodeKind("withdrawal-code", 60)
RECOVERY_CODE = CodeKind("recovery-code", 130)


def _check_symbols(kind: CodeKind, symbols: str) -> str:
    value = int(digest(kind.domain, symbols.encode("ascii"))[:4], 16) >> 6
    return _CROCKFORD[value >> 5] + _CROCKFORD[value & 31]


def write_code(kind: CodeKind, number: int) -> str:
    """Return `number` (below 2 to the `bits`) as symbols in groups of four: `7K2M-…`."""
    if not 0 <= number < 1 << kind.bits:
        raise ValueError("the number does not fit the code")
    count = kind.bits // 5
    body = "".join(_CROCKFORD[number >> 5 * (count - 1 - i) & 31] for i in range(count))
    whole = body + _check_symbols(kind, body)
    return "-".join(whole[i : i + 4] for i in range(0, len(whole), 4))


def read_code(kind: CodeKind, typed: str) -> str:
    """Return the code as `write_code` writes it, whatever case, spaces or dashes were typed.

    O is read as 0, I and L as 1 (Crockford). Raises MistypedCodeError when a symbol is wrong,
    missing or too many: one wrong symbol passes once in 1,024.
    """
    plain = re.sub(r"[\s\u2010-\u2015-]", "", typed.upper()).translate(_LOOKALIKES)
    body, check = plain[:-_CHECK_SYMBOLS], plain[-_CHECK_SYMBOLS:]
    if (
        len(plain) != kind.symbols
        or any(symbol not in _CROCKFORD for symbol in plain)
        or _check_symbols(kind, body) != check
    ):
        raise MistypedCodeError(symbols=kind.symbols)
    return "-".join(plain[i : i + 4] for i in range(0, len(plain), 4))


# --- language tags ----------------------------------------------------------------------------

_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")


def is_language_tag(text: str) -> bool:
    """Tell whether `text` is a tag of the simple kind: `ro`, `zh-Hans`, `pt-BR` (RFC 5646)."""
    return _LANGUAGE_TAG.fullmatch(text) is not None
