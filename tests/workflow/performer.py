"""A process that does everything in turn, so that a test can kill it: `performer FOLDER KEY`.

It says on stdout which step it has done. A step that was cut off is done again by the next process.
Every word that a participant says is the canary.
"""

import sys
from pathlib import Path

from peerkit.crypto import VaultKey
from peerkit.interview import (
    ConsentClosed,
    InformationRead,
    LimitsRead,
    Mode,
    NoteWritten,
    StatementAnswered,
)
from peerkit.values import Address, ConsentState
from peerkit.vault import Vault, open_vault_with_key
from peerkit.workflow.exchange.syncing import sync
from peerkit.workflow.interviews.answering import conduct
from peerkit.workflow.interviews.sitting import Sitting, begin_sitting
from tests.workflow.actors import Clock, interview, sheet

CANARY = "kanarek-śpiewa-głośno"


def perform(folder: Path, key: VaultKey) -> None:
    clock = Clock()
    with (
        open_vault_with_key(folder / "amina", key) as amina,
        open_vault_with_key(folder / "harbour", key) as harbour,
        open_vault_with_key(folder / "city", key) as city,
    ):
        print("ready", flush=True)
        for number in range(1000):
            record(amina, clock, number)
            print(f"recorded {number}", flush=True)
            type_words(begin_sitting(amina, sheet(), "en", Mode.SPOKEN, clock.now))
            for vault in (amina, harbour, city):
                sync(vault, clock.at())
            print(f"synced {number}", flush=True)


def record(vault: Vault, clock: Clock, number: int) -> None:
    beside = {"contact": {"name": CANARY}, "equality": {"age": CANARY}, "notes": {"story": CANARY}}
    answers = {"story": CANARY, "ill": "y", "illness": CANARY, "street": CANARY}
    consent = {"take_part": True, "share": True, "health": True, "reach": True}
    given = interview(answers, consent, key=f"k{number}", **beside)
    list(conduct(vault, sheet(), [given], None, clock.now))


def type_words(sitting: Sitting) -> None:
    at = sitting.now()
    for event in (
        InformationRead(at),
        LimitsRead(at),
        StatementAnswered(at, "take_part", ConsentState.YES),
        ConsentClosed(at),
        NoteWritten(at, Address("story"), CANARY),
    ):
        sitting.send(event)
    for length in range(1, len(CANARY) + 1):
        sitting.keep_draft(Address("story"), CANARY[:length])


if __name__ == "__main__":
    perform(Path(sys.argv[1]), VaultKey(bytes.fromhex(sys.argv[2])))
