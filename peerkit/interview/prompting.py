"""From a state to what a face shows: always exactly one prompt for now.

Law: a prompt is made from the state alone; making it changes nothing.
"""

from typing import assert_never

from peerkit.interview import consent_words
from peerkit.interview.answering import is_readonly, is_required, present_answer
from peerkit.interview.choices import choices_of
from peerkit.interview.detailing import current_detail, details_at, options_of
from peerkit.interview.labels import choice_label, worded, worded_if_any
from peerkit.interview.path import Path, Step
from peerkit.interview.prompts import (
    AskAnother,
    AskConsent,
    AskConsentAgain,
    AskDetail,
    AskKeep,
    AskQuestion,
    AskStop,
    CheckedAnswer,
    OfferSelfEntry,
    Option,
    Prompt,
    ShowAnswers,
    ShowEnded,
    ShowFinished,
    ShowHandBack,
    ShowInformation,
    ShowLimits,
    ShowPaused,
    Wording,
)
from peerkit.interview.self_entry import group_of, is_hidden
from peerkit.interview.stage import Stage
from peerkit.interview.state import State, current_step, world_of
from peerkit.interview.world import World
from peerkit.questionnaire import Question, QuestionType, Repeat, fill, repeated_question
from peerkit.questionnaire.model import CHOICE_TYPES
from peerkit.values import Address, Answer, MissingReason


def prompts(state: State) -> tuple[Prompt, ...]:
    """Return what to show now; nothing before the start."""
    match state.stage:
        case Stage.NOT_STARTED:
            return ()
        case Stage.PREPARING | Stage.UNDERSTANDING | Stage.CLOSING:
            return (_detail(state),)
        case Stage.INFORMATION | Stage.LIMITS | Stage.CONSENT | Stage.CONFIRMING as stage:
            return (_opening_prompt(state, stage),)
        case Stage.ASKING | Stage.SELF_ENTRY:
            return (_step_prompt(state, _asked(state)),)
        case Stage.OFFERING | Stage.HANDING_BACK | Stage.CHECKING | Stage.KEEPING as stage:
            return (_course_prompt(state, stage),)
        case stage:
            return (_resting_prompt(state, stage),)


def _opening_prompt(state: State, stage: Stage) -> Prompt:
    match stage:
        case Stage.INFORMATION:
            text = Wording(consent_words.information(state.setting, state.language), state.language)
            return ShowInformation(text, can_go_back=bool(details_at(state, Stage.PREPARING)))
        case Stage.LIMITS:
            text = Wording(consent_words.limits(state.setting, state.language), state.language)
            return ShowLimits(text)
        case Stage.CONSENT:
            return AskConsent(consent_words.statements(state))
        case _:
            return AskConsentAgain(consent_words.statements(state))


def _course_prompt(state: State, stage: Stage) -> Prompt:
    match stage:
        case Stage.OFFERING:
            return OfferSelfEntry(_offered(state))
        case Stage.HANDING_BACK:
            return ShowHandBack()
        case Stage.KEEPING:
            return AskKeep()
        case _:
            return ShowAnswers(_rows(state), _unasked(state))


def _asked(state: State) -> Step:
    step = current_step(state)
    assert step is not None
    return step


def _resting_prompt(state: State, stage: Stage) -> Prompt:
    match stage:
        case Stage.PAUSED:
            return ShowPaused()
        case Stage.STOPPING:
            return AskStop(can_keep=state.has_consent)
        case Stage.FINISHED | Stage.STOPPED:
            return ShowFinished(_signposting(state), stopped=stage is Stage.STOPPED)
        case _:
            refused = stage is Stage.REFUSED
            return ShowEnded(_signposting(state), refused=refused, reason=state.reason)


def _detail(state: State) -> AskDetail:
    detail = current_detail(state)
    assert detail is not None
    address = Address(detail.name)
    return AskDetail(
        address=address,
        step=detail.step,
        kind=detail.kind,
        options=options_of(state, detail),
        is_required=detail.is_required,
        answer=state.details.get(detail.name),
        draft=state.drafts.get(address),
        is_private=detail.is_private,
    )


def _offered(state: State) -> Wording:
    """Return the label of the group that the participant may answer alone."""
    world = world_of(state)
    group = group_of(world, _asked(state))
    assert group is not None
    item = world.plan.places[group.name].item
    return worded(world, item.label, world.tree.nodes[group.name][group.instances])


def _signposting(state: State) -> Wording | None:
    questionnaire = state.setting.questionnaire
    if questionnaire.signposting is None:
        return None
    text, language = questionnaire.signposting.wording(
        state.language, questionnaire.default_language
    )
    filled = fill(text, state.setting.filling)
    return Wording(filled, language, is_fallback=language != state.language)


# --- one step ---------------------------------------------------------------------------------


