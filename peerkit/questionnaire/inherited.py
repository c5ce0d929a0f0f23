"""What is calculated from an answer is as sensitive as that answer.

Without this a calculation that joins a street and a name would pass the gate that keeps both.

Laws:
- A calculation, and a default, that draws on a question that identifies a person identifies one;
  one that draws on a sensitive question is as sensitive, through however many calculations.
- What the questionnaire says of the question itself stands: an age band may say `pii: no`.
- One that draws on several classes, and says of none that it is its own, is kept back like what
  identifies a person: no single consent covers it.
- Where two questions have one name nothing is inherited: that is a fault, and nobody is asked.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from peerkit.expression import Expression
from peerkit.expression.syntax import Path, walk
from peerkit.frozen import frozen
from peerkit.questionnaire.model import Item, Question, Questionnaire, Sensitivity


@frozen
class _Drawn:
    """What a question holds of what others say."""

    pii: bool = False
    classes: frozenset[Sensitivity] = frozenset()

    def joined(self, other: "_Drawn") -> "_Drawn":
        """Return both."""
        return _Drawn(self.pii or other.pii, self.classes | other.classes)


def with_inherited(whole: Questionnaire) -> Questionnaire:
    """Return the questionnaire; what draws on others' answers is as sensitive as they are."""
    questions = {question.name: question for question in whole.questions()}
    if len(questions) < sum(1 for _ in whole.questions()):
        return whole
    held = _held(questions)
    if all(_marked(question, held[name]) is question for name, question in questions.items()):
        return whole
    return replace(whole, survey=tuple(_mark(whole.survey, held)))


def names_to_state(whole: Questionnaire) -> frozenset[str]:
    """Return the questions that would inherit what they do not hold, unless their file says so."""
    survey = tuple(_as_written(whole.survey))
    again = with_inherited(replace(whole, survey=survey))
    pairs = zip(whole.questions(), again.questions(), strict=True)
    return frozenset(held.name for held, read in pairs if _own(held) != _own(read))


def _as_written(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield the items as a file has them that says only what each question holds."""
    for item in items:
        if isinstance(item, Question):
            marks = {"pii": item.pii, "sensitive": item.sensitive}
            places = {key: item.position for key, mark in marks.items() if mark}
            yield replace(item, positions=places)
        else:
            yield replace(item, items=tuple(_as_written(item.items)))


def _held(questions: Mapping[str, Question]) -> dict[str, _Drawn]:
    """Return what each question holds, its own and what reaches it along the expressions."""
    drawn_by: dict[str, list[str]] = defaultdict(list)
    for name, question in questions.items():
        for source in _sources(question):
            drawn_by[source].append(name)
    held = {name: _own(question) for name, question in questions.items()}
    waiting = [name for name, own in held.items() if own != _Drawn()]
    while waiting:
        source = waiting.pop()
        for name in drawn_by[source]:
            joined = _without_denied(questions[name], held[name].joined(held[source]))
            if joined != held[name]:
                held[name] = joined
                waiting.append(name)
    return held


def _own(question: Question) -> _Drawn:
    classes = frozenset() if question.sensitive is None else frozenset({question.sensitive})
    return _Drawn(question.pii, classes)


def _without_denied(question: Question, drawn: _Drawn) -> _Drawn:
    """Return what is left where the question says itself what it is."""
    own = _own(question)
    return _Drawn(
        own.pii if "pii" in question.positions else drawn.pii,
        own.classes if "sensitive" in question.positions else drawn.classes,
    )


def _sources(question: Question) -> Iterator[str]:
    """Yield the names that its value is made of."""
    for expression in (question.calculation, question.default):
        if isinstance(expression, Expression):
            yield from (reference.name for reference in expression.references)
            for part in walk(expression.tree):
                if isinstance(part, Path):
                    yield from (step.test for step in part.steps)


def _mark(items: tuple[Item, ...], held: Mapping[str, _Drawn]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Question):
            yield _marked(item, held[item.name])
        else:
            yield replace(item, items=tuple(_mark(item.items, held)))


def _marked(question: Question, drawn: _Drawn) -> Question:
    """Return the question with what it holds; the very same where that is its own."""
    if drawn == _own(question):
        return question
    if len(drawn.classes) > 1:
        return replace(question, pii=True)
    return replace(question, pii=drawn.pii, sensitive=next(iter(drawn.classes), None))
