"""An interview's paper: what it was begun with, kept beside its journal until it is filed.

It holds everything that must not change in mid-interview, even when a new kit arrives: the exact
questionnaire, the values that fill its consent texts, and the code on the participant's slip.
"""

from collections.abc import Mapping

from peerkit.crypto import new_id, new_withdrawal_code
from peerkit.frozen import frozen
from peerkit.interview import Setting, Under16
from peerkit.questionnaire import OrderStep, Questionnaire
from peerkit.record import read_canonical, write_canonical
from peerkit.values import Audience

_LIMIT_BYTES = 32 * 1024 * 1024
"""As much as a kit: what a lead wrote stands here, and must never keep a vault from opening."""


@frozen
class Paper:
    """What one interview was begun with.

    `questionnaire` is the digest under which the vault keeps the source. `code` is the withdrawal
    code. `project` says for which project the consent was worded; None without one.
    """

    interview: str
    questionnaire: str
    code: str
    project: str | None
    filling: Mapping[str, str]
    receivers: tuple[str, ...]
    audiences: frozenset[Audience]
    steps: frozenset[OrderStep] = frozenset()
    under_16: Under16 = Under16.REFUSE
    asks_once: bool = False

    def setting(self, questionnaire: Questionnaire) -> Setting:
        """Return what the engine is told."""
        return Setting(
            *(questionnaire, self.filling, self.receivers, self.audiences),
            steps=self.steps,
            under_16=self.under_16,
            asks_once=self.asks_once,
        )


def new_paper(setting: Setting, project: str | None) -> Paper:
    """Return the paper of a new interview, with a new id and a new withdrawal code."""
    return Paper(
        interview=new_id(),
        questionnaire=setting.questionnaire.digest,
        code=new_withdrawal_code(),
        project=project,
        filling=setting.filling,
        receivers=setting.receivers,
        audiences=setting.audiences,
        steps=setting.steps,
        under_16=setting.under_16,
        asks_once=setting.asks_once,
    )


def write_paper(paper: Paper) -> bytes:
    """Return the paper as the journal keeps it."""
    return write_canonical(
        {
            "interview": paper.interview,
            "questionnaire": paper.questionnaire,
            "code": paper.code,
            "project": paper.project,
            "filling": dict(paper.filling),
            "receivers": list(paper.receivers),
            "audiences": sorted(paper.audiences),
            "steps": sorted(paper.steps),
            "under_16": paper.under_16,
            "asks_once": paper.asks_once,
        }
    )


def read_paper(data: bytes) -> Paper:
    """Return the paper that `write_paper` wrote; one of before there were steps has none."""
    document = read_canonical(data, _LIMIT_BYTES)
    return Paper(
        interview=document["interview"],
        questionnaire=document["questionnaire"],
        code=document["code"],
        project=document["project"],
        filling=document["filling"],
        receivers=tuple(document["receivers"]),
        audiences=frozenset(Audience(name) for name in document["audiences"]),
        steps=frozenset(OrderStep(name) for name in document.get("steps", ())),
        under_16=Under16(document.get("under_16", Under16.REFUSE)),
        asks_once=document.get("asks_once", False),
    )
