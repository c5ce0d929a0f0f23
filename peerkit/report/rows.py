"""Rows from interviews, one at a time.

For each questionnaire a plan is made once: where each column's answer is found there, or that this
questionnaire does not have it. A row then costs one look-up a cell.

Laws:
- What the gate withheld is `WITHHELD`, whatever the submission may hold under that name.
- A question, or a choice, that an interview's questionnaire does not have is `not_asked`.
- An answer that reads like the code of an absence is named in the row's last cell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from peerkit.errors import InterviewWithoutQuestionnaireError
from peerkit.frozen import frozen
from peerkit.interview.submission import Submission
from peerkit.report.cells import WITHHELD, Cell, reads_like_code
from peerkit.report.definitions import RepeatPath
from peerkit.report.entry import Entry
from peerkit.report.table import Row
from peerkit.report.union import Column
from peerkit.values import Address, Answer, ConsentState, MissingReason


@frozen
class Pick:
    """Where a cell is found: a question's answer, or whether one choice is in it.

    A `source` of None: this questionnaire does not have it.
    """

    source: str | None
    choice: str | None = None


@frozen
class AnswerColumn:
    """One column of answers: its name in the table, and where each questionnaire has it."""

    name: str
    picks: Mapping[str, Pick]


def answer_columns(name: str, column: Column, choices: Iterable[str]) -> list[AnswerColumn]:
    """Return the column of an answer and, for each of `choices`, the column of its indicator."""
    whole = {each.questionnaire.digest: Pick(each.source) for each in column.definitions}
    indicators = [
        AnswerColumn(
            f"{name}/{choice}",
            {
                each.questionnaire.digest: Pick(each.source, choice)
                for each in column.definitions
                if choice in each.categories
            },
        )
        for choice in choices
    ]
    return [AnswerColumn(name, whole), *indicators]


@frozen
class AnswerReader:
    """Reads the cells of one table's answers; `plans` go by the questionnaire's digest."""

    names: tuple[str, ...]
    plans: Mapping[str, tuple[Pick, ...]]

    def cells(
        self, submission: Submission, withheld: frozenset[str], answers: Mapping[str, Answer]
    ) -> list[Cell]:
        """Return the cells of one instance, and last the names of answers that look like codes.

        Raises InterviewWithoutQuestionnaireError when the submission's questionnaire is unknown.
        """
        plan = self.plans.get(submission.questionnaire)
        if plan is None:
            raise InterviewWithoutQuestionnaireError(
                form_id=submission.form_id, version=submission.version
            )
        cells = [_cell(pick, answers, withheld) for pick in plan]
        like_codes = tuple(
            name for name, cell in zip(self.names, cells, strict=True) if reads_like_code(cell)
        )
        return [*cells, like_codes]


def answer_reader(columns: Sequence[AnswerColumn], digests: Iterable[str]) -> AnswerReader:
    """Return the reader of `columns`, with a plan for each questionnaire's digest."""
    nowhere = Pick(None)
    return AnswerReader(
        tuple(column.name for column in columns),
        {
            digest: tuple(column.picks.get(digest, nowhere) for column in columns)
            for digest in digests
        },
    )


def _cell(pick: Pick, answers: Mapping[str, Answer], withheld: frozenset[str]) -> Cell:
    if pick.source is None:
        return MissingReason.NOT_ASKED
    if pick.source in withheld:
        return WITHHELD
    answer = answers.get(pick.source)
    if answer is None:
        return MissingReason.NOT_ASKED
    if answer.value is None:
        return answer.missing or MissingReason.NOT_ASKED
    if pick.choice is None:
        return answer.value
    return int(isinstance(answer.value, tuple) and pick.choice in answer.value)


def interview_rows(
    entries: Iterable[Entry], reader: AnswerReader, consents: Sequence[Mapping[str, str]]
) -> Iterator[Row]:
    """Yield one row an interview: its facts, its answers, its consent, its notes.

    `consents` maps, for each consent column, a questionnaire's digest to the statement's name.
    """
    for entry in entries:
        submission = entry.submission
        answers = _by_instances(submission).get((), {})
        *cells, like_codes = reader.cells(submission, entry.withheld, answers)
        states = {each.name: each.state for each in submission.consent.statements}
        yield (
            *_facts(entry),
            *cells,
            *(
                states.get(names.get(submission.questionnaire, ""), ConsentState.NOT_ASKED).value
                for names in consents
            ),
            _notes(submission),
            like_codes,
        )


def _facts(entry: Entry) -> tuple[Cell, ...]:
    """Return the cells of `tables.FACTS`, in that order."""
    submission = entry.submission
    return (
        entry.interview,
        entry.organisation,
        entry.community,
        entry.participant,
        submission.form_id,
        submission.version,
        submission.language,
        submission.started[: len("2026-11-21")],
        submission.outcome.value,
        submission.consent.mode.value,
    )


def _notes(submission: Submission) -> str:
    return "\n".join(
        f"{address}: {submission.notes[address]}" for address in sorted(submission.notes)
    )


def repeat_rows(entries: Iterable[Entry], reader: AnswerReader, path: RepeatPath) -> Iterator[Row]:
    """Yield one row an instance of the repeat at `path`: interview, numbers, answers."""
    for entry in entries:
        submission = entry.submission
        answers = _by_instances(submission)
        for instances in _instances(submission.repeats, path):
            cells = reader.cells(submission, entry.withheld, answers.get(instances, {}))
            yield (entry.interview, *instances, *cells)


def _by_instances(submission: Submission) -> dict[tuple[int, ...], dict[str, Answer]]:
    found: dict[tuple[int, ...], dict[str, Answer]] = {}
    for address, answer in submission.answers.items():
        found.setdefault(address.instances, {})[address.name] = answer
    return found


def _instances(repeats: Mapping[Address, int], path: RepeatPath) -> Iterator[tuple[int, ...]]:
    if not path:
        yield ()
        return
    for outer in _instances(repeats, path[:-1]):
        for number in range(1, repeats.get(Address(path[-1], outer), 0) + 1):
            yield (*outer, number)
