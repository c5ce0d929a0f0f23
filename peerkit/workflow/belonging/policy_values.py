"""A project's policies as its lead writes them: `under_16=refuse`.

Laws:
- Only these names exist, each with its own kind of value; a lead's slip is told, not kept.
- Young people take part only where somebody approves of it who is not their researcher.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from peerkit.errors import ApproverError, UnknownPolicyError
from peerkit.interview import Under16
from peerkit.questionnaire import OrderStep
from peerkit.workflow.belonging.policies import Policies

Value = str | int | bool

_LONGEST_CARD = 1_000
_LONGEST_NAME = 200


def read_policies(written: Iterable[str]) -> Policies:
    """Return the policies of texts like `under_16=refuse`.

    Raises UnknownPolicyError for another name, or a value that it cannot have.
    """
    return dict(_read(text) for text in written)


def check_policies(policies: Policies, researcher: str = "") -> None:
    """Return if the policies go together, for a kit of that researcher; raises ApproverError."""
    if policies.get("under_16") != Under16.ADULT_AND_CHILD:
        return
    approver = str(policies.get("under_16_approver", "")).strip().casefold()
    if not approver or approver == researcher.strip().casefold():
        raise ApproverError


def _read(text: str) -> tuple[str, Value]:
    name, _, value = text.partition("=")
    name, value = name.strip(), value.strip()
    if name not in _READERS:
        raise UnknownPolicyError(policy=text, allowed=", ".join(_READERS))
    read, allowed = _READERS[name]
    found = read(value)
    if found is None:
        raise UnknownPolicyError(policy=text, allowed=f"{name}={allowed}")
    return name, found


def _one_of(*words: str) -> Callable[[str], Value | None]:
    return lambda value: value if value in words else None


def _any_of(*words: str) -> Callable[[str], Value | None]:
    def read(value: str) -> Value | None:
        named = value.replace(",", " ").split()
        return " ".join(named) if named and set(named) <= set(words) else None

    return read


def _minutes(least: int, most: int) -> Callable[[str], Value | None]:
    def read(value: str) -> Value | None:
        is_number = value.isascii() and value.isdigit() and len(value) <= len(str(most))
        return int(value) if is_number and least <= int(value) <= most else None

    return read


def _yes_no(value: str) -> Value | None:
    return {"yes": True, "no": False}.get(value.casefold())


def _day(value: str) -> Value | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _text(longest: int) -> Callable[[str], Value | None]:
    return lambda value: value if 0 < len(value) <= longest else None


_READERS: Mapping[str, tuple[Callable[[str], Value | None], str]] = {
    "steps": (_any_of(*OrderStep), ",".join(OrderStep)),
    "under_16": (_one_of(*Under16), "|".join(Under16)),
    "under_16_approver": (_text(_LONGEST_NAME), "NAME"),
    "lock_minutes_interview": (_minutes(10, 240), "10-240"),
    "lock_minutes_home": (_minutes(1, 60), "1-60"),
    "lone_working": (_yes_no, "yes|no"),
    "free_laptops": (_yes_no, "yes|no"),
    "training_required": (_yes_no, "yes|no"),
    "local_card": (_text(_LONGEST_CARD), "TEXT"),
    "keep_answers": (_day, "2027-12-31"),
    "keep_contacts": (_day, "2027-12-31"),
    "keep_rewards": (_day, "2027-12-31"),
    "keep_concerns": (_day, "2027-12-31"),
}
"""Each policy, how its value is read, and which values it can have. Words: `policy.<name>`."""
