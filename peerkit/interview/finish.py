"""The end of an interview: its submission.

Laws:
- Every question of the questionnaire is in it, once for each repeat instance, with a value or with
  the reason why there is none (notes are not questions).
- What relevance hides at the end is not in it, whatever was answered before.
- What the interview never reached, because it was stopped, says so.
"""

from collections.abc import Iterator, Mapping
from operator import itemgetter

from peerkit.errors import IllegalEventError
from peerkit.expression import Node
from peerkit.interview.answering import present_answer
from peerkit.interview.consent_words import consent_record
from peerkit.interview.detailing import said
from peerkit.interview.facts import moment
from peerkit.interview.paradata import paradata
from peerkit.interview.place import Place
from peerkit.interview.plan import Plan
from peerkit.interview.stage import Stage
from peerkit.interview.state import State, world_of
from peerkit.interview.steps import age_of
from peerkit.interview.submission import Circumstances, Outcome, Submission
from peerkit.interview.world import World
from peerkit.questionnaire import Question, QuestionType, Repeat
from peerkit.questionnaire.model import MEDIA_TYPES, RECORDED_TYPES
from peerkit.values import Address, Answer, MissingReason

_OUTCOMES = {Stage.FINISHED: Outcome.FINISHED, Stage.STOPPED: Outcome.STOPPED}
_NOT_RUN = MEDIA_TYPES | {QuestionType.UNKNOWN}


def submission(state: State) -> Submission:
    """Return the result of an interview that is finished, or was stopped and kept.

    Raises IllegalEventError at any other stage.
    """
    outcome = _OUTCOMES.get(state.stage)
    if outcome is None or state.started is None:
        raise IllegalEventError(event="submission", stage=state.stage.value)
    questionnaire = state.setting.questionnaire
    world = world_of(state)
    answers = dict(_answers(state, world, outcome))
    return Submission(
        form_id=questionnaire.form_id,
        version=questionnaire.version,
        questionnaire=questionnaire.digest,
        language=state.language,
        started=state.started.at,
        ended=state.pace.at,
        outcome=outcome,
        consent=consent_record(state),
        answers=answers,
        repeats=dict(_repeats(world)),
        parents=_parents(world.plan),
        notes=_notes(state, world),
        sensitive={
            question.name: question.sensitive
            for question in questionnaire.questions()
            if question.sensitive is not None
        },
        pii=frozenset(question.name for question in questionnaire.questions() if question.pii),
        paradata=paradata(state.pace),
        circumstances=_circumstances(said(state)),
    )


def _circumstances(details: Mapping[str, str]) -> Circumstances:
    return Circumstances(
        place=details.get("safe_place", ""),
        known_person=details.get("known_person", ""),
        age=age_of(details.get("age", "")),
        permission_from=details.get("permission_from", ""),
        naming=details.get("naming", ""),
    )


def _answers(state: State, world: World, outcome: Outcome) -> Iterator[tuple[Address, Answer]]:
    """Yield each question's address and answer, in the order of the questionnaire."""
    for name, place in world.plan.places.items():
        question = place.item
        if isinstance(question, Question) and question.type is not QuestionType.NOTE:
            for instances, node in sorted(world.tree.nodes[name].items(), key=itemgetter(0)):
                address = Address(name, instances)
                yield address, _answer(state, world, question, address, node, outcome)


def _answer(
    state: State,
    world: World,
    question: Question,
    address: Address,
    node: Node,
    outcome: Outcome,
) -> Answer:
    if node.is_hidden:
        return Answer(missing=MissingReason.DOES_NOT_APPLY)
    if question.type in _NOT_RUN:
        return Answer(missing=MissingReason.NOT_ASKED)
    if question.type is QuestionType.END:
        assert state.started is not None
        ended = moment(state.pace.at, state.started.utc_offset_minutes)
        return Answer(ended.isoformat())
    present = present_answer(world, question, address, state.facts)
    is_reached = (
        outcome is Outcome.FINISHED
        or question.type in RECORDED_TYPES
        or address in state.facts.answers
        or address in state.passed
    )
    if present is not None and is_reached:
        return present
    reason = MissingReason.LEFT_BLANK if is_reached else MissingReason.STOPPED
    return Answer(missing=reason)


def _repeats(world: World) -> Iterator[tuple[Address, int]]:
    """Yield how many instances each repeat has, once for each container that it stands in."""
    for name, place in world.plan.places.items():
        if isinstance(place.item, Repeat):
            for instances in _containers(world, place):
                yield Address(name, instances), world.tree.counts.get(Address(name, instances), 0)


def _containers(world: World, place: Place) -> Iterator[tuple[int, ...]]:
    if place.repeats:
        yield from sorted(world.tree.nodes[place.repeats[-1].item.name])
    else:
        yield ()


def _parents(plan: Plan) -> dict[str, str]:
    """Return the nearest repeat of each question and repeat that stands in one."""
    return {
        name: place.repeats[-1].item.name
        for name, place in plan.places.items()
        if place.repeats and isinstance(place.item, Question | Repeat)
    }


def _notes(state: State, world: World) -> dict[Address, str]:
    """Return the notes beside what is still there; those beside hidden questions go with them."""
    return {
        address: note
        for address, note in state.notes.items()
        if (node := world.tree.nodes[address.name].get(address.instances)) is not None
        and not node.is_hidden
    }
