"""What durability costs: an answer, and whole interviews, against plain SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from peerkit.interview import (
    Answered,
    ConsentClosed,
    InformationRead,
    LimitsRead,
    Mode,
    StatementAnswered,
    write_event,
)
from peerkit.record import write_canonical
from peerkit.values import Address, Answer, ConsentState
from peerkit.vault import Vault
from peerkit.workflow.interviews.answering import Status, conduct
from peerkit.workflow.interviews.answers_file import read_answers
from peerkit.workflow.interviews.sitting import Sitting, begin_sitting
from peerkit.workflow.questionnaires.shelf import Sheet
from tests.benchmarks import interviews
from tests.benchmarks.measuring import Figure, compared, in_turn, seconds
from tests.benchmarks.vaults import new_vault

INTERVIEWS = 833


def measure(*, quick: bool) -> Iterator[Figure]:
    """Yield what one answer, and interviews from a file, cost."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        plain = closing(plain_database(Path(folder) / "plain.db"))
        with new_vault(Path(folder) / "vaults" / "one") as vault, plain as database:
            yield _one_answer(vault, database, rounds=1 if quick else 8)
            yield _interviews(vault, database, INTERVIEWS if not quick else 3, 1 if quick else 3)


def plain_database(path: Path) -> sqlite3.Connection:
    """Return SQLite as durable as a vault, without a key."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE said (number INTEGER PRIMARY KEY, content BLOB)")
    return database


def _insert(database: sqlite3.Connection, contents: list[bytes]) -> None:
    for content in contents:
        database.execute("INSERT INTO said (content) VALUES (?)", (content,))


def _one_answer(vault: Vault, database: sqlite3.Connection, rounds: int) -> Figure:
    """Return the figure of one answer; a round is an interview's forty."""
    chance = Random(1)

    def ours() -> float:
        sitting = _sitting(vault)
        events = _answers(sitting, chance)
        return seconds(lambda: _send(sitting, events)) / len(events)

    def floor() -> float:
        contents = [write_canonical(write_event(one)) for one in _answers(None, chance)]
        return seconds(lambda: _insert(database, contents)) / len(contents)

    return compared("one durable answer", 3, "Sitting.send", "SQLite", in_turn(ours, floor, rounds))


def _send(sitting: Sitting, events: list[Answered]) -> None:
    for event in events:
        sitting.send(event)


def _sitting(vault: Vault) -> Sitting:
    """Return an interview at its first question."""
    sheet = Sheet("benchmark.yaml", interviews.source(), interviews.form())
    sitting = begin_sitting(vault, sheet, "en", Mode.SPOKEN, lambda: datetime.now(UTC))
    sitting.send(InformationRead(sitting.now()))
    sitting.send(LimitsRead(sitting.now()))
    sitting.send(StatementAnswered(sitting.now(), "take_part", ConsentState.YES))
    sitting.send(ConsentClosed(sitting.now()))
    return sitting


def _answers(sitting: Sitting | None, chance: Random) -> list[Answered]:
    at = interviews.AT if sitting is None else sitting.now()
    return [
        Answered(at, Address(f"q{number}"), Answer(interviews.answer(chance)))
        for number in range(interviews.QUESTIONS)
    ]


def _interviews(vault: Vault, database: sqlite3.Connection, number: int, rounds: int) -> Figure:
    """Return the figure of so many interviews, read from a file and recorded."""
    data = interviews.answers_file(number)
    contents = data.splitlines()
    sheet = Sheet("benchmark.yaml", interviews.source(), interviews.form())
    keys = count()

    def ours() -> float:
        again = data.replace(b'{"key": "', f'{{"key": "{next(keys)}-'.encode())

        def record() -> None:
            given = read_answers("answers.jsonl", again)
            conducted = conduct(vault, sheet, given, None, lambda: datetime.now(UTC))
            if any(one.status is not Status.RECORDED for one in conducted):
                raise AssertionError("every interview of the file is recorded")

        return seconds(record)

    return compared(
        f"{number} interviews by --answers",
        40,
        "recorded in",
        "as many SQLite transactions",
        in_turn(ours, lambda: seconds(lambda: _insert(database, contents)), rounds),
    )
