"""Conditions: each can come out as yes, and no child is shut out by its group."""

from collections.abc import Iterator, Mapping
from itertools import islice

from peerkit.questionnaire.check.claims import MOST_CLAIMS, Claim, claims, contradiction
from peerkit.questionnaire.check.outline import CONDITIONS, Entry, Outline, Written
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import Question, QuestionType
from peerkit.questionnaire.operands import SELF


def check_conditions(outline: Outline) -> Iterator[Fault]:
    """Yield conditions that never hold, and children that clash with their groups."""
    relevance = {w.entry.item.name: w for w in outline.written if w.key == "relevant"}
    for written in outline.written:
        if written.key in CONDITIONS:
            yield from _never(outline, written)
        if written.key == "relevant":
            yield from _against_groups(outline, written, relevance)


def _never(outline: Outline, written: Written) -> Iterator[Fault]:
    is_whole = written.key == "constraint" and _is(written.entry, QuestionType.INTEGER)
    if clash := contradiction(_certain(outline, written), is_whole=is_whole):
        code = "constraint_never_holds" if written.key == "constraint" else "condition_never_holds"
        name = written.entry.item.name
        yield outline.fault(code, written, clash[1].column, name=name)


def _is(entry: Entry, kind: QuestionType) -> bool:
    return isinstance(entry.item, Question) and entry.item.type is kind


def _certain(outline: Outline, written: Written) -> list[Claim]:
    """Return the claims about answers of which the asking item sees exactly one.

    Seen from outside its repeat, a question has many answers, and different ones may meet
    different claims.
    """
    around = written.entry.repeats
    found: list[Claim] = []
    for claim in islice(claims(written.expression.tree), MOST_CLAIMS):
        own = written.entry if claim.subject == SELF else None
        entry = own or outline.by_name.get(claim.subject)
        if entry and (own or entry.repeats <= around):
            found.append(claim.of_single() if _is(entry, QuestionType.SELECT_ONE) else claim)
    return found


def _against_groups(
    outline: Outline, written: Written, relevance: Mapping[str, Written]
) -> Iterator[Fault]:
    own = [claim for claim in _certain(outline, written) if claim.subject != SELF]
    if not own or contradiction(own):
        return
    for around in reversed(written.entry.ancestors):
        if around.name not in relevance:
            continue
        theirs = _certain(outline, relevance[around.name])
        if not contradiction(theirs) and (clash := contradiction([*theirs, *own])):
            values = {"name": written.entry.item.name, "group": around.name}
            yield outline.fault("contradicts_group", written, clash[1].column, **values)
            return
