"""Conditions: each can come out as yes, and no child is shut out by its group."""

from collections.abc import Iterator

from peerkit.questionnaire.check.claims import SELF, Claim, claims, contradiction
from peerkit.questionnaire.check.outline import CONDITIONS, Entry, Outline, Written
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import Question, QuestionType


def check_conditions(outline: Outline) -> Iterator[Fault]:
    """Yield conditions that never hold, and children that clash with their groups."""
    for written in outline.written:
        if written.key in CONDITIONS:
            yield from _never(outline, written)
        if written.key == "relevant":
            yield from _against_groups(outline, written)


def _never(outline: Outline, written: Written) -> Iterator[Fault]:
    found = _certain(outline, written, written.entry)
    if clash := contradiction(found, is_whole=_is_whole(written)):
        code = "constraint_never_holds" if written.key == "constraint" else "condition_never_holds"
        name = written.entry.item.name
        yield outline.fault(code, written, clash[1].column, name=name)


def _is_whole(written: Written) -> bool:
    item = written.entry.item
    is_integer = isinstance(item, Question) and item.type is QuestionType.INTEGER
    return written.key == "constraint" and is_integer


def _certain(outline: Outline, written: Written, asking: Entry) -> list[Claim]:
    """Return the claims about answers of which `asking` sees exactly one.

    Seen from outside its repeat, a question has many answers, and different ones may meet
    different claims.
    """
    around = asking.repeats
    return [
        claim
        for claim in claims(written.expression.tree)
        if claim.subject == SELF
        or ((entry := outline.by_name.get(claim.subject)) and entry.repeats <= around)
    ]


def _against_groups(outline: Outline, written: Written) -> Iterator[Fault]:
    own = [claim for claim in _certain(outline, written, written.entry) if claim.subject != SELF]
    if not own or contradiction(own):
        return
    for around in reversed(written.entry.ancestors):
        condition = _relevance(outline, around.name)
        if condition is None:
            continue
        theirs = _certain(outline, condition, condition.entry)
        if not contradiction(theirs) and (clash := contradiction([*theirs, *own])):
            yield outline.fault(
                "contradicts_group",
                written,
                clash[1].column,
                name=written.entry.item.name,
                group=around.name,
            )
            return


def _relevance(outline: Outline, name: str) -> Written | None:
    return next(
        (w for w in outline.written if w.key == "relevant" and w.entry.item.name == name), None
    )
