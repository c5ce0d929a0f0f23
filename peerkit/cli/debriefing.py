"""The researcher's own debrief, asked in the face after the participant has gone.

Law: each thing can be passed over; once all were asked, it is settled.
"""

from peerkit.interview import AskDetail, DetailKind
from peerkit.values import write_instant
from peerkit.vault import Vault
from peerkit.words import Catalogue
from peerkit.workflow.clock import now
from peerkit.workflow.faces import FaceKind
from peerkit.workflow.interviews.detail_words import detail_hint, detail_label, detail_option
from peerkit.workflow.safeguarding.debriefing import debrief_details, file_debrief

_CALL, _FOR_LEAD, _NO_CALL = "debrief_call", "debrief_for_lead", ("", "no")


def debrief(face: FaceKind, words: Catalogue, vault: Vault) -> None:
    """Ask how it was; what was said is kept on this computer, and a call is asked for."""
    values: dict[str, str] = {}
    for detail in debrief_details():
        name = detail.address.name
        if name == _FOR_LEAD and values.get(_CALL, "") in _NO_CALL:
            continue  # nobody is going to call
        values[name] = _ask(face, words, detail)
    file_debrief(vault, values, write_instant(now()))


def _ask(face: FaceKind, words: Catalogue, detail: AskDetail) -> str:
    """Return what was said, "" for what was passed over."""
    name = detail.address.name
    title = " ".join(filter(None, (detail_label(words, name), detail_hint(words, name))))
    if detail.kind is not DetailKind.CHOICE:
        return face.ask_line(title) or ""
    rows = [detail_option(words, name, option) for option in detail.options]
    chosen = face.choose_one(title, rows)
    return "" if chosen is None else detail.options[chosen]
