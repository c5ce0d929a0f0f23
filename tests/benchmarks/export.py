"""Time of an export against plain `csv`, and its memory: `python -m tests.benchmarks.export`.

10,000 interviews of 40 answers, 11,000 characters each, made in advance or on the way; the floor
writes the same texts with `csv.writer` and nothing else.
"""

import csv
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from peerkit.export import write_csv, write_json
from peerkit.questionnaire.model import Question, QuestionType
from peerkit.report import Entry, tables
from tests.report.voices import answers, entry, questionnaire, submission, text

INTERVIEWS = 10_000
QUESTIONS = 40
WORDS = "Când am venit aici, casa era umedă și rece; nimeni nu ne-a ascultat.\n" * 4
FORM = questionnaire(
    "wide",
    "1",
    tuple(Question(QuestionType.TEXT, f"q{number}", text("?")) for number in range(QUESTIONS)),
)


class Interviews:
    """The interviews, made one at a time, or (`kept`) one of them again and again."""

    def __init__(self, *, kept: bool) -> None:
        self.only = self.make(0) if kept else None

    def make(self, number: int) -> Entry:
        said = {f"q{each}": f"{number}.{each} {WORDS}" for each in range(QUESTIONS)}
        return entry(str(number), submission(FORM, answers(**said)))

    def __iter__(self) -> Iterator[Entry]:
        for number in range(INTERVIEWS):
            yield self.only or self.make(number)


def floor(path: Path) -> None:
    row = [f"0.{each} {WORDS}" for each in range(QUESTIONS)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for _ in range(INTERVIEWS):
            writer.writerow(row)


def as_csv(path: Path, interviews: Interviews) -> None:
    with path.open("wb") as file:
        file.writelines(write_csv(tables(interviews, {FORM.digest: FORM}, "en")[0]))


def as_json(path: Path, interviews: Interviews) -> None:
    with path.open("wb") as file:
        file.writelines(write_json(tables(interviews, {FORM.digest: FORM}, "en")))


def timed(label: str, call: Callable[[Path], None], path: Path) -> None:
    before = time.perf_counter()
    call(path)
    seconds = time.perf_counter() - before
    print(f"{label:32} {seconds:6.2f} s  {path.stat().st_size / 1e6:6.1f} MB")


def main() -> None:
    ready, made = Interviews(kept=True), Interviews(kept=False)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        timed("plain csv (floor)", floor, path)
        timed("CSV, interviews ready", partial(as_csv, interviews=ready), path)
        timed("CSV, made on the way", partial(as_csv, interviews=made), path)
        timed("JSON, interviews ready", partial(as_json, interviews=ready), path)
        timed("JSON, made on the way", partial(as_json, interviews=made), path)
    if sys.platform != "win32":
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
