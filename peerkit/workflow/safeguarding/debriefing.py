"""The researcher's own debrief after an interview: private, but for a call that they ask for.

Laws:
- What a researcher writes for themselves never leaves this device, whatever they ask for.
- A call is asked for in a record of its own, with no more than what was written for the caller.
- In practice nothing of a debrief is kept.
"""

from collections.abc import Mapping

from peerkit.interview import AskDetail, DetailKind
from peerkit.questionnaire import OrderStep
from peerkit.record import RecordKind
from peerkit.record.bodies.debrief import Debrief, write_debrief
from peerkit.values import Address
from peerkit.vault import Vault
from peerkit.workflow.interviews.afterwards import settle_debrief
from peerkit.workflow.interviews.filing import file_alone
from peerkit.workflow.ledger.chains import find_own_chain

_FEELING, _WORDS, _CALL, _FOR_LEAD = (
    *("debrief_feeling", "debrief_words"),
    *("debrief_call", "debrief_for_lead"),
)
_YES = "yes"


def debrief_details() -> tuple[AskDetail, ...]:
    """Return what the researcher is asked, in order; each can be passed over."""
    return (
        _detail(_FEELING, DetailKind.CHOICE, "well", "mixed", "heavy"),
        _detail(_WORDS, DetailKind.WORDS),
        _detail(_CALL, DetailKind.CHOICE, _YES, "no"),
        _detail(_FOR_LEAD, DetailKind.WORDS),
    )


def file_debrief(vault: Vault, values: Mapping[str, str], at: str) -> None:
    """Keep what was said to the details, by name, and offer this debrief no more."""
    with vault.transaction():
        settle_debrief(vault)
        for debrief in () if vault.is_practice else _debriefs(values, at):
            body = write_debrief(debrief)
            file_alone(vault, find_own_chain(vault), RecordKind.DEBRIEF, at, body)


def _detail(name: str, kind: DetailKind, *options: str) -> AskDetail:
    return AskDetail(Address(name), OrderStep.DEBRIEF, kind, options, is_private=True)


def _debriefs(values: Mapping[str, str], at: str) -> tuple[Debrief, ...]:
    feeling, words = values.get(_FEELING) or None, values.get(_WORDS, "")
    own = Debrief(at, False, feeling, words)
    is_call = values.get(_CALL) == _YES
    call = Debrief(at, True, words=values.get(_FOR_LEAD, ""))
    return ((own,) if feeling or words else ()) + ((call,) if is_call else ())
