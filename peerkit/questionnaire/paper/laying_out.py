"""A questionnaire becomes a sheet: its parts in order, each question with room for its answer.

Laws:
- Every question that somebody is asked is there, with its name; what is recorded, worked out for
  the file alone, read-only or not run by peerkit is not.
- No two parts have one id, whatever repeats they stand in.
- Choices stand in the order of the file: paper shuffles nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from peerkit.expression import Expression
from peerkit.expression.syntax import Number
from peerkit.frozen import frozen
from peerkit.questionnaire.conditions import Conditions, Pieces
from peerkit.questionnaire.model import (
    Group,
    Item,
    OrderStep,
    Questionnaire,
    QuestionType,
    Repeat,
)
from peerkit.questionnaire.model import Question as Asked
from peerkit.questionnaire.paper.choice_groups import Offered, offered
from peerkit.questionnaire.paper.needed import is_asked_on_paper, needed_calculations
from peerkit.questionnaire.paper.saying import Said, Speaker, direction, visible
from peerkit.questionnaire.paper.sheet import (
    Note,
    Option,
    Options,
    Part,
    Question,
    Range,
    Section,
    Sheet,
    Space,
    Statement,
    Turns,
    WorkedOut,
)
from peerkit.questionnaire.paper.spaces import how_to_answer, scale_of, space_of
from peerkit.questionnaire.words_unanswered import items_by_name
from peerkit.words import Catalogue

_TURNS = 3
_INNER_TURNS = 2
"""How often a repeat is printed when nobody knows how often it is asked, and one within one."""

_MOST_TURNS = 12
_FIRST_LEVEL, _LAST_LEVEL = 3, 6
"""Headings of sections begin below those of the page's own parts."""

_DIGEST_SHOWN = 12


def lay_out(
    questionnaire: Questionnaire, language: str, words: Catalogue, filling: Mapping[str, str]
) -> Sheet:
    """Return the questionnaire as a sheet in one of its languages."""
    speaker = Speaker(questionnaire, items_by_name(questionnaire), language, words, filling)
    numbers = {
        item.name: str(number)
        for number, item in enumerate(filter(is_asked_on_paper, questionnaire.questions()), 1)
    }
    named = {
        name: words.text("print.question_number", number=number) for name, number in numbers.items()
    }
    layout = _Layout(
        questionnaire,
        speaker,
        Conditions(questionnaire, language, words, named),
        numbers,
        needed_calculations(questionnaire),
    )
    title = speaker.say(questionnaire.title)
    assert title is not None
    return Sheet(
        title=title,
        form_id=visible(questionnaire.form_id),
        version=visible(questionnaire.version),
        digest=questionnaire.digest[:_DIGEST_SHOWN],
        language=language,
        language_name=visible(questionnaire.languages.get(language, language)),
        is_reviewed=questionnaire.is_reviewed(language),
        asks_age=OrderStep.AGE in questionnaire.steps,
        information=speaker.fill(questionnaire.information),
        limits=speaker.fill(questionnaire.limits),
        statements=tuple(
            Statement(visible(one.name), speaker.fill(one.label), one.essential)
            for one in questionnaire.consent
        ),
        parts=layout.parts(questionnaire.survey, _Place()),
        signposting=speaker.say(questionnaire.signposting),
        slip=speaker.own("print.slip_until"),
    )


@frozen
class _Place:
    """How deep a part stands, and in which turn of which repeats around it."""

    level: int = _FIRST_LEVEL
    turns: tuple[int, ...] = ()

    def id(self, name: str) -> str:
        """Return an id for the page; no name has a colon."""
        return ":".join((f"q-{visible(name)}", *map(str, self.turns)))

    def below(self) -> "_Place":
        """Return the place one heading further down."""
        return replace(self, level=min(self.level + 1, _LAST_LEVEL))


