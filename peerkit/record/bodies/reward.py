"""The body of a reward record: what somebody was offered for their time, for the books.

Laws:
- It has a subject of its own: nobody can lay it beside the answers, no withdrawal takes it away.
- Expenses stand apart; nothing about benefits but whether advice was offered, and no bank details.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import Fields, read_fields

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,8})?")


class RewardOutcome(StrEnum):
    """What became of the offer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOT_OFFERED = "not_offered"


@frozen
class Reward:
    """A thank-you. Amounts are canonical decimals, in pounds; `day` is an ISO date."""

    day: str
    outcome: RewardOutcome
    form: str | None = None
    value: str | None = None
    expenses: str | None = None
    is_advised: bool | None = None


def write_reward(reward: Reward) -> dict[str, Any]:
    """Return the body of a `reward` record (FORMAT.md §5.10)."""
    return {
        "date": reward.day,
        "outcome": reward.outcome.value,
        "form": reward.form,
        "value": reward.value,
        "expenses": reward.expenses,
        "benefits_advice": reward.is_advised,
    }


def read_reward(body: object) -> Reward:
    """Return the reward that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "reward")
    return Reward(
        day=_read_day(fields),
        outcome=fields.word("outcome", RewardOutcome),
        form=fields.matching_or_none("form", _CODE),
        value=fields.matching_or_none("value", _AMOUNT),
        expenses=fields.matching_or_none("expenses", _AMOUNT),
        is_advised=fields.boolean_or_none("benefits_advice"),
    )


def _read_day(fields: Fields) -> str:
    text = fields.text("date")
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise fields.refuse("date") from error
