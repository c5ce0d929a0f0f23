"""The calls that researchers ask for after an interview, as their lead sees them."""

from datetime import datetime, timedelta

from peerkit.frozen import frozen
from peerkit.record import RecordKind
from peerkit.record.bodies.debrief import read_debrief
from peerkit.values import read_instant
from peerkit.vault import Vault
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import LEAD_CODE

_SHOWN = timedelta(days=14)


@frozen
class CallAsked:
    """A call that a researcher asked for: when, their code, and what they wrote for the caller."""

    at: str
    code: str
    words: str


def calls_asked(vault: Vault, now: datetime) -> tuple[CallAsked, ...]:
    """Return the calls that researchers of this vault's project asked for lately, earliest first.

    A call is shown for two weeks: long enough for a lead to see it, and no list of the troubled.
    """
    project = find_project(vault)
    if project is None:
        return ()
    codes = {device.device: device.code for device in vault.devices.list(project.id)}
    found = (
        (codes.get(record.head.device, LEAD_CODE), read_debrief(body_of(record)))
        for record in vault.records.by_kind(project.id, RecordKind.DEBRIEF)
        if record.body is not None and now - read_instant(record.head.at) < _SHOWN
    )
    calls = (CallAsked(one.at, code, one.words) for code, one in found if one.is_call)
    return tuple(sorted(calls, key=lambda call: call.at))
