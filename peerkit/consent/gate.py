"""The gate says whether this person agreed to this use, for this audience, by this receiver.

It answers from the consent record in the submission and from what was withdrawn since.

Laws:
- Not asked is no, and a statement taken back is no.
- Unless every essential statement is yes, nothing is permitted.
- A yes for a wider audience covers the nearer ones; a no for the very audience stands against it.
- Beyond the organisation, a receiver that was not named to the participant receives nothing; the
  public and the media have no name.
"""

from peerkit.interview.submission import StatementRecord, Submission
from peerkit.questionnaire.model import Purpose
from peerkit.values import Audience, ConsentState

_NEAREST_FIRST = tuple(Audience)
_NAMELESS = frozenset({Audience.ORGANISATION, Audience.PUBLIC, Audience.MEDIA})


def permits(
    purpose: Purpose,
    audience: Audience,
    receiver: str | None,
    submission: Submission,
    withdrawn: frozenset[str] = frozenset(),
) -> bool:
    """Tell whether the participant agreed to that use for that audience and receiver.

    `receiver` is an organisation's name as the consent record has it; it matters for programmes
    and partners. `withdrawn` are the names of statements taken back since. Taking part permits
    the answers to be used within the organisation, whatever else was asked.
    """
    statements = submission.consent.statements
    if not all(_is_yes(one, withdrawn) for one in statements if one.essential):
        return False
    if audience not in _NAMELESS and receiver not in submission.consent.receivers:
        return False
    asked = [one for one in statements if one.purpose is purpose]
    if any(one.audience is audience and _is_refused(one, withdrawn) for one in asked):
        return False
    if any(_covers(one.audience, audience) and _is_yes(one, withdrawn) for one in asked):
        return True
    return (
        purpose is Purpose.ANSWERS
        and audience is Audience.ORGANISATION
        and any(one.purpose is Purpose.TAKE_PART and _is_yes(one, withdrawn) for one in statements)
    )


def _covers(wider: Audience, nearer: Audience) -> bool:
    return _NEAREST_FIRST.index(wider) >= _NEAREST_FIRST.index(nearer)


def _is_yes(statement: StatementRecord, withdrawn: frozenset[str]) -> bool:
    return statement.state is ConsentState.YES and statement.name not in withdrawn


def _is_refused(statement: StatementRecord, withdrawn: frozenset[str]) -> bool:
    return statement.state is ConsentState.NO or statement.name in withdrawn