@frozen
class _Layout:
    questionnaire: Questionnaire
    speaker: Speaker
    conditions: Conditions
    numbers: Mapping[str, str]
    needed: frozenset[str]

    def parts(self, items: tuple[Item, ...], place: _Place) -> tuple[Part, ...]:
        return tuple(self._parts(items, place))

    def _parts(self, items: tuple[Item, ...], place: _Place) -> Iterator[Part]:
        for item in items:
            match item:
                case Group():
                    yield self._section(item, place)
                case Repeat():
                    yield self._turns(item, place)
                case Asked(type=QuestionType.NOTE):
                    yield from self._note(item)
                case _ if is_asked_on_paper(item):
                    yield self._question(item, place)
                case _ if item.name in self.needed and item.calculation is not None:
                    yield WorkedOut(
                        visible(item.name),
                        self.conditions.worded(item.calculation, item),
                        self._worded(item.relevant, item),
                    )

    def _worded(self, condition: Expression | None, item: Item) -> Pieces:
        return () if condition is None else self.conditions.worded(condition, item)

    # --- sections and turns -----------------------------------------------------------------

    def _section(self, group: Group, place: _Place) -> Section:
        label = self.speaker.say(group.label)
        inside = place if label is None else place.below()
        return Section(
            id=place.id(group.name),
            label=label,
            level=place.level,
            parts=self.parts(group.items, inside),
            condition=self._worded(group.relevant, group),
        )

    def _turns(self, repeat: Repeat, place: _Place) -> Turns:
        fixed = _fixed_count(repeat)
        count = fixed or (_INNER_TURNS if place.turns else _TURNS)
        inside = place.below().below()
        return Turns(
            id=place.id(repeat.name),
            name=visible(repeat.name),
            label=self.speaker.say(repeat.label) or self._name_of(repeat),
            level=place.level,
            turns=tuple(
                self.parts(repeat.items, replace(inside, turns=(*place.turns, number)))
                for number in range(1, count + 1)
            ),
            has_more=fixed is None,
            count=() if fixed else self._worded(repeat.count, repeat),
            condition=self._worded(repeat.relevant, repeat),
        )

    def _name_of(self, item: Item) -> Said:
        language = self.speaker.words.messages_in
        return Said(visible(item.name), language, direction(language))

    # --- questions and notes ----------------------------------------------------------------

    def _note(self, note: Asked) -> Iterator[Note]:
        label = self.speaker.say(note.label)
        if label is not None:
            yield Note(label, note.note_to_interviewer, self._worded(note.relevant, note))

    def _question(self, question: Asked, place: _Place) -> Question:
        offer = offered(self.questionnaire, question, self.speaker, self.conditions)
        space = space_of(question, is_listed=offer.is_listed)
        required = question.required
        is_always = required is not None and required.text.strip() == _ALWAYS
        return Question(
            id=place.id(question.name),
            number=self.numbers[question.name],
            name=visible(question.name),
            level=place.level,
            label=self.speaker.say(question.label) or self._name_of(question),
            space=space,
            how=how_to_answer(question, space),
            options=_options(question, offer, space),
            range=_range(question),
            hint=self.speaker.say(question.hint),
            guidance=self.speaker.say(question.guidance_hint),
            probes=self.speaker.say_all(question.probes),
            condition=self._worded(question.relevant, question),
            is_required=is_always,
            required_if=() if is_always else self._worded(required, question),
            rule=self._worded(question.constraint, question),
            rule_message=self.speaker.say(question.constraint_message),
            filter=offer.filter,
            has_refusal=question.refusal,
        )


_ALWAYS = "true()"
"""What a plain `required: yes` is read as."""


def _options(question: Asked, offer: Offered, space: Space) -> tuple[Options, ...]:
    if question.type is QuestionType.RANGE and space is Space.SCALE:
        return (Options(tuple(Option(number, None) for number in scale_of(question))),)
    return offer.groups


def _range(question: Asked) -> Range | None:
    span = question.range
    return None if span is None else Range(span.start, span.end, span.step)


def _fixed_count(repeat: Repeat) -> int | None:
    """Return how often a repeat is asked, where that is a number that paper has room for."""
    tree = repeat.count.tree if repeat.count is not None else None
    if not isinstance(tree, Number) or not tree.value.is_integer():
        return None
    return int(tree.value) if 1 <= tree.value <= _MOST_TURNS else None