def _step_prompt(state: State, step: Step) -> Prompt:
    match step.item:
        case Question() as question:
            return _question(state, step, question)
        case Repeat() as repeat:
            world = world_of(state)
            number = step.address.instances[-1]
            container = world.plan.places[repeat.name].around
            node = world.tree.root
            if container:
                nodes = world.tree.nodes[container[-1].item.name]
                node = nodes[step.address.instances[:-1]]
            return AskAnother(
                step.address,
                worded(world, repeat.label, node),
                number - 1,
                is_self_entry=state.handed is not None,
            )
        case unreachable:
            assert_never(unreachable)


def _question(state: State, step: Step, question: Question) -> AskQuestion:
    world = world_of(state)
    address = step.address
    node = world.tree.node(address)
    number, total = _counted(world.path, step, state.settled - {address})
    is_self_entry = state.handed is not None
    return AskQuestion(
        address=address,
        type=question.type,
        label=worded(world, question.label, node),
        number=number,
        total=total,
        part=_part(world, step),
        hint=worded_if_any(world, question.hint, node),
        guidance=None if is_self_entry else worded_if_any(world, question.guidance_hint, node),
        probes=()
        if is_self_entry
        else tuple(worded(world, probe, node) for probe in question.probes),
        options=_options(world, step, question),
        range=question.range,
        is_required=is_required(world, question, address),
        refusal=question.refusal,
        is_for_interviewer=question.note_to_interviewer,
        is_readonly=is_readonly(world, question, address),
        answer=present_answer(world, question, address, state.facts),
        draft=state.drafts.get(address),
        note="" if is_self_entry else state.notes.get(address, ""),
        is_self_entry=is_self_entry,
    )


def _counted(path: Path, step: Step, settled: frozenset[Address]) -> tuple[int, int]:
    """Return (number, total) of the questions that are asked; a note counts as the next one."""
    place = path.steps.index(step)
    counted = [one.question is not None and one.address not in settled for one in path.steps]
    total, before = sum(counted), sum(counted[:place])
    return min(before + 1, total), total


def _part(world: World, step: Step) -> Wording | None:
    """Return the label of the innermost group or repeat that has one."""
    for place in reversed(world.plan.places[step.item.name].around):
        if isinstance(place.item, Question) or place.item.label is None:
            continue
        depth = len(place.repeats) + isinstance(place.item, Repeat)
        node = world.tree.nodes[place.item.name][step.address.instances[:depth]]
        return worded(world, place.item.label, node)
    return None


def _options(world: World, step: Step, question: Question) -> tuple[Option, ...]:
    if question.type not in CHOICE_TYPES:
        return ()
    node = world.tree.node(step.address)
    return tuple(
        Option(choice.name, worded(world, choice.label, node))
        for choice in choices_of(world, question, node)
    )


# --- check answers ----------------------------------------------------------------------------


def _rows(state: State) -> tuple[CheckedAnswer, ...]:
    world = world_of(state)
    return tuple(
        _row(state, world, step, step.question)
        for step in world.path.steps
        if step.question is not None and not is_hidden(state, step)
    )


def _unasked(state: State) -> tuple[Address, ...]:
    """Return the steps that were neither answered nor passed over yet."""
    seen = state.passed | state.facts.answers.keys() | state.facts.more.keys()
    steps = world_of(state).path.steps
    return tuple(
        step.address for step in steps if step.address not in seen and not is_hidden(state, step)
    )


def _row(state: State, world: World, step: Step, question: Question) -> CheckedAnswer:
    answer = present_answer(world, question, step.address, state.facts)
    if answer is None:
        answer = Answer(missing=MissingReason.LEFT_BLANK)
    return CheckedAnswer(
        address=step.address,
        label=worded(world, question.label, world.tree.node(step.address)),
        answer=answer,
        shown=_shown(world, question, step.address, answer),
        part=_part(world, step),
        note=state.notes.get(step.address, ""),
        type=question.type,
    )


def _labels_from_repeat(world: World, question: Question, address: Address) -> dict[str, str]:
    """Return the labels of choices that are answers of a repeat; of no others."""
    if not repeated_question(question):
        return {}
    choices = choices_of(world, question, world.tree.node(address))
    return {choice.name: choice.label.translations[world.language] for choice in choices}


def _shown(world: World, question: Question, address: Address, answer: Answer) -> str:
    """Return a value in words: labels for choices, times without needless seconds."""
    if answer.value is None:
        return ""
    if question.type in CHOICE_TYPES:
        names = (answer.value,) if isinstance(answer.value, str) else answer.value
        assert not isinstance(names, int)
        labels = _labels_from_repeat(world, question, address)
        return ", ".join(
            labels.get(name)
            or choice_label(
                world.plan.questionnaire, question.choice_list or "", name, world.language
            )
            for name in names
        )
    text = str(answer.value)
    if question.type in (QuestionType.TIME, QuestionType.DATETIME):
        text = text.removesuffix(":00").replace("T", " ")
    return text
