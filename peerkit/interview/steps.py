"""The steps around the questions: which small things the interview itself asks, and in which order.

A step consists of details. A detail is asked by the interview and not by its questionnaire; what is
said to it is no answer, and is kept apart from the answers.

Laws:
- Only what a questionnaire or a project switches on is asked; information, limits, consent and
  "are you still happy?" are no steps and are always there.
- A detail is asked where its condition on an earlier detail of its step holds, and nowhere else.
- What can end an interview kindly, before anything is said, is an option that says so here.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from peerkit.frozen import frozen
from peerkit.interview.stage import Stage
from peerkit.questionnaire import OrderStep


class DetailKind(StrEnum):
    """How a detail is answered."""

    CHOICE = "choice"
    CHOICES = "choices"
    """Any of the options; kept with one space between them."""
    LINE = "line"
    WORDS = "words"


class Under16(StrEnum):
    """What a project says of people under 16."""

    REFUSE = "refuse"
    ADULT_AND_CHILD = "adult_and_child"
    """With the permission of a responsible adult, and the young person's own consent."""


class EndReason(StrEnum):
    """Why an interview ended kindly before consent; each is worded as `ended.<reason>`."""

    NOT_SAFE = "not_safe"
    KNOWN_PERSON = "known_person"
    UNDER_16 = "under_16"
    NO_PERMISSION = "no_permission"
    NOT_UNDERSTOOD = "not_understood"


@frozen
class Detail:
    """One small thing to ask.

    `needs` names an earlier detail and the options of it with which this one is asked. `ends` maps
    an option to the reason for which the interview then ends. `is_amount` wants a number.
    """

    name: str
    step: OrderStep
    kind: DetailKind
    options: tuple[str, ...] = ()
    is_required: bool = False
    is_private: bool = False
    is_amount: bool = False
    needs: tuple[str, frozenset[str]] | None = None
    ends: Mapping[str, EndReason] = field(default_factory=dict)


UNDER_16 = "under_16"
_FROM_16_TO_17, _FROM_18 = "16_17", "18_or_over"
ADULT = "adult"
"""18 or over, and nothing more is said of it, where the bands are offered."""
_GROWN_UP = ("18_24", "25_34", "35_44", "45_54", "55_64", "65_74", "75_84", "85_plus", ADULT)
AGE_BANDS: Mapping[str, str] = {
    **dict.fromkeys(("under_13", "13_15"), UNDER_16),
    "16_17": _FROM_16_TO_17,
    **dict.fromkeys(_GROWN_UP, _FROM_18),
}
"""The bands of the shared question of age (codelists of the Government Statistical Service), each
with what the step needs to know."""
_UNDER_16_BANDS = tuple(band for band, age in AGE_BANDS.items() if age == UNDER_16)
OWN_NAME = "own_name"
_YES_NO = ("yes", "no")
_S, _K = OrderStep, DetailKind


def _if(name: str, *options: str) -> tuple[str, frozenset[str]]:
    return name, frozenset(options)


PREPARING = (
    Detail(
        "access_needs",
        _S.ACCESS,
        _K.CHOICES,
        (
            *("interpreter", "bsl", "read_aloud", "large_print", "hearing"),
            *("breaks", "step_free", "companion"),
        ),
    ),
    Detail(
        "interpreter",
        _S.ACCESS,
        _K.CHOICE,
        ("professional", "community", "family_or_friend"),
        needs=_if("access_needs", "interpreter", "bsl"),
    ),
    Detail(
        "interpreter_confidential",
        _S.ACCESS,
        _K.CHOICE,
        _YES_NO,
        needs=_if("access_needs", "interpreter", "bsl"),
    ),
    Detail("access_notes", _S.ACCESS, _K.WORDS),
    Detail(
        "safe_place",
        _S.SAFE_PLACE,
        _K.CHOICE,
        ("alone", "companion", "not_safe"),
        is_required=True,
        ends={"not_safe": EndReason.NOT_SAFE},
    ),
    Detail(
        "known_person",
        _S.KNOWN_PERSON,
        _K.CHOICE,
        ("no", "by_sight", "friend", "family"),
        is_required=True,
    ),
    Detail(
        "swap",
        _S.KNOWN_PERSON,
        _K.CHOICE,
        ("go_on", "swap"),
        is_required=True,
        needs=_if("known_person", "friend", "family"),
        ends={"swap": EndReason.KNOWN_PERSON},
    ),
    Detail("age", _S.AGE, _K.CHOICE, (UNDER_16, _FROM_16_TO_17, _FROM_18), is_required=True),
    Detail(
        "permission",
        _S.AGE,
        _K.CHOICE,
        _YES_NO,
        is_required=True,
        needs=_if("age", UNDER_16, *_UNDER_16_BANDS),
        ends={"no": EndReason.NO_PERMISSION},
    ),
    Detail(
        "permission_from",
        _S.AGE,
        _K.CHOICE,
        ("parent", "guardian", "other_family", "social_worker", "other_adult"),
        is_required=True,
        needs=_if("permission", "yes"),
    ),
)
UNDERSTANDING = (
    Detail(
        "understanding",
        _S.UNDERSTANDING,
        _K.CHOICE,
        ("understood", "not_sure"),
        is_required=True,
        ends={"not_sure": EndReason.NOT_UNDERSTOOD},
    ),
)
CLOSING = (
    Detail("naming", _S.NAMING, _K.CHOICE, ("no_name", "other_name", OWN_NAME)),
    Detail(
        "named_as",
        _S.NAMING,
        _K.LINE,
        is_private=True,
        needs=_if("naming", "other_name", OWN_NAME),
    ),
    Detail("reach_name", _S.CONTACT, _K.LINE, is_private=True),
    Detail("reach_telephone", _S.CONTACT, _K.LINE, is_private=True),
    Detail("reach_email", _S.CONTACT, _K.LINE, is_private=True),
    Detail("reach_safely", _S.CONTACT, _K.LINE, is_private=True),
    Detail("reward", _S.REWARD, _K.CHOICE, ("accepted", "declined", "not_offered")),
    Detail(
        "reward_form",
        _S.REWARD,
        _K.CHOICE,
        ("voucher", "cash", "gift", "other"),
        needs=_if("reward", "accepted"),
    ),
    Detail("reward_value", _S.REWARD, _K.LINE, is_amount=True, needs=_if("reward", "accepted")),
    Detail("expenses", _S.REWARD, _K.LINE, is_amount=True),
    Detail("benefits_advice", _S.REWARD, _K.CHOICE, _YES_NO, needs=_if("reward", "accepted")),
)

BY_STAGE: Mapping[Stage, tuple[Detail, ...]] = {
    Stage.PREPARING: PREPARING,
    Stage.UNDERSTANDING: UNDERSTANDING,
    Stage.CLOSING: CLOSING,
}
"""The details of each stage, in the order in which they are asked."""

DETAILS: Mapping[str, Detail] = {
    detail.name: detail for details in BY_STAGE.values() for detail in details
}
"""Every detail by its name."""


def age_of(value: str) -> str:
    """Return what the step needs to know of an age: `under_16`, `16_17` or `18_or_over`."""
    return AGE_BANDS.get(value, value)
