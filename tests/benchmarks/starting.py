"""How long people wait for a command to come, against a Python that does nothing."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from peerkit.questionnaire import Questionnaire
from peerkit.values import Audience
from peerkit.vault import Vault
from peerkit.workflow.interviews.answering import conduct
from peerkit.workflow.interviews.answers_file import read_answers
from peerkit.workflow.questionnaires.shelf import Sheet, find_source, keep_sheet, read_sheet
from tests.benchmarks import interviews
from tests.benchmarks.installation import Installation, clean_environment, install
from tests.benchmarks.measuring import Figure, Taken, compared, in_turn, seconds
from tests.benchmarks.pages import Reached, reach_first_question
from tests.benchmarks.vaults import PASSPHRASE, copy_of, derivation_seconds, new_vault

QUESTIONNAIRE = "social_integration"
LANGUAGE = "en"
_LABEL_CHARACTERS = 30
"""Enough of a question's wording to know it by, and too little for a line to be broken in it."""


class Stage:
    """An installed peerkit, and a home with one vault in it."""

    def __init__(self, folder: Path, interviews_held: int) -> None:
        self.installation: Installation = install(folder)
        self.home = folder / "home"
        self.home.mkdir()
        vault = new_vault(folder / "templates" / "template")
        _hold(vault, interviews_held)
        vault.close()
        self.vault = vault
        self._copies = count()
        self.passphrase_file = folder / "passphrase"
        self.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
        copy_of(vault, self.home / "first").close()

    def nothing(self) -> float:
        """Return the time of a Python that does nothing."""
        return self._run((str(self.installation.python), "-c", "pass"), self.home)

    def run(self, *arguments: str) -> float:
        """Return the time of a command."""
        return self._run((*self.installation.command, *arguments), self.home)

    def unlocked(self, *arguments: str) -> float:
        """Return the time of a command on the vault, without that of key derivation."""
        taken = self.run(*arguments, "--passphrase-file", str(self.passphrase_file))
        return taken - derivation_seconds(self.installation.python)

    def first_question(self, typed: bytes, label: bytes) -> float:
        """Return the time until the first question stands there, without key derivation."""
        home = self.home.with_name(f"home-{next(self._copies)}")
        home.mkdir()
        copy_of(self.vault, home / "first").close()
        command = (*self.installation.command, "interview", QUESTIONNAIRE, "--plain", "--language")
        rest = (LANGUAGE, "--passphrase-file", str(self.passphrase_file))
        return _until(label, (*command, *rest), typed, home) - derivation_seconds(
            self.installation.python
        )

    def first_page_question(self, statements: int, label: bytes) -> Reached:
        """Return the first question on the full screen, key derivation left out of the time."""
        home = self.home.with_name(f"home-{next(self._copies)}")
        home.mkdir()
        copy_of(self.vault, home / "first").close()
        command = (*self.installation.command, "interview", QUESTIONNAIRE, "--language", LANGUAGE)
        rest = ("--passphrase-file", str(self.passphrase_file))
        reached = reach_first_question((*command, *rest), home, statements, label)
        derivation = derivation_seconds(self.installation.python)
        return replace(
            reached,
            first_page_seconds=reached.first_page_seconds - derivation,
            seconds=reached.seconds - derivation,
        )

    def _run(self, command: Sequence[str], home: Path) -> float:
        environment = clean_environment(home)
        return seconds(
            lambda: subprocess.run(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                cwd=home,
            )
        )


def measure(*, quick: bool) -> Iterator[Figure]:
    """Yield how long help, status and the first question take."""
    rounds = 1 if quick else 15
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        stage = Stage(Path(folder), interviews_held=1 if quick else 10)
        origin = f"from {stage.installation.origin}"
        yield _figure(
            "peerkit --help",
            1.5,
            origin,
            in_turn(lambda: stage.run("--help"), stage.nothing, rounds),
        )
        yield _figure(
            "peerkit status",
            16,
            "without key derivation",
            in_turn(lambda: stage.unlocked("status"), stage.nothing, rounds),
        )
        sheet = read_sheet(*find_source(QUESTIONNAIRE))
        typed, label = _typed(sheet.questionnaire), _label(sheet.questionnaire)
        yield _figure(
            "first question, plain lines",
            15,
            "without key derivation, with a questionnaire that was used before",
            in_turn(lambda: stage.first_question(typed, label), stage.nothing, rounds),
        )
        if sys.platform != "win32":
            yield from _on_pages(stage, sheet.questionnaire, rounds)


def _on_pages(stage: Stage, questionnaire: Questionnaire, rounds: int) -> Iterator[Figure]:
    statements, label = _statements(questionnaire), _label(questionnaire)
    reached: list[Reached] = []

    def first_question() -> float:
        reached.append(stage.first_page_question(statements, label))
        return reached[-1].seconds

    taken = in_turn(first_question, stage.nothing, rounds)
    first = median(one.first_page_seconds for one in reached)
    yield _figure(
        "first page, full screen",
        35,
        "without key derivation",
        Taken(first, taken.floor, first / taken.floor),
    )
    what = "the same, with all that comes before it answered at once"
    yield _figure("first question, full screen", 35, what, taken)
    held = [one.megabytes for one in reached if one.megabytes is not None]
    if held:
        yield Figure("resident memory there, MB", median(held), 80, "once unlocked")


def _figure(name: str, target: float, what: str, taken: Taken) -> Figure:
    return compared(name, target, what, "python -c pass", taken)


def _hold(vault: Vault, number: int) -> None:
    """Record some interviews, so that status has something to count.

    The questionnaire of the first question is kept too, as after any interview with it.
    """
    keep_sheet(vault, read_sheet(*find_source(QUESTIONNAIRE)))
    source = interviews.source()
    sheet = Sheet("benchmark.yaml", source, interviews.form())
    given = read_answers("benchmark.jsonl", interviews.answers_file(number))
    for _ in conduct(vault, sheet, given, None, lambda: datetime.now(UTC)):
        pass


def _typed(questionnaire: Questionnaire) -> bytes:
    """Return what is typed before the first question: on, on, yes to each statement, on."""
    return b"\n\n" + b"1\n" * _statements(questionnaire) + b"\n"


def _statements(questionnaire: Questionnaire) -> int:
    """Return how many statements are asked where nobody but the organisation receives answers."""
    return sum(one.audience is Audience.ORGANISATION for one in questionnaire.consent)


def _label(questionnaire: Questionnaire) -> bytes:
    first = next(one for one in questionnaire.questions() if one.label is not None)
    if first.label is None:
        raise AssertionError("a question that is asked has a label")
    words, _ = first.label.wording(LANGUAGE, LANGUAGE)
    return words.splitlines()[0][:_LABEL_CHARACTERS].encode("utf-8")


def _until(label: bytes, command: Sequence[str], typed: bytes, home: Path) -> float:
    """Return how long it took from the start of the command until it wrote `label`."""
    before = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=clean_environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=home,
    )
    with process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("both are pipes")
        process.stdin.write(typed)
        process.stdin.flush()
        seen = b""
        while label not in seen:
            more = os.read(process.stdout.fileno(), 65536)
            if not more:
                raise AssertionError(f"the first question never came: {seen.decode()}")
            seen += more
        taken = time.perf_counter() - before
        process.stdin.close()
        process.kill()
    return taken
