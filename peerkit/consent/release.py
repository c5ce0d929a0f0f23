"""What may leave of a submission: the gate's answer, carried out on every part of it.

Laws:
- Everything released was permitted by the gate for that audience and receiver.
- What identifies a person (`pii`) is never released; the participant code, the researcher's notes
  and the circumstances of the interview stay within the organisation.
- Words go to the public and the media only as quotes were agreed to; other answers only as
  answers were.
- A submission of which nothing may leave does not leave at all.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from peerkit.consent.gate import permits
from peerkit.frozen import frozen
from peerkit.interview.submission import Circumstances, Submission
from peerkit.questionnaire.model import Purpose
from peerkit.values import Address, Answer, Audience

_QUOTED_AUDIENCES = frozenset({Audience.PUBLIC, Audience.MEDIA})


@frozen
class Released:
    """A submission as it may leave, and the names of the questions that were kept back."""

    submission: Submission
    withheld: frozenset[str]


@frozen
class _Permissions:
    """What the gate says of one submission for one audience and receiver."""

    answers: bool
    words: bool
    refused: frozenset[str]
    free_text: frozenset[str] | None

    def allows(self, name: str, answer: Answer) -> bool:
        """Tell whether that answer to the question of that name may leave."""
        if name in self.refused:
            return False
        return self.words if self._is_words(name, answer) else self.answers

    def _is_words(self, name: str, answer: Answer) -> bool:
        if self.free_text is not None:
            return name in self.free_text
        return isinstance(answer.value, str)


def released(
    submission: Submission,
    audience: Audience,
    receiver: str | None,
    withdrawn: frozenset[str] = frozenset(),
    *,
    free_text: frozenset[str] | None = None,
) -> Released | None:
    """Return the submission as it may leave for that audience and receiver; None if it may not.

    `free_text` are the names of the questions that are answered in the participant's own words,
    as the questionnaire says. A submission does not tell words from a choice's name: without
    `free_text`, every text counts as words.
    """
    permissions = _ask(submission, audience, receiver, withdrawn, free_text)
    if not (permissions.answers or permissions.words):
        return None
    answers = {
        address: answer
        for address, answer in submission.answers.items()
        if permissions.allows(address.name, answer)
    }
    taken = {address.name for address in submission.answers.keys() - answers.keys()}
    withheld = permissions.refused | taken
    return Released(_reduce(submission, answers, withheld, audience), frozenset(withheld))


def _ask(
    submission: Submission,
    audience: Audience,
    receiver: str | None,
    withdrawn: frozenset[str],
    free_text: frozenset[str] | None,
) -> _Permissions:
    may = partial(
        permits, audience=audience, receiver=receiver, submission=submission, withdrawn=withdrawn
    )
    answers = may(Purpose.ANSWERS)
    refused = {name for name, kind in submission.sensitive.items() if not may(kind.purpose)}
    return _Permissions(
        answers=answers,
        words=may(Purpose.QUOTE) if audience in _QUOTED_AUDIENCES else answers,
        refused=frozenset(refused | submission.pii),
        free_text=free_text,
    )


def _reduce(
    submission: Submission,
    answers: Mapping[Address, Answer],
    withheld: frozenset[str],
    audience: Audience,
) -> Submission:
    is_inside = audience is Audience.ORGANISATION
    notes = submission.notes if is_inside else {}
    seconds = submission.paradata.seconds_by_question
    return replace(
        submission,
        answers=answers,
        repeats=_repeats_that_may_show(submission, withheld),
        notes={address: text for address, text in notes.items() if address.name not in withheld},
        paradata=replace(
            submission.paradata,
            seconds_by_question={
                name: count for name, count in seconds.items() if name not in withheld
            },
        ),
        participant=submission.participant if is_inside else "",
        circumstances=submission.circumstances if is_inside else Circumstances(),
    )


def _repeats_that_may_show(submission: Submission, withheld: frozenset[str]) -> dict[Address, int]:
    """Return the repeats, less those whose every question is withheld: a count tells, too.

    What has no answer and is not withheld may be a note, and says nothing about a repeat.
    """
    questions = {address.name for address in submission.answers} | withheld
    inside: dict[str, set[str]] = {address.name: set() for address in submission.repeats}
    for name in questions:
        for around in _ancestors(name, submission.parents):
            inside.setdefault(around, set()).add(name)
    hidden = {name for name, found in inside.items() if found and found <= withheld}
    return {
        address: count
        for address, count in submission.repeats.items()
        if hidden.isdisjoint({address.name, *_ancestors(address.name, submission.parents)})
    }


def _ancestors(name: str, parents: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    while name in parents and len(found) < len(parents):  # a circle must end
        name = parents[name]
        found.append(name)
    return found
